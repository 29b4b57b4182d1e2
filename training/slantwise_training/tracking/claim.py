"""One process at a time in a run's folder."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import filelock

from slantwise.errors import InputError


@contextlib.contextmanager
def claim(folder: Path) -> Iterator[None]:
    """Keeps other runs out of a run's folder; the system lets go of it when the process dies.

    Args:
        folder: The run's folder, which need not exist yet; the lock lies beside it.

    Raises:
        InputError: Another process has the folder.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(folder.parent / f".{folder.name}.lock")
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout as error:
        raise InputError(f"{folder} is in use by another run; wait for its end, or give this one another name (name=...)") from error
    try:
        yield
    finally:
        lock.release()
