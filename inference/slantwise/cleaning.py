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
_TAG = re.compile(r"<(?:[a-zA-Z/][^<>\n]{0,2000}|!--[^<>]{0,2000}--)>")
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,10});")
_SPACES = re.compile(r"\s{2,}|[^\S \n]")
_EDGES = re.compile(r"\A\s+|\s+\Z")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s|\n")
_SENTENCE_REACH = 200
_MAX_PASSES = 8
_GLUED = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z]{2}[.!?][”\"])(?=[A-Z][a-z])|(?<=[a-z]{2},)(?=[a-z]{2})"
)
_SPELLING = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, boilerplate.SPELLINGS), key=len, reverse=True)) + r")\b")


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
        """The stretch of the original that the clean span ``[start, end)`` came from; empty only for an empty span.

        Raises:
            ValueError: The span is not within the clean text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span must lie within 0 and {len(self.text)}, got [{start}, {end})")
        if start == end:
            place = int(self.starts[start]) if start < len(self.text) else int(self.ends[-1]) if start else 0
            return place, place
        if self.starts[start] == self.ends[end - 1]:  # only a space that cleaning put in: the character before it
            start -= 1
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
    apart; transliterations that differ between outlets become one. A removal can bring to light more to remove, so the
    steps run until nothing changes: a clean text stays as it is.
    """
    places = np.arange(len(text), dtype=np.int32)
    cleaned = CleanText(text, places, places + np.int32(1))
    for _ in range(_MAX_PASSES):  # two nearly always; the bound keeps marks nested on purpose from costing more
        before = cleaned.text
        for step in _STEPS:
            cleaned = _apply(cleaned, step(cleaned.text))
        if cleaned.text == before:
            break
    return cleaned


def _replace(pattern: re.Pattern[str], by: str | Callable[[str], str]) -> Callable[[str], Iterable[_Edit]]:
    """A step that replaces every match."""

    def step(text: str) -> Iterable[_Edit]:
        for match in pattern.finditer(text):
            found = match.group()
            yield match.start(), match.end(), by if isinstance(by, str) else by(found)

    return step


def _head(text: str) -> Iterable[_Edit]:
    """Takes datelines and bylines off the head."""
    end = 0
    while match := boilerplate.HEAD.match(text, end):
        end = match.end()
    yield 0, end, ""


def _tail(text: str) -> Iterable[_Edit]:
    """Takes marks off the end."""
    start = len(text)
    while match := boilerplate.TAIL.search(text, max(0, start - boilerplate.TAIL_LENGTH), start):
        start = match.start()
    yield start, len(text), ""


def _marked_sentences(text: str) -> Iterable[_Edit]:
    """Takes out every sentence that holds a mark; a very long one from the mark on."""
    done = 0
    for match in boilerplate.SENTENCE_MARKS.finditer(text):
        if match.start() < done:
            continue
        lowest = max(done, match.start() - _SENTENCE_REACH)
        start = lowest if lowest == done else match.start()
        for boundary in _SENTENCE_END.finditer(text, lowest, match.start()):
            start = boundary.end()
        after = _SENTENCE_END.search(text, match.end(), match.end() + _SENTENCE_REACH)
        reached_end = len(text) - match.end() <= _SENTENCE_REACH
        done = after.end() if after else len(text) if reached_end else match.end()
        yield start, done, "\n"


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
    _marked_sentences,
    _replace(boilerplate.FOOTERS, "\n"),  # not a space: what stood on both sides must not become one phrase
    _replace(_SPACES, _one_space),
    _replace(_EDGES, ""),
    _head,
    _tail,
    _replace(boilerplate.AGENCY_MARK, " "),
    _replace(_GLUED, " "),
    _replace(boilerplate.OUTLET_NAMES, boilerplate.NEUTRAL_OUTLET),
    _replace(_SPELLING, lambda found: boilerplate.SPELLINGS[found]),
    _replace(_SPACES, _one_space),
    _replace(_EDGES, ""),
)
