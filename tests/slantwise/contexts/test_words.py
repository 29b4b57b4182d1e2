import pytest

from slantwise.contexts._words import stem, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("Poisoning", "poisoned"), ("invaded", "invades"), ("Ukrainians", "Ukraine"), ("Russian", "Russia"), ("annexation", "annexed")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_other_words_do_not() -> None:
    assert len({stem(word) for word in ("army", "dam", "valley", "flood", "village", "government")}) == 6


def test_possessive_endings_are_cut_and_case_is_kept() -> None:
    assert words_of("Northland's dam, the villagers’ homes: U.N.") == ["Northland", "dam", "the", "villagers", "homes", "U.N"]
