import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slantwise_training.splitting.splits import disjoint_folds, hold_out, merge_groups, random_folds

SEEDS = st.integers(0, 1000)


@st.composite
def articles(draw: st.DrawFn) -> tuple[list[str], np.ndarray, list[str], np.ndarray]:
    """Groups, labels, outlets and clusters: three groups of state outlets, five independent outlets."""
    kinds = [("North", 1, "radio"), ("North", 1, "tv"), ("South", 1, "daily"), ("East", 1, "wire")]
    kinds += [("", 0, f"post{i}") for i in range(5)]
    extra = draw(st.lists(st.sampled_from(kinds), max_size=30))
    rows = kinds + extra
    clusters = draw(st.lists(st.integers(0, 20), min_size=len(rows), max_size=len(rows)))
    return [r[0] for r in rows], np.array([r[1] for r in rows]), [r[2] for r in rows], np.array(clusters)


@settings(deadline=None, max_examples=50)
@given(articles(), SEEDS)
def test_no_tested_outlet_or_cluster_is_trained_on(made: tuple[list[str], np.ndarray, list[str], np.ndarray], seed: int) -> None:
    groups, labels, outlets, clusters = made
    folds = disjoint_folds(groups, labels, outlets, clusters, seed=seed)
    assert [fold.name for fold in folds] == ["East", "North", "South"]
    for fold in folds:
        tested = {outlets[i] for i in fold.test}
        assert not tested & {outlets[i] for i in fold.train}
        assert not set(clusters[fold.test].tolist()) & set(clusters[fold.train].tolist())
        assert {groups[i] for i in fold.test if labels[i]} == {fold.name}
        assert 0 in labels[fold.test]
    assert sorted(i for fold in folds for i in fold.test.tolist()) == list(range(len(labels)))


def test_only_what_is_tested_or_straddles_is_kept_from_training() -> None:
    groups, labels = ["A", "A", "B", "B", "", "", "", ""], np.array([1, 1, 1, 1, 0, 0, 0, 0])
    outlets = ["a", "a", "b", "b", "p", "p", "q", "q"]
    clusters = np.array([0, 1, 0, 2, 3, 4, 5, 6])  # 0 is in A and in B
    for fold in disjoint_folds(groups, labels, outlets, clusters, seed=0):
        left_out = set(range(8)) - {*fold.train.tolist(), *fold.test.tolist()}
        assert left_out == ({2} if fold.name == "A" else {0})


def test_no_fold_gets_more_than_its_share_and_one_outlet() -> None:
    sizes = {"p": 40, "q": 20, "r": 20, "s": 10, "t": 10, "u": 20}
    outlets = ["a", "b", "c", *(name for name, size in sizes.items() for _ in range(size))]
    labels = np.array([1, 1, 1] + [0] * 120)
    groups = ["A", "B", "C"] + [""] * 120
    for seed in range(20):
        folds = disjoint_folds(groups, labels, outlets, np.arange(123), seed=seed)
        assert max(len(fold.test) for fold in folds) <= 1 + 120 / 3 + max(sizes.values())


def test_a_large_outlet_is_not_always_tested_in_the_same_fold() -> None:
    outlets = ["a", "b", *["big"] * 30, *"pqrstuvw"]
    labels = np.array([1, 1] + [0] * 38)
    where = {2 in disjoint_folds(outlets, labels, outlets, np.arange(40), seed=s)[0].test for s in range(12)}
    assert where == {True, False}


def test_the_seed_deals_the_outlets_out() -> None:
    outlets = ["a", "b", *"pqrstuvw"]
    labels = np.array([1, 1] + [0] * 8)
    dealt = {tuple(disjoint_folds(outlets, labels, outlets, np.arange(10), seed=s)[0].test.tolist()) for s in range(6)}
    assert len(dealt) > 1
    again = [disjoint_folds(outlets, labels, outlets, np.arange(10), seed=3)[1].test.tolist() for _ in range(2)]
    assert again[0] == again[1]


def test_too_few_independent_outlets_are_refused() -> None:
    with pytest.raises(ValueError, match="1 for 2 groups"):
        disjoint_folds(["A", "B", ""], np.array([1, 1, 0]), ["a", "b", "p"], np.arange(3), seed=0)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), SEEDS)
def test_random_folds_test_each_article_once_and_split_no_cluster(names: list[int], seed: int) -> None:
    clusters = np.array(names)
    folds = random_folds(clusters, 3, seed=seed)
    assert sorted(i for fold in folds for i in fold.test.tolist()) == list(range(len(names)))
    for fold in folds:
        assert not set(clusters[fold.test].tolist()) & set(clusters[fold.train].tolist())
        assert len(fold.train) + len(fold.test) == len(names)


def test_whole_clusters_are_held_out_whatever_the_order() -> None:
    ids = [f"id{i}" for i in range(2000)]
    clusters = np.arange(2000) // 2
    held = hold_out(ids, clusters, 0.1, seed=1)
    assert np.array_equal(held[::2], held[1::2])
    assert 0.07 < held.mean() < 0.13
    order = np.random.default_rng(0).permutation(2000)
    assert np.array_equal(hold_out([ids[i] for i in order], clusters[order], 0.1, seed=1), held[order])
    assert not np.array_equal(hold_out(ids, clusters, 0.1, seed=2), held)


def test_a_share_is_met_to_the_hundredth() -> None:
    """0.07 * 100 is a little over 7 in floating point, which must not hold out an eighth hundredth."""
    ids = [f"id{i}" for i in range(5000)]
    seven, next_step = (hold_out(ids, np.arange(5000), share, seed=1) for share in (0.07, 0.08))
    assert 0 < seven.sum() < next_step.sum()
    assert not (seven & ~next_step).any()


def test_many_small_groups_are_merged_evenly_and_few_stay_as_they_are() -> None:
    groups = ["A"] * 5 + ["B", "B", "C", "C", "D", "E", "A", "Z"]
    labels = np.array([1] * 11 + [0, 0])
    assert merge_groups(groups, labels, 5) == groups
    merged = merge_groups(groups, labels, 2)
    assert merged[:11] == ["A, E"] * 5 + ["B, C, D"] * 5 + ["A, E"]
    assert merged[11:] == ["A", "Z"]  # groups of independent articles are left alone
