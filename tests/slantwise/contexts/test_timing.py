import dataclasses

import pytest

from slantwise.contexts import default_cards
from slantwise.contexts.timing import date_card

CARD = default_cards()[0]


@pytest.mark.parametrize(
    ("event", "date", "as_of", "timing"),
    [
        ("2021-02-01", "2021-01-22", None, "before"),
        ("2021-02-01", "2021-01-22", "2021-03-01", "after"),
        ("2021-02-01", "2021-02-01", None, "after"),
        ("2021-02-01", None, None, "unknown"),
        ("2021-02-01", None, "2021-02", "after"),
        ("2021-02-01", "2021", None, "unknown"),
        ("2021-02-01", "2021-01", None, "before"),
        ("2021-02-01", "2021-02", None, "after"),
        ("2021-02-15", "2021-02", None, "unknown"),
        ("2021-02", "2021-02-10", None, "unknown"),
        ("2021", "2022-01-01", None, "after"),
        ("2021", "2020", None, "before"),
    ],
)
def test_days_months_and_years_are_compared(event: str, date: str | None, as_of: str | None, timing: str) -> None:
    dating = date_card(dataclasses.replace(CARD, event_date=event), date, as_of)
    assert dating.timing == timing
    assert event in dating.note
    assert (as_of or date or "not known") in dating.note


def test_what_goes_on_is_dated_by_its_beginning() -> None:
    card = dataclasses.replace(CARD, event_date="2014-06-02", end_date="ongoing")
    assert date_card(card, "2014-06-03", None).timing == "after"
