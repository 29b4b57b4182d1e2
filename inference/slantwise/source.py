"""The source judgement: network and wording model together, calibration, verdict, evidence."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise.report import Verdict
from slantwise.wording import WordingReading
from slantwise_models.config import SourceCalibration

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NetworkReading:
    """What the network's source head says of R rows, each a sentence or, of one longer than a window, a part.

    Attributes:
        sentences: Number of the sentence of each row, (R,).
        attention: Attention score of each row for each member, (R, members).
        evidence: Evidence of each row for each member, log-odds, (R, members).
    """

    sentences: NDArray[np.int64]
    attention: Floats
    evidence: Floats


@dataclass(frozen=True, slots=True)
class Judgement:
    """What both say of one article.

    Attributes:
        probability: Calibrated probability of a state-controlled outlet, 0 to 1.
        interval: Lowest and highest among the members of the ensemble.
        verdict: In words.
        weights: Log-odds that each sentence adds, (S,).
    """

    probability: float
    interval: tuple[float, float]
    verdict: Verdict
    weights: Floats


def judge(network: NetworkReading, wording: WordingReading, calibration: SourceCalibration) -> Judgement:
    """Pools the sentences of one article: the network's by attention, the wording model's by adding them up.

    Args:
        network: Its reading of at least one row.
        wording: Its reading of the S sentences.
        calibration: Scales, shift and verdict thresholds.
    """
    share = np.exp(np.clip(network.attention, -15, 15))
    share /= share.sum(0)
    contributions = calibration.wording_scale * wording.weights
    np.add.at(contributions, network.sentences, calibration.network_scale * share * network.evidence)
    members = contributions.sum(0) + calibration.wording_scale * wording.bias + calibration.shift
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
