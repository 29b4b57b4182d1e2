"""What can be known to fail before hours are spent: all faults of a run's surroundings at once."""

import math
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from slantwise.errors import InputError
from slantwise_training.config import EncoderChoice, RunConfig
from slantwise_training.corpora.registry import corpora_of
from slantwise_training.encoder import load_encoder
from slantwise_training.run_folder import changed_settings
from slantwise_training.tracking import unsent

NEEDED = {
    "release": ("cues-train", "cues-dev", "ptc-train", "ptc-dev", "context-train", "context-dev", "articles"),
    "source": ("articles",),
    "baseline": ("cues-train", "cues-dev", "ptc-train", "ptc-dev", "articles"),
}
"""Corpora that a run of each kind cannot do without, where the data folder's layout has them at all."""
MARGIN = 1.2
SMALL_FILES = 50_000_000
"""Bytes for all that does not grow with the encoder: scored articles, tokenizer, wording model, tracking store."""


def preflight(config: RunConfig, *, resume: bool, free: Callable[[Path], int] | None = None) -> None:
    """Checks folder, disk, data and encoder.

    Args:
        config: The run.
        resume: Whether it goes on where its folder left off.
        free: Gives the free bytes of the disk of a folder; the system's answer by default.

    Raises:
        InputError: Something is missing or in the way; the message lists all of it.
    """
    faults = [*(changed_settings(config) if resume else unsent(config.folder)), *missing_data(config)]
    unwritable = _unwritable(config.folder)
    faults += unwritable
    try:
        wanted = wanted_bytes(config)
    except (InputError, OSError, ValueError) as error:  # what transformers raises for a folder that holds no model
        faults.append(str(error) if isinstance(error, InputError) else f"encoder.base {config.encoder.base!r} cannot be loaded: {error}")
    else:
        if not unwritable:
            faults += _short_of_room(config.folder, wanted, free or _free)
    if faults:
        raise InputError("\n- ".join(["this run cannot be done as it is:", *faults]))


def missing_data(config: RunConfig) -> list[str]:
    """Files of the corpora that are not there, as faults."""
    data = Path(config.data_dir)
    if not data.is_dir():
        return [f"--data-dir must be the folder that holds the corpora, got {data}, which is no folder"]
    corpora = corpora_of(data)
    missing = {file: None for name in NEEDED[config.kind] if name in corpora for file in corpora[name].missing(data)}
    return [f"--data-dir {data} must hold {file}, which is missing; give the folder that holds the corpora" for file in missing]


def wanted_bytes(config: RunConfig) -> int:
    """Bytes that the run will have on the disk at most, all trials of a sweep together, estimated from its encoder and its data.

    Weights are float32. There can be two checkpoints at once, each with three values for a trained weight (AdamW); one file
    of trained weights; two of released weights, one byte a weight, beside the graph in float32 that they are made from. The
    sentence features of articles are smaller than the packed articles, times windows, for 384 features a vector.
    """
    size, trained, width = _sizes(config.encoder)
    data = Path(config.data_dir)
    packed = sum(file.stat().st_size for file in (data / "articles").glob("*"))
    weights = 2 * 4 * (size + 2 * trained) + 4 * size + 2 * size + 4 * size if config.kind == "release" else 0
    features = packed * config.source.max_windows * width / 384
    trials = math.prod(len(values) for values in config.sweep.grid.values())
    return math.ceil(MARGIN * trials * (weights + features + SMALL_FILES))


def _sizes(choice: EncoderChoice) -> tuple[int, int, int]:
    """Weights of the encoder, how many of them are trained, and its width."""
    encoder = load_encoder(choice)
    parameters = list(encoder.parameters())
    trained = sum(p.numel() for p in parameters if p.requires_grad)
    return sum(p.numel() for p in parameters), trained, encoder.config.hidden_size


def _unwritable(folder: Path) -> list[str]:
    """Whether no file can be made in the folder, as a fault."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return [f"--output must be a folder where files can be made, but {folder} is not ({error}); give another, or mend its rights"]
    return []


def _short_of_room(folder: Path, wanted: int, free: Callable[[Path], int]) -> list[str]:
    """Whether the disk has less room than the run still needs, as a fault."""
    there = sum(os.stat(path).st_size for path in folder.rglob("*") if path.is_file())
    missing = wanted - there - free(folder)
    if missing <= 0:
        return []
    return [
        f"--output: this run needs about {_megabytes(wanted - there)} in {folder}, its disk has {_megabytes(free(folder))} free; "
        "make room, or give a folder on another disk"
    ]


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _megabytes(n: int) -> str:
    return f"{n / 1e6:,.0f} MB"
