"""The context head: which context cards bear on an article, and how it treats them, in plain arrays."""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from slantwise_models.errors import ModelError

Floats = NDArray[np.float64]
MENTIONS = ("full", "partial", "none", "denied")
"""Classes of the mention model, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class LinearModel:
    """Logistic regression on standardised features; with several outputs, multinomial.

    Attributes:
        mean: Mean of each of F features, (F,).
        scale: Standard deviation, (F,).
        weights: (F, outputs).
        bias: (outputs,).
    """

    mean: Floats
    scale: Floats
    weights: Floats
    bias: Floats

    def logits(self, features: Floats) -> Floats:
        """Log-odds, (N, outputs), of N rows of features, (N, F)."""
        return ((features - self.mean) / self.scale) @ self.weights + self.bias

    def probability(self, features: Floats) -> Floats:
        """Of the only output, (N,), 0 to 1."""
        return np.asarray(1 / (1 + np.exp(-np.clip(self.logits(features)[:, 0], -40, 40))))

    def distribution(self, features: Floats) -> Floats:
        """Over the outputs, (N, outputs), rows sum to 1."""
        logits = self.logits(features)
        powers = np.exp(logits - logits.max(1, keepdims=True))
        return np.asarray(powers / powers.sum(1, keepdims=True))


@dataclass(frozen=True, slots=True, eq=False)
class ContextHead:
    """Everything learnt about context cards; it knows no card by its id.

    Attributes:
        stems: Stems of words, sorted.
        idf: Inverse document frequency of each stem in news, (stems,).
        unseen_idf: That of a stem which is not listed.
        centre: Mean sentence vector, (hidden size,).
        projection: From a centred sentence vector to one whose cosine tells kinship of meaning, (hidden size, K).
        relevance: Whether a card bears on an article.
        evidence: Whether a sentence tells or denies a card.
        mention: How an article treats a card, over ``MENTIONS``.
        threshold: Least relevance of a listed card, 0 to 1.
        silence: Factor on the probability of "none" before it is compared with that of being told.
        contradiction: The same for "denied".
        digests: Digests of texts of packaged cards, sorted.
        vectors: Their projected vectors, so that they need not be read again, (digests, K).
    """

    stems: NDArray[np.str_]
    idf: Floats
    unseen_idf: float
    centre: Floats
    projection: Floats
    relevance: LinearModel
    evidence: LinearModel
    mention: LinearModel
    threshold: float
    silence: float = 1.0
    contradiction: float = 1.0
    digests: NDArray[np.str_] = field(default_factory=lambda: np.zeros(0, "U16"))
    vectors: Floats = field(default_factory=lambda: np.zeros((0, 0)))

    def project(self, vectors: NDArray[np.floating[Any]]) -> Floats:
        """Sentence vectors of the network, (N, hidden size), as unit vectors, (N, K)."""
        projected = (vectors.astype(np.float64) - self.centre) @ self.projection
        return np.asarray(projected / np.maximum(np.linalg.norm(projected, axis=1, keepdims=True), 1e-9))

    def kind(self, distribution: Floats) -> str:
        """The one of ``MENTIONS`` that a distribution over them, (4,), speaks for."""
        return kind_of(distribution, self.silence, self.contradiction)

    def save(self, path: Path) -> None:
        """Writes an ``.npz`` file; numbers that are many in half precision."""
        arrays: dict[str, Any] = {
            "stems": self.stems,
            "idf": self.idf.astype(np.float16),
            "centre": self.centre.astype(np.float32),
            "projection": self.projection.astype(np.float32),
            "numbers": np.array([self.unseen_idf, self.threshold, self.silence, self.contradiction]),
            "digests": self.digests,
            "vectors": self.vectors.astype(np.float16),
        }
        for name in ("relevance", "evidence", "mention"):
            model: LinearModel = getattr(self, name)
            arrays |= {f"{name}.{part}": getattr(model, part) for part in LinearModel.__slots__}
        with zipfile.ZipFile(path, "w") as archive:
            for name, array in arrays.items():
                entry = zipfile.ZipInfo(f"{name}.npy")
                entry.compress_type = zipfile.ZIP_DEFLATED
                # numpy's own writer stamps the time of day, and one run would not give the bytes of another
                with archive.open(entry, "w") as file:
                    np.lib.format.write_array(file, np.asarray(array), allow_pickle=False)

    @classmethod
    def load(cls, path: Path) -> "ContextHead":
        """Reads what ``save`` wrote.

        Raises:
            ModelError: The file is not of that form.
        """
        try:
            with np.load(path, allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files}
            unseen, threshold, silence, contradiction = arrays["numbers"].tolist()
            idf, centre, projection, vectors = (arrays[name].astype(np.float64) for name in ("idf", "centre", "projection", "vectors"))
            relevance, evidence, mention = (
                LinearModel(*(arrays[f"{name}.{part}"] for part in LinearModel.__slots__)) for name in ("relevance", "evidence", "mention")
            )
            knowledge = (arrays["stems"], idf, unseen, centre, projection)
            decisions = (threshold, silence, contradiction)
            return cls(*knowledge, relevance, evidence, mention, *decisions, arrays["digests"], vectors)
        except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
            raise ModelError(f"{path} cannot be read ({error!r}); restore it from the release") from error


def kind_of(distribution: Floats, silence: float, contradiction: float) -> str:
    """The one of ``MENTIONS`` that a distribution over them speaks for.

    Args:
        distribution: (4,), sums to 1.
        silence: Factor on "none".
        contradiction: Factor on "denied".
    """
    full, partial, none, denied = distribution.tolist()
    kinds = {"told": full + partial, "none": none * silence, "denied": denied * contradiction}
    kind = max(kinds, key=lambda name: kinds[name])
    return kind if kind != "told" else "full" if full >= partial else "partial"
