"""The wording model: which masked terms state and independent outlets prefer, as a table that a person can read."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from slantwise_models.errors import ModelError

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class WordingModel:
    """Logistic regression on TF-IDF of terms, for each member of the ensemble.

    Attributes:
        terms: T terms, single words and pairs, names and numbers masked.
        idf: Inverse document frequency of each term, (T,).
        weights: Log-odds of each term for each member, (T, members); above 0 towards state-controlled.
        bias: (members,).
        places: Place of each term in the arrays.
    """

    terms: tuple[str, ...]
    idf: Floats
    weights: Floats
    bias: Floats
    places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", {term: i for i, term in enumerate(self.terms)})

    def save(self, path: Path) -> None:
        """Writes a JSON file with one line a term: the term, its idf, its weight for each member."""
        rows = zip(self.terms, self.idf.round(4).tolist(), self.weights.round(4).tolist(), strict=True)
        lines = ",\n".join(json.dumps([term, idf, *weights], ensure_ascii=False) for term, idf, weights in rows)
        path.write_text(f'{{"bias": {json.dumps(self.bias.round(6).tolist())},\n"terms": [\n{lines}\n]}}\n', encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "WordingModel":
        """Reads what ``save`` wrote.

        Raises:
            ModelError: The file is not of that form.
        """
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            bias = np.array(raw["bias"], np.float64)
            table = np.array([row[1:] for row in raw["terms"]], np.float64).reshape(len(raw["terms"]), 1 + len(bias))
            return cls(tuple(str(row[0]) for row in raw["terms"]), table[:, 0], table[:, 1:], bias)
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise ModelError(f"{path} cannot be read ({error!r}); restore it from the release") from error
