"""The sides model: what speaks for an actor being favoured, or put down, by a cue, as tables that a person can read."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from slantwise_models.errors import ModelError

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class SidesModel:
    """Two passes of logistic regression over pairs of a cue and an actor; outputs are "favours" and "against".

    The first pass reads the pair by itself. The second (stacking; Wolpert, 1992) also sees what the first says of the cue's
    other actors and of the actor's other cues in the article.

    Attributes:
        features: F names of features of a pair, present or absent.
        weights: Log-odds of each feature, (F, 2).
        bias: (2,).
        second_features: G names of the features of the second pass.
        second_weights: Log-odds for one unit of each, (G, 2).
        second_bias: (2,).
        thresholds: Least probability for a side to be told, (2,).
        places: Place of each feature in ``weights``.
    """

    features: tuple[str, ...]
    weights: Floats
    bias: Floats
    second_features: tuple[str, ...]
    second_weights: Floats
    second_bias: Floats
    thresholds: Floats
    places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", {name: i for i, name in enumerate(self.features)})

    def save(self, path: Path) -> None:
        """Writes a JSON file with one line a feature: its name and its two weights."""
        text = (
            f'{{"thresholds": {json.dumps(self.thresholds.round(4).tolist())},\n'
            f'"second_bias": {json.dumps(self.second_bias.round(6).tolist())},\n'
            f'"second": [\n{_lines(self.second_features, self.second_weights, 6)}\n],\n'
            f'"bias": {json.dumps(self.bias.round(6).tolist())},\n'
            f'"features": [\n{_lines(self.features, self.weights, 3)}\n]}}\n'
        )
        path.write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "SidesModel":
        """Reads what ``save`` wrote.

        Raises:
            ModelError: The file is not of that form.
        """
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            tables = {name: [row[1:] for row in raw[name]] for name in ("features", "second")}
            arrays = {name: np.array(rows, np.float64).reshape(len(rows), 2) for name, rows in tables.items()}
            pairs = {name: np.array(raw[name], np.float64).reshape(2) for name in ("bias", "second_bias", "thresholds")}
            names = {name: tuple(str(row[0]) for row in raw[name]) for name in tables}
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise ModelError(f"{path} cannot be read ({error!r}); restore it from the release") from error
        return cls(
            names["features"],
            arrays["features"],
            pairs["bias"],
            names["second"],
            arrays["second"],
            pairs["second_bias"],
            pairs["thresholds"],
        )


def _lines(names: tuple[str, ...], weights: Floats, digits: int) -> str:
    rows = zip(names, weights.round(digits).tolist(), strict=True)
    return ",\n".join(json.dumps([name, *values], ensure_ascii=False) for name, values in rows)
