"""Dates of articles and events."""

from datetime import date as day

import pytest

from slantwise.dates import date_fault, earliest, latest


@pytest.mark.parametrize("date", [None, "2021", "2021-01", "2021-01-22", "2020-02-29", "0001-01-01"])
def test_days_months_and_years_are_good(date: str | None) -> None:
    assert date_fault(date) is None


@pytest.mark.parametrize(
    "date",
    [
        "",
        "soon",
        "2021-1-2",
        "2021-01-22\n",
        " 2021",
        "2021-01-22T10:00:00Z",
        "20210122",
        "\u0662\u0660\u0662\u0661",
        5,
    ],
)
def test_what_is_no_iso_date_is_told_with_the_value(date: object) -> None:
    fault = date_fault(date)
    assert fault is not None
    assert fault.startswith("must be ISO 8601")
    assert fault.endswith(repr(date))


@pytest.mark.parametrize("date", ["2021-02-29", "2021-13", "2021-00", "2021-04-31", "0000"])
def test_a_day_that_does_not_exist_is_told(date: str) -> None:
    fault = date_fault(date)
    assert fault is not None
    assert fault.startswith(f"must be a day that exists, got {date!r}")


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2021-01-22", day(2021, 1, 22), day(2021, 1, 22)),
        ("2021-04", day(2021, 4, 1), day(2021, 4, 30)),
        ("2020-02", day(2020, 2, 1), day(2020, 2, 29)),
        ("2021", day(2021, 1, 1), day(2021, 12, 31)),
        ("9999", day(9999, 1, 1), day(9999, 12, 31)),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(date: str, first: day, last: day) -> None:
    assert (earliest(date), latest(date)) == (first, last)


@pytest.mark.parametrize("date", ["soon", "2021-02-29", "2021-13", ""])
def test_days_of_what_is_no_date_are_refused(date: str) -> None:
    for bound in (earliest, latest):
        with pytest.raises(ValueError, match=r"date must be"):
            bound(date)
