"""Fits the parts of the context head."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from slantwise_models.context_head import LinearModel
from slantwise_training.ranges import check_ranges

Floats = NDArray[np.float64]
NEVER = -20.0
"""Log-odds of a class without an example."""


@dataclass(frozen=True, slots=True)
class ContextTraining:
    """How the context head is trained.

    Attributes:
        relevance_regularization: C of the relevance model.
        evidence_regularization: C of the sentence model.
        mention_regularization: C of the mention model.
        constructed_weight: Weight of a constructed example beside an annotated one.
        least_precision: The threshold is the lowest whose cross-validated precision is at least this.
        folds: Folds of the cross-validation.
        vector_size: Size of a projected sentence vector.
        stem_articles: Articles of each corpus that the frequency of words is counted on.
        coverage_articles: Most articles that are read to count how outlets tell the cards; 0 counts nothing.
    """

    relevance_regularization: float = 0.3
    evidence_regularization: float = 0.3
    mention_regularization: float = 0.03
    constructed_weight: float = 0.1
    least_precision: float = 0.53
    folds: int = 5
    vector_size: int = 128
    stem_articles: int = 700
    coverage_articles: int = 2000

    def __post_init__(self) -> None:
        check_ranges(
            self,
            positive=("relevance_regularization", "evidence_regularization", "mention_regularization", "vector_size", "stem_articles"),
            not_negative=("constructed_weight", "coverage_articles"),
            below_one=("least_precision",),
            at_least_two=("folds",),
        )


def fit_linear(
    features: Floats, labels: NDArray[np.int64], n_classes: int, regularization: float, weights: Floats | None = None
) -> LinearModel:
    """Logistic regression on standardised features.

    Args:
        features: (N, F).
        labels: 0 to n_classes - 1, (N,).
        n_classes: 2 gives one output, the log-odds of class 1; more give one output a class.
        regularization: C.
        weights: Weight of each example, (N,), or None.
    """
    scaler = StandardScaler().fit(features)
    scale = np.where(scaler.scale_ < 1e-6, 1.0, scaler.scale_)
    outputs = 1 if n_classes == 2 else n_classes
    table, bias = np.zeros((features.shape[1], outputs)), np.full(outputs, NEVER)
    present = np.unique(labels)
    if len(present) == 1:
        bias[0 if outputs == 1 else present[0]] = (1 if present[0] else -1) * -NEVER if outputs == 1 else 0.0
        return LinearModel(scaler.mean_, scale, table, bias)
    model = LogisticRegression(C=regularization, max_iter=2000).fit((features - scaler.mean_) / scale, labels, sample_weight=weights)
    if outputs == 1:
        return LinearModel(scaler.mean_, scale, model.coef_.T, model.intercept_)
    if len(present) == 2:  # scikit-learn gives one output for two classes
        table[:, present[1]], bias[present] = model.coef_[0], (0.0, float(model.intercept_[0]))
    else:
        table[:, present], bias[present] = model.coef_.T, model.intercept_
    return LinearModel(scaler.mean_, scale, table, bias)
