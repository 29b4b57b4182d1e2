import io
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from slantwise.article import Article
from slantwise.rendering import render_terminal
from slantwise.report import ModelInfo, Report, Source

MakeReport = Callable[..., Report]


def rendered(report: Report, *, terminal: bool = False, encoding: str = "utf-8", width: int = 80) -> str:
    buffer = io.BytesIO()
    stream = io.TextIOWrapper(buffer, encoding=encoding, newline="\n")
    console = Console(
        file=stream,
        width=width,
        force_terminal=terminal,
        color_system="truecolor" if terminal else None,
        legacy_windows=False,
    )
    render_terminal(report, console)
    stream.flush()
    return buffer.getvalue().decode(encoding)


def words(text: str) -> str:
    return " ".join(text.split())


def test_plain_output_fits_80_columns_without_colours_or_boxes(report: Report) -> None:
    output = rendered(report)
    assert max(map(cell_len, output.splitlines())) <= 80
    assert "\x1b" not in output
    assert not set("│┃┏┓└┘╭╮|") & set(output)


def test_output_holds_the_whole_report(report: Report) -> None:
    output = words(rendered(report, width=200))
    for expected in (
        "Warning: One [line] was <left> out.",
        "Reads like state-controlled media: 83% (60% to 94%)",
        "Friendship Quoted, the minister …on Tuesday. “[A steadfast friend never] sends a bill,” the…",
        "Loaded language Quoted, the minister …“A steadfast [friend] never sends a…",
        "Denial Reported, the …the figures <b>[a plain invention]</b>. The auditors… minister",
        "+0.50 state-controlled “A steadfast friend",
        "\N{MINUS SIGN}0.25 independent The auditors had no comment.",
        "Cues: 5",
        "tiny 0.0.1, sha256 0123456789ab",
    ):
        assert expected in output


@pytest.mark.parametrize(
    ("probability", "interval", "bar"),
    [
        (0.0, (0.0, 0.0), "#" + "-" * 11 + "|" + "-" * 15 + "|" + "-" * 12),
        (0.5, (0.0, 1.0), "=" * 20 + "#" + "=" * 20),
        (1.0, (0.9, 1.0), "-" * 12 + "|" + "-" * 15 + "|" + "-" * 7 + "=" * 4 + "#"),
    ],
)
def test_bar_shows_probability_interval_and_zone(probability: float, interval: tuple[float, float], bar: str) -> None:
    report = Report(Article("a"), "en", Source(probability, interval, "uncertain", (0.3, 0.7)), [], [], ModelInfo("tiny", "1", "0"))
    assert f"independent {bar} state-controlled" in rendered(report, encoding="ascii")


def test_terminal_output_is_styled_and_needs_no_brackets(report: Report) -> None:
    output = rendered(report, terminal=True)
    assert "\x1b[1" in output
    assert "[a plain" not in output


def test_control_characters_do_not_reach_the_terminal(bare_report: MakeReport) -> None:
    output = rendered(bare_report("text", "red \x1b[31m bell \x07 turned \u202e lone \ud800", warnings=("a\x9bb",)))
    assert "red \ufffd[31m bell \ufffd turned \ufffd lone \ufffd" in output
    assert "Warning: a\ufffdb" in output


def test_characters_outside_the_encoding_are_replaced(bare_report: MakeReport) -> None:
    assert "caf? [bold]" in rendered(bare_report("text", "café [bold]"), encoding="ascii")


def test_the_words_behind_a_sentence_are_shown(report: Report) -> None:
    assert "wording: “never N”, “# bill”" in rendered(report)


def test_nothing_found_is_said(bare_report: MakeReport) -> None:
    output = rendered(bare_report(""))
    assert "Untitled article" in output
    assert "Cues: none found" in output
    assert "Sentences" not in output
