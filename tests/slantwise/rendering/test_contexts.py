import dataclasses
import io

import pytest
from rich.console import Console

from slantwise.rendering import render_html, render_terminal
from slantwise.report import Context, ContextStatus, Report, Span

SENTENCE = "The auditors had no comment."


def context(report: Report, id: str, status: ContextStatus, *, told: bool = False) -> Context:
    start = report.article.text.index(SENTENCE)
    evidence = Span("text", start, start + len(SENTENCE), SENTENCE) if told else None
    names = ("2031-05-01", 0.9, status, 0.5, None)
    return Context(id, f"Name of {id}", *names, f"Statement <of> {id}.", f"Note on {id}.", evidence, ["Inquiry, 2032"])


@pytest.fixture
def with_contexts(report: Report) -> Report:
    contexts = [
        context(report, "dam", "mentioned", told=True),
        context(report, "lake", "omitted"),
        context(report, "mill", "denied", told=True),
        context(report, "storm", "not-yet-happened"),
    ]
    return dataclasses.replace(report, contexts=contexts)


def test_the_page_links_evidence_to_the_text_and_folds_what_had_not_happened(with_contexts: Report) -> None:
    page = render_html(with_contexts)
    assert page.count('id="told-1"') == 1
    assert page.count('href="#told-1"') == 2
    assert "What is missing: Statement &lt;of&gt; lake." in page
    assert page.index("<details>") < page.index("Name of storm") < page.index("</details>")
    assert page.index("Name of lake") < page.index("<details>")


def test_a_report_without_contexts_has_no_section(report: Report) -> None:
    assert "contexts-heading" not in render_html(report)


def test_the_terminal_shows_status_statement_evidence_and_sources(with_contexts: Report) -> None:
    stream = io.StringIO()
    render_terminal(with_contexts, Console(file=stream, width=80))
    shown = " ".join(stream.getvalue().split())
    for text in (
        "Left out",
        "Statement <of> lake.",
        SENTENCE,
        "Note on dam. Inquiry, 2032",
        "Had not happened yet: Name of storm (2031-05-01)",
    ):
        assert text in shown


def test_counts_of_outlets_are_shown_where_there_are_any(report: Report) -> None:
    counted = dataclasses.replace(context(report, "dam", "omitted"), told_by={"independent": [71, 95], "state": [3, 40]})
    without_state = dataclasses.replace(context(report, "lake", "omitted"), told_by={"independent": [20, 20], "state": [0, 0]})
    with_counts = dataclasses.replace(report, contexts=[counted, without_state, context(report, "mill", "omitted")])
    stream = io.StringIO()
    render_terminal(with_counts, Console(file=stream, width=200))
    for shown in (stream.getvalue(), render_html(with_counts)):
        assert "Told by 71 of 95 independent articles on this subject (state outlets: 3 of 40)." in shown
        assert "Told by 20 of 20 independent articles on this subject." in shown
        assert shown.count("independent articles on this subject") == 2
