from slantwise_training.tracking.folds import short_name


def test_a_group_is_named_by_its_first_member() -> None:
    assert short_name("Outlet R") == "Outlet R"
    assert short_name("Outlet R, Outlet I, Outlet S") == "Outlet R and 2 more"
