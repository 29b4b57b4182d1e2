"""From files to results: each row becomes a report or what is wrong with it, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from slantwise.article import Article
from slantwise.cli.messages import say
from slantwise.errors import InputError
from slantwise.reading import BadRow, InputFile, read_rows
from slantwise.report import Report

if TYPE_CHECKING:
    from slantwise.scorer import Scorer


@dataclass(slots=True)
class Tally:
    """How many of each came out.

    Attributes:
        reports: Articles scored.
        bad_rows: Rows that could not be read or scored.
        bad_files: Files that could not be read, or not to their end.
    """

    reports: int = 0
    bad_rows: int = 0
    bad_files: int = 0

    @property
    def exit_code(self) -> int:
        """0 if all is fine, 1 if some rows are bad, 2 if some file is."""
        return 2 if self.bad_files else 1 if self.bad_rows else 0

    def add(self, result: Report | BadRow) -> None:
        """Counts one result."""
        if isinstance(result, Report):
            self.reports += 1
        elif result.row:
            self.bad_rows += 1
        else:
            self.bad_files += 1


def load_scorer(model: Path | None, contexts: Path | None = None, actors: Path | None = None) -> "Scorer":
    """The scorer of a model folder, or the released one, with own context cards and actors beside the packaged ones.

    Raises:
        ModelError: The model folder is missing, spoiled or of a newer format.
        ContextError: The folder of cards has a fault.
        ActorError: The file of actors has faults.
    """
    from slantwise.scorer import Scorer

    return Scorer.from_pretrained(model, contexts=contexts, actors=[actors] if actors else [])


def score_inputs(
    scorer: "Scorer",
    files: Sequence[InputFile],
    tally: Tally,
    *,
    title: str | None = None,
    date: str | None = None,
    as_of: str | None = None,
) -> Iterator[Report | BadRow]:
    """Scores every row of every file, tells of bad ones on standard error, and counts.

    Yields:
        A report or a bad row for each row, in order; after the rows of a file that cannot be read to its end, a bad
        row with number 0.
    """
    for file in files:
        for result in _score_input(scorer, file, title, date, as_of):
            tally.add(result)
            if isinstance(result, BadRow):
                say(f"error: {result}")
            yield result


def _score_input(scorer: "Scorer", file: InputFile, title: str | None, date: str | None, as_of: str | None) -> Iterator[Report | BadRow]:
    try:
        for number, item in read_rows(file, title=title, date=date):
            yield item if isinstance(item, BadRow) else _score_row(scorer, item, file.name, number, as_of)
    except InputError as error:
        yield BadRow(file.name, 0, "file", str(error))


def _score_row(scorer: "Scorer", article: Article, file: str, number: int, as_of: str | None) -> Report | BadRow:
    try:
        return scorer.score(article.text, title=article.title, date=article.date, id=article.id, outlet=article.outlet, as_of=as_of)
    except InputError as error:
        return BadRow(file, number, "text", str(error), article.id)
