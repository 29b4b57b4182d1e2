"""How alike two sentences are in the fact they tell, and groups of sentences that tell one fact.

Measured with the first released network on 18 written pairs that tell one fact in two wordings, 22 that tell two about the same actors
(``test_pairs.py``), and three short articles on one subject (``test_compare.py``): 21 pairs that belong together and 32 that do not. With
sentences read by themselves, a pair that belongs together is more alike than one that does not in 98.7% of cases (AUROC), with sentences
read amid their article in 92.3%. Read by themselves, 20 of the 21 reach ``SAME`` and all reach ``TOLD``; of the 32, three reach
``SAME``, such as "held a parade" for "shot down a drone" at one place.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from slantwise.compare.sentences import FactSentence

Floats = NDArray[np.float64]
SAME = 0.62
"""Likeness from which on two sentences tell one fact."""
TOLD = 0.54
"""Likeness from which on a fact is not called missing: lower than ``SAME``, so that in doubt nothing is said."""
MEANING = 0.7
"""Share of the vectors' cosine in the likeness; the rest is for words in common."""
CONFLICT = 0.2
"""Taken off where both sentences have numbers and share none; a quarter of it where that holds of names."""
_ROWS = 512
"""Sentences compared with all others at once."""


def likeness(one: FactSentence, other: FactSentence, cosine: float) -> float:
    """How alike two sentences are in the fact they tell, at most 1.

    Args:
        one: A sentence.
        other: Another.
        cosine: Of their vectors.
    """
    small, large = (one.bag, other.bag) if len(one.bag) <= len(other.bag) else (other.bag, one.bag)
    words = sum(value * large.get(key, 0.0) for key, value in small.items())
    numbers = bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)
    names = bool(one.names and other.names) and one.names.isdisjoint(other.names)
    return MEANING * cosine + (1 - MEANING) * words - CONFLICT * (numbers + names / 4)


def nearest(sentence: FactSentence, others: Sequence[FactSentence]) -> tuple[float, FactSentence]:
    """The greatest likeness of a sentence with one of others, and that one.

    Args:
        sentence: The sentence.
        others: At least one.
    """
    cosines = np.stack([other.vector for other in others]) @ sentence.vector
    found = [likeness(sentence, other, float(cosine)) for other, cosine in zip(others, cosines, strict=True)]
    best = int(np.argmax(found))
    return found[best], others[best]


def group(sentences: Sequence[FactSentence]) -> list[list[FactSentence]]:
    """Groups of sentences, each of two or more documents, in which any two tell one fact; each sentence is in one group at most.

    Agglomerative clustering with complete linkage: the most alike come together first, and only if all pairs reach ``SAME``.

    Args:
        sentences: Of several documents, at most one of each in a group.
    """
    edges = {(i, j): value for i, j, value in _pairs(sentences)}
    member = list(range(len(sentences)))
    groups = {i: [i] for i in member}
    for i, j in sorted(edges, key=lambda pair: (-edges[pair], pair)):
        first, second = groups[member[i]], groups[member[j]]
        if first is not second and all((min(a, b), max(a, b)) in edges for a in first for b in second):
            gone = member[j]
            for place in second:
                member[place] = member[i]
            first.extend(second)
            del groups[gone]
    return [[sentences[i] for i in _typical_first(places, edges)] for places in groups.values() if len(places) > 1]


def _typical_first(places: Sequence[int], edges: dict[tuple[int, int], float]) -> list[int]:
    """The members of a group, the one most like the others first."""

    def total(i: int) -> float:
        return sum(edges[min(i, j), max(i, j)] for j in places if j != i)

    return sorted(places, key=lambda i: (-total(i), i))


def _pairs(sentences: Sequence[FactSentence]) -> Iterator[tuple[int, int, float]]:
    """The pairs of sentences of different documents that reach ``SAME``, with their likeness."""
    if not sentences:
        return
    vectors = np.stack([sentence.vector for sentence in sentences])
    least = (SAME - (1 - MEANING)) / MEANING  # with all words in common and no conflict
    for first in range(0, len(sentences), _ROWS):
        cosines = vectors[first : first + _ROWS] @ vectors.T
        for row, j in np.argwhere(cosines >= least).tolist():
            i = first + row
            if i < j and sentences[i].document != sentences[j].document:
                value = likeness(sentences[i], sentences[j], float(cosines[row, j]))
                if value >= SAME:
                    yield i, j, value
