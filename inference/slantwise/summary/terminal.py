"""The summary in a terminal."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from slantwise.rendering._labels import label_style
from slantwise.rendering._wording import VOICE_NAMES
from slantwise.rendering.terminal import safe_text
from slantwise.summary import wording
from slantwise.summary.groups import Group
from slantwise.summary.summarise import Summary


def render_summary(summary: Summary, console: Console, *, top: int) -> None:
    """Prints the summary, a block a group; readable in 80 columns and without colours.

    Args:
        summary: The summary.
        console: Where to print.
        top: Actors shown of each group.
    """
    console.print(
        Text(f"{wording.articles(summary.articles)} in {len(summary.groups)} group{'s' * (len(summary.groups) != 1)}", style="bold"),
        highlight=False,
    )
    for warning in summary.warnings:
        console.print(safe_text(f"Warning: {warning}", console, "bold red"), highlight=False)
    for group in summary.groups:
        for part in _parts(group, summary, console, top):
            console.print(part, highlight=False)
    console.print(Text(f"\n{wording.LIMITS}", style="dim"), highlight=False)


def _parts(group: Group, summary: Summary, console: Console, top: int) -> Iterator[RenderableType]:
    few = " (few: the figures say little)" if group.few else ""
    yield Text("\n").append_text(safe_text(f"{wording.heading(group, summary)}: {wording.articles(group.articles)}{few}", console, "bold"))
    yield Padding(safe_text(f"Source: {wording.verdicts(group)}", console), (0, 0, 0, 2))
    yield Padding(safe_text(f"Contexts: {wording.contexts(group)}", console), (0, 0, 0, 2))
    if group.cues:
        yield Padding(_cues(group, console), (0, 0, 0, 2))
    if group.actors:
        yield Padding(_actors(group, console, top), (0, 0, 0, 2))
    if len(group.actors) > top:
        yield Padding(Text(f"and {len(group.actors) - top} more actors", style="dim"), (0, 0, 0, 2))


def _cues(group: Group, console: Console) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("Cues an article")
    for name in VOICE_NAMES.values():
        table.add_column(name, justify="right")
    for _, label, voices in wording.cues_by_label(group):
        table.add_row(safe_text(label_style(label).name, console), *(f"{voices[voice] / group.articles:.2f}" for voice in VOICE_NAMES))
    return table


def _actors(group: Group, console: Console, top: int) -> Table:
    """Cues for and against, then the lean of articles, in all voices and in the author's own."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("Actor")
    for heading in ("For", "Against", "Articles", "Net, 95%", "Author's, 95%"):
        table.add_column(heading, justify="right")
    for tally in group.alignment()[:top]:
        cells = (str(tally.favoured), str(tally.against), str(tally.lean.articles), wording.net(tally.lean), wording.net(tally.author))
        table.add_row(safe_text(tally.actor, console), *(safe_text(cell, console) for cell in cells))
    return table
