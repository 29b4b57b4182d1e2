"""Where articles come from: a file or standard input, its format, and its bytes line by line."""

import gzip
import itertools
import os
import re
import sys
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

from slantwise.errors import InputError

InputFormat = Literal["txt", "html", "json", "jsonl"]
STANDARD_INPUT = "-"
_FORMATS: dict[str, InputFormat] = {
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
}
_JSON_START = re.compile(rb"\[\s*(?:\{|\Z)|\{\s*\Z")
"""A list of objects, or an object that goes on in the next line; prose too may open with a bracket."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file of articles that has been found but not yet read.

    Attributes:
        name: The path as given, or "-".
        format: What it holds.
        lines: Its bytes, decompressed, in pieces that end in a line feed; can be read once.
    """

    name: str
    format: InputFormat
    lines: Iterable[bytes]

    @property
    def holds_one_article(self) -> bool:
        """Whether the format has room for only one article."""
        return self.format in ("txt", "html")


def open_input(path: Path | str, *, format: InputFormat | None = None) -> InputFile:
    """Finds a file and its format; nothing of a file is read before its lines are.

    Args:
        path: A file, or "-" for standard input.
        format: What it holds; where None, the ending says so, and standard input is judged by its first line.

    Raises:
        InputError: The file is missing, a folder, or of an unknown ending.
    """
    if str(path) == STANDARD_INPUT:
        return _standard_input(format)
    path = Path(path)
    if os.path.isdir(path):  # unlike Path.is_dir, no error for a text given by mistake instead of a path
        raise InputError(f"{path}: this is a folder; name the files in it")
    if not os.path.exists(path):
        raise InputError(f"{str(path)[:200]}: there is no such file")
    if format is None:
        format = next((known for ending, known in _FORMATS.items() if path.name.lower().endswith(ending)), None)
    if format is None:
        raise InputError(f"{path}: the ending must be one of {', '.join(_FORMATS)}, is {path.suffix!r}; rename it")
    return InputFile(str(path), format, _file_lines(path))


def _standard_input(format: InputFormat | None) -> InputFile:
    stream = sys.stdin.buffer
    head = []
    for line in stream:
        head.append(line)
        if line.removeprefix(BOM_UTF8).strip():
            break
    if format is None:
        start = b"".join(head).removeprefix(BOM_UTF8).lstrip()
        format = "json" if _JSON_START.match(start) else "jsonl" if start.startswith(b"{") else "txt"
    return InputFile(STANDARD_INPUT, format, itertools.chain(head, stream))


def _file_lines(path: Path) -> Iterator[bytes]:
    """The lines of a file; a spoiled or cut gzip gives its whole lines first.

    Raises:
        InputError: The file cannot be read, or not to its end.
    """
    compressed = path.name.lower().endswith(".gz")
    try:
        with cast(BinaryIO, gzip.open(path)) if compressed else path.open("rb") as stream:
            yield from stream
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = f"{path}: the gzip file is cut short or spoiled ({error}); what came before is read, fetch it again"
        raise InputError(message) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
