"""Calibration of the source judgement on outlets that the members never saw."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from slantwise_models.config import SourceCalibration
from slantwise_training.source.articles import SourceArticles
from slantwise_training.source.folds import FoldResult

Floats = NDArray[np.float64]

WANTED = 0.9
"""Share of right verdicts wanted among the articles that get one, on each side."""
WIDEST = (0.1, 0.9)
"""The uncertain zone never reaches beyond these."""


def stack(results: Sequence[FoldResult], articles: SourceArticles) -> LogisticRegression:
    """Weighs head and wording model by what they said of outlets that they never saw: stacking (Wolpert, 1992), unregularised.

    A weight below zero, which would turn a member's judgement round, is taken for none: the other is then fitted alone.
    """
    logits, labels, weights = _tested(results, articles)
    model = LogisticRegression(C=1e6).fit(logits, labels, sample_weight=weights)
    used = model.coef_[0] >= 0
    return model if used.all() else LogisticRegression(C=1e6).fit(logits * used, labels, sample_weight=weights)


def calibrate(results: Sequence[FoldResult], articles: SourceArticles, *, max_spread: float) -> SourceCalibration:
    """Platt scaling (Platt, 1999) of the stacked logits, and the uncertain zone.

    Args:
        results: Folds by outlet.
        articles: What they were run on.
        max_spread: Widest disagreement of the members that still gets a verdict.
    """
    logits, labels, weights = _tested(results, articles)
    model = stack(results, articles)
    probability = model.predict_proba(logits)[:, 1]
    zone = uncertain_zone(probability, labels, weights)
    network, wording = model.coef_[0].tolist()
    return SourceCalibration(network, wording, float(model.intercept_[0]), zone, max_spread)


def uncertain_zone(probability: Floats, labels: NDArray[np.int64], weights: Floats) -> tuple[float, float]:
    """Probabilities between which fewer than ``WANTED`` of the verdicts would be right.

    Args:
        probability: Of state, (N,).
        labels: 1 for state, 0 for independent, (N,).
        weights: Weight of each article, (N,).
    """
    high = _edge(probability, labels == 1, weights)
    low = 1 - _edge(1 - probability, labels == 0, weights)
    return max(WIDEST[0], min(low, 0.5)), min(WIDEST[1], max(high, 0.5))


def _tested(results: Sequence[FoldResult], articles: SourceArticles) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Logits (n, 2), labels (n,) and weights (n,) of everything tested."""
    rows = np.concatenate([result.fold.test for result in results])
    return np.concatenate([result.logits for result in results]), articles.labels[rows], articles.weights(rows)


def _edge(probability: Floats, right: NDArray[np.bool_], weights: Floats) -> float:
    """The lowest probability from which on the verdict is right in ``WANTED`` of the cases."""
    order = np.argsort(-probability)
    precision = np.cumsum(weights[order] * right[order]) / np.cumsum(weights[order])
    good = np.flatnonzero(precision >= WANTED)
    return float(probability[order][good[-1]]) if len(good) else 1.0
