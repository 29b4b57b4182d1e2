"""Each kind of fault in a card."""

from typing import Any

import pytest

from slantwise.contexts import check_cards

FILE = "lake-dam-2011.yaml: "
DATE = 'expected a day, month or year that exists, like "2021-01-22", "2021-01" or "2021"'


def test_a_valid_card_has_no_fault(write_card: Any) -> None:
    assert check_cards(write_card()) == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"id": "Lake_Dam"}, "id: expected lower-case letters and digits joined by hyphens, got 'Lake_Dam'"),
        ({"id": "other"}, "id: expected the file's name without its ending, 'lake-dam-2011', got 'other'"),
        ({"name": "  "}, "name: expected text, it is empty"),
        ({"name": ["a"]}, "name: expected text, got ['a'] (list)"),
        ({"main_fact": None}, "main_fact: expected text, got nothing"),
        ({"actor": True}, "actor: expected text, got True (bool)"),
        ({"event_date": "2021-02-30"}, f"event_date: {DATE}, got '2021-02-30' (str)"),
        ({"event_date": "ongoing"}, f"event_date: {DATE}, got 'ongoing' (str)"),
        ({"event_date": None}, f"event_date: {DATE}, got nothing"),
        ({"end_date": "soon"}, f"end_date: {DATE}, or \"ongoing\", got 'soon' (str)"),
        ({"end_date": "2011-02"}, "end_date: expected a date not before event_date '2011-03-05', got '2011-02'"),
        ({"names": "Northland"}, "names: expected a list of 1 or more items, got 'Northland' (str)"),
        ({"details": None}, "details: expected a list, [] for none, got nothing"),
        ({"names": ["Northland", ""]}, "names[2]: expected text, it is empty"),
        ({"euphemisms": [{"a": "b"}]}, "euphemisms[1]: expected text, got {'a': 'b'} (dict)"),
        ({"tellings": ["a dam"] * 3}, "tellings: expected a list of 4 to 6 items, got 3"),
        ({"denials": ["no dam"] * 4}, "denials: expected a list of 2 to 3 items, got 4"),
        ({"sources": []}, "sources: expected a list of 1 or more items, got 0"),
        ({"sources": ["Lake inquiry"]}, "sources[1]: expected a name and a date, got 'Lake inquiry' (str)"),
        ({"sources": [{"name": "Lake inquiry"}]}, "sources[1].date: expected this field, it is missing"),
        ({"sources": [{"name": "", "date": "2012"}]}, "sources[1].name: expected text, it is empty"),
        ({"sources": [{"name": "Inquiry", "date": "2012-13"}]}, f"sources[1].date: {DATE}, got '2012-13' (str)"),
        ({"sources": [{"name": "I", "date": "2012", "dates": ""}]}, "sources[1].dates: expected no such field; did you mean 'date'?"),
        ({"tellngs": []}, "tellngs: expected no such field; did you mean 'tellings'?"),
    ],
)
def test_a_fault_is_told_with_file_field_expectation_and_value(write_card: Any, changed: dict[str, Any], fault: str) -> None:
    assert FILE + fault in check_cards(write_card(**changed))


def test_an_unknown_field_like_no_other_is_told_with_the_valid_ones(write_card: Any) -> None:
    (fault,) = check_cards(write_card(zzzz="a"))
    assert fault.startswith(f"{FILE}zzzz: expected no such field; the fields are id, name, event_date")


@pytest.mark.parametrize("field", ["id", "event_date", "main_fact", "euphemisms", "sources"])
def test_a_missing_field_is_the_one_fault(write_card: Any, field: str) -> None:
    assert check_cards(write_card(drop=(field,))) == [f"{FILE}{field}: expected this field, it is missing"]


def test_an_end_within_the_month_of_the_beginning_is_good(write_card: Any) -> None:
    assert check_cards(write_card(end_date="2011-03")) == []
