"""For which actor a speaker speaks."""

import re

from slantwise.article import FieldName
from slantwise.sides.places import Naming

_NAME = re.compile(r"[A-Z][\w’'-]+")
REACH = 1500
"""How far from the phrase the speaker's own words are looked for, in characters."""
NEAR = 60
"""How far from a person's first mention the actor stands that it speaks for, in characters."""


def speaks_for(naming: Naming, field: FieldName, start: int, speaker: str | None) -> str | None:
    """The actor for which a speaker speaks, or None where the article does not tell.

    "The Norwegian minister" names it; a bare last name is looked up where the article first gives it.

    Args:
        naming: The actors of the article.
        field: Field of the phrase.
        start: Where the phrase starts in the cleaned field.
        speaker: Who speaks, in the words of the text, or None.
    """
    if not speaker:
        return None
    text = naming.fields[field]
    low = max(0, start - REACH)
    found = min(
        (m.start() for m in re.finditer(re.escape(speaker), text[low : start + REACH])), key=lambda at: abs(at + low - start), default=None
    )
    if found is None:
        return None
    actor = _within(naming, field, found + low, found + low + len(speaker))
    names = _NAME.findall(speaker)
    if actor or not names:
        return actor
    for name in ("text", "title"):
        first = naming.fields[name].find(names[-1])
        if first >= 0:
            return _within(naming, name, first - NEAR, first + len(names[-1]) + NEAR)
    return None


def _within(naming: Naming, field: FieldName, start: int, end: int) -> str | None:
    """The first actor named between two places of one sentence."""
    middle = (start + end) // 2
    for place in naming.places[naming.sentence_at(field, max(0, middle))]:
        if place.start < end and start < place.end and place.form != "inner":
            return place.actor
    return None
