"""Every article of a file, one at a time."""

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from pathlib import Path

from slantwise.article import Article
from slantwise.dates import date_fault
from slantwise.errors import InputError
from slantwise.reading.inputs import InputFile, InputFormat, open_input
from slantwise.reading.plain_text import article_from_text
from slantwise.reading.rows import BadRow, article_from_row
from slantwise.reading.web_page import article_from_html


def read_articles(path: Path | str, *, format: InputFormat | None = None) -> Iterator[Article | BadRow]:
    """Reads articles one at a time; .jsonl and .jsonl.gz are never held in memory whole.

    Args:
        path: A .txt, .html, .json, .jsonl or .jsonl.gz file, or "-" for standard input.
        format: What it holds; where None, the ending says so, and standard input is judged by its first line: a list
            of objects, or "{" or "[" alone, is "json", any other "{" is "jsonl", all else "txt".

    Yields:
        Each article, or what is wrong with a row, in the order of the file.

    Raises:
        InputError: The file is missing, empty, binary, or cannot be read to its end; good rows come first.
    """
    for _, item in read_rows(open_input(path, format=format)):
        yield item


def read_rows(file: InputFile, *, title: str | None = None, date: str | None = None) -> Iterator[tuple[int, Article | BadRow]]:
    """Like ``read_articles``, with the number of each row, 1-based.

    Args:
        file: From ``open_input``.
        title: The headline of a single text or page.
        date: The day of publication of a single text or page.

    Raises:
        InputError: Also where a title or date is given for rows, or the date is none.
    """
    if fault := date_fault(date):
        raise InputError(f"date {fault}")
    if file.holds_one_article:
        read_one = article_from_text if file.format == "txt" else article_from_html
        yield 1, read_one(b"".join(file.lines), file.name, title=title, date=date)
        return
    if title is not None or date is not None:
        raise InputError(f"{file.name}: a title or date can be given for a text or a web page; rows have their own")
    read_many = _json_rows if file.format == "json" else _jsonl_rows
    empty = True
    for number, item in read_many(file.lines, file.name):
        empty = False
        yield number, item
    if empty:
        raise InputError(f"{file.name}: the file is empty; it should hold JSON objects with the field 'text'")


def _json_rows(lines: Iterable[bytes], file: str) -> Iterator[tuple[int, Article | BadRow]]:
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
    for number, raw in enumerate(value if isinstance(value, list) else [value], start=1):
        yield number, article_from_row(raw, file, number)


def _jsonl_rows(lines: Iterable[bytes], file: str) -> Iterator[tuple[int, Article | BadRow]]:
    """Blank lines are no rows but count in the numbering, so that a number is the line in the file."""
    for number, line in enumerate(lines, start=1):
        if number == 1 and line.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            raise InputError(f"{file}: the file is in UTF-16; save it as UTF-8")
        content = line.removeprefix(BOM_UTF8) if number == 1 else line
        if content.strip():
            yield number, _article_from_line(content, file, number)


def _article_from_line(line: bytes, file: str, number: int) -> Article | BadRow:
    try:
        raw = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return BadRow(file, number, "row", f"is not UTF-8 ({error.reason} at byte {error.start})")
    except RecursionError:
        return BadRow(file, number, "row", "is nested too deeply to be read")
    except ValueError as error:
        return BadRow(file, number, "row", f"is not valid JSON ({error})")
    return article_from_row(raw, file, number)
