"""Clusters of near-duplicate articles."""

import re
from collections.abc import Sequence

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

N_PERMUTATIONS = 64
SHINGLE = 5
"""Words in a shingle."""
HEAD = 300
"""Words of an article that are looked at, from its head."""
_WORD = re.compile(r"\w+")


def near_duplicate_clusters(texts: Sequence[str], *, seed: int, threshold: float = 0.5) -> NDArray[np.int64]:
    """Cluster of each text, (N,): texts linked by a chain of near-duplicates share a number; one without words has its own.

    MinHash (Broder, 1997) over shingles of ``SHINGLE`` words, with locality-sensitive hashing.

    Args:
        texts: N texts.
        seed: Decides the permutations.
        threshold: Jaccard similarity from which on two texts are near-duplicates, 0 to 1.
    """
    index = MinHashLSH(threshold=threshold, num_perm=N_PERMUTATIONS)
    parent = list(range(len(texts)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    hashes: list[MinHash] = []
    for number, text in enumerate(texts):
        signature = _signature(text, seed)
        hashes.append(signature)
        if signature.is_empty():
            continue
        for other in index.query(signature):
            if signature.jaccard(hashes[other]) >= threshold:
                parent[root(number)] = root(other)
        index.insert(number, signature)
    return np.array([root(i) for i in range(len(texts))], np.int64)


def _signature(text: str, seed: int) -> MinHash:
    words = [match.group() for match, _ in zip(_WORD.finditer(text.lower()), range(HEAD), strict=False)]
    if not words:
        return MinHash(num_perm=N_PERMUTATIONS, seed=seed)
    shingles = {" ".join(words[i : i + SHINGLE]).encode() for i in range(max(1, len(words) - SHINGLE + 1))}
    signature = MinHash(num_perm=N_PERMUTATIONS, seed=seed)
    signature.update_batch(shingles)
    return signature
