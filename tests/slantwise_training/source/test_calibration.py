import numpy as np
import pytest

from slantwise_training.source.calibration import WIDEST, uncertain_zone


def test_the_zone_ends_where_nine_of_ten_verdicts_are_right() -> None:
    probability = np.linspace(0.01, 0.99, 99)
    labels = (probability > 0.5).astype(np.int64)
    assert uncertain_zone(probability, labels, np.ones(99)) == pytest.approx((0.5, 0.5), abs=0.06)


def test_chance_gets_the_widest_zone() -> None:
    generator = np.random.default_rng(0)
    labels = generator.integers(2, size=4000)
    assert uncertain_zone(generator.random(4000), labels, np.ones(4000)) == pytest.approx(WIDEST, abs=0.02)


def test_weights_count() -> None:
    probability, labels = np.array([0.9, 0.8, 0.7, 0.2]), np.array([1, 1, 0, 0])
    light = uncertain_zone(probability, labels, np.array([1.0, 1.0, 1e-3, 1.0]))
    heavy = uncertain_zone(probability, labels, np.array([1.0, 1.0, 5.0, 1.0]))
    assert light[1] <= 0.7 < heavy[1]
