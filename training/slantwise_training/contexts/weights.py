"""What the context head knows of words and of sentence vectors; neither needs an annotation."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.utils.rnn import pad_sequence

from slantwise.contexts._words import stem, words_of
from slantwise_training.config import EncoderChoice
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.registry import corpora_of
from slantwise_training.encoder import load_encoder, load_tokenizer

Floats = NDArray[np.float64]
FEWEST_ARTICLES = 5
"""Articles that a stem must stand in to be listed; rarer ones count as unseen."""
AT_ONCE = 32
"""Texts in one forward pass."""
RIDGE = 0.01
"""Share of the mean variance that the regression adds to each direction."""
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


def sample_texts(data_dir: Path, per_file: int, *, seed: int) -> Iterator[str]:
    """Titles and texts of some articles of each corpus, drawn at random, so that no corpus sets the frequencies alone."""
    by_corpus: defaultdict[str, list[ArticleRecord]] = defaultdict(list)
    for record in corpora_of(data_dir)["articles"].read(data_dir).rows:
        by_corpus[record.corpus].append(record)
    generator = np.random.default_rng(seed)
    for _, records in sorted(by_corpus.items()):
        for i in generator.permutation(len(records))[:per_file].tolist():
            yield f"{records[i].title} {records[i].text}"


def meaning(vectors: Floats, base: Floats, size: int) -> tuple[Floats, Floats]:
    """Mean of the network's sentence vectors, and a linear map from them to what the base encoder makes of the same sentences.

    The base encoder was made for likeness of meaning; training for cues bends its space, and the map, a ridge regression, bends it back.

    Args:
        vectors: The network's, (N, hidden size).
        base: The base encoder's, (N, base size).
        size: Principal components of the base encoder's unit vectors to map to.
    """
    unit = base / np.maximum(np.linalg.norm(base, axis=1, keepdims=True), 1e-9)
    unit = unit - unit.mean(0)
    _, _, axes = np.linalg.svd(unit, full_matrices=False)
    centre = vectors.mean(0)
    centred = vectors - centre
    covariance = centred.T @ centred
    ridge = RIDGE * np.trace(covariance) / len(covariance) * np.eye(len(covariance))
    projection = np.linalg.solve(covariance + ridge, centred.T @ (unit @ axes[:size].T))
    return centre, projection.astype(np.float32).astype(np.float64)


@torch.inference_mode()
def base_vectors(texts: Sequence[str], choice: EncoderChoice) -> Floats:
    """The untrained encoder's mean token vector of each text, read by itself, (N, base size)."""
    encoder, tokenizer = load_encoder(choice).eval(), load_tokenizer(choice)
    ids = [encoding.ids[: choice.max_tokens] for encoding in tokenizer.encode_batch(list(texts))]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    vectors = np.zeros((len(ids), encoder.config.hidden_size))
    for first in range(0, len(order), AT_ONCE):
        chosen = order[first : first + AT_ONCE]
        rows = [torch.tensor(ids[i]) for i in chosen]
        batch = pad_sequence(rows, batch_first=True)
        mask = pad_sequence([torch.ones_like(row) for row in rows], batch_first=True)
        hidden = encoder(input_ids=batch, attention_mask=mask).last_hidden_state
        vectors[chosen] = ((hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)).numpy()
    return vectors
