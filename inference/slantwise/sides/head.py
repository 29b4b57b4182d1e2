"""From features of pairs to the sides of each cue: two passes, then a decision."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from slantwise_models.labels import STATE_FRAMING
from slantwise_models.sides import SidesModel

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MOST = 2
"""Most actors on one side of a cue."""

SECOND = (
    *("favours", "against"),  # what the first pass says of the pair, log-odds
    *("cue's best other favours", "cue's best other against"),  # the highest probability among the cue's other actors
    *("ahead favours", "ahead against"),  # by how much the pair's probability passes that
    *("actor's others favoured", "actor's others against"),  # mean probability over the actor's other cues, shrunk to 0
    *("actor's others favoured, sum", "actor's others against, sum"),  # their sum, squashed
    *("label's others favoured", "label's others against"),  # as the mean, over its other cues of the same label
    *(f"{label} {name}" for label in STATE_FRAMING for name in ("bias", "net of others")),
)
"""Names of the second pass's features."""


def first_pass(features: Sequence[Sequence[str]], model: SidesModel) -> Floats:
    """Probability of "favours" and "against" of each pair by itself, (N, 2).

    Args:
        features: Names of features of N pairs; unknown ones count for nothing, and one that comes twice counts once.
        model: The tables.
    """
    places = model.places
    logits = np.tile(model.bias, (len(features), 1))
    for row, names in enumerate(features):
        known = {places[name] for name in names if name in places}
        if known:
            logits[row] += model.weights[list(known)].sum(0)
    return sigmoid(logits)


def second_features(first: Floats, cues: Integers, actors: Integers, labels: Integers) -> Floats:
    """What the second pass sees of each pair, (N, len(SECOND)).

    Args:
        first: Probabilities of the first pass, (N, 2).
        cues: Number of each pair's cue, (N,), never falling.
        actors: Number of each pair's actor within its article, (N,); no number is used by two articles.
        labels: Place of the cue's label in ``STATE_FRAMING``, (N,).
    """
    clipped = np.clip(first, 1e-4, 1 - 1e-4)
    best = _best_other(first, cues)
    total, count = _others(first, actors)
    same, same_count = _others(first, actors * len(STATE_FRAMING) + labels)
    mean = total / (count + 1)
    of_label = np.eye(len(STATE_FRAMING))[labels]
    net = (mean[:, :1] - mean[:, 1:]) * of_label
    by_label = np.stack([of_label, net], 2).reshape(len(first), -1)
    return np.concatenate([np.log(clipped / (1 - clipped)), best, first - best, mean, np.tanh(total), same / (same_count + 1), by_label], 1)


def second_pass(seen: Floats, model: SidesModel) -> Floats:
    """Probability of "favours" and "against" of each pair in its article, (N, 2)."""
    return sigmoid(seen @ model.second_weights + model.second_bias)


def decide(probabilities: Floats, thresholds: Floats, cues: Integers) -> NDArray[np.bool_]:
    """Which sides are told: whether each pair's actor is favoured, and whether it is put down, (N, 2).

    An actor is on one side of a cue at most, that on which its probability passes the threshold further; the surest ``MOST`` of
    a side are told.

    Args:
        probabilities: (N, 2).
        thresholds: (2,).
        cues: Number of each pair's cue, (N,), never falling.
    """
    beyond = probabilities - thresholds
    told: NDArray[np.bool_] = (beyond >= 0) & (np.arange(2) == beyond.argmax(1)[:, None])
    first = np.searchsorted(cues, cues)
    for side in (0, 1):
        order = np.lexsort((-np.where(told[:, side], beyond[:, side], -2), first))
        rank = np.empty(len(cues), np.int64)
        rank[order] = np.arange(len(cues)) - first[order]
        told[:, side] &= rank < MOST
    return told


def sigmoid(logits: Floats) -> Floats:
    """Probability of log-odds."""
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30)))


def _best_other(first: Floats, cues: Integers) -> Floats:
    """The highest probability of each side among the other pairs of a pair's cue, 0 where there is none, (N, 2)."""
    best = np.zeros_like(first)
    borders = np.flatnonzero(np.diff(cues)) + 1
    for start, end in zip([0, *borders.tolist()], [*borders.tolist(), len(cues)], strict=True):
        block = first[start:end]
        if len(block) > 1:
            highest = np.sort(block, 0)[-2:]
            best[start:end] = np.where(block == highest[1], highest[0], highest[1])
    return best


def _others(first: Floats, groups: Integers) -> tuple[Floats, Floats]:
    """Sum of the probabilities of a pair's group but for its own, (N, 2), and how many they are, (N, 1)."""
    _, place, count = np.unique(groups, return_inverse=True, return_counts=True)
    total = np.zeros((len(count), 2))
    np.add.at(total, place, first)
    return total[place] - first, (count[place] - 1)[:, None].astype(float)
