"""What makes a card valid: every fault of one card, as "field: what was expected, what came"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any

from slantwise.contexts.card import ONGOING, ContextCard, ContextSource
from slantwise.dates import date_fault, earliest, latest

CARD_FIELDS = tuple(field.name for field in fields(ContextCard))
SOURCE_FIELDS = tuple(field.name for field in fields(ContextSource))
_OPTIONAL = frozenset({"end_date"})
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Count:
    """How many items a list may hold."""

    least: int
    most: int | None = None

    def __str__(self) -> str:
        if self.most is None:
            return f"a list of {self.least} or more items" if self.least else "a list, [] for none"
        return f"a list of {self.least} to {self.most} items"

    def admits(self, number: int) -> bool:
        return number >= self.least and (self.most is None or number <= self.most)


_COUNTS = {
    "details": _Count(0),
    "names": _Count(1),
    "euphemisms": _Count(0),
    "tellings": _Count(4, 6),
    "denials": _Count(2, 3),
    "sources": _Count(1),
}


def card_faults(raw: Any, stem: str) -> Iterator[str]:
    """Yields every fault of one card.

    Args:
        raw: What the YAML file holds.
        stem: The file's name without its ending, which the card's id must be.
    """
    if not isinstance(raw, dict):
        yield f"the file: expected the fields of one card ({', '.join(CARD_FIELDS)}), got {_shown(raw)}"
        return
    yield from _field_faults(raw, CARD_FIELDS)
    present = {name: raw[name] for name in CARD_FIELDS if name in raw}
    for name, value in present.items():
        if name in ("event_date", "end_date"):
            yield from _date_faults(name, value)
        elif name in _COUNTS:
            yield from _list_faults(name, value)
        else:
            yield from _text_faults(name, value)
    yield from _id_faults(present.get("id"), stem)
    yield from _order_faults(present.get("event_date"), present.get("end_date"))


def _field_faults(raw: dict[Any, Any], valid: tuple[str, ...], prefix: str = "") -> Iterator[str]:
    """Missing and unknown fields of a card or of one of its sources."""
    for name in valid:
        if name not in raw and name not in _OPTIONAL:
            yield f"{prefix}{name}: expected this field, it is missing"
    for name in raw:
        if name not in valid:
            close = get_close_matches(str(name), valid, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"the fields are {', '.join(valid)}"
            yield f"{prefix}{name}: expected no such field; {hint}"


def _text_faults(name: str, value: object) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{name}: expected text, got {_shown(value)}"
    elif not value.strip():
        yield f"{name}: expected text, it is empty"


def _date_faults(name: str, value: object) -> Iterator[str]:
    if name == "end_date" and (value is None or value == ONGOING):
        return
    if not isinstance(value, str) or date_fault(value):
        or_ongoing = f', or "{ONGOING}"' if name == "end_date" else ""
        yield f'{name}: expected a day, month or year that exists, like "2021-01-22", "2021-01" or "2021"{or_ongoing}, got {_shown(value)}'


def _list_faults(name: str, value: object) -> Iterator[str]:
    count = _COUNTS[name]
    if not isinstance(value, list):
        yield f"{name}: expected {count}, got {_shown(value)}"
        return
    if not count.admits(len(value)):
        yield f"{name}: expected {count}, got {len(value)}"
    for number, item in enumerate(value, start=1):
        if name == "sources":
            yield from _source_faults(f"{name}[{number}]", item)
        else:
            yield from _text_faults(f"{name}[{number}]", item)


def _source_faults(place: str, source: object) -> Iterator[str]:
    if not isinstance(source, dict):
        yield f"{place}: expected a name and a date, got {_shown(source)}"
        return
    yield from _field_faults(source, SOURCE_FIELDS, f"{place}.")
    if "name" in source:
        yield from _text_faults(f"{place}.name", source["name"])
    if "date" in source:
        yield from _date_faults(f"{place}.date", source["date"])


def _id_faults(value: object, stem: str) -> Iterator[str]:
    if not isinstance(value, str) or not value.strip():
        return  # told as a text fault
    if not _SLUG.fullmatch(value):
        yield f"id: expected lower-case letters and digits joined by hyphens, got {value!r}"
    if value != stem:
        yield f"id: expected the file's name without its ending, {stem!r}, got {value!r}"


def _order_faults(event_date: object, end_date: object) -> Iterator[str]:
    if not (isinstance(event_date, str) and isinstance(end_date, str)) or end_date == ONGOING:
        return
    if date_fault(event_date) or date_fault(end_date):
        return  # told as date faults
    if latest(end_date) < earliest(event_date):
        yield f"end_date: expected a date not before event_date {event_date!r}, got {end_date!r}"


def _shown(value: object) -> str:
    """The value and its kind, short enough for one line."""
    if value is None:
        return "nothing"
    text = repr(value)
    return f"{text if len(text) <= 60 else text[:57] + '...'} ({type(value).__name__})"
