"""Reading rows of JSON."""

import logging
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slantwise.article import Article
from slantwise.reading import BadRow
from slantwise.reading.rows import article_from_row

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def test_all_fields_are_read_and_others_ignored() -> None:
    raw = {"text": "Rain fell.", "title": "Weather", "date": "2021-01", "id": 7, "outlet": " The Gazette", "url": 3}
    assert article_from_row(raw, "a.jsonl", 3) == Article("Rain fell.", "Weather", "2021-01", "7", "The Gazette")


def test_only_the_text_is_required() -> None:
    assert article_from_row({"text": "Rain fell.", "title": None, "date": None, "id": None}, "a", 1) == Article("Rain fell.")


@pytest.mark.parametrize(
    ("raw", "field", "reason"),
    [
        ({}, "text", "missing"),
        ({"text": None}, "text", "missing"),
        ({"text": 5}, "text", "must be a string, is int"),
        ({"text": " \n"}, "text", "empty"),
        ({"text": "half \ud83d pair"}, "text", r"\ud83d) at character 5"),
        ({"text": "x", "title": ["y"]}, "title", "must be a string, is list"),
        ({"text": "x", "title": "\udc00"}, "title", "surrogate"),
        ({"text": "x", "id": 1.5}, "id", "whole number, is float"),
        ({"text": "x", "id": True}, "id", "is bool"),
        ({"text": "x", "id": "\udc00"}, "id", "surrogate"),
        (["text"], "row", "must be a JSON object with the field 'text', is list"),
        (None, "row", "is NoneType"),
    ],
)
def test_a_bad_row_names_its_field(raw: Any, field: str, reason: str) -> None:
    bad = article_from_row(raw, "a.jsonl", 4)
    assert isinstance(bad, BadRow)
    assert (bad.file, bad.row, bad.field) == ("a.jsonl", 4, field)
    assert reason in bad.reason


@pytest.mark.parametrize("outlet", [5, ["a"], "\udc00"])
def test_an_outlet_that_cannot_be_read_is_told_and_the_article_kept(outlet: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "slantwise"):
        assert article_from_row({"text": "Rain fell.", "outlet": outlet}, "a.jsonl", 4) == Article("Rain fell.")
    assert "a.jsonl, row 4, outlet:" in caplog.text


def test_a_blank_outlet_is_unknown() -> None:
    assert article_from_row({"text": "Rain fell.", "outlet": " "}, "a.jsonl", 4) == Article("Rain fell.")


def test_a_bad_row_keeps_its_identifier() -> None:
    bad = article_from_row({"id": 12, "text": ""}, "a.jsonl", 4)
    assert isinstance(bad, BadRow)
    assert bad.to_dict() == {
        "id": "12",
        "error": {"file": "a.jsonl", "row": 4, "field": "text", "reason": "is empty"},
    }
    assert str(bad) == "a.jsonl, row 4, text: is empty"


@pytest.mark.parametrize("date", ["yesterday", "2021-02-30", "2021-01-22T10:00:00Z", 2021, ""])
def test_a_wrong_date_is_warned_of_and_the_article_kept(date: object, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert article_from_row({"text": "Rain fell.", "date": date}, "a.jsonl", 4) == Article("Rain fell.")
    assert "a.jsonl, row 4, date:" in caplog.text
    assert repr(date) in caplog.text


@settings(deadline=None)
@given(JSON_VALUES | st.fixed_dictionaries({}, optional=dict.fromkeys(["text", "title", "date", "id"], JSON_VALUES)))
def test_any_row_gives_an_article_that_can_be_written_or_a_bad_row(raw: object) -> None:
    item = article_from_row(raw, "a.jsonl", 1)
    if isinstance(item, Article):
        f"{item.title}{item.text}{item.date}{item.id}".encode()
    else:
        assert item.row == 1
        assert item.field in ("row", "text", "title", "id")
        assert item.reason
