"""Fragment-level scores: spans that overlap in part earn a part.

From Da San Martino et al. (2019, "Fine-grained analysis of propaganda in news articles"), the official measure of SemEval-2020
Task 11 for span identification (labels ignored) and of its fragment-level task (labels kept).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Interval = tuple[int, int]


@dataclass(slots=True)
class FragmentTally:
    """Running sums over articles.

    Attributes:
        predicted: Number of predicted spans.
        gold: Number of gold spans.
        precise: Sum over predicted spans of the share of characters that lie in gold spans.
        recalled: Sum over gold spans of the share of characters that predictions cover.
    """

    predicted: int = 0
    gold: int = 0
    precise: float = 0.0
    recalled: float = 0.0

    def add(self, predicted: Iterable[Interval], gold: Iterable[Interval], ignored: Iterable[Interval] = ()) -> None:
        """Adds the spans of one label in one text.

        Args:
            predicted: Predicted spans, merged here where they touch.
            gold: Gold spans, merged likewise.
            ignored: A predicted span that lies in no gold span but overlaps one of these is not counted.
        """
        got, want, doubt = merge(predicted), merge(gold), merge(ignored)
        for span in got:
            hit = covered(span, want)
            if hit or not covered(span, doubt):
                self.predicted += 1
                self.precise += hit / (span[1] - span[0])
        for span in want:
            self.gold += 1
            self.recalled += covered(span, got) / (span[1] - span[0])

    def __iadd__(self, other: "FragmentTally") -> "FragmentTally":
        """Pools another tally into this one."""
        self.predicted += other.predicted
        self.gold += other.gold
        self.precise += other.precise
        self.recalled += other.recalled
        return self

    @property
    def precision(self) -> float:
        """0 to 1; 0 when nothing was predicted."""
        return self.precise / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """0 to 1; 0 when there is nothing to find."""
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return self.f_measure(1.0)

    def f_measure(self, recall_weight: float) -> float:
        """Weighted harmonic mean of precision and recall; recall counts ``recall_weight`` times as much (beta of van Rijsbergen, 1979)."""
        squared = recall_weight**2
        total = squared * self.precision + self.recall
        return (1 + squared) * self.precision * self.recall / total if total else 0.0


def merge(spans: Iterable[Interval]) -> list[Interval]:
    """Joins spans that overlap or touch: ``[(0, 4), (3, 6)]`` to ``[(0, 6)]``."""
    merged: list[Interval] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def covered(span: Interval, others: Sequence[Interval]) -> int:
    """How many characters of ``span`` lie in ``others``, which are apart from each other."""
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in others)
