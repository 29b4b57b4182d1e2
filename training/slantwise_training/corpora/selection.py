"""Which articles the source head learns from."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from slantwise_training.corpora.articles import ArticleRecord

SHORTEST = 400
"""Characters."""
HEAD = 1500
"""Characters of the text in which the subject must show."""
FEWEST_TERMS = 3
WINDOWED = {"r2nery_ukraine": ("2022-06-01", "2022-10-31")}
"""Corpora whose state rows are of one season: rows of both sides are cut to it, or the season would give the side away."""

_STATES = (
    "Afghan|Arab|Armenia|Azerbaijan|Bangladesh|Belarus|Beijing|Brazil|Brit(?:ain|ish)|Canad|Chin(?:a|ese)|Crimea|Cuba|DPRK|Egypt|"
    "Europe|France|French|Georgia|German|Gaza|Hamas|Hezbollah|Hong Kong|India|Indonesia|Iran|Iraq|Israel|Ital|Japan|Jordan|"
    "Kazakh|Kabul|Kiev|Korea|Kremlin|Kyiv|Leban|Libya|London|Mexic|Moscow|Myanmar|NATO|Pakistan|Palestin|Philippin|Poland|Polish|"
    "Putin|Pyongyang|Qatar|Rohingya|Russia|Saudi|Seoul|Serbia|South China Sea|Sudan|Syria|Taiwan|Taliban|Tehran|Tibet|Tokyo|Turk|"
    "Ukrain|United Nations|UN|EU|Uygh?ur|Uighur|Venezuela|Vietnam|Xinjiang|Yemen|Zelensky"
)
_AFFAIRS = (
    "ambassador|alliance|allies|annex|arms|army|asylum|bilateral|border|ceasefire|consul|coup|defen[cs]e|delegation|diploma|embargo|embassy|"
    "envoy|foreign|geopolit|hegemon|international|invasion|militar|missile|multilateral|nuclear|occup|peace|refugee|sanction|"
    "sovereign|summit|tariff|territor|trade war|treaty|troops|war|weapon"
)
_STATE = re.compile(rf"\b(?:{_STATES})")
_AFFAIR = re.compile(rf"\b(?:{_AFFAIRS})", re.IGNORECASE)


@dataclass(slots=True)
class Selection:
    """Articles to learn from.

    Attributes:
        rows: The articles.
        left_out: How many were left out, by reason.
    """

    rows: list[ArticleRecord] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def foreign_affairs(record: ArticleRecord) -> bool:
    """Whether title and head name at least two foreign states (or blocs) and ``FEWEST_TERMS`` terms of foreign affairs.

    Terms are counted once each.
    """
    head = f"{record.title} {record.text[:HEAD]}"
    states = {match.group() for match in _STATE.finditer(head)}
    affairs = {match.group().lower() for match in _AFFAIR.finditer(head)}
    return len(states) > 1 and len(affairs) >= FEWEST_TERMS


def source_rows(records: Iterable[ArticleRecord], *, seed: int, max_per_outlet: int) -> Selection:
    """State and independent articles on foreign affairs, at most ``max_per_outlet`` an outlet, drawn by seed."""
    selection = Selection()
    by_outlet: dict[str, list[ArticleRecord]] = defaultdict(list)
    seen: set[str] = set()
    for record in records:
        reason = _reason(record, seen)
        if reason:
            selection.left_out[reason] += 1
        else:
            seen.add(record.text)
            by_outlet[record.outlet].append(record)
    generator = np.random.default_rng(seed)
    for _, rows in sorted(by_outlet.items()):
        kept = sorted(generator.permutation(len(rows))[:max_per_outlet].tolist())
        selection.left_out["beyond the most per outlet"] += len(rows) - len(kept)
        selection.rows += [rows[i] for i in kept]
    return selection


def _reason(record: ArticleRecord, seen: set[str]) -> str | None:
    """Why a record is left out, or None."""
    first, last = WINDOWED.get(record.corpus, ("", "9999"))
    if record.label not in ("state", "independent"):
        return "neither state nor independent"
    if not first <= (record.date or "") <= last:
        return "outside its corpus's season"
    if len(record.text) < SHORTEST:
        return "too short"
    if record.text in seen:
        return "exact duplicate"
    return None if foreign_affairs(record) else "not on foreign affairs"
