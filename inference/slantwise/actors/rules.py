"""The rules by which the context decides what an ambiguous word means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from slantwise.actors.entries import Kind, load_yaml
from slantwise.actors.spellings import variants

NEAR = 120
"""How many characters on either side of a word are near it."""

_LINE = re.compile(r"[^\n]*")


@dataclass(frozen=True)
class ContextRule:
    """When a word does not stand for its usual actors.

    Attributes:
        words: The words.
        before: Pattern of the text that ends where the word starts.
        after: Pattern of the text that starts where the word ends.
        near: Pattern of a text within `NEAR` characters.
        given: Whether a given name right before makes the word a private person's.
        capitals: Whether the word means nothing in a line that is all in capitals.
        actor: The actor that the word stands for where a pattern holds, or None for none.
        most: The actors of which it stands for the one that the text names most; then no pattern is asked.
    """

    words: tuple[str, ...]
    before: str | None = None
    after: str | None = None
    near: str | None = None
    given: bool = False
    capitals: bool = False
    actor: str | None = None
    most: tuple[str, ...] = ()

    def holds(self, text: str, start: int, end: int, given_names: frozenset[str]) -> bool:
        """Whether one of the patterns holds for the word at ``text[start:end]``."""
        return bool(
            (self.before and re.search(self.before, text[max(0, start - 40) : start]))
            or (self.after and re.match(self.after, text[end : end + 40]))
            or (self.near and re.search(self.near, text[max(0, start - NEAR) : end + NEAR]))
            or (self.given and follows_given_name(text, start, given_names))
            or (self.capitals and _all_capitals(text, start))
        )


@dataclass(frozen=True)
class Derivation:
    """Nouns that name an actor by its country.

    Attributes:
        actor: What the country's name is put behind ("people of").
        kind: Kind of the actor.
        words: Nouns that count beside a country.
        bare: Nouns that count alone, for the country that the text names most.
        demonyms: Whether the plural name of a people ("Norwegians") counts too.
    """

    actor: str
    kind: Kind
    words: frozenset[str]
    bare: frozenset[str]
    demonyms: bool = False


@dataclass(frozen=True)
class Rules:
    """All rules.

    Attributes:
        phrases: Phrases in which no actor is named.
        given_names: Given names.
        context: The rules of ambiguous words, in order.
        derived: The derivations.
    """

    phrases: tuple[str, ...]
    given_names: frozenset[str]
    context: tuple[ContextRule, ...]
    derived: tuple[Derivation, ...]

    @cached_property
    def by_word(self) -> Mapping[str, list[ContextRule]]:
        """The rules of each spelling of a word."""
        found: dict[str, list[ContextRule]] = {}
        for rule in self.context:
            for spelling in {spelling for word in rule.words for spelling in variants(word)}:
                found.setdefault(spelling, []).append(rule)
        return found

    @cached_property
    def derivations(self) -> Mapping[str, list[tuple[Derivation, bool]]]:
        """The derivations of each spelling of a noun, and whether it counts alone."""
        found: dict[str, list[tuple[Derivation, bool]]] = {}
        for derivation in self.derived:
            for word in sorted(derivation.words | derivation.bare):
                for spelling in variants(word):
                    found.setdefault(spelling, []).append((derivation, word in derivation.bare))
        return found


def load_rules() -> Rules:
    """Reads the packaged rules."""
    raw: dict[str, Any] = load_yaml(Path(__file__).with_name("rules.yaml"))
    context = tuple(_context_rule(rule) for rule in raw["rules"])
    derived = tuple(_derivation(noun) for noun in raw["derived"])
    return Rules(tuple(raw["phrases"]), frozenset(raw["given_names"]), context, derived)


def _context_rule(raw: dict[str, Any]) -> ContextRule:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return ContextRule(**values)


def _derivation(raw: dict[str, Any]) -> Derivation:
    return Derivation(raw["actor"], raw["kind"], frozenset(raw["words"]), frozenset(raw["bare"]), raw.get("demonyms", False))


def follows_given_name(text: str, start: int, given_names: frozenset[str]) -> bool:
    """Whether the word before ``start`` is a given name."""
    before = text[max(0, start - 20) : start]
    return before.endswith(" ") and before[:-1].rpartition(" ")[2].rpartition("\n")[2] in given_names


def _all_capitals(text: str, start: int) -> bool:
    """Whether the words around ``start``, on its line, are all in capitals."""
    left = text.rfind("\n", 0, start) + 1
    line = text[max(left, start - 40) : _LINE.match(text, start).end()][:80]  # type: ignore[union-attr]  # it matches an empty line too
    return line.upper() == line and sum(map(str.isalpha, line)) > 8
