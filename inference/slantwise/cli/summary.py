"""What ``slantwise summary`` does, from the options to the exit code."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from rich.console import Console

from slantwise.cli.messages import say
from slantwise.cli.output import check_not_an_input, open_output
from slantwise.errors import InputError, SlantwiseError
from slantwise.reading import BadRow, InputFile, open_input
from slantwise.summary import Summary, summarise
from slantwise.summary.reading import read_scored
from slantwise.summary.scored import ScoredArticle
from slantwise.summary.summarise import BY, Key

_ENDINGS = (".json", ".html", ".csv", ".txt")
_WIDTH = 100
"""Columns of a text where no terminal gives them."""


@dataclass(slots=True)
class _Bad:
    """How many rows and files could not be read."""

    rows: int = 0
    files: int = 0


def run_summary(inputs: Sequence[str], output: Path | None, by: str, top: int) -> int:
    """Reads the scored files once and writes their summary.

    Returns:
        Exit code: 0 all fine, 1 some rows bad, 2 some file unreadable.

    Raises:
        SlantwiseError: An option, an input or the output is unusable, or no report was found.
    """
    keys = _keys(by)
    if output is not None:
        if not output.name.lower().endswith(_ENDINGS):
            raise SlantwiseError(f"--output must end in one of {', '.join(_ENDINGS)}, is {output.name!r}")
        check_not_an_input(output, inputs)
    bad = _Bad()
    summary = summarise(_articles([open_input(path) for path in inputs], bad), by=keys)
    summary.bad_rows = bad.rows
    if not summary.groups:
        raise InputError("there is no report in the input; make reports with `slantwise score FILE --output scored.jsonl`")
    with open_output(output) as stream:
        _write(summary, stream, output.suffix.lower() if output else ".txt", top)
    return 2 if bad.files else 1 if bad.rows else 0


def _keys(by: str) -> tuple[Key, ...]:
    given = [key.strip() for key in by.split(",")]
    keys = tuple(key for key in BY if key in given)
    if len(keys) != len(given):
        raise InputError(f"--by must be outlet, month or outlet,month, is {by!r}")
    return keys


def _articles(files: Sequence[InputFile], bad: _Bad) -> Iterator[ScoredArticle]:
    """The good rows; bad ones are told on standard error and counted."""
    for file in files:
        for item in read_scored(file):
            if isinstance(item, ScoredArticle):
                yield item
                continue
            say(f"error: {item}")
            _count(bad, item)


def _count(bad: _Bad, row: BadRow) -> None:
    if row.row:
        bad.rows += 1
    else:
        bad.files += 1


def _write(summary: Summary, stream: TextIO, ending: str, top: int) -> None:
    if ending == ".json":
        stream.write(json.dumps(summary.to_dict(), ensure_ascii=False, indent=1) + "\n")
    elif ending == ".csv":
        from slantwise.summary.table import write_csv

        write_csv(summary, stream)
    elif ending == ".html":
        from slantwise.summary.html import render_summary_html

        stream.write(render_summary_html(summary, top=top))
    else:
        from slantwise.summary.terminal import render_summary

        render_summary(summary, Console(file=stream, width=None if stream.isatty() else _WIDTH), top=top)
