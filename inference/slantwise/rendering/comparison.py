"""A comparison in a terminal."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from slantwise.compare.result import Comparison, LoneFact, MissingFact
from slantwise.rendering import _wording
from slantwise.rendering.terminal import safe_text

LIMITS = (
    "Sentences were grouped by meaning, which errs. That an article leaves a fact out, or alone tells one, can have many reasons; "
    "read the sentences."
)


def render_comparison(comparison: Comparison, console: Console) -> None:
    """Prints a comparison; readable in 80 columns and without colours.

    Args:
        comparison: The comparison.
        console: Where to print.
    """
    for part in _parts(comparison, console):
        console.print(part, highlight=False)


def _parts(comparison: Comparison, console: Console) -> Iterator[RenderableType]:
    article, model, n = comparison.article, comparison.model, len(comparison.used)
    yield safe_text(article.title or "Untitled article", console, "bold")
    yield safe_text(f"{article.date or 'date unknown'}, compared with {n} of {len(comparison.references)} references", console, "dim")
    for warning in comparison.warnings:
        yield safe_text(f"Warning: {warning}", console, "bold red")
    yield safe_text(LIMITS, console, "dim")
    yield _heading(f"Told by two references or more, not by the article: {len(comparison.missing) or 'nothing found'}")
    for missing in comparison.missing:
        yield Padding(_missing(missing, n, console), (0, 0, 1, 2))
    yield _heading(f"Told by the article, by no reference: {len(comparison.alone) or 'nothing found'}")
    for alone in comparison.alone:
        yield Padding(_alone(alone, console), (0, 0, 1, 2))
    yield safe_text(f"{model.name} {model.version}, sha256 {model.sha256[:12]}", console, "dim")


def _missing(fact: MissingFact, n_references: int, console: Console) -> Text:
    lines = [safe_text(f"{len(fact.quotations)} of {n_references} references", console, "bold")]
    lines += [safe_text(f"{quotation.reference}: {_quoted(quotation.text)}", console) for quotation in fact.quotations]
    lines.append(safe_text(f"Nearest in the article ({fact.similarity:.2f}): {_quoted(fact.nearest.text)}", console, "dim"))
    return Text("\n").join(lines)


def _alone(fact: LoneFact, console: Console) -> Text:
    nearest = f"Nearest, in {fact.nearest.reference} ({fact.similarity:.2f}): {_quoted(fact.nearest.text)}"
    return Text("\n").join([safe_text(_quoted(fact.sentence.text), console), safe_text(nearest, console, "dim")])


def _quoted(text: str) -> str:
    return f"{_wording.OPENING}{text}{_wording.CLOSING}"


def _heading(title: str) -> Text:
    return Text(f"\n{title}", style="bold")
