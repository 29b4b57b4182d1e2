"""Framing cues marked inside a text: ``{{PHRASE|LABEL VOICE [+ACTOR, -ACTOR, ...]; LABEL VOICE ...}}``.

Offsets are counted when the text is read, so that a text can be edited without counting anew.
"""

import re
from dataclasses import dataclass

from slantwise_models.labels import STATE_FRAMING, VOICES
from slantwise_training.corpora.cues import CueRecord
from slantwise_training.corpora.reading import FieldError

_MARK = re.compile(r"\{\{([^{}|]+)\|([^{}|]+)\}\}")
MOST_ACTORS = 2


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without its marks, and the cues that they gave."""

    text: str
    cues: tuple[CueRecord, ...]


def read_marked(field: str, marked: str) -> MarkedText:
    """Takes the marks out of a text.

    Args:
        field: "title" or "text".
        marked: The text with marks.

    Raises:
        FieldError: A mark is broken, or names a label, a voice or a number of actors that cannot be.
    """
    pieces: list[str] = []
    cues: list[CueRecord] = []
    length = last = 0
    for match in _MARK.finditer(marked):
        before = marked[last : match.start()]
        phrase = match[1]
        start = length + len(before)
        cues += [_cue(field, start, start + len(phrase), part.strip()) for part in match[2].split(";")]
        pieces += [before, phrase]
        length, last = start + len(phrase), match.end()
    text = "".join([*pieces, marked[last:]])
    for sign in ("{{", "}}", "|"):
        if sign in text:
            place = text.index(sign)
            raise FieldError(
                field, f"a broken mark at {text[max(0, place - 30) : place + 30]!r}; expected {{{{PHRASE|LABEL VOICE +ACTOR}}}}"
            )
    return MarkedText(text, tuple(cues))


def _cue(field: str, start: int, end: int, mark: str) -> CueRecord:
    label, _, rest = mark.partition(" ")
    voice, _, sides = rest.strip().partition(" ")
    if label not in STATE_FRAMING:
        raise FieldError(field, f"label of the mark {mark!r} must be one of {', '.join(STATE_FRAMING)}")
    if voice not in VOICES:
        raise FieldError(field, f"voice of the mark {mark!r} must be one of {', '.join(VOICES)}")
    actors = [side.strip() for side in sides.split(",") if side.strip()]
    if any(actor[0] not in "+-" or not actor[1:].strip() for actor in actors):
        raise FieldError(field, f"sides of the mark {mark!r} must be like '+Russia, -United States'")
    favours, against = (tuple(actor[1:].strip() for actor in actors if actor[0] == sign) for sign in "+-")
    if max(len(favours), len(against)) > MOST_ACTORS:
        raise FieldError(field, f"the mark {mark!r} must name at most {MOST_ACTORS} actors a side")
    return CueRecord(field, start, end, label, voice, None, favours, against)
