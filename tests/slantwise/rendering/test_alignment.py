import io
import re
from collections.abc import Callable

from rich.console import Console

from slantwise.rendering import render_html, render_terminal
from slantwise.report import Cue, Report

TEXT = "Freedonia is a steadfast friend. Sylvania plots & schemes."
CUES = (
    Cue("text", 15, 31, "steadfast friend", "friendship", "state-framing", 0.8, "author", None, ["Freedonia"], []),
    Cue("text", 42, 57, "plots & schemes", "threat", "state-framing", 0.8, "quoted", "the minister", ["Freedonia"], ["Sylvania"]),
)


def test_each_actor_has_a_bar_whose_cells_lead_to_the_phrases(bare_report: Callable[..., Report]) -> None:
    page = render_html(bare_report(TEXT, cues=CUES))
    cells = re.findall(r'<a class="cell (\w+)" href="#(cue-\d)" title="([^"]*)"', page)
    assert [cell[:2] for cell in cells] == [("author", "cue-1"), ("quoted", "cue-2"), ("quoted", "cue-2")]
    assert cells[1][2] == "plots &amp; schemes (Quoted, the minister)"
    assert all(f'id="{anchor}"' in page for _, anchor, _ in cells)
    assert "<script" not in page


def test_a_report_without_sides_has_no_such_section(bare_report: Callable[..., Report]) -> None:
    assert "Whose side" not in render_html(bare_report(TEXT))


def test_the_terminal_has_a_row_an_actor(bare_report: Callable[..., Report]) -> None:
    console = Console(file=io.StringIO(), width=80)
    render_terminal(bare_report(TEXT, cues=CUES), console)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert re.search(r"Freedonia +2 +0 +1 for, 0 against +\+0\.67", shown)
    assert re.search(r"Sylvania +0 +1 +0 for, 0 against +−0\.50", shown)
