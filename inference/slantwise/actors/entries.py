"""Reads and checks the YAML files that name actors."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

import yaml

from slantwise.dates import date_fault

Kind = Literal["country", "bloc", "group", "opposition", "media"]
Form = Literal["name", "adjective", "demonym", "capital", "seat", "organ", "place", "firm", "leader", "phrase"]

FORMS: dict[str, Form] = {
    "names": "name",
    "adjectives": "adjective",
    "demonyms": "demonym",
    "capital": "capital",
    "seats": "seat",
    "organs": "organ",
    "places": "place",
    "firms": "firm",
}
"""The fields that list words, and the form of a mention by each."""

_ENTRY_FIELDS = ("name", "code", *FORMS, "leaders")
_LEADER_FIELDS = ("name", "spellings", "short", "alone", "from", "to")
_ALONE = ("always", "later", "never")
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML has it, is nine times as fast


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who speaks for a state.

    Attributes:
        names: Full name and its spellings.
        short: Last names by which news means the person; empty where only a full name is safe.
        later: Whether a short name counts only in a text that gives a full one too.
        since: Month of taking office, "2012-05" or "2012".
        until: Month of leaving office, or None.
    """

    names: tuple[str, ...]
    short: tuple[str, ...]
    later: bool
    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one file says of one actor; several entries of a name add up.

    Attributes:
        name: Canonical name.
        kind: Kind of actor.
        code: ISO 3166-1 alpha-2 code, or None.
        words: (form, word) pairs, in the order of the file.
        leaders: Leaders of the actor.
    """

    name: str
    kind: Kind
    code: str | None
    words: tuple[tuple[Form, str], ...]
    leaders: tuple[Leader, ...]


def read_entries(path: Path) -> tuple[list[Entry], list[str]]:
    """Reads one file of actors.

    Returns:
        The entries without fault, and every fault as "file: entry: field: what is wrong".
    """
    try:
        raw = load_yaml(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        return [], [f"{path}: cannot be read as YAML: {' '.join(str(error).split())}"]
    kinds = get_args(Kind)
    if not isinstance(raw, dict) or not raw:
        return [], [f"{path}: must map kinds of actors ({', '.join(kinds)}) to lists, got {type(raw).__name__}"]
    entries, faults = [], []
    for kind, rows in raw.items():
        if kind not in kinds:
            faults.append(f"{path}: {_unknown('kind', kind, kinds)}")
        elif not isinstance(rows, list):
            faults.append(f"{path}: {kind}: must be a list of actors, got {rows!r}")
        else:
            for number, row in enumerate(rows, 1):
                found = [f"{path}: {_label(kind, row, number)}: {fault}" for fault in _faults(row)]
                faults += found
                if not found:
                    entries.append(_entry(cast(Kind, kind), row))
    return entries, faults


def load_yaml(path: Path) -> Any:
    """The content of a YAML file, by the safe loader."""
    return yaml.load(path.read_text(encoding="utf-8"), _FAST)


def _label(kind: str, row: Any, number: int) -> str:
    name = row.get("name") if isinstance(row, dict) else None
    return f"{kind} {name!r}" if isinstance(name, str) else f"{kind} number {number}"


def _unknown(what: str, value: Any, valid: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(str(value), valid, 1)
    return f"unknown {what} {value!r}" + (f" (did you mean {near[0]!r}?)" if near else f" (known: {', '.join(valid)})")


def _faults(row: Any) -> Iterator[str]:
    """Everything that is wrong with one actor."""
    if not isinstance(row, dict):
        yield f"must be a mapping with a name, got {row!r}"
        return
    yield from (_unknown("field", key, _ENTRY_FIELDS) for key in row if key not in _ENTRY_FIELDS)
    if not _word(row.get("name")):
        yield f"name: must be a text that is not empty, got {row.get('name')!r}"
    if "code" in row and not (isinstance(row["code"], str) and re.fullmatch("[A-Z]{2}", row["code"])):
        yield f'code: must be two capitals in quotation marks, like "NO", got {row["code"]!r}'
    for field in FORMS:
        yield from _list_faults(field, row.get(field, []))
    leaders = row.get("leaders", [])
    if not isinstance(leaders, list):
        yield f"leaders: must be a list, got {leaders!r}"
        return
    for number, leader in enumerate(leaders, 1):
        yield from (f"leaders: number {number}: {fault}" for fault in _leader_faults(leader))


def _word(value: Any) -> bool:
    """Whether a value is a word to look for: it opens with a letter or digit and has no white space at its ends."""
    return isinstance(value, str) and value == value.strip() and value[:1].isalnum()


def _list_faults(field: str, value: Any) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{field}: must be a list of words, got {value!r}"
        return
    yield from (f"{field}: must hold words that open with a letter or digit, got {word!r}" for word in value if not _word(word))


def _leader_faults(leader: Any) -> Iterator[str]:
    if not isinstance(leader, dict):
        yield f"must be a mapping with name, from and to, got {leader!r}"
        return
    yield from (_unknown("field", key, _LEADER_FIELDS) for key in leader if key not in _LEADER_FIELDS)
    if not _word(leader.get("name")):
        yield f"name: must be a text that is not empty, got {leader.get('name')!r}"
    yield from _list_faults("spellings", leader.get("spellings", []))
    if leader.get("short") is not None and not _word(leader["short"]):
        yield f"short: must be a word or null, got {leader['short']!r}"
    if leader.get("alone", "always") not in _ALONE:
        yield f"alone: {_unknown('value', leader['alone'], _ALONE)}"
    for field in ("from", "to"):
        value = leader.get(field)
        fault = date_fault(value) if value is not None else "must be given" if field == "from" else None
        if fault:
            yield f"{field}: {fault}"
    if isinstance(leader.get("to"), str) and isinstance(leader.get("from"), str) and leader["to"] < leader["from"]:
        yield f"to: must not lie before from ({leader['from']}), got {leader['to']}"


def _entry(kind: Kind, row: dict[str, Any]) -> Entry:
    words = tuple((form, word) for field, form in FORMS.items() for word in row.get(field, []))
    return Entry(row["name"], kind, row.get("code"), words, tuple(_leader(leader) for leader in row.get("leaders", [])))


def _leader(row: dict[str, Any]) -> Leader:
    names = (row["name"], *row.get("spellings", []))
    alone = row.get("alone", "always")
    if alone == "never" or row.get("short", "") is None:
        short: tuple[str, ...] = ()
    elif "short" in row:
        short = (row["short"],)
    else:
        short = tuple(dict.fromkeys(name.split()[-1] for name in names))
    return Leader(names, short, alone == "later", row["from"], row.get("to"))
