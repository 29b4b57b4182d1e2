"""Folds and held-out parts."""

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fold:
    """One split of N articles.

    Attributes:
        name: What is tested: a country, an outlet, or a number.
        train: Indices of the articles to train on.
        test: Indices of the articles to test on.
    """

    name: str
    train: Indices
    test: Indices


def hold_out(ids: Sequence[str], clusters: Indices, share: float, *, seed: int) -> NDArray[np.bool_]:
    """Which articles to hold out, (N,): whole clusters, by a hash of the cluster's first id.

    The order of the articles does not matter.

    Args:
        ids: N ids.
        clusters: Cluster of each article, (N,).
        share: Share of the clusters to hold out, 0 to 1, in steps of a hundredth.
        seed: Decides which.
    """
    first: dict[int, str] = {}
    for name, cluster in zip(ids, clusters.tolist(), strict=True):
        first[cluster] = min(name, first.get(cluster, name))
    chosen = {c for c, name in first.items() if zlib.crc32(f"{seed}:{name}".encode()) % 100 < round(100 * share)}
    return np.array([cluster in chosen for cluster in clusters.tolist()], bool)


def random_folds(clusters: Indices, n_folds: int, *, seed: int) -> list[Fold]:
    """Folds of whole clusters, at random: outlets straddle, so scores on these say nothing of unseen outlets."""
    names = np.unique(clusters)
    place = np.random.default_rng(seed).integers(n_folds, size=len(names))
    fold_of = place[np.searchsorted(names, clusters)]
    return [Fold(str(k), np.flatnonzero(fold_of != k), np.flatnonzero(fold_of == k)) for k in range(n_folds)]


def disjoint_folds(groups: Sequence[str], labels: NDArray[np.int64], outlets: Sequence[str], clusters: Indices, *, seed: int) -> list[Fold]:
    """One fold a group of state outlets, with its share of the independent outlets.

    A fold tests the state articles of one group (a country, or an outlet) and a part of the independent outlets; no
    article of a tested outlet is trained on, nor any that is in a cluster with a tested one.

    Args:
        groups: Group of each article, (N,); only those of state articles matter.
        labels: 1 for state, 0 for independent, (N,).
        outlets: Outlet of each article, (N,).
        clusters: Cluster of each article, (N,).
        seed: Deals the independent outlets out.

    Raises:
        ValueError: There are fewer independent outlets than groups, so that a fold would have none to test.
    """
    group, outlet = np.asarray(groups), np.asarray(outlets)
    names = sorted(set(group[labels == 1].tolist()))
    part = _deal(outlet[labels == 0], len(names), seed)
    if len(part) < len(names):
        raise ValueError(f"labels and outlets must give an independent outlet a group: {len(part)} for {len(names)} groups")
    folds = []
    for number, name in enumerate(names):
        mine = np.array([part.get(o) == number for o in outlet.tolist()], bool)
        test = ((labels == 1) & (group == name)) | ((labels == 0) & mine)
        same_outlet = np.isin(outlet, np.unique(outlet[test]))
        straddles = np.isin(clusters, clusters[test])
        folds.append(Fold(name, np.flatnonzero(~test & ~same_outlet & ~straddles), np.flatnonzero(test)))
    return folds


def merge_groups(groups: Sequence[str], labels: NDArray[np.int64], most: int) -> list[str]:
    """Groups with those of the state articles merged until there are at most so many, each into the one with fewest articles so far.

    Args:
        groups: Group of each article, (N,).
        labels: 1 for state, 0 for independent, (N,).
        most: Most groups of state articles.

    Returns:
        The group of each article; a merged one is named after all in it.
    """
    counts = Counter(group for group, label in zip(groups, labels.tolist(), strict=True) if label)
    if len(counts) <= most:
        return list(groups)
    parts: list[list[str]] = [[] for _ in range(most)]
    for group in sorted(counts, key=lambda name: (-counts[name], name)):
        min(parts, key=lambda part: sum(counts[name] for name in part)).append(group)
    merged = {group: ", ".join(sorted(part)) for part in parts for group in part}
    return [merged[group] if label else group for group, label in zip(groups, labels.tolist(), strict=True)]


def _deal(outlets: NDArray[np.str_], n_parts: int, seed: int) -> dict[str, int]:
    """Outlets to parts: each, in an order drawn by seed, to one of the parts with fewest articles so far.

    Not the largest first, which evens the parts out better but puts the large outlets in the same parts whatever the seed.
    """
    names, counts = np.unique(outlets, return_counts=True)
    generator = np.random.default_rng(seed)
    sizes = np.zeros(n_parts)
    part = {}
    for i in generator.permutation(len(names)):
        smallest = int(generator.choice(np.flatnonzero(sizes == sizes.min())))
        part[str(names[i])] = smallest
        sizes[smallest] += counts[i]
    return part
