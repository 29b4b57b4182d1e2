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
"""Corpora whose state rows are of one season: all rows are cut to it, or the season would give the side away."""

_STATES = {
    "Afghanistan": "Afghan|Kabul|Taliban",
    "Belarus": "Belarus|Minsk",
    "Britain": "Brit(?:ain|ish)|London|U\\.?K\\b",
    "China": "Chin(?:a|ese)\\b|Beijing|Hong Kong|South China Sea|Tibet|Uygh?ur|Uighur|Xinjiang|Xi Jinping",
    "European Union": "Europe|EU\\b|Brussels",
    "France": "France|French|Paris\\b",
    "Germany": "German|Berlin",
    "India": "Indian?s?\\b|New Delhi",
    "Iran": "Iran|Tehran",
    "Iraq": "Iraq|Baghdad",
    "Israel": "Israel|Jerusalem|Tel Aviv",
    "Italy": "Ital(?:y|ian)|Rome\\b",
    "Japan": "Japan|Tokyo",
    "Lebanon": "Leban|Beirut|Hezbollah",
    "Myanmar": "Myanmar|Rohingya|Burm",
    "North Korea": "North(?:ern)? Korea|DPRK|Pyongyang|Kim Jong",
    "Palestine": "Palestin|Gaza|Hamas",
    "Poland": "Poland|Polish\\b|Warsaw",
    "Russia": "Russia|Moscow|Kremlin|Putin|Crimea",
    "Saudi Arabia": "Saudi|Riyadh",
    "South Korea": "South Korea|Seoul",
    "Syria": "Syria|Damascus",
    "Turkey": "Turk(?:ey|ish)|Ankara",
    "Ukraine": "Ukrain|K[iy]e?[iy]v\\b|Kiev|Zelensk|Donba[sn]|Donetsk",
    "United States": "United States|U\\.S\\.|US\\b|America|Washington|White House|Pentagon",
}
_OTHERS = (
    "Arab|Armenia|Australia|Azerbaijan|Bangladesh|Brazil|Canad|Cuba|Egypt|Finland|Hungar|Indonesia|Jordan|Kazakh|Libya|Mexic|"
    "NATO|Pakistan|Philippin|Qatar|Serbia|Sudan|Sweden|Taiwan|United Nations|UN\\b|U\\.N\\.|Venezuela|Vietnam|Yemen"
)
_AFFAIRS = (
    "alliance|allies|ambassador|annex|arms\\b|army|asylum|bilateral|border|ceasefire|consulate|coups?\\b|defen[cs]e|delegation|"
    "diploma(?:t|cy)|embargo|embassy|envoy|foreign|geopolit|hegemon|international|inva(?:sion|de)|militar|missile|multilateral|"
    "nuclear|occup(?:ation|ied|ier)|peace\\b|refugee|sanction|sovereign|summit|tariff|territor|trade war|treaty|troops|wars?\\b|"
    "warfare|weapon"
)
_STATE = re.compile(r"\b(?:" + "|".join([*(f"(?P<S{i}>{words})" for i, words in enumerate(_STATES.values())), _OTHERS]) + ")")
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
    """Whether title and head name two states or blocs and ``FEWEST_TERMS`` terms of foreign affairs.

    A state counts once, whatever it is called by (country, people, capital, leader); a term counts once.
    """
    head = f"{record.title} {record.text[:HEAD]}"
    states = {match.lastgroup or match.group() for match in _STATE.finditer(head)}
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
