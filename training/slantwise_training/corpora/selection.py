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

_STATES = (
    "Afghan|Arab|Armenia|Australia|Azerbaijan|Bangladesh|Beijing|Beirut|Belarus|Berlin|Brazil|Brit(?:ain|ish)|Brussels|Burm|Canad|"
    "Chin(?:a|ese)\\b|Crimea|Cuba|Damascus|Donba[sn]|Donetsk|DPRK|Egypt|EU\\b|Europe|Finland|France|French|Gaza|German|Hamas|"
    "Hezbollah|Hong Kong|Hungar|Indian?s?\\b|Indonesia|Iran|Iraq|Israel|Ital(?:y|ian)|Japan|Jerusalem|Jordan|Kabul|Kazakh|Kiev|"
    "Kim Jong|Kremlin|K[iy]e?[iy]v\\b|Korea|Leban|Libya|London|Mexic|Minsk|Moscow|Myanmar|NATO|New Delhi|Pakistan|Palestin|"
    "Paris\\b|Philippin|Poland|Polish\\b|Putin|Pyongyang|Qatar|Riyadh|Rohingya|Rome\\b|Russia|Saudi|Seoul|Serbia|South China Sea|"
    "Sudan|Sweden|Syria|Taiwan|Taliban|Tehran|Tel Aviv|Tibet|Tokyo|Turk(?:ey|ish)|U\\.?K\\b|U\\.N\\.|Ukrain|UN\\b|United Nations|"
    "Uygh?ur|Uighur|Venezuela|Vietnam|Warsaw|Xi Jinping|Xinjiang|Yemen|Zelensk"
)
_AFFAIRS = (
    "alliance|allies|ambassador|annex|arms\\b|army|asylum|bilateral|border|ceasefire|consulate|coups?\\b|defen[cs]e|delegation|"
    "diploma(?:t|cy)|embargo|embassy|envoy|foreign|geopolit|hegemon|international|inva(?:sion|de)|militar|missile|multilateral|"
    "nuclear|occup(?:ation|ied|ier)|peace\\b|refugee|sanction|sovereign|summit|tariff|territor|trade war|treaty|troops|wars?\\b|"
    "warfare|weapon"
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
    """Whether title and head name a state or bloc other than the United States, and ``FEWEST_TERMS`` terms of foreign affairs.

    A term counts once. The United States alone do not make an article one on foreign affairs: most independent articles are American.
    """
    head = f"{record.title} {record.text[:HEAD]}"
    affairs = {match.group().lower() for match in _AFFAIR.finditer(head)}
    return len(affairs) >= FEWEST_TERMS and _STATE.search(head) is not None


def source_rows(records: Iterable[ArticleRecord], *, seed: int, max_per_outlet: int, any_subject: bool = False) -> Selection:
    """State and independent articles, at most ``max_per_outlet`` an outlet, drawn by seed; on foreign affairs, or on any subject."""
    selection = Selection()
    by_outlet: dict[str, list[ArticleRecord]] = defaultdict(list)
    seen: set[str] = set()
    for record in records:
        reason = _reason(record, seen, any_subject=any_subject)
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


def _reason(record: ArticleRecord, seen: set[str], *, any_subject: bool) -> str | None:
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
    return None if any_subject or foreign_affairs(record) else "not on foreign affairs"
