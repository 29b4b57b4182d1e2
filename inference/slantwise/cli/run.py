"""What ``slantwise score`` does, from the options to the exit code."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from slantwise.cli import scoring
from slantwise.cli.messages import say
from slantwise.cli.output import Discard, check_not_an_input, open_output, output_format
from slantwise.cli.scoring import Tally, score_inputs
from slantwise.cli.writers import Results, writer_for
from slantwise.dates import date_fault
from slantwise.errors import InputError
from slantwise.reading import STANDARD_INPUT, InputFile, open_input


@dataclass(frozen=True, slots=True)
class Request:
    """The options of ``slantwise score``.

    Attributes:
        inputs: Paths, or "-".
        output: Path, or None for standard output.
        format: Name of the output's format, or None to choose.
        title: Headline of a single text or page.
        date: Its day of publication.
        model: Model folder, or None for the released model.
        contexts: Folder of context cards used beside the packaged ones, or None.
        as_of: Day by which contexts are judged in place of the article's, or None.
        actors: File of actors to know beside the packaged ones, or None.
    """

    inputs: Sequence[str]
    output: Path | None = None
    format: str | None = None
    title: str | None = None
    date: str | None = None
    model: Path | None = None
    contexts: Path | None = None
    as_of: str | None = None
    actors: Path | None = None


def run(request: Request) -> int:
    """Scores the inputs and writes the output; whatever can be checked is checked before the model is loaded.

    Returns:
        Exit code: 0 all fine, 1 some rows bad, 2 some file unreadable.

    Raises:
        SlantwiseError: An input, the output or the model is unusable.
    """
    if STANDARD_INPUT in request.inputs and sys.stdin.isatty():
        say("reading an article from the keyboard; Ctrl-D (Windows: Ctrl-Z, Enter) ends it")
    files = [open_input(path) for path in request.inputs]
    one_article = len(files) == 1 and files[0].holds_one_article
    _check_options(request, one_article=one_article)
    format = output_format(request.format, request.output, one_article=one_article)
    write = writer_for(format, one_article=one_article)
    tally = Tally()
    with open_output(request.output) as stream:
        scorer = scoring.load_scorer(request.model, request.contexts, request.actors)
        results = score_inputs(scorer, files, tally, title=request.title, date=request.date, as_of=request.as_of)
        with _progress(results, shown=_wants_progress(request, files)) as followed:
            write(followed, stream)
        if not (tally.reports or (tally.bad_rows and format in ("json", "jsonl"))):
            raise Discard
    return tally.exit_code


def _check_options(request: Request, *, one_article: bool) -> None:
    if not one_article and (request.title is not None or request.date is not None):
        raise InputError("--title and --date go with a single text or web page; rows have fields for them")
    if fault := date_fault(request.date):
        raise InputError(f"--date {fault}")
    if fault := date_fault(request.as_of):
        raise InputError(f"--as-of {fault}")
    if request.output is not None:
        check_not_an_input(request.output, request.inputs)


def _wants_progress(request: Request, files: Sequence[InputFile]) -> bool:
    """Whether a bar would be seen and would not run into the reports."""
    many = len(files) > 1 or not files[0].holds_one_article
    return many and sys.stderr.isatty() and (request.output is not None or not sys.stdout.isatty())


@contextmanager
def _progress(results: Results, *, shown: bool) -> Iterator[Results]:
    """Counts the results on standard error as they pass."""
    columns = (SpinnerColumn(), TextColumn("scored"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not shown, transient=True) as progress:
        yield iter(progress.track(results))
