"""What every reader gives: rows, the rows that are wrong, and the files' checksums."""

import csv
import gzip
import json
import logging
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from slantwise.errors import InputError
from slantwise_models.runtime import sha256

logger = logging.getLogger(__name__)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class CorpusCard:
    """Where a corpus is from.

    Attributes:
        name: Its name.
        source: Who made it and where it is kept.
        licence: As its distributor states it.
        citation: The paper to cite, or an empty string.
        description: What it holds, in a sentence.
        home: Where it is to be had, and what to take from there; empty for one that has no public home.
    """

    name: str
    source: str
    licence: str
    citation: str
    description: str
    home: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that could not be read.

    Attributes:
        file: The file.
        row: Number of the row, from 1.
        field: The field at fault, or an empty string for the whole row.
        reason: What is wrong with it.
    """

    file: str
    row: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}" + (f", field {self.field}" if self.field else "") + f": {self.reason}"


@dataclass(slots=True)
class Reading(Generic[Row]):
    """What was read of one or more files.

    Attributes:
        rows: The good rows, in order.
        problems: The others.
        files: SHA-256 of each file.
        counts: Good rows of each file, by its name.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add_file(self, path: Path) -> None:
        """Notes a file's checksum.

        Raises:
            InputError: There is no such file.
        """
        if not path.is_file():
            raise InputError(f"{path} is missing; --data-dir must be the folder that holds the corpora")
        self.files[path.name] = sha256(path)

    def take(self, path: Path, number: int, raw: Any, convert: Callable[[Any], Row]) -> None:
        """Converts one row, or notes what is wrong with it."""
        try:
            self.rows.append(convert(raw))
            self.counts[path.name] += 1
        except FieldError as error:
            self.problems.append(Problem(path.name, number, error.field, error.reason))

    def summarise(self, path: Path) -> "Reading[Row]":
        """Logs each problem and the counts; returns the reading."""
        for problem in self.problems:
            logger.warning("%s", problem)
        logger.info("%s: %d rows read, %d rows wrong", path.name, len(self.rows), len(self.problems))
        return self


class FieldError(ValueError):
    """A field of a row is missing or wrong."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


def get(raw: Any, name: str, kind: type | tuple[type, ...], *, optional: bool = False) -> Any:
    """A field of a JSON object, checked.

    Raises:
        FieldError: It is missing or of another type.
    """
    if not isinstance(raw, dict):
        raise FieldError("", f"must be a JSON object, is {type(raw).__name__}")
    value = raw.get(name)
    if value is None:
        if optional:
            return None
        raise FieldError(name, "is missing")
    if not isinstance(value, kind):
        raise FieldError(name, f"must be {getattr(kind, '__name__', kind)}, is {type(value).__name__} {value!r:.40}")
    return value


def read_json_lines(path: Path, convert: Callable[[Any], Row]) -> Reading[Row]:
    """Reads a ``.jsonl`` or ``.jsonl.gz`` file row by row.

    Args:
        path: The file.
        convert: Makes a row of a JSON value or raises ``FieldError``.

    Raises:
        InputError: The file is missing.
    """
    reading: Reading[Row] = Reading()
    reading.add_file(path)
    for number, line in _lines(path, reading):
        if not line.strip():
            continue
        try:
            raw = json.loads(line.decode("utf-8"))
        except ValueError as error:  # of JSON and of UTF-8 alike
            reading.problems.append(Problem(path.name, number, "", f"is no JSON in UTF-8: {error}"))
            continue
        reading.take(path, number, raw, convert)
    return reading.summarise(path)


def read_table(path: Path, convert: Callable[[Any], Row], *, delimiter: str) -> Reading[Row]:
    """Reads a delimited file with a header line; one that breaks off keeps what came before.

    Args:
        path: The file.
        convert: Makes a row of a mapping from column to text or raises ``FieldError``.
        delimiter: What stands between columns.

    Raises:
        InputError: The file is missing.
    """
    reading: Reading[Row] = Reading()
    reading.add_file(path)
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, delimiter=delimiter), 1):
                reading.take(path, number, row, convert)
    except (UnicodeDecodeError, csv.Error) as error:
        reading.problems.append(Problem(path.name, number + 1, "", f"the file breaks off: {error}"))
    return reading.summarise(path)


def _lines(path: Path, reading: Reading[Any]) -> Iterator[tuple[int, bytes]]:
    opened = gzip.open(path) if path.suffix == ".gz" else path.open("rb")  # noqa: SIM115 - closed below
    number = 0
    with opened as lines:
        try:
            for number, line in enumerate(lines, 1):
                yield number, line
        except (OSError, EOFError, zlib.error) as error:
            reading.problems.append(Problem(path.name, number + 1, "", f"the file breaks off: {error}"))


def as_dataset(rows: Sequence[Any]) -> Any:
    """Rows (dataclasses) as a ``datasets.Dataset``."""
    import datasets  # slow to import, and few callers need it

    return datasets.Dataset.from_list([asdict(row) for row in rows])
