"""What ``slantwise compare`` does, from the options to the exit code."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rich.console import Console

from slantwise.article import Article
from slantwise.cli import scoring
from slantwise.cli.messages import say
from slantwise.cli.output import open_output, output_format
from slantwise.errors import InputError, SlantwiseError
from slantwise.reading import BadRow, open_input, read_rows

if TYPE_CHECKING:
    from slantwise.compare import Comparison

_WIDTH = 80
"""Columns of a text where no terminal gives them."""


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """The options of ``slantwise compare``.

    Attributes:
        article: Path of one article, or "-".
        references: Paths of files of references.
        output: Path, or None for standard output.
        format: "text" or "json", or None to choose by the output's ending.
        title: Headline of the article.
        date: Its day of publication.
        any_date: Whether references that are younger than the article count.
        model: Model folder, or None for the released model.
    """

    article: str
    references: Sequence[str]
    output: Path | None = None
    format: str | None = None
    title: str | None = None
    date: str | None = None
    any_date: bool = False
    model: Path | None = None


def run_compare(request: CompareRequest) -> int:
    """Compares and writes the output; bad references are told of on standard error and in the comparison's warnings.

    Returns:
        Exit code: 0 all fine, 1 some rows bad, 2 some file not readable to its end.

    Raises:
        SlantwiseError: The article, the references, the output or the model is unusable.
    """
    format = output_format(request.format, request.output, one_article=True)
    if format not in ("text", "json"):
        raise SlantwiseError(f"a comparison is written as text or json, not as {format}; name an --output that ends in .txt or .json")
    article = _read_one(request)
    references, bad = [], []
    for item in _read_references(request.references):
        if isinstance(item, BadRow):
            say(f"error: {item}")
            bad.append(item)
        else:
            references.append(item)
    with open_output(request.output) as stream:
        comparison = scoring.load_scorer(request.model).compare(article, references, any_date=request.any_date)
        warnings = [*comparison.warnings, *(f"Not read: {row}" for row in bad)]
        _write(dataclasses.replace(comparison, warnings=warnings), format, stream)
    return 2 if any(row.row == 0 for row in bad) else 1 if bad else 0


def _read_one(request: CompareRequest) -> Article:
    file = open_input(request.article)
    items = [item for _, item in read_rows(file, title=request.title, date=request.date)]
    if len(items) != 1:
        raise InputError(f"{file.name}: must hold one article, holds {len(items)}; references go after it")
    if isinstance(items[0], BadRow):
        raise InputError(str(items[0]))
    return items[0]


def _read_references(paths: Sequence[str]) -> Iterator[Article | BadRow]:
    for path in paths:
        file = open_input(path)
        try:
            for _, item in read_rows(file):
                yield item
        except InputError as error:
            yield BadRow(file.name, 0, "file", str(error))


def _write(comparison: "Comparison", format: str, stream: TextIO) -> None:
    from slantwise.rendering.comparison import render_comparison

    if format == "json":
        stream.write(comparison.to_json(indent=1) + "\n")
    else:
        render_comparison(comparison, Console(file=stream, width=None if stream.isatty() else _WIDTH))
