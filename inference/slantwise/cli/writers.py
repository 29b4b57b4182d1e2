"""Reports as lines, JSON, text or a page: each writer takes the results as they come and writes all of them."""

import json
from collections.abc import Callable, Iterator
from typing import TextIO

from rich.console import Console

from slantwise.cli.output import OutputFormat
from slantwise.errors import SlantwiseError
from slantwise.reading import BadRow
from slantwise.report import Report

Results = Iterator[Report | BadRow]
Writer = Callable[[Results, TextIO], None]
_WIDTH = 80
"""Columns of a text report where no terminal gives them."""


def writer_for(format: OutputFormat, *, one_article: bool) -> Writer:
    """The writer of a format; in JSON, one article is an object and rows are a list, even a row alone."""
    if format == "json":
        return _write_json_object if one_article else _write_json_list
    return {"jsonl": _write_jsonl, "text": _write_text, "html": _write_html}[format]


def _line(result: Report | BadRow) -> str:
    return json.dumps(result.to_dict(), ensure_ascii=False)


def _write_jsonl(results: Results, stream: TextIO) -> None:
    for result in results:
        stream.write(_line(result) + "\n")


def _write_json_list(results: Results, stream: TextIO) -> None:
    opening = "["
    for result in results:
        stream.write(f"{opening}\n{_line(result)}")
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def _write_json_object(results: Results, stream: TextIO) -> None:
    for result in results:
        stream.write(json.dumps(result.to_dict(), ensure_ascii=False, indent=1) + "\n")


def _write_text(results: Results, stream: TextIO) -> None:
    from slantwise.rendering import render_terminal

    console = Console(file=stream, width=None if stream.isatty() else _WIDTH)
    reports = (result for result in results if isinstance(result, Report))
    for number, report in enumerate(reports):
        if number:
            console.print("\n")
        render_terminal(report, console)


def _write_html(results: Results, stream: TextIO) -> None:
    """Writes one page; a second report is refused, since a page shows one article."""
    from slantwise.rendering import render_html

    written = False
    for result in results:
        if isinstance(result, BadRow):
            continue
        if written:
            raise SlantwiseError("an HTML page shows one article, the input has more; use --format json or jsonl")
        stream.write(render_html(result))
        written = True
