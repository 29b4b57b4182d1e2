"""How an article's cues stand to the actor whose conduct a card tells of: who praises somebody seldom tells what he did."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from slantwise.report import Cue

Floats = NDArray[np.float64]

NO_STANCE: Floats = np.zeros(5)
"""The stance to an actor on whose side, or against whom, no cue is."""


def stances(cues: Iterable[Cue]) -> Mapping[str, Floats]:
    """The stance to each actor that a cue favours or is against, (5,).

    It holds ln(1 + n) of the cues in favour, of those among them in the author's voice, and likewise of the cues against; then the balance
    (favoured - against) / (favoured + against + 1).

    Args:
        cues: The cues of one article, with their sides.
    """
    counts: defaultdict[str, Floats] = defaultdict(lambda: np.zeros(4))
    for cue in cues:
        for place, actors in ((0, cue.favours), (2, cue.against)):
            for actor in actors:
                counts[actor][[place, place + 1]] += (1, cue.voice == "author")
    return {actor: np.append(np.log1p(n), (n[0] - n[2]) / (n[0] + n[2] + 1)) for actor, n in counts.items()}
