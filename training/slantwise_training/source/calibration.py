"""Calibration of the source judgement on outlets that the members never saw."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from slantwise_models.config import SourceCalibration

Floats = NDArray[np.float64]

WANTED = 0.9
"""Share of right verdicts wanted among the articles that get one, on each side."""
WIDEST = (0.1, 0.9)
"""The uncertain zone never reaches beyond these."""


def calibrate(logits: Floats, labels: NDArray[np.int64], weights: Floats, *, max_spread: float) -> SourceCalibration:
    """Platt scaling (Platt, 1999) and the uncertain zone, from out-of-fold logits.

    Args:
        logits: Logit of each article by a member that saw neither its outlet nor its country, (N,).
        labels: 1 for state, 0 for independent, (N,).
        weights: Weight of each article, (N,); outlets of a side weigh alike.
        max_spread: Widest disagreement of the members that still gets a verdict.
    """
    model = LogisticRegression(C=1e6).fit(logits[:, None], labels, sample_weight=weights)
    scale, shift = float(model.coef_[0, 0]), float(model.intercept_[0])
    probability = 1 / (1 + np.exp(-(scale * logits + shift)))
    high = _edge(probability, labels == 1, weights)
    low = 1 - _edge(1 - probability, labels == 0, weights)
    return SourceCalibration(scale, shift, (max(WIDEST[0], min(low, 0.5)), min(WIDEST[1], max(high, 0.5))), max_spread)


def _edge(probability: Floats, right: NDArray[np.bool_], weights: Floats) -> float:
    """The lowest probability from which on the verdict is right in ``WANTED`` of the cases."""
    order = np.argsort(-probability)
    precision = np.cumsum(weights[order] * right[order]) / np.cumsum(weights[order])
    good = np.flatnonzero(precision >= WANTED)
    return float(probability[order][good[-1]]) if len(good) else 1.0
