"""Fits the two passes of the sides model (scikit-learn), the second on what the first says of articles it did not see."""

import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from slantwise.sides.head import SECOND, decide, second_features, sigmoid
from slantwise_models.sides import SidesModel
from slantwise_training.sides.examples import Floats, Integers, SideExamples

logger = logging.getLogger(__name__)

THRESHOLDS = tuple(round(0.2 + 0.05 * i, 2) for i in range(8))
SMALLEST_WEIGHT = 0.005
"""Weights nearer to 0 than this, on both sides, are left out of the table."""


@dataclass(frozen=True, slots=True)
class SidesTraining:
    """Settings of the sides model.

    Attributes:
        fewest_articles: A feature needs this many articles.
        inverse_regularization: Of the first pass; smaller is stricter.
        second_inverse_regularization: Of the second pass.
        folds: Folds of articles for what the second pass and the thresholds learn from.
        jitter: Most words by which borders are moved in the second copy of each cue; 0 for no copy.
    """

    fewest_articles: int = 4
    inverse_regularization: float = 0.05
    second_inverse_regularization: float = 1.0
    folds: int = 4
    jitter: int = 2

    def __post_init__(self) -> None:
        if self.folds < 2:
            raise ValueError(f"folds must be at least 2, got {self.folds}")


@dataclass(frozen=True, slots=True)
class FirstPass:
    """Tables of the first pass."""

    features: tuple[str, ...]
    weights: Floats
    bias: Floats

    def probabilities(self, examples: SideExamples, rows: Integers) -> Floats:
        """Of "favours" and "against", (rows, 2)."""
        return sigmoid(_matrix(examples, rows, self.features) @ self.weights + self.bias)


def fit_sides(examples: SideExamples, moved: SideExamples | None, settings: SidesTraining, *, seed: int) -> tuple[SidesModel, Floats]:
    """Fits the model.

    Args:
        examples: Pairs of the annotated cues.
        moved: The same with borders moved, to train the first pass on too, or None.
        settings: How.
        seed: Decides the folds.

    Returns:
        The model, and the probabilities of pairs of articles that neither pass had seen, (N, 2).
    """
    first = np.zeros_like(examples.gold)
    fold = np.random.default_rng(seed).integers(settings.folds, size=int(examples.cue_articles.max()) + 1)
    for k in range(settings.folds):
        logger.info("sides: fold %d of %d", k + 1, settings.folds)
        test = np.flatnonzero(fold[examples.articles] == k)
        parts = [(part, np.flatnonzero(fold[part.articles] != k)) for part in (examples, moved) if part]
        first[test] = fit_first(parts, settings).probabilities(examples, test)
    seen = second_features(first, examples.cues, examples.actors, examples.labels)
    held = np.zeros_like(first)
    fold = np.random.default_rng(seed + 1).integers(settings.folds, size=len(fold))
    for k in range(settings.folds):
        test = fold[examples.articles] == k
        weights, bias = _fit_second(seen[~test], examples.gold[~test], settings)
        held[test] = sigmoid(seen[test] @ weights + bias)
    whole = fit_first([(part, np.arange(len(part.pairs))) for part in (examples, moved) if part], settings)
    weights, bias = _fit_second(seen, examples.gold, settings)
    return SidesModel(*_pruned(whole), SECOND, weights, bias, best_thresholds(examples, held)), held


def fit_first(parts: Iterable[tuple[SideExamples, Integers]], settings: SidesTraining) -> FirstPass:
    """The first pass on some rows of each part."""
    parts = list(parts)
    articles = Counter(
        name for name, _ in {(name, int(part.articles[row])) for part, rows in parts for row in rows for name in part.pairs[row].features}
    )
    features = tuple(sorted(name for name, n in articles.items() if n >= settings.fewest_articles))
    matrix = _stack([_matrix(part, rows, features) for part, rows in parts])
    gold = np.concatenate([part.gold[rows] for part, rows in parts])
    fitted = [_logistic(matrix, gold[:, side], settings.inverse_regularization / len(parts)) for side in (0, 1)]
    return FirstPass(features, np.stack([w for w, _ in fitted], 1), np.array([b for _, b in fitted]))


def best_thresholds(examples: SideExamples, probabilities: Floats) -> Floats:
    """The thresholds of both sides with the best F1 over sides told, (2,)."""
    grid = [np.array([a, b]) for a in THRESHOLDS for b in THRESHOLDS]
    return max(grid, key=lambda thresholds: side_f1(examples, decide(probabilities, thresholds, examples.cues)))


def side_f1(examples: SideExamples, told: NDArray[np.bool_]) -> float:
    """F1 of the sides told, all cues given, 0 to 1."""
    return 2 * float((examples.gold * told).sum()) / max(1, int(told.sum()) + int(examples.asked.sum()))


def _fit_second(seen: Floats, gold: Floats, settings: SidesTraining) -> tuple[Floats, Floats]:
    """Weights for one unit of each feature as it comes, (G, 2), and bias, (2,)."""
    mean, deviation = seen.mean(0), seen.std(0) + 1e-6
    fitted = [_logistic((seen - mean) / deviation, gold[:, side], settings.second_inverse_regularization) for side in (0, 1)]
    weights = np.stack([w for w, _ in fitted], 1) / deviation[:, None]
    return weights, np.array([b for _, b in fitted]) - mean @ weights


def _logistic(matrix: csr_matrix | Floats, gold: Floats, inverse_regularization: float) -> tuple[Floats, float]:
    model = LogisticRegression(C=inverse_regularization, solver="liblinear", tol=1e-3, random_state=0).fit(matrix, gold)
    return model.coef_[0], float(model.intercept_[0])


def _matrix(examples: SideExamples, rows: Integers, features: tuple[str, ...]) -> csr_matrix:
    place = {name: i for i, name in enumerate(features)}
    indices, borders = [], [0]
    for row in rows:
        indices += sorted({place[name] for name in examples.pairs[row].features if name in place})
        borders.append(len(indices))
    return csr_matrix((np.ones(len(indices), np.float32), indices, borders), shape=(len(rows), len(features)))


def _stack(matrices: list[csr_matrix]) -> csr_matrix:
    from scipy.sparse import vstack

    return vstack(matrices, format="csr")


def _pruned(first: FirstPass) -> tuple[tuple[str, ...], Floats, Floats]:
    kept = np.flatnonzero(np.abs(first.weights).max(1) >= SMALLEST_WEIGHT)
    return tuple(first.features[i] for i in kept), first.weights[kept], first.bias
