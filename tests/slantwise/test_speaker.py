"""Who speaks, in the words of the text."""

import time

import pytest

from slantwise.speaker import speaker_of


def speaker(text: str, phrase: str, sentence: str | None = None) -> str | None:
    at, start = text.index(phrase), text.index(sentence) if sentence else 0
    return speaker_of(text, (start, start + len(sentence or text)), (at, at + len(phrase)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The general said the town was a loyal friend.", "The general"),
        ("“It is a loyal friend,” said the general.", "the general"),
        ("“It is a loyal friend,” the head of the council said on Monday.", "the head of the council"),
        ("“It is a loyal friend”, said Deputy Mayor Alpha Beta during a visit.", "Deputy Mayor Alpha Beta"),
        ("“It is a loyal friend,” he added.", "he"),
        ("“It is a loyal friend,” Beta told reporters.", "Beta"),
        ("According to the foreign minister, it is a loyal friend.", "the foreign minister"),
        ("It is a loyal friend, according to Dr. Beta.", "Dr. Beta"),
        ("Minister Alpha Beta told reporters that it was a loyal friend.", "Minister Alpha Beta"),
        ("The envoy was quoted by the paper as saying it is a loyal friend.", "The envoy"),
        ("The paper quoted the mayor of the town as saying it is a loyal friend.", "the mayor of the town"),
        ("The US has repeatedly called it a loyal friend.", "The US"),
        ("Local officials say it is a loyal friend.", "Local officials"),
        ("The guide, who came on Monday, said it was a loyal friend.", "The guide"),
        ("Alpha Beta, the head of the council, said it was a loyal friend.", "Alpha Beta"),
        ("Alpha Beta, a member of the Gamma Council, said it was a loyal friend.", "Alpha Beta"),
        ("In Alphaville, a spokesman for the Gamma Council, asked by us, said it was a loyal friend.", "a spokesman for the Gamma Council"),
        ("Mayor Beta rejects claims that the town is a loyal friend.", "Mayor Beta"),
        ("The story was praised by the ministry as one of a loyal friend.", "the ministry"),
        ("Mayor: It is a loyal friend", "Mayor"),
        ("It is a loyal friend – Beta", "Beta"),
    ],
)
def test_forms_of_attribution(text: str, expected: str) -> None:
    assert speaker(text, "loyal friend") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The town has a loyal friend and a bridge.",
        "The river is called a loyal friend.",
        "The mayor's claims of a loyal friend came late.",
        "As noted above, it is a loyal friend.",
        "I said it was a loyal friend.",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert speaker(text, "loyal friend") is None


def test_the_sentence_before_a_quotation_names_the_speaker() -> None:
    text = "It rained. The president thanked the guests. “You came far. You are a loyal friend.” All left."
    assert speaker(text, "loyal friend", "You are a loyal friend.”") == "The president"


def test_the_words_after_a_long_quotation_name_the_speaker() -> None:
    text = "The mayor said nothing. “It is old. It is a loyal friend. It stays,” the guide added."
    assert speaker(text, "loyal friend", "It is a loyal friend.") == "the guide"


def test_a_new_sentence_after_a_quotation_is_not_its_attribution() -> None:
    text = "The guide said: “It is a loyal friend.” The mayor said nothing."
    assert speaker(text, "loyal friend") == "The guide"


def test_the_next_clause_is_not_the_attribution() -> None:
    assert speaker("He said: “It is a loyal friend,” and she said that it was old.", "loyal friend") == "He"


def test_an_attribution_inside_the_quotation_is_not_taken() -> None:
    assert speaker("“The mayor said it is a loyal friend,” the guide said.", "loyal friend") == "the guide"


def test_of_two_speakers_the_one_before_the_phrase_counts() -> None:
    text = "The guide said it was old, the mayor said it was a loyal friend, and the envoy said it was new."
    assert speaker(text, "loyal friend") == "the mayor"


def test_the_speaker_is_a_slice_of_the_text_outside_the_phrase() -> None:
    text = "In a letter on Tuesday, the two ministers warned of a loyal friend."
    found = speaker(text, "loyal friend")
    assert found == "the two ministers"


@pytest.mark.parametrize("piece", ["he said ", "A", "Alpha ", "the ", ", ", '"x" said ', "quoted ", "a, who said, "])
def test_a_long_line_takes_no_longer_than_a_short_one(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.perf_counter()
    speaker_of(text, (0, len(text)), (100_000, 100_020))
    assert time.perf_counter() - began < 2
