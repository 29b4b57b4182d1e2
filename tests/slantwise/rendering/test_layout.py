from slantwise.article import Article
from slantwise.rendering._layout import assign_lanes, paragraphs
from slantwise.report import Evidence, ModelInfo, Report, Source, Span


def span(start: int, end: int) -> Span:
    return Span("text", start, end, "")


def test_nested_and_crossing_spans_get_lanes_of_their_own() -> None:
    assert assign_lanes([span(2, 4), span(0, 10), span(3, 12), span(10, 14)]) == [1, 0, 2, 0]


def test_spans_of_different_fields_never_meet() -> None:
    assert assign_lanes([span(0, 5), Span("title", 0, 5, "")]) == [0, 0]


def test_paragraphs_keep_their_line_breaks() -> None:
    text = "\n\none\ntwo\n\n\nthree"
    report = Report(Article(text), None, Source(0.5, (0, 1), "uncertain", (0.3, 0.7)), [], [], ModelInfo("m", "1", ""))
    pieces = [[piece.text for run in runs for piece in run.pieces] for runs in paragraphs(report, "text", [])]
    assert pieces == [["\n\n"], ["one\n"], ["two\n\n\n"], ["three"]]


def test_evidence_across_paragraphs_starts_once() -> None:
    text = "ab\ncd"
    evidence = [Evidence("text", 1, 4, "b\nc", 0.5)]
    report = Report(Article(text), None, Source(0.5, (0, 1), "uncertain", (0.3, 0.7), evidence), [], [], ModelInfo("m", "1", ""))
    runs = [run for paragraph in paragraphs(report, "text", []) for run in paragraph]
    assert [(run.evidence, run.starting) for run in runs] == [((), ()), ((0,), (0,)), ((0,), ()), ((), ())]
