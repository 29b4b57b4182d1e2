import itertools

from hypothesis import given
from hypothesis import strategies as st

from slantwise.sentences import LONGEST, split_sentences


def texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, "text")]


def test_splits_at_full_stops_and_line_breaks_but_not_at_abbreviations() -> None:
    text = "Mr. Example met the U.S. envoy. They spoke for an hour.\nA heading\nMore followed."
    assert texts(text) == [
        "Mr. Example met the U.S. envoy.",
        "They spoke for an hour.",
        "A heading",
        "More followed.",
    ]


def test_cuts_an_endless_line_at_white_space() -> None:
    pieces = texts("word " * 40_000)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join(pieces).replace(" ", "") == "word" * 40_000


def test_cuts_a_line_without_white_space() -> None:
    assert [len(piece) for piece in texts("x" * (2 * LONGEST + 7))] == [LONGEST, LONGEST, 7]


@given(st.text())
def test_sentences_are_in_order_apart_and_stripped(text: str) -> None:
    sentences = split_sentences(text, "title")
    assert all(s.field == "title" and 0 <= s.start < s.end <= len(text) for s in sentences)
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in sentences)


@given(st.text())
def test_no_character_but_white_space_is_lost(text: str) -> None:
    kept = "".join(texts(text))
    assert "".join(kept.split()) == "".join(text.split())
