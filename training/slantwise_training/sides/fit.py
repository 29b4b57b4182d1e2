"""Fits the two passes of the sides model (scikit-learn), the second on what the first says of articles it did not see."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from slantwise.errors import InputError
from slantwise.sides.features import Pair
from slantwise.sides.head import SECOND, decide, second_features, sigmoid
from slantwise_models.sides import SidesModel
from slantwise_training.ranges import check_ranges
from slantwise_training.sides.examples import Floats, Integers, SideExamples

logger = logging.getLogger(__name__)

THRESHOLDS = tuple(round(0.15 + 0.05 * i, 2) for i in range(8))
SMALLEST_WEIGHT = 0.005
"""Weights nearer to 0 than this, on both sides, are left out of the table."""


@dataclass(frozen=True, slots=True)
class SidesTraining:
    """Settings of the sides model.

    Attributes:
        fewest_articles: A feature needs this many articles.
        inverse_regularization: Of the first pass; smaller is stricter.
        second_inverse_regularization: Of the second pass.
        folds: Folds of articles for what the second pass learns from, and for the figures.
    """

    fewest_articles: int = 4
    inverse_regularization: float = 0.1
    second_inverse_regularization: float = 1.0
    folds: int = 4

    def __post_init__(self) -> None:
        positive = ("fewest_articles", "inverse_regularization", "second_inverse_regularization")
        check_ranges(self, positive=positive, at_least_two=("folds",))


def fit_sides(examples: SideExamples, settings: SidesTraining, *, seed: int) -> tuple[SidesModel, Floats]:
    """Fits the model.

    Args:
        examples: Pairs of the annotated cues.
        settings: How.
        seed: Decides the folds.

    Returns:
        The model, and the probabilities of pairs of articles that neither pass had seen, (N, 2).

    Raises:
        InputError: No annotated cue favours an actor that is named near it, or none is against one.
    """
    if not len(examples.gold) or not examples.gold.any(0).all():
        raise InputError("the annotated cues must name actors in `favours` and in `against` to learn sides from; they name none")
    features, matrix = _encode(examples.pairs, examples.articles, settings)
    gold, strength = examples.gold, settings.inverse_regularization
    n_articles = int(examples.articles.max()) + 1
    first, held = np.zeros_like(gold), np.zeros_like(gold)
    fold = _folds(n_articles, settings.folds, seed)[examples.articles]
    for k in range(settings.folds):
        logger.info("sides: fold %d of %d", k + 1, settings.folds)
        weights, bias = _logistic(matrix[fold != k], gold[fold != k], strength)
        first[fold == k] = sigmoid(matrix[fold == k] @ weights + bias)
    seen = second_features(first, examples.cues, examples.actors, examples.labels)
    fold = _folds(n_articles, settings.folds, seed + 1)[examples.articles]
    for k in range(settings.folds):
        weights, bias = _fit_second(seen[fold != k], gold[fold != k], settings)
        held[fold == k] = sigmoid(seen[fold == k] @ weights + bias)
    tables = _pruned(features, *_logistic(matrix, gold, strength))
    second = _fit_second(seen, gold, settings)
    return SidesModel(*tables, SECOND, *second, np.full(2, best_threshold(examples, held))), held


def _folds(n_articles: int, n_folds: int, seed: int) -> Integers:
    """Fold of each article, (n_articles,)."""
    return np.random.default_rng(seed).integers(n_folds, size=n_articles)


def best_threshold(examples: SideExamples, probabilities: Floats) -> float:
    """The threshold, of both sides, with the best F1 over the sides of annotated cues."""
    return max(THRESHOLDS, key=lambda t: side_f1(examples, decide(probabilities, np.full(2, t), examples.cues)))


def side_f1(examples: SideExamples, told: NDArray[np.bool_]) -> float:
    """F1 of the sides told, all cues given, 0 to 1."""
    return 2 * float((examples.gold * told).sum()) / max(1, int(told.sum()) + int(examples.asked.sum()))


def _encode(pairs: Sequence[Pair], articles: Integers, settings: SidesTraining) -> tuple[tuple[str, ...], csr_matrix]:
    """The features that enough articles have, and which of them each pair has, (pairs, features)."""
    place: dict[str, int] = {}
    indices: list[int] = []
    borders = [0]
    for pair in pairs:
        indices += {place.setdefault(name, len(place)) for name in pair.features}
        borders.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices), np.float32), indices, borders), shape=(len(pairs), len(place)))
    by_article = csr_matrix((np.ones(len(pairs)), (articles, np.arange(len(pairs))))) @ matrix
    names = np.array(list(place))
    kept = np.flatnonzero(by_article.getnnz(0) >= settings.fewest_articles)
    kept = kept[np.argsort(names[kept])]
    return tuple(names[kept].tolist()), matrix[:, kept]


def _fit_second(seen: Floats, gold: Floats, settings: SidesTraining) -> tuple[Floats, Floats]:
    """Weights for one unit of each feature as it comes, (G, 2), and bias, (2,)."""
    mean, deviation = seen.mean(0), seen.std(0) + 1e-6
    weights, bias = _logistic((seen - mean) / deviation, gold, settings.second_inverse_regularization)
    weights = weights / deviation[:, None]
    return weights, bias - mean @ weights


def _logistic(matrix: csr_matrix | Floats, gold: Floats, inverse_regularization: float) -> tuple[Floats, Floats]:
    """Weights, (features, 2), and bias, (2,), of a logistic regression for each side."""
    models = [
        LogisticRegression(C=inverse_regularization, solver="liblinear", tol=1e-3, random_state=0).fit(matrix, gold[:, side])
        for side in (0, 1)
    ]
    return np.stack([model.coef_[0] for model in models], 1), np.array([model.intercept_[0] for model in models])


def _pruned(features: tuple[str, ...], weights: Floats, bias: Floats) -> tuple[tuple[str, ...], Floats, Floats]:
    kept = np.flatnonzero(np.abs(weights).max(1) >= SMALLEST_WEIGHT)
    return tuple(features[i] for i in kept), weights[kept], bias
