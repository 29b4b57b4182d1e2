"""The quotation structure of a text, and what it says of a phrase's voice.

Whether a mark opens or closes is told from its neighbours before its glyph, as typesetters do, so that straight,
mixed and mistyped marks are read alike. Paragraphs of one quotation may each open anew, and only the last
closes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from slantwise.report import Voice

Span = tuple[int, int]

SCARE_WORDS = 3
"""Most words inside the marks of scare quotes, which may be the author's own distance."""
LONGEST_OPEN = 400
"""Most characters that a quotation without a closing mark may reach before it is taken to end with its sentence."""
LONGEST_SINGLE = 300
"""Most characters between single marks; beyond, the first one was an apostrophe."""
MOSTLY_INSIDE = 0.5
"""Least share of a phrase's characters inside quotations that makes it a quoted one."""
PARTLY_INSIDE = 0.2
"""Least share that makes it one where the sentence names a speaker: the loaded word is then the one in the marks."""
REACH = 300
"""How far around a phrase its sentence is searched for somebody who speaks, in characters."""

_DOUBLE = re.compile(r"[“”„‟«»\"\n]")
_SINGLE = re.compile(r"[‘’‚'‹›\n]")
_SENTENCE_END = re.compile(r"[.!?…][’”\"')]*(?=\s)|\n")
_SPEECH = re.compile(
    r"(?<![\w-])(?:said|says?|saying|t(?:old|ells)|according to|w(?:rote|rites)|tweeted|dubbed|labell?ed|branded|"
    r"quot(?:ed|ing)|cit(?:ed|ing)|den(?:ied|ies|ying)|(?:accord|add|call|claim|condemn|insist|stress|vow|warn)(?:ed|s|ing)|"
    r"dismiss(?:ed|es|ing)|(?:accus|argu|describ|not|prais|stat|urg)(?:ed|es|ing))(?!\w)"
)
_ELISION = re.compile(r"[’'](?:\d\ds?|tis|twas|em|til|cause|n)\b", re.IGNORECASE)
_OPENERS, _CLOSERS = "“„‟«‘‚‹", "”»’›"


def quoted_spans(text: str) -> list[Span]:
    """The insides of quotations, in order and apart, ``[start, end)`` in code points; linear in the length of the text.

    A quotation ends at its closing mark. One that stays open goes on where its paragraph ends and the next opens with a
    mark again; else it ends with its line, or with its sentence where the line is long. Single marks count where they
    stand around words, as in headlines; apostrophes do not. Of a quotation in a quotation the outer one counts.
    """
    doubles = list(_double(text))
    singles = list(_apart(_single(text), doubles))
    return sorted([*_apart(doubles, singles), *singles])


def _apart(spans: Iterator[Span] | Sequence[Span], others: Sequence[Span]) -> Iterator[Span]:
    """Those of ``spans`` that neither lie in one of ``others`` nor cross one; both in order."""
    starts = [start for start, _ in others]
    for start, end in spans:
        place = bisect_right(starts, start) - 1
        outer_end = others[place][1] if place >= 0 else start
        next_start, next_end = others[place + 1] if place + 1 < len(others) else (end, end)
        if outer_end <= start and (end <= next_start or next_end <= end):
            yield start, end


def _side(text: str, place: int) -> Literal["opens", "closes", "either"]:
    """What the neighbours of the mark at ``place`` say of it."""
    left, right = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
    opens = not left.isalnum() and left not in ".,!?…%)]”’»" and not right.isspace() and right not in ".,;:!?)]"
    closes = not left.isspace() and left not in "([" and not right.isalnum()
    if opens == closes:
        return "opens" if text[place] in _OPENERS else "closes" if text[place] in _CLOSERS else "either"
    return "opens" if opens else "closes"


def _double(text: str) -> Iterator[Span]:  # noqa: C901 - one scan, one state
    opened, outer, nested = -1, "", False
    for match in _DOUBLE.finditer(text):
        mark, place = match.group(), match.start()
        if mark == "\n":
            if opened >= 0:
                yield opened, _end_of_open(text, opened, place)
            opened = -1
            continue
        side = _side(text, place)
        if opened < 0:
            if side != "closes":
                opened, outer, nested = place + 1, mark, False
        elif side == "opens" and (mark == '"') != (outer == '"'):
            nested = True
        elif side == "opens":
            yield opened, place if _new_paragraph(text, place) else _end_of_open(text, opened, place)
            opened, outer, nested = place + 1, mark, False
        elif nested and (mark == '"') != (outer == '"'):
            nested = False
        else:
            if place > opened:
                yield opened, place
            opened = -1
    if opened >= 0:
        yield opened, _end_of_open(text, opened, len(text))


def _new_paragraph(text: str, place: int) -> bool:
    """Whether a mark at ``place`` follows the end of a sentence."""
    return text[max(0, place - 8) : place].rstrip()[-1:] in tuple(".!?…")


def _end_of_open(text: str, opened: int, limit: int) -> int:
    """Where a quotation without a closing mark ends, at most ``limit``."""
    if text[limit : limit + 1] in ("\n", "") and limit - opened <= LONGEST_OPEN:
        return limit
    end = _SENTENCE_END.search(text, opened, limit)
    return end.end() if end else min(limit, opened + LONGEST_OPEN)


def _single(text: str) -> Iterator[Span]:
    opened = -1
    for match in _SINGLE.finditer(text):
        mark, place = match.group(), match.start()
        if mark == "\n" or place - opened > LONGEST_SINGLE:
            opened = -1
        if mark == "\n" or (text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()):
            continue
        side = _side(text, place)
        if side == "opens" and (mark != "’") and not _ELISION.match(text, place):
            opened = place + 1
        elif side == "closes" and opened >= 0 and mark not in "‘‚‹":
            if place > opened:
                yield opened, place
            opened = -1


def structural_voice(spans: Sequence[Span], text: str, start: int, end: int, probabilities: Sequence[float]) -> Voice:
    """Voice of the phrase ``text[start:end]``, from the marks around it and the model's probabilities.

    Outside all quotations the phrase is the author's or reported; mostly inside one it is quoted, unless the marks look
    like scare quotes: a few words, and nobody in the sentence who says them. What remains is the model's to tell.

    Args:
        spans: What ``quoted_spans(text)`` gave.
        text: The text.
        start: Where the phrase starts.
        end: Where it ends, exclusive.
        probabilities: Of author, quoted and reported, by the model; they sum to 1.
    """
    author, quoted, reported = probabilities
    inside, (first, last) = _inside(spans, start, end)
    if not inside:
        return "author" if author >= reported else "reported"
    speaker = _has_speaker(text, start, end)
    scare = len(text[first:last].split()) <= SCARE_WORDS and not speaker
    if inside >= MOSTLY_INSIDE * (end - start):
        return "author" if scare and author > quoted else "quoted"
    if speaker and inside >= PARTLY_INSIDE * (end - start):
        return "quoted"
    if quoted > max(author, reported):
        return "quoted"
    return "author" if author >= reported or scare else "reported"


def _inside(spans: Sequence[Span], start: int, end: int) -> tuple[int, Span]:
    """How many characters of ``[start, end)`` are quoted, and the longest quotation that it meets."""
    inside, longest = 0, (0, 0)
    for a, b in spans[max(0, bisect_right(spans, (start, start)) - 1) :]:
        if a >= end:
            break
        shared = min(b, end) - max(a, start)
        if shared > 0:
            inside += shared
            longest = max(longest, (a, b), key=lambda span: span[1] - span[0])
    return inside, longest


def _has_speaker(text: str, start: int, end: int) -> bool:
    """Whether the sentence around ``text[start:end]`` has a verb of speech."""
    left, right = max(0, start - REACH), min(len(text), end + REACH)
    for match in _SENTENCE_END.finditer(text, left, max(left, start)):
        left = match.end()
    after = _SENTENCE_END.search(text, max(start, end - 1), right)
    return _SPEECH.search(text, left, after.start() if after else right) is not None
