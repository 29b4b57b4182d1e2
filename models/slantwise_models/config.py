"""The model folder's ``config.json``: the single place for labels, thresholds, calibration and provenance."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from slantwise_models.errors import ModelError

FORMAT = 3
CONFIG_FILE, WEIGHTS_FILE, TOKENIZER_FILE, CARD_FILE = "config.json", "model.onnx", "tokenizer.json", "README.md"
WORDING_FILE, CONTEXTS_FILE, SIDES_FILE, COVERAGE_FILE = "wording.json", "contexts.npz", "sides.json", "coverage.json"
"""All but the first are not in folders released before contexts and sides were judged, or coverage counted."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How token probabilities of one label family become spans.

    Attributes:
        label_start: A span of a label needs a word at or above this probability, by label, 0 to 1.
        extend: Neighbouring words belong to it from this share of ``label_start`` on, 0 to 1.
        gap: Words below that, between two runs of one label, that are bridged.
    """

    label_start: dict[str, float]
    extend: float
    gap: int


@dataclass(frozen=True, slots=True)
class SourceCalibration:
    """How what network and wording model say becomes a probability and a verdict: stacking (Wolpert, 1992) by logistic regression.

    Attributes:
        network_scale: Factor on the logit of the network's source head.
        wording_scale: Factor on the logit of the wording model.
        shift: Added after scaling.
        uncertain: Probabilities strictly between these two are "uncertain".
        max_spread: Verdict is "uncertain" where the members' probabilities lie further apart than this.
    """

    network_scale: float
    wording_scale: float
    shift: float
    uncertain: tuple[float, float]
    max_spread: float


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Everything about a released model but its weights.

    Attributes:
        name: Name of the model.
        version: Its version.
        max_tokens: Most tokens in a window.
        state_framing: State-framing labels, in the order of the outputs.
        techniques: Technique labels, in the order of the outputs.
        voices: Voices, in the order of the outputs.
        decoding: By family.
        source: Calibration of the source judgement.
        files: SHA-256 of the other files of the folder.
        provenance: Base encoder, training data and their hashes, seed, settings; for the reader, not used in scoring.
        measured: Figures of the evaluation that came with the release.
    """

    name: str
    version: str
    max_tokens: int
    state_framing: tuple[str, ...]
    techniques: tuple[str, ...]
    voices: tuple[str, ...]
    decoding: dict[str, Decoding]
    source: SourceCalibration
    files: dict[str, str]
    provenance: dict[str, Any] = field(default_factory=dict)
    measured: dict[str, Any] = field(default_factory=dict)

    def save(self, folder: Path) -> None:
        """Writes ``config.json``."""
        text = json.dumps({"format": FORMAT, **asdict(self)}, indent=1, ensure_ascii=False)
        (folder / CONFIG_FILE).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "ModelConfig":
        """Reads ``config.json``.

        Raises:
            ModelError: The file is missing, no JSON, of a newer format, or lacks a key.
        """
        path = folder / CONFIG_FILE
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise ModelError(f"{path} is missing: {folder} is no slantwise model folder") from error
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} cannot be read ({error}); restore it from the release") from error
        found = raw.pop("format", None) if isinstance(raw, dict) else None
        if found != FORMAT:
            raise ModelError(
                f"{path} has format {found!r}, this version of slantwise reads format {FORMAT}; upgrade slantwise "
                "or use a model released with it"
            )
        try:
            return cls._from_json(raw)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ModelError(f"{path} is spoiled ({error!r}); restore it from the release") from error

    @classmethod
    def _from_json(cls, raw: dict[str, Any]) -> "ModelConfig":
        decoding = {family: Decoding(**value) for family, value in raw.pop("decoding").items()}
        source = raw.pop("source")
        low, high = source.pop("uncertain")
        labels: dict[str, Any] = {name: tuple(raw.pop(name)) for name in ("state_framing", "techniques", "voices")}
        return cls(decoding=decoding, source=SourceCalibration(uncertain=(low, high), **source), **labels, **raw)
