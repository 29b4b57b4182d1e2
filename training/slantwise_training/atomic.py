"""Files and folders that are whole or not there, at whatever moment the process is killed."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from safetensors import SafetensorError

from slantwise.errors import InputError

PART = ".part"
"""Ends the name of what is still being written."""


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Gives a file to write beside ``path``; once written, and on the disk, it takes the place of ``path``.

    Raises:
        InputError: It could not be written, for instance because the disk is full; what was at ``path`` is as before.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}{PART}")  # two runs may share a folder of cached features
    try:
        yield part
        _to_disk(part)
        part.replace(path)
        _to_disk(path.parent)
    except (OSError, SafetensorError) as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise InputError(
            f"output: {path} cannot be written ({error}); what was there before is whole: make room on the disk or mend the "
            "folder's rights, then go on with --resume"
        ) from error


def begin_folder(path: Path) -> Path:
    """An empty folder beside ``path`` to build in, until ``finish_folder`` gives it its name."""
    part = path.with_name(path.name + PART)
    if part.exists():
        shutil.rmtree(part)
    part.mkdir(parents=True)
    return part


def finish_folder(part: Path) -> Path:
    """Gives a folder of ``begin_folder`` its name, in place of one that has it now; returns the folder."""
    path = part.with_name(part.name.removesuffix(PART))
    for file in part.rglob("*"):
        _to_disk(file)
    former = path.with_name(f"{path.name}.former")
    if former.exists():
        shutil.rmtree(former)
    if path.exists():
        path.replace(former)
    part.replace(path)
    _to_disk(path.parent)
    if former.exists():
        shutil.rmtree(former)
    return path


def _to_disk(path: Path) -> None:
    """Waits until a file, or the list of a folder's files, is on the disk."""
    if os.name == "nt":  # Windows opens no folders, and flushes no file that is opened for reading
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
