"""What the context head knows of words and of sentence vectors; neither needs an annotation."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from slantwise.contexts._words import stem, words_of

Floats = NDArray[np.float64]
FEWEST_ARTICLES = 5
"""Articles that a stem must stand in to be listed; rarer ones count as unseen."""
LONGEST = 6000
"""Characters of an article that are counted."""


def stem_weights(texts: Iterable[str]) -> tuple[NDArray[np.str_], Floats, float]:
    """Stems that are frequent enough, sorted, their inverse document frequencies, and that of any other stem."""
    frequency: Counter[str] = Counter()
    n = 0
    for text in texts:
        n += 1
        frequency.update({stem(word) for word in words_of(text[:LONGEST])})
    stems = sorted(key for key, count in frequency.items() if count >= FEWEST_ARTICLES)
    counts = np.array([frequency[key] for key in stems], np.float64)
    return np.array(stems, dtype=np.str_), np.log((n + 1) / (counts + 1)), float(np.log((n + 1) / 3))


def whitening(vectors: Floats, size: int) -> tuple[Floats, Floats]:
    """Mean of some vectors, and the projection on their first components, each scaled to unit variance.

    The cosine of a network trained for something else is led by a few directions that all sentences share; whitening takes them
    back (Su et al., 2021, "Whitening sentence representations").

    Args:
        vectors: Sentence vectors, (N, hidden size).
        size: Components to keep.
    """
    centre = vectors.mean(0)
    _, scales, axes = np.linalg.svd(vectors - centre, full_matrices=False)
    kept = min(size, int((scales > 1e-6 * scales[0]).sum()))
    return centre, axes[:kept].T / (scales[:kept] / np.sqrt(len(vectors)))
