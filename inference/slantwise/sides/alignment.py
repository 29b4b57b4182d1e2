"""What the sides of an article's cues add up to, actor by actor."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slantwise.report import Cue

CONFIDENCE = 1.96
"""Standard deviations that the interval reaches: 95% of a normal distribution."""

VOICES = ("author", "quoted", "reported")


@dataclass(frozen=True, slots=True)
class Alignment:
    """How an article's cues stand to one actor.

    Attributes:
        actor: Canonical name.
        favoured: Cues that make it look good.
        against: Cues that make it look bad.
        author: Those of both in the author's own voice; the others are quoted or reported.
        net: (favoured - against) / (favoured + against + 1), -1 to 1; the 1 keeps a single cue from counting as certain.
        interval: 95% score interval (Wilson, 1927) of the share of cues in favour, on the scale of ``net``. It counts
            cues as independent draws and takes the sides as rightly told, so it is the least uncertainty there is.
        voices: [favoured, against] by voice.
    """

    actor: str
    favoured: int
    against: int
    author: int
    net: float
    interval: tuple[float, float]
    voices: dict[str, list[int]]


def align(cues: Iterable["Cue"]) -> list[Alignment]:
    """The actors whose side some cue takes, those of most cues first.

    Args:
        cues: The cues of one article.
    """
    counts: dict[str, dict[str, list[int]]] = {}
    for cue in cues:
        for place, actors in enumerate((cue.favours, cue.against)):
            for actor in actors:
                counts.setdefault(actor, {voice: [0, 0] for voice in VOICES})[cue.voice][place] += 1
    return sorted((_alignment(actor, voices) for actor, voices in counts.items()), key=lambda a: (-(a.favoured + a.against), a.actor))


def _alignment(actor: str, voices: dict[str, list[int]]) -> Alignment:
    favoured, against = (sum(count[place] for count in voices.values()) for place in (0, 1))
    net = (favoured - against) / (favoured + against + 1)
    return Alignment(actor, favoured, against, sum(voices["author"]), net, wilson(favoured, against), voices)


def wilson(favoured: float, against: float) -> tuple[float, float]:
    """The 95% score interval (Wilson, 1927) of favoured / (favoured + against), carried from 0..1 to -1..1; there must be one of either."""
    n, z2 = favoured + against, CONFIDENCE**2
    share = favoured / n
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = CONFIDENCE * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(-1.0, 2 * (centre - reach) - 1), min(1.0, 2 * (centre + reach) - 1)


def side_totals(cues: Iterable["Cue"]) -> dict[str, float]:
    """Totals of the sides taken, whoever the actors are: evidence on a source that names no country.

    Args:
        cues: The cues of one article.

    Returns:
        ``favoured VOICE`` and ``against VOICE``: sides taken in that voice; ``actors``: actors with a side;
        ``steady favour`` and ``steady against``: the largest net number of cues for, and against, a single actor;
        ``contested``: share of the actors that have cues on both sides.
    """
    aligned = align(cues)
    totals: Counter[str] = Counter()
    for alignment in aligned:
        for voice, (favoured, against) in alignment.voices.items():
            totals[f"favoured {voice}"] += favoured
            totals[f"against {voice}"] += against
    by_voice = {f"{side} {voice}": float(totals[f"{side} {voice}"]) for side in ("favoured", "against") for voice in VOICES}
    return by_voice | {
        "actors": float(len(aligned)),
        "steady favour": float(max((a.favoured - a.against for a in aligned), default=0)),
        "steady against": float(max((a.against - a.favoured for a in aligned), default=0)),
        "contested": sum(bool(a.favoured and a.against) for a in aligned) / max(1, len(aligned)),
    }
