"""The spellings in which a word is looked for."""

from collections.abc import Iterator

_MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "‑": "-", "\u00a0": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " "})
_SMALL = frozenset({"a", "and", "for", "in", "of", "on", "the", "to"})
SHORTEST_IN_CAPITALS = 4
"""Letters that a word needs to be looked for in capitals too."""


def fold(text: str) -> str:
    """The text with typographic apostrophes, hyphens and white space made plain; as long as ``text``."""
    return text.translate(_MARKS)


def variants(word: str) -> Iterator[str]:
    """The folded spellings of a word: as written, opening a sentence, in a headline, in capitals."""
    word = fold(word)
    yield word
    yield word[:1].upper() + word[1:]
    yield " ".join(part if i and part in _SMALL else part[:1].upper() + part[1:] for i, part in enumerate(word.split(" ")))
    if sum(map(str.isalpha, word)) >= SHORTEST_IN_CAPITALS and len(word.upper()) == len(word):
        yield word.upper()
