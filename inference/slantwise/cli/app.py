"""The ``slantwise`` command. What a command needs is imported inside it, so that ``--help`` is quick."""

from pathlib import Path
from typing import Annotated

import typer

import slantwise
from slantwise.cli._help import SCORE_HELP
from slantwise.cli.actors import actors as actor_commands
from slantwise.cli.contexts import contexts

app = typer.Typer(
    name="slantwise",
    help="Reads a news article: state-controlled or independent in style, and which phrases frame a state.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(contexts)
app.add_typer(actor_commands)

ModelOption = Annotated[Path | None, typer.Option("--model", metavar="FOLDER", help="A model folder; the released model if left out.")]


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"slantwise {slantwise.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")] = False,
) -> None:
    """Holds the options that stand before a command."""


@app.command(help=SCORE_HELP)
def score(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT", help="Files (.txt .html .json .jsonl .jsonl.gz), or - for standard input."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="A file in place of standard output; its ending says the format."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="text|json|jsonl|html", help="Text for a single article and jsonl for more if left out."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The headline of a single text or web page.")] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day, month or year of publication of a single text or page."),
    ] = None,
    contexts_folder: Annotated[
        Path | None,
        typer.Option("--contexts", metavar="FOLDER", help="A folder of your own context cards, used beside the packaged ones."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Judge contexts by this day in place of the article's: what would a reader then miss?"),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A YAML file of actors to know beside the packaged ones."),
    ] = None,
    model: ModelOption = None,
) -> None:
    """Runs ``slantwise score``; ``SCORE_HELP`` is its manual."""
    from slantwise.cli.messages import errors_in_one_line
    from slantwise.cli.run import Request, run

    with errors_in_one_line():
        code = run(Request(inputs or ["-"], output, format, title, date, model, contexts_folder, as_of, actors))
    raise typer.Exit(code)


@app.command()
def compare(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A file with one article (.txt .html .json .jsonl), or -.")],
    references: Annotated[list[str], typer.Argument(metavar="REFERENCES...", help="Files of other articles on its subject.")],
    output: Annotated[Path | None, typer.Option(metavar="PATH", help="A .json or .txt file in place of standard output.")] = None,
    format: Annotated[str | None, typer.Option(metavar="text|json", help="Text if left out and no output says otherwise.")] = None,
    title: Annotated[str | None, typer.Option(help="The headline of a text or web page.")] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Day, month or year of publication of a text or page.")] = None,
    any_date: Annotated[bool, typer.Option("--any-date", help="Use references that are dated after the article, too.")] = False,
    model: ModelOption = None,
) -> None:
    """Compare an article with others on its subject: what two of them or more tell and it does not, and the reverse."""
    from slantwise.cli.compare import CompareRequest, run_compare
    from slantwise.cli.messages import errors_in_one_line

    with errors_in_one_line():
        code = run_compare(CompareRequest(article, references, output, format, title, date, any_date, model))
    raise typer.Exit(code)


@app.command()
def summary(
    inputs: Annotated[
        list[str], typer.Argument(metavar="SCORED...", help="Files of reports (.jsonl .jsonl.gz .json) by `slantwise score`.")
    ],
    by: Annotated[str, typer.Option(metavar="outlet|month|outlet,month", help="What to group by.")] = "outlet,month",
    top: Annotated[int, typer.Option(min=1, help="Actors shown of each group in text and HTML; JSON and CSV have all.")] = 8,
    output: Annotated[
        Path | None, typer.Option(metavar="PATH", help="A .json, .html, .csv or .txt file; text in the terminal if left out.")
    ] = None,
) -> None:
    """Add up reports by outlet and month: cues, sides, contexts and verdicts.

    A row that is no report is told on standard error and counted. Exit code: 0 all fine, 1 some rows bad, 2 input or output unusable.
    """
    from slantwise.cli.messages import errors_in_one_line
    from slantwise.cli.summary import run_summary

    with errors_in_one_line():
        code = run_summary(inputs, output, by, top)
    raise typer.Exit(code)


@app.command("model")
def show_model(model: ModelOption = None) -> None:
    """Show the model's name, version, SHA-256, labels and thresholds."""
    from slantwise.cli.messages import errors_in_one_line
    from slantwise.cli.model import describe

    with errors_in_one_line():
        lines = describe(model)
    typer.echo("\n".join(lines))
