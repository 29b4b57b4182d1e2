"""The spellings in which a word is looked for."""

import re

WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits."""

_PLAIN = {"’": "'", "‘": "'", "`": "'", "‑": "-", "\u00a0": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " "}
_SMALL = frozenset({"a", "and", "for", "in", "of", "on", "the", "to"})
_SHORTEST_IN_CAPITALS = 4


def fold(text: str) -> str:
    """The text with typographic apostrophes, hyphens and white space made plain; as long as ``text``."""
    for mark, plain in _PLAIN.items():
        text = text.replace(mark, plain)
    return text


def variants(word: str) -> set[str]:
    """The folded spellings of a word: as written, opening a sentence, in a headline and, from four letters on, in capitals."""
    word = fold(word)
    found = {word, word[:1].upper() + word[1:]}
    if " " in word:
        parts = word.split(" ")
        found.add(" ".join(part if i and part in _SMALL else part[:1].upper() + part[1:] for i, part in enumerate(parts)))
    capitals = word.upper()
    if len(word) >= _SHORTEST_IN_CAPITALS and len(capitals) == len(word):  # "ß" grows
        found.add(capitals)
    return found
