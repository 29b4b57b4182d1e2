"""Thresholds of the decoder, chosen on held-out articles."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from slantwise.decoding import decode
from slantwise_models.config import Decoding
from slantwise_training.evaluation.fragments import FragmentTally
from slantwise_training.evaluation.words import ReadArticle, by_field_and_label

THRESHOLDS = tuple(round(0.1 + 0.05 * i, 2) for i in range(11))
NEVER = 2.0
"""Threshold that no probability reaches: labels without training data are not reported."""
EXTENDS = (0.4, 0.6, 0.8, 1.0)
GAPS = (1, 2, 4)
FEWEST_SPANS = 30
"""Gold spans a label needs for a threshold of its own; rarer labels share one, or a few articles would decide."""


def tune(reads: Sequence[ReadArticle], labels: Sequence[str], first_output: int, *, by_label: bool, recall_weight: float = 1.0) -> Decoding:
    """The decoding with the best fragment-level F-measure.

    One threshold for all labels is searched together with ``extend`` and ``gap``; then the threshold of each label with enough
    gold spans is moved, others fixed.

    Args:
        reads: Held-out articles with word probabilities.
        labels: Labels of the family.
        first_output: Output of the first label.
        by_label: Whether the measure pools the labels (True) or ignores which label a span has (False).
        recall_weight: How many times as important as precision recall is (beta of van Rijsbergen, 1979); 1 gives F1.
    """

    def measure(decoding: Decoding) -> float:
        return _score(reads, labels, first_output, decoding, by_label=by_label).f_measure(recall_weight)

    grid = (
        Decoding(dict.fromkeys(labels, threshold), extend, gap) for threshold, extend, gap in itertools.product(THRESHOLDS, EXTENDS, GAPS)
    )
    best = max(grid, key=measure)
    if not by_label:
        return best
    gold = {label: sum(len(s) for r in reads for (_, name), s in r.gold.items() if name == label) for label in labels}
    for label in sorted(labels, key=lambda name: -gold[name]):
        if gold[label] >= FEWEST_SPANS:
            best = max(
                (replace(best, label_start=best.label_start | {label: t}) for t in THRESHOLDS),
                key=lambda d: (measure(d), -abs(d.label_start[label] - best.label_start[label])),
            )
    return best


def _score(reads: Sequence[ReadArticle], labels: Sequence[str], first_output: int, decoding: Decoding, *, by_label: bool) -> FragmentTally:
    tally = FragmentTally()
    for read in reads:
        found = by_field_and_label(decode(read.words, labels, first_output, decoding), read.fields)
        for name in ("title", "text"):
            groups = [[label] for label in labels] if by_label else [labels]
            for group in groups:
                tally.add(
                    (span for label in group for span in found.get((name, label), ())),
                    (span for label in group for span in read.gold.get((name, label), ())),
                )
    return tally
