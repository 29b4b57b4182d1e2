"""Finds the actors that a text names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from slantwise.actors.entries import Form, Kind, Leader
from slantwise.actors.gazetteer import Gazetteer, Sense
from slantwise.actors.rules import follows_given_name
from slantwise.actors.spellings import WORD, fold
from slantwise.dates import date_fault
from slantwise.errors import InputError

YEARS_AFTER_OFFICE = 10
"""How long after leaving office a leader still stands for the state."""

_ARTICLES = ("the", "The", "THE")
_BESIDE = re.compile(r"(?:'s?)? (?:[a-z-]+ )?")
_OF = re.compile(r" (?:in|of|from|across|inside) (?:the )?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names an actor.

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last one; a possessive ending is left out.
        actor: Canonical name of the actor.
        kind: Kind of the actor.
        form: By what kind of word: "name", "adjective", "demonym", "capital", "seat", "organ", "place", "firm", "leader", or
            "phrase" for a noun with its country ("Norwegian protesters").
    """

    start: int
    end: int
    actor: str
    kind: Kind
    form: Form


@dataclass(frozen=True, slots=True)
class _Hit:
    """A known word in the text."""

    start: int
    end: int
    word: str


def find_mentions(text: str, *, date: str | None = None, gazetteer: Gazetteer | None = None) -> list[Mention]:
    """Finds every mention of an actor, in one pass over the words of the text.

    At each word the longest known name is taken, and what it means is then decided by the rules of its context. One span may
    name several actors (a group that is also a country's opposition), and a phrase such as "Norwegian protesters" gives
    both the opposition and, within it, the country.

    Args:
        text: The text, as long as it may be; time is linear in its length.
        date: Day of publication (ISO 8601), or None. With a date, a leader counts from taking office until ten years after leaving it.
        gazetteer: The actors, by default those of the package.

    Returns:
        The mentions by start, the longer first; ``text[start:end]`` is the word found.

    Raises:
        InputError: ``date`` is no date.
    """
    if fault := date_fault(date):
        raise InputError(f"date {fault}")
    gazetteer = gazetteer or Gazetteer.load()
    folded = fold(text)
    hits = list(_hits(folded, gazetteer))
    direct = list(_direct(folded, hits, date, gazetteer))
    named = Counter(mention.actor for mention in direct)
    found = {*direct, *_by_most(hits, named, gazetteer)}
    found.update(_derived(folded, hits, sorted(found, key=_place), gazetteer))
    return sorted(found, key=_place)


def _place(mention: Mention) -> tuple[int, int, str, str]:
    return mention.start, -mention.end, mention.actor, mention.form


def _hits(folded: str, gazetteer: Gazetteer) -> Iterator[_Hit]:
    """The known words of the text, the longest at each place, none within another."""
    end = 0
    runs = [(match.start(), match.group()) for match in WORD.finditer(folded)] + [(len(folded), "")] * 2
    for i, (start, first) in enumerate(runs[:-2]):
        word = gazetteer.longest_at(folded, start, first, runs[i + 1][1]) if start >= end else None
        if word and first in _ARTICLES and word != first:
            inner = gazetteer.longest_at(folded, runs[i + 1][0], runs[i + 1][1], runs[i + 2][1])
            if inner and runs[i + 1][0] + len(inner) > start + len(word):
                continue  # "the West" gives way to "West Bank"
        if word:
            end = start + len(word)
            yield _Hit(start, end, word)


def _direct(folded: str, hits: Sequence[_Hit], date: str | None, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mentions that need no look at the rest of the text, but for the full names of leaders."""
    by_word, given_names = gazetteer.rules.by_word, gazetteer.rules.given_names
    named = {sense.leader for hit in hits for sense in gazetteer.senses.get(hit.word, ()) if sense.leader and not sense.short}
    for hit in hits:
        rules = by_word.get(hit.word, [])
        if any(rule.most for rule in rules):
            continue
        rule = next((rule for rule in rules if rule.holds(folded, hit.start, hit.end, given_names)), None)
        if rule and rule.actor:
            actor = gazetteer.actors[rule.actor]
            yield Mention(hit.start, hit.end, actor.name, actor.kind, "name")
        for sense in () if rule else gazetteer.senses.get(hit.word, ()):
            private = sense.short and follows_given_name(folded, hit.start, given_names)
            if not private and _counts(sense, named, date):
                yield Mention(hit.start, hit.end, sense.actor.name, sense.actor.kind, sense.form)


def _counts(sense: Sense, named: set[Leader], date: str | None) -> bool:
    """Whether a leader counts at the date, and by a short name."""
    leader = sense.leader
    if leader is None:
        return True
    if sense.short and leader.later and leader not in named:
        return False
    if date is None:
        return True
    if leader.since[: len(date)] > date[: len(leader.since)]:
        return False
    if leader.until is None:
        return True
    last = f"{int(leader.until[:4]) + YEARS_AFTER_OFFICE}{leader.until[4:]}"
    return date[: len(last)] <= last


def _by_most(hits: Iterable[_Hit], named: Counter[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mentions of words that stand for the one of several actors that the text names most."""
    for hit in hits:
        for rule in gazetteer.rules.by_word.get(hit.word, ()):
            ranked = sorted(rule.most, key=lambda actor: -named[actor])
            if ranked and named[ranked[0]] > (named[ranked[1]] if len(ranked) > 1 else 0):
                actor = gazetteer.actors[ranked[0]]
                yield Mention(hit.start, hit.end, actor.name, actor.kind, "name")


def _derived(folded: str, hits: Sequence[_Hit], mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The peoples and opponents that nouns beside a country's name, or alone, stand for."""
    named = Counter(mention.actor for mention in mentions if mention.kind == "country")
    most = named.most_common(1)[0][0] if named else None
    # "pro-Norwegian protesters" need not be Norway's
    countries = [mention for mention in mentions if mention.kind == "country" and folded[mention.start - 1 : mention.start] != "-"]
    starts = {mention.start: mention for mention in countries}
    behind = 0
    for hit in hits:
        while behind < len(countries) and countries[behind].end <= hit.start:
            behind += 1
        for derivation, bare in gazetteer.rules.derivations.get(hit.word, ()):
            beside = countries[behind - 1] if behind and _BESIDE.fullmatch(folded, countries[behind - 1].end, hit.start) else None
            of = _OF.match(folded, hit.end)
            within = starts.get(of.end()) if of else None
            country = beside or within
            if country:
                span = min(country.start, hit.start), max(country.end, hit.end)
                yield Mention(*span, f"{derivation.actor} {country.actor}", derivation.kind, "phrase")
            elif bare and most:
                yield Mention(hit.start, hit.end, f"{derivation.actor} {most}", derivation.kind, "phrase")
    for derivation in gazetteer.rules.derived:
        for mention in countries if derivation.demonyms else ():
            if mention.form == "demonym":
                yield Mention(mention.start, mention.end, f"{derivation.actor} {mention.actor}", derivation.kind, "phrase")
