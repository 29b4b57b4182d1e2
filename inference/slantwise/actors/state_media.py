"""Which states run their media: an open table to read and to cite. No judgement uses it unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from slantwise.actors.entries import load_yaml
from slantwise.errors import ActorError

TYPES: dict[str, str] = {
    "SC": "the state pays, owns and edits",
    "CaPu": "public or state-managed: the state owns and edits",
    "CaPr": "privately owned, and the state or its friends decide what is said",
    "ISFM": "the state pays and owns, editors decide for themselves",
    "ISF": "the state pays, owners and editors are their own",
    "ISM": "the state owns, money and editors are not its own",
    "IP": "public service that the state neither pays, owns nor edits",
}
"""Codes of the State Media Monitor, in our words."""

EDITED_BY_THE_STATE = ("SC", "CaPu", "CaPr")
_FILE = Path(__file__).with_name("state_media.yaml")
_HEADER = ("source", "url", "licence", "dated", "file_sha256", "entries")


@dataclass(frozen=True, slots=True)
class StateMedia:
    """The media outlets of one state that the table's source lists.

    Attributes:
        country: Canonical name, as in the gazetteer.
        counts: Entries by type, in the order of ``TYPES``; types without entries are left out.
    """

    country: str
    counts: Mapping[str, int]

    @property
    def entries(self) -> int:
        """Entries of all types."""
        return sum(self.counts.values())

    @property
    def edited(self) -> int:
        """Entries that the state edits: SC, CaPu and CaPr."""
        return sum(self.counts.get(code, 0) for code in EDITED_BY_THE_STATE)

    @property
    def runs_media(self) -> bool:
        """Whether at least one entry is SC and the state edits more than half of all.

        Both are asked, so that neither a lone official gazette beside a free public broadcaster nor a dispute over one
        captured broadcaster makes a state one that runs its media. The source lists outlets tied to a state only, so
        this says nothing of the press as a whole.
        """
        return self.counts.get("SC", 0) > 0 and 2 * self.edited > self.entries


@cache
def state_media() -> Mapping[str, StateMedia]:
    """The packaged table by country; a country that the source does not list is not in it.

    Raises:
        ActorError: The installed table has been spoiled.
    """
    raw = load_yaml(_FILE)
    if faults := table_faults(raw):
        raise ActorError(f"{_FILE.name} has {len(faults)} fault(s):\n" + "\n".join(faults))
    return {country: StateMedia(country, _in_order(counts)) for country, counts in raw["countries"].items()}


def table_source() -> dict[str, Any]:
    """Where the table is from: source, url, licence, date, checksum and number of entries."""
    raw = load_yaml(_FILE)
    return {field: raw[field] for field in _HEADER}


def table_faults(raw: Any) -> list[str]:
    """Everything that is wrong with a table as parsed from YAML."""
    if not isinstance(raw, dict) or not isinstance(raw.get("countries"), dict):
        return ["must map 'countries' to counts by type"]
    faults = [f"{field}: is missing" for field in _HEADER if field not in raw]
    total = 0
    for country, counts in raw["countries"].items():
        if not isinstance(counts, dict) or not counts:
            faults.append(f"{country}: must map types to counts, got {counts!r}")
            continue
        faults += [f"{country}: unknown type {code!r} (known: {', '.join(TYPES)})" for code in counts if code not in TYPES]
        wrong = {code: count for code, count in counts.items() if type(count) is not int or count < 1}
        faults += [f"{country}: {code}: must be a whole number above 0, got {count!r}" for code, count in wrong.items()]
        total += 0 if wrong else sum(counts.values())
    if not faults and total != raw["entries"]:
        faults.append(f"entries: must be the sum of all counts, {total}, got {raw['entries']!r}")
    return faults


def _in_order(counts: Mapping[str, int]) -> dict[str, int]:
    return {code: counts[code] for code in TYPES if code in counts}
