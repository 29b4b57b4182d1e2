"""Cleaning that never breaks offsets: what betrays the outlet goes, and every character keeps its place of origin."""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise import _boilerplate as boilerplate

Offsets = NDArray[np.int32]
_Edit = tuple[int, int, str]

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffd]+")
_LINES = re.compile(r"(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029])")
_TAG = re.compile(r"<(?:[a-zA-Z/][^<>\n]{0,300}|!--[^<>]{0,300}--)>")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,10});")
_SPACES = re.compile(r"\s+")
_EDGES = re.compile(r"\A\s+|\s+\Z")
_GLUED = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z]{2}[.!?][”\"])(?=[A-Z][a-z])|(?<=[a-z]{2},)(?=[a-z]{2})"
)
_SPELLING = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, boilerplate.SPELLINGS), key=len, reverse=True)) + r")\b"
)


@dataclass(frozen=True, slots=True)
class CleanText:
    """Cleaned text with the place of origin of each character.

    Attributes:
        text: The cleaned text, N code points.
        starts: Where each character begins in the original, (N,), never falling.
        ends: Where it ends there, exclusive, (N,), never falling.
    """

    text: str
    starts: Offsets
    ends: Offsets

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a non-empty clean span ``[start, end)`` came from."""
        return int(self.starts[start]), int(self.ends[end - 1])

    def from_original(self, start: int, end: int) -> tuple[int, int]:
        """The clean span that overlaps ``[start, end)`` of the original; empty where that was removed."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, max(first, last)


def clean(text: str) -> CleanText:
    """Cleans a title or a text, in time linear in its length.

    Lines are kept as lines; other white space, control characters and mark-up become one space; footers, datelines,
    agency marks and credits go; names of news outlets become "the outlet"; words glued together where a link stood come
    apart; transliterations that differ between outlets become one.
    """
    places = np.arange(len(text), dtype=np.int32)
    cleaned = CleanText(text, places, places + np.int32(1))
    for step in _STEPS:
        cleaned = _apply(cleaned, step(cleaned.text))
    return cleaned


def _replace(pattern: re.Pattern[str], by: str | Callable[[str], str]) -> Callable[[str], Iterable[_Edit]]:
    """A step that replaces every match."""

    def step(text: str) -> Iterable[_Edit]:
        for match in pattern.finditer(text):
            found = match.group()
            yield match.start(), match.end(), by if isinstance(by, str) else by(found)

    return step


def _one_space(found: str) -> str:
    return "\n" if "\n" in found else " "


def _apply(cleaned: CleanText, edits: Iterable[_Edit]) -> CleanText:
    """Makes the edits, given in order and apart from each other."""
    text, pieces, starts, ends, done = cleaned.text, [], [], [], 0
    for start, end, new in edits:
        if text[start:end] == new:
            continue
        pieces += [text[done:start], new]
        starts += [cleaned.starts[done:start], _spread(cleaned, start, end, len(new))]
        ends += [cleaned.ends[done:start], _spread(cleaned, start, end, len(new), ends=True)]
        done = end
    if not pieces:
        return cleaned
    pieces.append(text[done:])
    starts.append(cleaned.starts[done:])
    ends.append(cleaned.ends[done:])
    return CleanText("".join(pieces), np.concatenate(starts), np.concatenate(ends))


def _spread(cleaned: CleanText, start: int, end: int, n: int, *, ends: bool = False) -> Offsets:
    """Places of origin for ``n`` characters that replace ``[start, end)``: each has the whole stretch as its origin."""
    if start == end:  # an insertion: an empty stretch
        place = cleaned.ends[start - 1] if start else np.int32(0)
        return np.full(n, place, np.int32)
    return np.full(n, cleaned.ends[end - 1] if ends else cleaned.starts[start], np.int32)


_STEPS: tuple[Callable[[str], Iterable[_Edit]], ...] = (
    _replace(_INVISIBLE, ""),
    _replace(_LINES, "\n"),
    _replace(_CONTROL, " "),
    _replace(_TAG, " "),
    _replace(_ENTITY, html.unescape),
    _replace(_SPACES, _one_space),
    _replace(_EDGES, ""),
    _replace(boilerplate.FOOTERS, " "),
    _replace(boilerplate.DATELINE, ""),
    _replace(boilerplate.SIGN_OFF, ""),
    _replace(boilerplate.AGENCY_MARK, " "),
    _replace(boilerplate.OUTLET_NAMES, boilerplate.NEUTRAL_OUTLET),
    _replace(_GLUED, " "),
    _replace(_SPELLING, lambda found: boilerplate.SPELLINGS[found]),
    _replace(_SPACES, _one_space),
    _replace(_EDGES, ""),
)
