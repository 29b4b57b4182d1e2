"""The words of a sentence as features show them: small, and without names."""

import re
from dataclasses import dataclass

from slantwise.sides.places import Naming

_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")
OWN, OTHER, NAME = "<actor>", "<other>", "<name>"
"""How the words of a feature show the actor asked about, any other actor, and any other name."""


@dataclass(slots=True)
class SentenceWords:
    """Words of a sentence, small, names masked, and where each starts and ends in the cleaned field."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def read_words(naming: Naming, number: int) -> SentenceWords:
    """The words of a sentence; a name of several words is one, and a country's article goes ("the United States")."""
    sentence = naming.sentences[number]
    text = naming.fields[sentence.field]
    read = SentenceWords([], [], [])
    names = [place for place in naming.places[number] if not place.form.startswith("stand-in")]
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        word = match.group()
        named = [place for place in names if place.start < end and start < place.end]
        if named and read.words and read.words[-1] == OTHER and read.ends[-1] > start:
            continue
        if named:
            innermost = min(named, key=lambda place: place.end - place.start)
            start, end, shown = max(start, innermost.start), max(end, innermost.end), OTHER
            if innermost.form == "name" and read.words and read.words[-1] == "the":
                for part in (read.words, read.starts, read.ends):
                    part.pop()
        elif word[0].isupper() and start > sentence.start and sentence.field == "text":
            shown = NAME
        else:
            shown = "#" if word.isdigit() else word.lower()
        read.words.append(shown)
        read.starts.append(start)
        read.ends.append(end)
    return read
