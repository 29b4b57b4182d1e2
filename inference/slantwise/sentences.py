"""Sentences of a field, as offsets."""

import re
from dataclasses import dataclass

from sentencex import get_sentence_boundaries

from slantwise.article import FieldName

LONGEST = 1000
"""Longest sentence in characters; what is longer (a line without a full stop) is cut at white space."""

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``text[start:end]`` of a cleaned field (code points, end exclusive, no white space at its ends)."""

    field: FieldName
    start: int
    end: int


def split_sentences(text: str, field: FieldName) -> list[Sentence]:
    """Splits a cleaned field into sentences, in order; white space between them belongs to none.

    Args:
        text: The cleaned field; a line break always ends a sentence.
        field: Which field it is.

    Returns:
        The sentences, each at most ``LONGEST`` characters.
    """
    found: list[Sentence] = []
    for line in _LINE.finditer(text):
        for part in get_sentence_boundaries("en", line.group()):
            start, end = line.start() + part["start_index"], line.start() + part["end_index"]
            found.extend(Sentence(field, a, b) for a, b in _pieces(text, start, end))
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``text[start:end]`` stripped and cut into pieces of at most ``LONGEST`` characters."""
    pieces = []
    while start < end:
        stop = end
        if end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            stop = space if space > 0 else start + LONGEST
        piece = text[start:stop]
        left = start + len(piece) - len(piece.lstrip())
        if piece.strip():
            pieces.append((left, left + len(piece.strip())))
        start = stop
    return pieces
