"""The names of actors, and an index of every word that stands for one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from slantwise.actors.entries import Entry, Form, Kind, Leader, read_entries
from slantwise.actors.rules import Rules, load_rules
from slantwise.actors.spellings import WORD, variants
from slantwise.errors import ActorError

_PACKAGED = ("countries.yaml", "leaders.yaml", "blocs.yaml", "groups.yaml")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whose side a phrase can take.

    Attributes:
        name: Canonical name ("Russia", "opposition in China").
        kind: "country", "bloc", "group", "opposition" or "media".
        code: ISO 3166-1 alpha-2 code of a country that has one ("XK" for Kosovo, as in common use), or None.
    """

    name: str
    kind: Kind
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word: an actor, the form that the word has for it, and whom it names."""

    actor: Actor
    form: Form
    leader: Leader | None = None
    short: bool = False


class Gazetteer:
    """Actors and the words that stand for them.

    Words are indexed by their first two runs of letters: one regular expression over all 9,000 spellings was measured to search
    30 times as slowly, and compiling it took longer than loading everything.

    Args:
        entries: What files say of actors; entries of one name add up, and the first gives its kind.
        rules: The rules of ambiguous words.
    """

    def __init__(self, entries: Iterable[Entry], rules: Rules) -> None:
        self.actors: dict[str, Actor] = {}
        self.rules = rules
        senses: dict[str, list[Sense]] = {}
        for entry in entries:
            actor = self.actors.setdefault(entry.name, Actor(entry.name, entry.kind, entry.code))
            for word, sense in _senses(entry, actor):
                for variant in variants(word):
                    known = senses.setdefault(variant, [])
                    if sense not in known:
                        known.append(sense)
        for country in [actor.name for actor in self.actors.values() if actor.kind == "country"]:
            for derivation in rules.derived:
                name = f"{derivation.actor} {country}"
                self.actors.setdefault(name, Actor(name, derivation.kind))
        self.senses: Mapping[str, tuple[Sense, ...]] = {word: tuple(found) for word, found in senses.items()}
        self._words, self._phrases = _by_first_words(
            {*senses, *rules.by_word, *rules.derivations, *(v for p in rules.phrases for v in variants(p))}
        )

    @classmethod
    def load(cls, *extra: Path) -> "Gazetteer":
        """The packaged actors, with those of ``extra`` files in the same format added.

        Raises:
            ActorError: A file of ``extra`` has faults; the message lists them all.
        """
        return _packaged() if not extra else cls(_read([*_packaged_files(), *map(Path, extra)]), load_rules())

    def longest_at(self, folded: str, start: int, first: str, second: str) -> str | None:
        """The longest known word or phrase at a place of a folded text, or None.

        Args:
            folded: The text, folded.
            start: Where the word starts.
            first: The run of letters and digits there.
            second: The next such run, or an empty string.
        """
        for phrase in self._phrases.get((first, second), ()):
            end = start + len(phrase)
            if folded.startswith(phrase, start) and not (folded[end : end + 1].isalnum() and phrase[-1].isalnum()):
                return phrase
        return first if first in self._words else None


def _senses(entry: Entry, actor: Actor) -> Iterator[tuple[str, Sense]]:
    """Every word of an entry with its meaning."""
    yield entry.name, Sense(actor, "name")
    for form, word in entry.words:
        yield word, Sense(actor, form)
    for leader in entry.leaders:
        for name in leader.names:
            yield name, Sense(actor, "leader", leader)
        for name in leader.short:
            yield name, Sense(actor, "leader", leader, short=True)


def _by_first_words(known: Iterable[str]) -> tuple[set[str], Mapping[tuple[str, str], list[str]]]:
    """The single words, and the phrases by their first two runs of letters and digits, the longest first."""
    words: set[str] = set()
    phrases: dict[tuple[str, str], list[str]] = {}
    for word in sorted(known, key=len, reverse=True):
        runs = WORD.findall(word)
        if runs == [word]:
            words.add(word)
        else:
            phrases.setdefault((runs[0], runs[1] if len(runs) > 1 else ""), []).append(word)
    return words, phrases


def _packaged_files() -> list[Path]:
    return [Path(__file__).with_name(name) for name in _PACKAGED]


@cache
def _packaged() -> Gazetteer:
    return Gazetteer(_read(_packaged_files()), load_rules())


def _read(paths: Iterable[Path]) -> list[Entry]:
    read = [read_entries(path) for path in paths]
    faults = [fault for _, found in read for fault in found]
    if faults:
        raise ActorError(f"files of actors have {len(faults)} fault(s), mend them and load again:\n" + "\n".join(faults))
    return [entry for entries, _ in read for entry in entries]
