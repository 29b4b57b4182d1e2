"""The report in a terminal."""

import re
import unicodedata
from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from slantwise.rendering import _wording
from slantwise.rendering._contexts import context_rows
from slantwise.rendering._labels import label_style
from slantwise.report import Cue, Report, Source, Verdict

_CONTEXT = 20
"""Characters shown on each side of a cue's phrase."""

_BAR = 41
"""Cells of the probability bar, 0 to 1."""

_VERDICT_STYLES: dict[Verdict, str] = {
    "state-aligned": "bold yellow",
    "independent": "bold cyan",
    "uncertain": "bold",
}

_BIDIRECTIONAL_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def render_terminal(report: Report, console: Console) -> None:
    """Prints the report compactly; readable in 80 columns and without colours.

    Control characters of the article (escape sequences too) and characters that the console's encoding lacks are
    shown as a replacement character or "?".

    Args:
        report: The report.
        console: Where to print; where it is no terminal, phrases are set in brackets instead of bold.
    """
    for part in _parts(report, console):
        console.print(part, highlight=False)


def _parts(report: Report, console: Console) -> Iterator[RenderableType]:
    article, model = report.article, report.model
    yield safe_text(article.title or "Untitled article", console, "bold")
    details = (article.date or "date unknown", f"language {report.language or 'not recognised'}", article.id)
    yield safe_text(", ".join(part for part in details if part is not None), console, "dim")
    for warning in report.warnings:
        yield safe_text(f"Warning: {warning}", console, "bold red")
    yield ""
    yield from _source(report.source, console)
    if report.source.evidence:
        yield _heading("Sentences that weighed most")
        yield _evidence(report.source, console)
    if report.alignment:
        yield _heading("Whose side the framing takes")
        yield _alignment(report, console)
    if report.contexts:
        yield _heading("Context")
        yield from context_rows(report.contexts, console, safe_text)
    yield _heading(f"Cues: {len(report.cues) or 'none found'}")
    if report.cues:
        yield _cues(report, console)
    yield ""
    yield safe_text(f"{model.name} {model.version}, sha256 {model.sha256[:12]}", console, "dim")


def _source(source: Source, console: Console) -> Iterator[Text]:
    verdict = Text(_wording.VERDICTS[source.verdict], style=_VERDICT_STYLES[source.verdict])
    yield verdict.append(f": {_wording.percent(source.state_probability)} ({_wording.interval(source)})", style="not bold")
    yield Text(f"independent {_bar(source, ascii_only=console.options.ascii_only)} state-controlled")
    if source.verdict == "uncertain":
        yield Text(_wording.UNCERTAIN_BECAUSE, style="dim")
    yield Text(_wording.CAVEAT, style="dim")


def _bar(source: Source, *, ascii_only: bool) -> str:
    """A line from 0 to 1 with the edges of the uncertain zone, the ensemble's interval and the probability on it."""
    track, edge, band, needle = "-|=#" if ascii_only else "─┼━●"
    cells = [track] * _BAR
    for bound in source.uncertain_zone:
        cells[round(bound * (_BAR - 1))] = edge
    low, high = (round(bound * (_BAR - 1)) for bound in source.interval)
    cells[low : high + 1] = band * (high + 1 - low)
    cells[round(source.state_probability * (_BAR - 1))] = needle
    return "".join(cells)


def _evidence(source: Source, console: Console) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for sentence in source.evidence:
        weight = safe_text(_wording.signed(sentence.weight), console)
        table.add_row(weight, _wording.side(sentence.weight), safe_text(sentence.text, console))
        if sentence.terms:
            table.add_row("", "", safe_text(_wording.because(sentence), console, "dim"))
    return Padding(table, (0, 0, 0, 2))


def _alignment(report: Report, console: Console) -> RenderableType:
    """A row an actor; counts in the author's own voice apart from all."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("Actor")
    for heading in ("For", "Against", "By author", "Net, 95%"):
        table.add_column(heading, justify="right")
    for entry in report.alignment:
        net = f"{_wording.signed(entry.net)} ({_wording.reach(entry)})"
        favoured, against = entry.voices["author"]
        own = f"{favoured} for, {against} against"
        cells = (str(entry.favoured), str(entry.against), own, net)
        table.add_row(safe_text(entry.actor, console), *(safe_text(cell, console) for cell in cells))
    return Padding(table, (0, 0, 0, 2))


def _cues(report: Report, console: Console) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("Label", max_width=20)
    table.add_column("Voice, speaker", max_width=20)
    table.add_column("Phrase")
    for cue in report.cues:
        style = "bold" if cue.family == "state-framing" else ""
        label = safe_text(label_style(cue.label).name, console, style)
        phrase = _in_context(report, cue, console)
        if told := _wording.sides(cue):
            phrase.append_text(safe_text(f" · {told}", console, "dim"))
        table.add_row(label, safe_text(_wording.voice_and_speaker(cue), console), phrase)
    return Padding(table, (0, 0, 0, 2))


def _in_context(report: Report, cue: Cue, console: Console) -> Text:
    """The phrase between the words around it."""
    text = report.article.field(cue.field)
    before = text[max(0, cue.start - _CONTEXT) : cue.start]
    after = text[cue.end : cue.end + _CONTEXT]
    if cue.start > _CONTEXT:
        before = "…" + re.sub(r"^\S*\s+", "", before)
    if cue.end + _CONTEXT < len(text):
        after = re.sub(r"\s+\S*$", "", after) + "…"
    opening, closing = ("", "") if console.is_terminal else "[]"
    phrase = safe_text(opening + cue.text + closing, console, "bold")
    return Text.assemble(safe_text(before, console, "dim"), phrase, safe_text(after, console, "dim"))


def _heading(title: str) -> Text:
    return Text(f"\n{title}", style="bold")


def safe_text(text: str, console: Console, style: str = "") -> Text:
    """The text in one line, harmless to a terminal and in the console's encoding."""
    line = "".join("\N{REPLACEMENT CHARACTER}" if _is_unsafe(char) else char for char in re.sub(r"\s+", " ", text))
    return Text(line.encode(console.encoding, "replace").decode(console.encoding), style=style)


def _is_unsafe(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or char in _BIDIRECTIONAL_CONTROLS
