"""``slantwise score`` on a single text, and its output."""

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "weather.txt"
    path.parent.mkdir()
    path.write_text("Weather\n\nRain fell on the hills.\n")
    return path


def test_a_text_gives_a_report_to_read(invoke: Any, article: Path) -> None:
    result = invoke("score", article)
    assert result.exit_code == 0
    assert "Weather" in result.stdout
    assert not result.stdout.startswith("{")


def test_title_and_date_are_taken_from_the_options(invoke: Any, article: Path) -> None:
    report = json.loads(invoke("score", article, "--format", "json", "--title", "Rain", "--date", "2021").stdout)
    assert (report["title"], report["date"], report["id"]) == ("Rain", "2021", str(article))


def test_text_on_standard_input_is_one_article(invoke: Any) -> None:
    report = json.loads(invoke("score", "--format", "json", stdin="Rain fell on the hills.").stdout)
    assert (report["id"], report["title"]) == (None, "")


@pytest.mark.parametrize("name", ["report.html", "report.txt"])
def test_a_page_or_a_text_is_written(invoke: Any, article: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    assert invoke("score", article, "--output", output).exit_code == 0
    written = output.read_text(encoding="utf-8")
    assert "Weather" in written
    assert ("<html" in written) == name.endswith("html")
    assert "\x1b[" not in written


def test_the_output_is_replaced_only_by_a_whole_one(invoke: Any, article: Path, tmp_path: Path) -> None:
    output = tmp_path / "old.json"
    output.write_text("old")
    article.write_bytes(b"\0\0")
    result = invoke("score", article, "--output", output)
    assert result.exit_code == 2
    assert "looks binary" in result.stderr
    assert output.read_text() == "old"
    assert list(tmp_path.glob("*.part")) == []


def test_two_articles_make_no_page(invoke: Any, tmp_path: Path) -> None:
    rows, output = tmp_path / "a.jsonl", tmp_path / "b.html"
    rows.write_text('{"text": "Rain."}\n{"text": "Snow."}\n')
    result = invoke("score", rows, "--output", output)
    assert result.exit_code == 2
    assert "--format json or jsonl" in result.stderr
    assert list(tmp_path.iterdir()) == [rows]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["missing.txt"], "no such file"),
        (["."], "folder"),
        (["in/weather.txt", "missing.jsonl"], "no such file"),
        (["in/weather.txt", "--date", "2021-13"], "--date must be"),
        (["in/weather.txt", "in/weather.txt", "--title", "x"], "--title and --date go with a single"),
        (["in/weather.txt", "--format", "xml"], "one of text, json, jsonl, html, is 'xml'"),
        (["in/weather.txt", "--output", "report.pdf"], "or give --format"),
        (["in/weather.txt", "--output", "missing/report.json"], "cannot be written"),
        (["in/weather.txt", "--output", "in/weather.txt/report.json"], "cannot be written"),
        (["in/weather.txt", "--output", "in", "--format", "json"], "a folder or a device"),
        (["in/weather.txt", "--output", "in/weather.txt"], "also an input"),
        (["in/weather.txt", "--output", "report.json", "--model", "nowhere"], "nowhere is missing"),
        (["empty.txt"], "empty"),
        (["empty.jsonl"], "empty"),
    ],
)
def test_what_is_unusable_gives_one_line_and_exit_code_2(
    invoke: Any, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "empty.jsonl").touch()
    before = sorted(tmp_path.rglob("*"))
    result = invoke("score", *arguments)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before
    assert article.read_text().startswith("Weather")


def test_a_full_disk_is_told(invoke: Any, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", replace)
    result = invoke("score", article, "--output", tmp_path / "report.json")
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
