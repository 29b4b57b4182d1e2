"""The contexts of a report in a terminal."""

from collections.abc import Callable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from slantwise.rendering import _wording
from slantwise.report import Context

SafeText = Callable[[str, Console, str], Text]


def context_rows(contexts: list[Context], console: Console, safe: SafeText) -> Iterator[RenderableType]:
    """A table of the facts that could be told, then a line for those that had not happened yet.

    Args:
        contexts: Of a report.
        console: Where they are printed.
        safe: Makes a text harmless to the console.
    """
    happened = [context for context in contexts if context.status != "not-yet-happened"]
    to_come = [f"{context.name} ({context.event_date})" for context in contexts if context.status == "not-yet-happened"]
    if happened:
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
        table.add_column("Status", max_width=12)
        table.add_column("Fact")
        for context in happened:
            style = "bold" if context.status in ("omitted", "denied") else ""
            table.add_row(safe(_wording.CONTEXT_STATUSES[context.status], console, style), _fact(context, console, safe))
        yield Padding(table, (0, 0, 0, 2))
    if to_come:
        yield Padding(safe(f"Had not happened yet: {'; '.join(to_come)}", console, "dim"), (0, 0, 0, 2))


def _fact(context: Context, console: Console, safe: SafeText) -> Text:
    lines = [safe(context.statement, console, "bold")]
    if context.evidence:
        lines.append(safe(f"{_wording.OPENING}{context.evidence.text}{_wording.CLOSING}", console, ""))
    if counts := _wording.coverage(context):
        lines.append(safe(counts, console, ""))
    lines.append(safe(f"{context.note} {'; '.join(context.sources)}", console, "dim"))
    return Text("\n").join(lines)
