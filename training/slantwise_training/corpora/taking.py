"""Takes corpora out of a folder or archive that somebody has, into the layout of a data folder."""

import contextlib
import filecmp
import os
import shutil
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from slantwise.errors import InputError
from slantwise_training.corpora.registry import Corpus

MOST_BYTES = 4_000_000_000
"""An archive that unpacks to more is refused."""


def take(source: Path, corpora: Mapping[str, Corpus], data: Path, *, anywhere: bool) -> dict[str, list[Path]]:
    """Copies the files of corpora; a file that is there already must be the same.

    Args:
        source: A folder, or a ``.zip``, ``.tar``, ``.tar.gz``, ``.tar.bz2`` or ``.tar.xz`` archive.
        corpora: What to look for.
        data: The data folder, made if missing.
        anywhere: Whether the files count in any folder of the source, or only in one named as in the data folder.

    Returns:
        The files of each corpus that was found, in the data folder.

    Raises:
        InputError: The source cannot be read, or would write outside the data folder, or another file is there already.
    """
    data.mkdir(parents=True, exist_ok=True)
    with _opened(source, data) as folder:
        pairs = {name: found for name, corpus in corpora.items() if (found := _find(folder, corpus, data, anywhere=anywhere))}
        for origin, target in (pair for found in pairs.values() for pair in found):
            if not origin.resolve().is_relative_to(folder.resolve()):
                raise InputError(f"{source}: {origin.relative_to(folder)} is a link to a file outside; put the file itself there")
            if target.exists() and not filecmp.cmp(origin, target, shallow=False):
                raise InputError(f"{target} is there already, with other content; remove it first")
        for origin, target in (pair for found in pairs.values() for pair in found):
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f"{target.name}.part")
            shutil.copyfile(origin, part)
            part.replace(target)
    return {name: [target for _, target in found] for name, found in pairs.items()}


def _find(folder: Path, corpus: Corpus, data: Path, *, anywhere: bool) -> list[tuple[Path, Path]]:
    """The files of a corpus and where each belongs; none if some are missing. The folder nearest to the top counts."""
    places = sorted((Path(place) for place, _, _ in os.walk(folder)), key=lambda place: (len(place.parts), place))
    for place in sorted(places, key=lambda place: place.name != corpus.folder):
        if anywhere or place.name == corpus.folder:
            found = [sorted(path for path in place.glob(pattern) if path.is_file()) for pattern in corpus.files]
            if all(found):
                return [(path, data / corpus.folder / path.relative_to(place)) for paths in found for path in paths]
    return []


@contextlib.contextmanager
def _opened(source: Path, data: Path) -> Iterator[Path]:
    """The source as a folder; an archive is unpacked beside the data and removed afterwards."""
    if source.is_dir():
        yield source
        return
    with tempfile.TemporaryDirectory(dir=data, prefix=".taking-") as name:
        folder = Path(name)
        try:
            if zipfile.is_zipfile(source):
                _unzip(source, folder)
            elif source.is_file() and tarfile.is_tarfile(source):
                _untar(source, folder)
            else:
                raise InputError(f"{source} must be a folder, a zip or a tar archive")
        except (OSError, tarfile.TarError, zipfile.BadZipFile) as error:
            raise InputError(f"{source} cannot be unpacked: {error}") from error
        yield folder


def _unzip(source: Path, folder: Path) -> None:
    with zipfile.ZipFile(source) as archive:
        members = archive.infolist()
        for member in members:
            path = PurePosixPath(member.filename.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1]) or stat.S_ISLNK(member.external_attr >> 16):
                raise InputError(f"{source}: {member.filename!r} is a link or lies outside the archive; nothing was unpacked")
        _check_size(source, sum(member.file_size for member in members))
        archive.extractall(folder)


def _untar(source: Path, folder: Path) -> None:
    with tarfile.open(source) as archive:
        _check_size(source, sum(member.size for member in archive))
        archive.extractall(folder, filter="data")  # refuses links and paths that lead out of the folder, and devices


def _check_size(source: Path, size: int) -> None:
    if size > MOST_BYTES:
        raise InputError(f"{source} would unpack to {size:,} bytes, more than {MOST_BYTES:,}; unpack it yourself and give the folder")
