"""Where an article names actors, by name or by a word that stands for the last one named."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from slantwise.actors import Gazetteer, find_mentions
from slantwise.article import FieldName
from slantwise.sentences import Sentence

_STANDINS = re.compile(
    r"\b(?:(?P<country>the (?:country|nation|republic|kingdom|motherland|homeland|regime|government|authorities|army|military)"
    r"|it|its|they|their|them)|(?P<bloc>the (?:alliance|bloc|union|organi[sz]ation|group|grouping))"
    r"|(?P<leader>he|she|his|her|him|the (?:president|leader|premier|prime minister)))\b",
    re.IGNORECASE,
)
_FITTING: Mapping[str, tuple[str, ...]] = {"country": ("country", "group", "opposition"), "bloc": ("bloc", "group")}


@dataclass(frozen=True, slots=True)
class Place:
    """One place where an actor is named.

    Attributes:
        start: Offset in the cleaned field.
        end: End, exclusive.
        actor: Canonical name.
        kind: Kind of actor.
        form: Form of the mention, "inner" for a country within the name of its people or opponents, "stand-in" for "the country" or "its".
        sentence: Number of the sentence.
    """

    start: int
    end: int
    actor: str
    kind: str
    form: str
    sentence: int


@dataclass(slots=True)
class Naming:
    """The actors that an article names.

    Attributes:
        sentences: Sentences of the title, then of the text.
        fields: Cleaned title and text.
        places: Places in each sentence, by start.
        actors: Kind of each actor, in the order of first mention.
        counts: Mentions by name of each actor.
        ranked: Actors by falling number of mentions.
        title: Actors of the title.
    """

    sentences: Sequence[Sentence]
    fields: Mapping[FieldName, str]
    places: list[list[Place]]
    actors: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    ranked: list[str] = field(default_factory=list)
    title: set[str] = field(default_factory=set)

    def sentence_at(self, name: FieldName, place: int) -> int:
        """Number of the sentence that holds a place of a field, or the one before it."""
        first = bisect_left(self.sentences, name != "title", key=lambda s: s.field != "title")
        last = bisect_right(self.sentences, name != "title", key=lambda s: s.field != "title")
        found = bisect_right(self.sentences, place, lo=first, hi=last, key=lambda s: s.start) - 1
        return max(first, found)


def name_actors(
    sentences: Sequence[Sentence], fields: Mapping[FieldName, str], *, date: str | None = None, gazetteer: Gazetteer | None = None
) -> Naming:
    """Finds every place where the article names an actor.

    Args:
        sentences: Sentences of the title, then of the text.
        fields: Cleaned title and text.
        date: Day of publication, or None.
        gazetteer: The actors; None for those of the package.
    """
    naming = Naming(sentences, fields, [[] for _ in sentences])
    for name, text in fields.items():
        behind = 0
        for mention in find_mentions(text, date=date, gazetteer=gazetteer):
            inner = mention.end <= behind and mention.kind == "country"
            behind = mention.end if mention.form == "phrase" else behind
            number = naming.sentence_at(name, mention.start) if sentences else 0
            form = "inner" if inner else mention.form
            naming.places[number].append(Place(mention.start, mention.end, mention.actor, mention.kind, form, number))
            naming.actors.setdefault(mention.actor, mention.kind)
            naming.counts[mention.actor] += 1
            if name == "title":
                naming.title.add(mention.actor)
    naming.ranked = [actor for actor, _ in naming.counts.most_common()]
    if naming.ranked:
        _add_standins(naming)
    return naming


def _add_standins(naming: Naming) -> None:
    """Adds the places of words that stand for the last fitting actor named before them, or for the one named most."""
    last: dict[str, Place] = {}
    for number, sentence in enumerate(naming.sentences):
        named = naming.places[number]
        added: list[Place] = []
        for match in _STANDINS.finditer(naming.fields[sentence.field], sentence.start, sentence.end):
            for place in named:
                if place.end <= match.start():
                    last |= dict.fromkeys(_roles(place), place)
            role = match.lastgroup or ""
            found = last.get(role)
            if found and not any(p.start < match.end() and match.start() < p.end for p in named):
                added.append(Place(match.start(), match.end(), found.actor, found.kind, f"stand-in {role}", number))
        for place in named:
            last |= dict.fromkeys(_roles(place), place)
        naming.places[number] = sorted([*named, *added], key=lambda p: (p.start, -p.end))


def _roles(place: Place) -> Iterator[str]:
    """The kinds of words that can stand for what is named here."""
    for role, kinds in _FITTING.items():
        if place.kind in kinds and place.form != "inner":
            yield role
    if place.form in ("leader", "organ"):
        yield "leader"
