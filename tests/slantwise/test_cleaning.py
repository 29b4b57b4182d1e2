"""Cleaning: what goes, what stays, and where everything came from."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slantwise.cleaning import clean

FRAGMENTS = (
    "Kiev", "Lugansk", "the outlet ", "told RT ", "(AP) ", "peaceTalks", "ended.Then", "<b>", "</p>", "&amp;", "&nbsp;",
    "&amp;lt;", "TEHRAN - ", "GENEVA, May 3 (Reuters) - ", " ", "  ", "\n", "\r\n", "\t", "\u200b", "\x00", "\u00a0",
    "Read more: ", "Share this story", "All rights reserved.", "© 2020 ", "One aide contributed to this report. ",
    "The bridge opened. ", "and so ", "was, they", "AB/CD", " END", "(", ")", "“", "”", "é", "🙂",
)  # fmt: skip
noisy_texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("One\x00two\u00a0three", "One two three"),
        ("zero\u200bwidth", "zerowidth"),
        ("First line.\r\n\r\n \tSecond   line.", "First line.\nSecond line."),
        ("<p>Boats &amp; trains</p>", "Boats & trains"),
        ("Boats &amp;amp;amp; trains", "Boats & trains"),
        ("less < more and more > less", "less < more and more > less"),
        ("OSLO, May 3 (Reuters) - Boats sailed.", "Boats sailed."),
        ("TEHRAN - Boats sailed.", "Boats sailed."),
        ("MOSCOW (AP) — Boats sailed.", "Boats sailed."),
        ("Lima, Peru — Boats sailed.", "Boats sailed."),
        ("Boats sailed, (AP) as planned.", "Boats sailed, as planned."),
        ("Boats sailed. (Reporting by A. Writer; Editing by B. Writer)", "Boats sailed."),
        ("Boats sailed. Two desks contributed to this report. Trains ran.", "Boats sailed.\nTrains ran."),
        ("Boats sailed. Write to desk@example.com now. Trains ran.", "Boats sailed.\nTrains ran."),
        ("Boats sailed.\nAdvertisement\nTrains ran.", "Boats sailed.\nTrains ran."),
        ("Boats sailed. AB/CD", "Boats sailed."),
        ("He told RT that boats sailed.", "He told the outlet that boats sailed."),
        ("The Global Times said so.", "the outlet said so."),
        ("The peaceTalks ended.Then boats sailed", "The peace Talks ended. Then boats sailed"),
        ("In Kiev, Kharkov and DONBASS", "In Kyiv, Kharkiv and DONBAS"),
        ("Kievan boats near Odessa's port", "Kievan boats near Odesa's port"),
        ("ART and PARTY boats", "ART and PARTY boats"),
    ],
)
def test_cleaned_text(given_text: str, expected: str) -> None:
    assert clean(given_text).text == expected


def test_empty_text_is_empty() -> None:
    cleaned = clean("")
    assert cleaned.text == ""
    assert cleaned.to_original(0, 0) == (0, 0)
    assert cleaned.from_original(0, 0) == (0, 0)


def test_spans_find_their_way_back_past_removals_and_replacements() -> None:
    text = "OSLO - He left  Kiev &amp; told RT of peaceTalks."
    cleaned = clean(text)
    for phrase, origin in (
        ("Kyiv", "Kiev"),
        ("&", "&amp;"),
        ("the outlet", "RT"),
        ("peace", "peace"),
        ("Talks.", "Talks."),
    ):
        start = cleaned.text.index(phrase)
        first, last = cleaned.to_original(start, start + len(phrase))
        assert text[first:last] == origin
        assert cleaned.from_original(first, last) == (start, start + len(phrase))


def test_a_removed_stretch_has_no_clean_span() -> None:
    cleaned = clean("Boats sailed. All rights reserved.")
    start, end = cleaned.from_original(20, 30)
    assert start == end


def test_a_space_put_in_still_has_an_origin() -> None:
    cleaned = clean("peaceTalks")
    space = cleaned.text.index(" ")
    assert cleaned.to_original(space, space + 1) == (4, 5)


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 99)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="must lie within 0 and 5"):
        clean("Boats").to_original(*span)


@settings(max_examples=150, deadline=None)
@given(noisy_texts)
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@settings(max_examples=150, deadline=None)
@given(noisy_texts, st.data())
def test_offsets_stay_in_order_and_every_span_has_an_origin(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    assert len(cleaned.starts) == len(cleaned.ends) == len(cleaned.text)
    assert (np.diff(cleaned.starts) >= 0).all()
    assert (np.diff(cleaned.ends) >= 0).all()
    if not cleaned.text:
        return
    start = data.draw(st.integers(0, len(cleaned.text) - 1))
    end = data.draw(st.integers(start + 1, len(cleaned.text)))
    first, last = cleaned.to_original(start, end)
    assert 0 <= first < last <= len(text)
    back = cleaned.from_original(first, last)
    if cleaned.text[start:end].strip():
        assert back[0] <= start + cleaned.text[start:end].count(" ")
        assert back[1] >= end - 1


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="bdfg ", max_size=60).map(lambda t: " ".join(t.split())))
def test_plain_words_are_left_alone(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == text
    assert cleaned.starts.tolist() == list(range(len(text)))


@pytest.mark.parametrize(
    "unit",
    ["word ", "A", "A B ", "<", "<a ", "&", "amp;", " ", "\n ", "© ", "(Reporting by ", "Reporting by a ",
     "all rights reserved ", "KYIV - ", " END", "share this ", "aaaBbb", "a.”", "@a.com "],
)  # fmt: skip
def test_time_grows_with_length_not_faster(unit: str) -> None:
    text = "&" + unit * (200_000 // len(unit))
    began = time.perf_counter()
    clean(text)
    assert time.perf_counter() - began < 8  # under a second alone; quadratic work would take minutes
