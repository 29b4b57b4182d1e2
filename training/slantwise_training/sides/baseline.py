"""The rule to beat: the actor named nearest to the cue is on the side that the cue's label mostly takes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from slantwise.article import Article
from slantwise.preparation import prepare
from slantwise.report import Cue
from slantwise.sides.judge import read_pairs
from slantwise_models.labels import STATE_FRAMING
from slantwise_models.runtime import OnnxNetwork
from slantwise_training.sides.examples import SideExamples

AGAINST = ("delegitimation", "threat", "deflection")
"""Labels whose cues are mostly against somebody; the others mostly favour somebody."""


def nearest_told(examples: SideExamples) -> NDArray[np.bool_]:
    """What the rule tells of each pair, (N, 2)."""
    first = np.diff(examples.cues, prepend=-1) > 0
    against = np.isin(examples.labels, [STATE_FRAMING.index(label) for label in AGAINST])
    return np.stack([first & ~against, first & against], 1)


def nearest_sides(article: Article, cues: Sequence[Cue], network: OnnxNetwork) -> list[Cue]:
    """The cues of a report with the sides that the rule tells."""
    prepared = prepare(article.title, article.text, network.tokenizer, max_tokens=network.config.max_tokens)
    judged = list(cues)
    for pair in reversed(read_pairs(cues, prepared, date=article.date)):  # the nearest comes first, so it is the last to be written
        favours, against = ([], [pair.actor]) if pair.label in AGAINST else ([pair.actor], [])
        judged[pair.phrase] = replace(cues[pair.phrase], favours=favours, against=against)
    return judged
