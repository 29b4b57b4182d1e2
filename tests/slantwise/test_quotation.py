"""Where the quotations are, and what they say of a phrase's voice."""

import time
from itertools import pairwise

import pytest

from slantwise.quotation import quoted_spans, structural_voice

AUTHOR, QUOTED, REPORTED = (0.6, 0.3, 0.1), (0.3, 0.6, 0.1), (0.1, 0.3, 0.6)


def insides(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_spans(text)]


def voice(text: str, phrase: str, probabilities: tuple[float, float, float]) -> str:
    start = text.index(phrase)
    return structural_voice(quoted_spans(text), text, start, start + len(phrase), probabilities)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The bridge is open.", []),
        ('He said "the bridge is open" and left.', ["the bridge is open"]),
        ("He said “the bridge is open” and left.", ["the bridge is open"]),
        ("Er sagt „die Brücke“ und »der Fluss«, il dit «le pont».", ["die Brücke", "der Fluss", "le pont"]),
        ('"We came," he said. "We left."', ["We came,", "We left."]),
        ('Mixed “marks" still close.', ["marks"]),
        ('Glued—"like this"—to dashes', ["like this"]),
        ('“The sign reads "closed" today,” he said.', ['The sign reads "closed" today,']),
        ('A 12" pipe and a 6" pipe.', []),
        ('"" and “”', []),
    ],
)
def test_double_marks(text: str, expected: list[str]) -> None:
    assert insides(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor calls bridge 'a gift to the town'", ["a gift to the town"]),
        ("Mayor’s ‘gift to the town’ isn’t open", ["gift to the town"]),
        ("Council hails 'it's our bridge' vote", ["it's our bridge"]),
        ("It's the drivers' bridge, the mayor's and the '90s builders' too", []),
        ("They’re the drivers’ and builders’ friends", []),
        ("Fish 'n' chips", []),
        ("'The sign reads \"closed\" today,' she wrote.", ['The sign reads "closed" today,']),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, expected: list[str]) -> None:
    assert insides(text) == expected


def test_a_quotation_of_several_paragraphs_opens_each_and_closes_once() -> None:
    assert insides("“First part.\n“Second part.\n“Third.” Plain words.") == ["First part.", "Second part.", "Third."]
    assert insides("“First part. “Second part.” Plain words.") == ["First part. ", "Second part."]


def test_an_open_quotation_ends_with_its_line() -> None:
    assert insides("He said “the bridge.\nPlain words “here” again.") == ["the bridge.", "here"]


def test_an_open_quotation_in_a_long_line_ends_with_its_sentence() -> None:
    assert insides("He said “the bridge is open. " + "Plain words follow. " * 50) == ["the bridge is open."]
    assert insides("He said “the bridge is open. He left, and “came” back.") == ["the bridge is open.", "came"]


def test_outside_quotations_a_phrase_is_never_quoted() -> None:
    text = "The loyal friend left. “Farewell to all of you,” said the guide."
    assert voice(text, "loyal friend", (0.05, 0.9, 0.05)) in ("author", "reported")
    assert voice(text, "loyal friend", AUTHOR) == "author"
    assert voice(text, "loyal friend", REPORTED) == "reported"


@pytest.mark.parametrize("probabilities", [AUTHOR, QUOTED, REPORTED])
def test_inside_a_quotation_a_phrase_is_quoted(probabilities: tuple[float, float, float]) -> None:
    text = "“We will always remember the loyal friend of our town,” said the guide."
    assert voice(text, "the loyal friend of our town", probabilities) == "quoted"


def test_scare_quotes_without_a_speaker_are_the_likelier_of_author_and_quoted() -> None:
    text = "The so-called “loyal friend” closed the bridge."
    assert voice(text, "“loyal friend”", AUTHOR) == "author"
    assert voice(text, "“loyal friend”", QUOTED) == "quoted"
    assert voice(text, "“loyal friend”", (0.2, 0.25, 0.55)) == "quoted"


def test_a_few_words_in_marks_are_quoted_when_somebody_says_them() -> None:
    text = "The market was busy. The mayor described it as a “loyal friend” of the town. It rained."
    assert voice(text, "“loyal friend”", AUTHOR) == "quoted"
    assert voice(text, "a “loyal friend” of the town", AUTHOR) == "quoted"


def test_a_phrase_partly_in_marks_is_the_models_to_tell_when_nobody_speaks() -> None:
    text = "The market was busy. A “loyal” friend of the whole town closed the bridge."
    assert voice(text, "“loyal” friend of the whole town", AUTHOR) == "author"
    assert voice(text, "“loyal” friend of the whole town", QUOTED) == "quoted"


@pytest.mark.parametrize("piece", ['"a ', "'a ", "“a ", "“a. ", '"', "‘", "a'b", "“a\n"])
def test_a_long_line_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.perf_counter()
    spans = quoted_spans(text)
    structural_voice(spans, text, 100_000, 100_020, AUTHOR)
    assert time.perf_counter() - began < 10
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
