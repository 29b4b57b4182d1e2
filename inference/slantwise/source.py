"""The source judgement: pooling over sentences, calibration, verdict, evidence."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise.report import Verdict
from slantwise_models.config import SourceCalibration

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the source head says of one article.

    Attributes:
        probability: Calibrated probability of a state-controlled outlet, 0 to 1.
        interval: Lowest and highest among the members of the ensemble.
        verdict: In words.
        weights: Log-odds that each row of sentences adds, (S,); they and the calibration's shift sum to the logit.
    """

    probability: float
    interval: tuple[float, float]
    verdict: Verdict
    weights: Floats


def judge(attention: NDArray[np.float32], evidence: NDArray[np.float32], calibration: SourceCalibration) -> Judgement:
    """Pools the sentences of one article.

    Args:
        attention: Attention score of each sentence for each member, (S, members), S at least 1.
        evidence: Evidence of each sentence for each member, likewise, log-odds.
        calibration: Scale, shift and verdict thresholds.
    """
    share = np.exp(np.clip(attention.astype(np.float64), -15, 15))
    share /= share.sum(0)
    contributions = calibration.scale * share * evidence
    members = contributions.sum(0) + calibration.shift
    probability = float(_sigmoid(members.mean()))
    interval = float(_sigmoid(members.min())), float(_sigmoid(members.max()))
    return Judgement(probability, interval, _verdict(probability, interval, calibration), contributions.mean(1))


def _sigmoid(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))


def _verdict(probability: float, interval: tuple[float, float], calibration: SourceCalibration) -> Verdict:
    low, high = calibration.uncertain
    if low < probability < high or interval[1] - interval[0] > calibration.max_spread:
        return "uncertain"
    return "state-aligned" if probability >= high else "independent"
