import numpy as np
import pytest

from slantwise_training.contexts.fit import fit_linear
from slantwise_training.contexts.validation import choose_threshold, deal


@pytest.mark.parametrize("present", [[0, 1, 2, 3], [0, 2, 3], [1, 3], [2]])
def test_classes_that_have_examples_are_told_apart_and_others_never_chosen(present: list[int]) -> None:
    generator = np.random.default_rng(2)
    labels = np.array(present * 20)
    features = np.eye(4)[labels] + generator.normal(scale=0.1, size=(len(labels), 4))
    model = fit_linear(features, labels, 4, 1.0)
    assert model.distribution(features).argmax(1).tolist() == labels.tolist()


@pytest.mark.parametrize("label", [0, 1])
def test_with_one_class_two_classes_are_decided_for_it(label: int) -> None:
    model = fit_linear(np.ones((5, 2)), np.full(5, label), 2, 1.0)
    assert (model.probability(np.ones((5, 2))) > 0.5).tolist() == [bool(label)] * 5


def test_the_threshold_is_the_lowest_that_keeps_precision() -> None:
    relevance, relevant = np.array([0.9, 0.8, 0.7, 0.6, 0.5]), np.array([1, 0, 1, 1, 0])
    assert choose_threshold(relevance, relevant, 0.75) == 0.6
    assert choose_threshold(relevance, relevant, 0.5) == 0.5
    assert choose_threshold(relevance, np.zeros(5, np.int64), 0.5) == 0.5


def test_folds_are_even_and_seeded() -> None:
    folds = deal(12, 5, seed=3)
    assert sorted(np.bincount(folds).tolist()) == [2, 2, 2, 3, 3]
    assert folds.tolist() == deal(12, 5, seed=3).tolist()
