"""Every article of a file, one at a time."""

from collections.abc import Iterator
from pathlib import Path

from slantwise.article import Article
from slantwise.dates import date_fault
from slantwise.errors import InputError
from slantwise.reading.inputs import InputFile, InputFormat, open_input
from slantwise.reading.json_rows import json_rows
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
    empty = True
    for number, raw in json_rows(file):
        empty = False
        yield number, raw if isinstance(raw, BadRow) else article_from_row(raw, file.name, number)
    if empty:
        raise InputError(f"{file.name}: the file is empty; it should hold JSON objects with the field 'text'")
