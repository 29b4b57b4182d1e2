import numpy as np

from slantwise.sides.head import SECOND, decide, first_pass, second_features, second_pass
from slantwise_models.sides import SidesModel

MODEL = SidesModel(
    ("left", "right"),
    np.array([[2.0, -2.0], [-2.0, 2.0]]),
    np.zeros(2),
    SECOND,
    np.eye(len(SECOND), 2),
    np.zeros(2),
    np.array([0.5, 0.5]),
)


def test_first_pass_adds_known_features_once() -> None:
    found = first_pass([["left", "left", "never seen"], [], ["left", "right"]], MODEL)
    np.testing.assert_allclose(found, 1 / (1 + np.exp([[-2, 2], [0, 0], [0, 0]])))


def test_second_pass_sees_the_actors_other_cues_and_the_cues_other_actors() -> None:
    first = np.array([[0.9, 0.1], [0.2, 0.7], [0.8, 0.1]])
    seen = second_features(first, np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([0, 0, 2]))
    column = {name: seen[:, i] for i, name in enumerate(SECOND)}
    np.testing.assert_allclose(column["cue's best other favours"], [0.2, 0.9, 0])
    np.testing.assert_allclose(column["actor's others favoured"], [0.4, 0, 0.45])
    np.testing.assert_allclose(column["label's others favoured"], [0, 0, 0])
    np.testing.assert_allclose(second_pass(seen, MODEL), first)


def test_an_actor_is_on_one_side_and_a_side_has_two_actors_at_most() -> None:
    probabilities = np.array([[0.9, 0.95], [0.8, 0.1], [0.7, 0.2], [0.6, 0.2], [0.6, 0.0]])
    told = decide(probabilities, np.array([0.5, 0.5]), np.array([0, 0, 0, 0, 1]))
    assert told.tolist() == [[False, True], [True, False], [True, False], [False, False], [True, False]]


def test_nothing_below_the_thresholds_is_told() -> None:
    assert not decide(np.array([[0.4, 0.6]]), np.array([0.5, 0.7]), np.array([0])).any()
