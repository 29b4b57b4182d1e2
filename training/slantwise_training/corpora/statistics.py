"""What a corpus holds: rows, outlets, labels, countries, dates, words, annotations."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from slantwise_training.corpora.reading import Reading

MOST_NAMES = 12
"""Outlets, countries or files listed by name."""


@dataclass(slots=True)
class Statistics:
    """Counts over the rows of a corpus; what its rows do not tell stays empty.

    Attributes:
        rows: Good rows.
        outlets: Rows of each outlet.
        labels: Rows of each label of outlets.
        countries: Rows of each country.
        dates: Every date that a row has.
        undated: Rows without one, where rows have dates.
        words: Number of words of each row, by file.
        annotations: Annotated spans of each label, or cards by how they are told.
        voices: Cues of each voice.
    """

    rows: int = 0
    outlets: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    dates: list[str] = field(default_factory=list)
    undated: int = 0
    words: dict[str, list[int]] = field(default_factory=dict)
    annotations: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)

    def told(self) -> dict[str, str]:
        """Everything in words, by what it is; empty where the rows do not tell it."""
        return {
            "rows": f"{self.rows:,}",
            "outlets": _counts(self.outlets, MOST_NAMES),
            "labels": _counts(self.labels),
            "countries": _counts(self.countries, MOST_NAMES),
            "dates": f"{min(self.dates)} to {max(self.dates)}, {self.undated} without" if self.dates else "",
            "words": "\n".join(_words(file, counts) for file, counts in _joined(self.words).items()),
            "annotations": _counts(self.annotations),
            "voices": _counts(self.voices),
        }


def describe(reading: Reading[Any]) -> Statistics:
    """Counts the rows of a corpus."""
    stats = Statistics(rows=len(reading.rows))
    for file, row in zip(_files(reading), reading.rows, strict=True):
        for counts, names in ((stats.outlets, ("outlet",)), (stats.labels, ("outlet_label", "label")), (stats.countries, ("country",))):
            counts.update(str(value) for name in names if (value := getattr(row, name, None)))
        if hasattr(row, "date"):
            stats.dates += [row.date] if row.date else []
            stats.undated += not row.date
        if hasattr(row, "text"):
            stats.words.setdefault(file, []).append(len(row.text.split()))
        stats.annotations.update(_annotations(row))
        stats.voices.update(cue.voice for cue in getattr(row, "cues", ()))
    return stats


def _files(reading: Reading[Any]) -> Iterator[str]:
    """The file of each row; rows stand in the order of the files."""
    known = sum(reading.counts.values())
    if known != len(reading.rows):  # of a corpus whose rows are made of several files each
        yield from ["all files"] * len(reading.rows)
    else:
        for file, count in reading.counts.items():
            yield from [file] * count


def _annotations(row: Any) -> Iterable[str]:
    yield from (annotation.label for name in ("cues", "spans") for annotation in getattr(row, name, ()))
    yield from (f"card {pair.mention}" for pair in getattr(row, "contexts", ()))


def _joined(words: dict[str, list[int]]) -> dict[str, list[int]]:
    """Many small files as one."""
    if len(words) <= MOST_NAMES:
        return words
    return {f"{len(words)} files": [count for counts in words.values() for count in counts]}


def _words(file: str, counts: list[int]) -> str:
    return f"{file}: {sum(counts):,} in {len(counts):,} rows of {min(counts)} to {max(counts)}"


def _counts(counts: Counter[str], most: int | None = None) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{name} {count:,}" for name, count in ordered[:most])
    return named if most is None or len(ordered) <= most else f"{len(ordered)} in all: {named}, ..."
