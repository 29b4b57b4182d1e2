"""Precision and recall as the threshold on a cue's score rises."""

from collections.abc import Sequence

import numpy as np

from slantwise.report import Cue, Family
from slantwise_training.evaluation.cues import score_cues
from slantwise_training.spans.examples import LabelledArticle

N_THRESHOLDS = 12


def precision_recall(
    articles: Sequence[LabelledArticle], reported: Sequence[Sequence[Cue]], family: Family
) -> dict[str, list[tuple[float, float]]]:
    """Recall and precision of each label that is annotated or reported, from the released threshold upwards.

    Cues below the released threshold have no score to go by, so that the curves end at the recall that it reaches.

    Args:
        articles: With gold spans.
        reported: The cues of each article's report.
        family: The family that is annotated in these articles.
    """
    scores = [cue.score for cues in reported for cue in cues if cue.family == family]
    curves: dict[str, list[tuple[float, float]]] = {}
    for threshold in np.unique(np.quantile(scores, np.linspace(0, 0.95, N_THRESHOLDS))) if scores else []:
        kept = [[cue for cue in cues if cue.score >= threshold] for cues in reported]
        for label, tally in score_cues(articles, kept, family).labels.items():
            if tally.predicted:
                curves.setdefault(label, []).append((tally.recall, tally.precision))
    return curves
