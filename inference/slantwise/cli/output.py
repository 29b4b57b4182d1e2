"""Where the reports go: standard output, or a file that appears only once it is whole."""

import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Literal, TextIO, cast, get_args

from slantwise.errors import SlantwiseError

OutputFormat = Literal["text", "json", "jsonl", "html"]
_FORMATS: dict[str, OutputFormat] = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".html": "html",
}


def output_format(format: str | None, output: Path | None, *, one_article: bool) -> OutputFormat:
    """The format asked for, else the one of the output's ending, else text for one article and jsonl for many.

    Raises:
        SlantwiseError: There is no such format, or the ending is unknown.
    """
    if format is not None:
        if format not in get_args(OutputFormat):
            known = ", ".join(get_args(OutputFormat))
            raise SlantwiseError(f"--format must be one of {known}, is {format!r}")
        return cast(OutputFormat, format)
    if output is None:
        return "text" if one_article else "jsonl"
    for ending, known_format in _FORMATS.items():
        if output.name.lower().endswith(ending):
            return known_format
    raise SlantwiseError(f"--output must end in one of {', '.join(_FORMATS)}, is {output.name!r}; or give --format")


def check_not_an_input(output: Path, inputs: Iterable[str]) -> None:
    """Refuses an output that is read too.

    Raises:
        SlantwiseError: It is one of the inputs.
    """
    if any(os.path.realpath(path) == os.path.realpath(output) for path in inputs):
        raise SlantwiseError(f"--output {output}: this is also an input; choose another name")


class Discard(Exception):  # noqa: N818 -- a signal, not an error
    """Raised inside ``open_output`` when there is nothing worth keeping."""


@contextmanager
def open_output(output: Path | None) -> Iterator[TextIO]:
    """Opens standard output, or a file beside ``output`` that takes its name on success and is removed on failure.

    Args:
        output: Path of the file, compressed if it ends in .gz; or None for standard output.

    Raises:
        SlantwiseError: The file cannot be written.
    """
    if output is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        with suppress(Discard):
            yield sys.stdout
        return
    output = Path(os.path.realpath(output))
    if os.path.lexists(output) and not output.is_file():
        raise SlantwiseError(f"--output {output}: this is a folder or a device; name a file")
    part = output.with_name(output.name + ".part")
    try:
        stream = _open_text(part, compressed=output.name.lower().endswith(".gz"))
    except OSError as error:
        raise _cannot_write(output, error) from error
    try:
        with stream:
            yield stream
        part.replace(output)
    except Discard:
        pass
    except OSError as error:
        if isinstance(error, SlantwiseError):
            raise
        raise _cannot_write(output, error) from error
    finally:
        part.unlink(missing_ok=True)


def _cannot_write(output: Path, error: OSError) -> SlantwiseError:
    return SlantwiseError(f"--output {output}: cannot be written ({error.strerror or error}); choose another place")


def _open_text(path: Path, *, compressed: bool) -> TextIO:
    if compressed:
        return cast(TextIO, gzip.open(path, "wt", encoding="utf-8", newline="\n"))
    return path.open("w", encoding="utf-8", newline="\n")
