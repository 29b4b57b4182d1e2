"""Reports as text for several articles."""

import io

from slantwise.article import Article
from slantwise.cli.writers import Results, writer_for
from slantwise.reading import BadRow
from slantwise.report import ModelInfo, Report, Source


def report(title: str) -> Report:
    source = Source(0.5, (0.25, 0.75), "uncertain", (0.3, 0.7))
    return Report(Article("Rain fell. " * 30, title), "en", source, [], [], ModelInfo("tiny", "1", "0" * 64))


def test_text_reports_stand_apart_and_fit_80_columns() -> None:
    stream = io.StringIO()
    results: Results = iter([report("Rain"), BadRow("a.jsonl", 2, "text", "is missing"), report("Snow")])
    writer_for("text", one_article=False)(results, stream)
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    second = lines.index("Snow")
    assert lines[0] == "Rain"
    assert lines[second - 3 : second] == ["tiny 1, sha256 000000000000", "", ""]
    assert max(map(len, lines)) <= 80
    assert not any(line.count(": ") > 1 for line in lines)
