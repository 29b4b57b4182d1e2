"""``slantwise compare``."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from slantwise.article import Article
from slantwise.cli import scoring
from slantwise.compare import Comparison, LoneFact, MissingFact, Quotation, Reference
from slantwise.report import ModelInfo, Span


class FakeScorer:
    """Finds one fact of each kind in any articles."""

    def compare(self, article: Article, references: Sequence[Article], *, any_date: bool) -> Comparison:
        listed = [Reference(r.id or "", r.title, r.date, None) for r in references]
        quotations = [Quotation("text", 0, 8, r.text[:8], r.id or "") for r in references]
        nearest = Span("text", 0, 8, article.text[:8])
        warnings = [f"any date: {any_date}", f"day: {article.date}"]
        missing, alone = [MissingFact(quotations, 0.25, nearest)], [LoneFact(nearest, 0.5, quotations[0])]
        return Comparison(article, listed, missing, alone, warnings, ModelInfo("fake", "0.1", "0" * 64))


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setattr(scoring, "load_scorer", lambda model: FakeScorer())
    article, references = tmp_path / "article.txt", tmp_path / "refs.jsonl"
    article.write_text("The dam was opened.", encoding="utf-8")
    rows = [{"text": "The mill burnt.", "id": "mill"}, {"text": "The lake froze.", "id": "lake"}]
    references.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return article, references


def test_the_comparison_is_shown_as_text(invoke: Any, files: tuple[Path, Path]) -> None:
    result = invoke("compare", *files, "--date", "2031-05")
    assert (result.exit_code, result.stderr) == (0, "")
    for line in ("2031-05, compared with 2 of 2 references", "2 of 2 references", "mill: “The mill”", "Warning: any date: False"):
        assert line in result.stdout
    assert "Nearest in the article (0.25): “The dam ”" in result.stdout
    assert "Nearest, in mill (0.50): “The mill”" in result.stdout


def test_json_goes_to_a_file(invoke: Any, files: tuple[Path, Path], tmp_path: Path) -> None:
    output = tmp_path / "x.json"
    assert invoke("compare", *files, "--any-date", "--output", output).exit_code == 0
    raw = json.loads(output.read_text(encoding="utf-8"))
    assert [q["reference"] for q in raw["missing"][0]["quotations"]] == ["mill", "lake"]
    assert raw["warnings"][0] == "any date: True"


def test_bad_rows_are_reported_not_dropped(invoke: Any, files: tuple[Path, Path]) -> None:
    with files[1].open("a", encoding="utf-8") as stream:
        stream.write('\n{"title": "no text"}\n')
    result = invoke("compare", *files, "--format", "json")
    assert result.exit_code == 1
    assert "row 3, text: is missing" in result.stderr
    assert "row 3, text: is missing" in json.loads(result.stdout)["warnings"][-1]


def test_a_file_of_references_that_cannot_be_read_gives_exit_code_2(invoke: Any, files: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    result = invoke("compare", *files, tmp_path / "empty.jsonl")
    assert result.exit_code == 2
    assert "the file is empty" in result.stderr
    assert "Told by two references" in result.stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [(["--format", "html"], "not as html"), (["--date", "May"], "date must be ISO 8601"), (["--output", "x.csv"], "must end in one of")],
)
def test_unusable_options_are_told_before_a_model_is_loaded(
    invoke: Any, files: tuple[Path, Path], options: list[str], message: str
) -> None:
    result = invoke("compare", *files, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_the_article_must_be_one(invoke: Any, files: tuple[Path, Path]) -> None:
    result = invoke("compare", files[1], files[1])
    assert result.exit_code == 2
    assert "must hold one article, holds 2" in result.stderr
