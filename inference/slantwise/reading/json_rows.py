"""Every row of a JSON file, one at a time, whatever it holds."""

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from typing import Any

from slantwise.errors import InputError
from slantwise.reading.inputs import InputFile
from slantwise.reading.rows import BadRow


def json_rows(file: InputFile) -> Iterator[tuple[int, Any]]:
    """The rows of a .json or .jsonl file with their numbers, 1-based; .jsonl is never held in memory whole.

    Args:
        file: From ``open_input``.

    Yields:
        The number and the row as parsed, or a ``BadRow`` in its place where a line cannot be.

    Raises:
        InputError: The file is spoiled or cannot be read to its end; good rows come first.
    """
    return _of_json(file.lines, file.name) if file.format == "json" else _of_jsonl(file.lines, file.name)


def _of_json(lines: Iterable[bytes], file: str) -> Iterator[tuple[int, Any]]:
    data = b"".join(lines)
    if not data.strip():
        return
    try:
        value = json.loads(data)
    except RecursionError as error:
        raise InputError(f"{file}: the JSON is nested too deeply to be read") from error
    except ValueError as error:
        message = f"{file}: not valid JSON ({error}); if it has one object a line, its ending should be .jsonl"
        raise InputError(message) from error
    yield from enumerate(value if isinstance(value, list) else [value], start=1)


def _of_jsonl(lines: Iterable[bytes], file: str) -> Iterator[tuple[int, Any]]:
    """Blank lines are no rows but count in the numbering, so that a number is the line in the file."""
    for number, line in enumerate(lines, start=1):
        if number == 1 and line.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            raise InputError(f"{file}: the file is in UTF-16; save it as UTF-8")
        content = line.removeprefix(BOM_UTF8) if number == 1 else line
        if content.strip():
            yield number, _parsed(content, file, number)


def _parsed(line: bytes, file: str, number: int) -> Any:
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return BadRow(file, number, "row", f"is not UTF-8 ({error.reason} at byte {error.start})")
    except RecursionError:
        return BadRow(file, number, "row", "is nested too deeply to be read")
    except ValueError as error:
        return BadRow(file, number, "row", f"is not valid JSON ({error})")
