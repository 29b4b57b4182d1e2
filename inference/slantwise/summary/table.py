"""The summary as CSV: a row a group and actor."""

import csv
from typing import TextIO

from slantwise.sides.alignment import VOICES
from slantwise.summary.groups import ActorTally, Group, Lean
from slantwise.summary.summarise import Summary

_LEAN = ("articles", "favouring", "opposing", "even", "net", "net_low", "net_high")
COLUMNS = (
    *("outlet", "month", "group_articles", "few", "actor", "favoured", "against"),
    *(f"{side}_{voice}" for voice in VOICES for side in ("favoured", "against")),
    *(f"actor_{name}" for name in _LEAN),
    *(f"author_{name}" for name in _LEAN),
)


def write_csv(summary: Summary, stream: TextIO) -> None:
    """Writes the columns of ``COLUMNS``; a group without actors has one row with the actor empty."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for group in summary.groups:
        for tally in group.alignment() or [ActorTally("")]:
            writer.writerow(_row(group, tally))


def _row(group: Group, tally: ActorTally) -> list[object]:
    by_voice = [count for voice in VOICES for count in tally.voices[voice]]
    head = [group.outlet or "", group.month or "", group.articles, int(group.few), tally.actor, tally.favoured, tally.against]
    return [*head, *by_voice, *_lean(tally.lean), *_lean(tally.author)]


def _lean(lean: Lean) -> list[object]:
    net, interval = lean.net, lean.interval or ("", "")
    counts = [lean.articles, lean.favouring, lean.opposing, lean.even]
    return [*counts, "" if net is None else round(net, 4), *(bound if isinstance(bound, str) else round(bound, 4) for bound in interval)]
