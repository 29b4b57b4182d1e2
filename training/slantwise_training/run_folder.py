"""The folder of a run: used by one process at a time, begun anew, or gone on with under the same settings and on the same data."""

import contextlib
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from slantwise.errors import InputError
from slantwise_training.atomic import PART, whole_file
from slantwise_training.config import RunConfig
from slantwise_training.data import DataFile

SETTINGS, DATA, LOCK = "settings.json", "data.json", "run.lock"
FREE = ("data_dir", "output", "threads", "cache", "tracking.")
"""Settings that may change while a run is resumed (how they begin): they say where things are, not what is learnt."""


@contextlib.contextmanager
def run_folder(config: RunConfig, *, resume: bool) -> Iterator[Path]:
    """The run's folder, kept from other runs for as long as the context lasts.

    Args:
        config: The run; ``preflight`` has passed it.
        resume: Whether to go on with what is there; otherwise it is removed.

    Raises:
        InputError: Another run is writing there.
    """
    folder = config.folder
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        for path in folder.iterdir():
            if path.name != LOCK and (not resume or _half_written(path)):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        with whole_file(folder / SETTINGS) as part:
            part.write_text(json.dumps(_binding(config), indent=1) + "\n", encoding="utf-8")
        yield folder


def changed_settings(config: RunConfig) -> list[str]:
    """A fault that names the settings that differ from those that the run's folder was begun with; none where nothing was begun.

    Raises:
        InputError: The file of settings is spoiled.
    """
    folder, way_out = config.folder, "begin anew without --resume"
    if not (folder / SETTINGS).exists():
        begun = folder.is_dir() and any(folder.glob("*.safetensors"))
        return [f"--resume: {folder} has no {SETTINGS} to tell what its files were made with; {way_out}"] if begun else []
    former, now = _read(folder / SETTINGS), _binding(config)
    changed = [
        f"{key} was {former.get(key)!r} and is now {now.get(key)!r}"
        for key in sorted(former.keys() | now.keys())
        if former.get(key) != now.get(key) and not key.startswith(FREE)
    ]
    if not changed:
        return []
    return [f"--resume: {folder} was begun with other settings: {', '.join(changed)}; give the former ones or another name, or {way_out}"]


def pin_data(folder: Path, files: Sequence[DataFile]) -> None:
    """Notes the files that the network is trained on; when resumed, they must be the same.

    Raises:
        InputError: Some have changed since.
    """
    path, now = folder / DATA, {file.file: file.sha256 for file in files}
    if not path.exists():
        with whole_file(path) as part:
            part.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
        return
    former = _read(path)
    changed = sorted(file for file in former.keys() | now.keys() if former.get(file) != now.get(file))
    if changed:
        raise InputError(
            f"--data-dir: {', '.join(changed)} changed since {folder} was begun; give the former files, or begin anew without --resume"
        )


def _half_written(path: Path) -> bool:
    """Whether a killed process left this behind: what is being written ends in ``PART``, or begins with ``.tmp`` (safetensors)."""
    return path.name.endswith(PART) or path.name.startswith(".tmp")


def _binding(config: RunConfig) -> dict[str, Any]:
    """The settings that a resumed run must share, as JSON gives them back."""
    settings: dict[str, Any] = json.loads(json.dumps({k: v for k, v in config.flat().items() if not k.startswith(FREE)}))
    return settings


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(values, dict):
            raise ValueError(f"holds a {type(values).__name__}")
    except (OSError, ValueError) as error:
        raise InputError(f"{path} must hold a JSON object ({error}); begin anew without --resume") from error
    return values


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, which the system takes back when the process ends, however it ends.

    Raises:
        InputError: Another run has it.
    """
    try:
        lock = FileLock(folder / LOCK).acquire(timeout=0)
    except Timeout as error:
        raise InputError(
            f"--output: another run is writing to {folder}; wait for its end, or give this one another name (name=...) or output"
        ) from error
    with lock:
        yield
