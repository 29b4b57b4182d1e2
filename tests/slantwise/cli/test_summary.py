"""``slantwise summary``."""

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

REPORT = {
    "schema": 1,
    "id": "a",
    "date": "2031-05-13",
    "outlet": "Bell & <Lamp>",
    "source": {"verdict": "state-aligned"},
    "cues": [{"label": "friendship", "family": "state-framing", "voice": "author", "favours": ["Freedonia"], "against": ["Sylvania"]}],
    "contexts": [{"status": "omitted"}],
    "warnings": [],
    "model": {"name": "tiny", "version": "0.1"},
}


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    path = tmp_path / "scored.jsonl.gz"
    rows = [REPORT, {**REPORT, "date": "2031-06"}, {**REPORT, "outlet": None, "cues": []}]
    path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode()))
    return path


def test_the_terminal_shows_groups_actors_and_the_warning(invoke: Any, scored: Path) -> None:
    result = invoke("summary", scored)
    assert result.exit_code == 0
    for text in (
        "3 articles in 3 groups",
        "Bell & <Lamp>, 2031-05: 1 article (few",
        "Freedonia",
        "fewer than 20 articles",
        "Outlet unknown",
    ):
        assert text in result.stdout


def test_several_files_add_up_in_json(invoke: Any, scored: Path, tmp_path: Path) -> None:
    output = tmp_path / "summary.json"
    assert invoke("summary", scored, scored, "--by", "outlet", "--output", output).exit_code == 0
    found = json.loads(output.read_text(encoding="utf-8"))
    assert [(group["outlet"], group["articles"]) for group in found["groups"]] == [("Bell & <Lamp>", 4), (None, 2)]


def test_csv_has_a_row_a_group_and_actor_and_loses_no_group(invoke: Any, scored: Path, tmp_path: Path) -> None:
    output = tmp_path / "summary.csv"
    invoke("summary", scored, "--by", "outlet", "--output", output)
    rows = list(csv.DictReader(output.read_text(encoding="utf-8").splitlines()))
    assert [(row["outlet"], row["actor"], row["favoured"], row["against"]) for row in rows] == [
        ("Bell & <Lamp>", "Freedonia", "2", "0"),
        ("Bell & <Lamp>", "Sylvania", "0", "2"),
        ("", "", "0", "0"),
    ]
    assert rows[0]["actor_net"] == "1.0"
    assert rows[2]["actor_net"] == ""


def test_html_is_escaped_self_contained_and_has_months(invoke: Any, scored: Path, tmp_path: Path) -> None:
    output = tmp_path / "summary.html"
    invoke("summary", scored, "--output", output)
    page = output.read_text(encoding="utf-8")
    assert "Bell &amp; &lt;Lamp&gt;" in page
    assert "<Lamp>" not in page
    assert page.count('<section class="group"') == 2
    assert 'title="2031-06: 1 for, 0 against; 1 article"' in page
    assert "<script" not in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")


@pytest.mark.parametrize("by", ["outlet", "month"])
def test_html_of_one_key_has_a_section_a_group(invoke: Any, scored: Path, tmp_path: Path, by: str) -> None:
    output = tmp_path / "summary.html"
    invoke("summary", scored, "--by", by, "--output", output)
    page = output.read_text(encoding="utf-8")
    assert page.count('<section class="group"') == 2
    assert 'class="months"' not in page


def test_top_bounds_the_actors_shown(invoke: Any, scored: Path) -> None:
    shown = invoke("summary", scored, "--by", "outlet", "--top", 1).stdout
    assert "Sylvania" not in shown
    assert "and 1 more actors" in shown


def test_bad_rows_are_told_and_counted(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "scored.jsonl"
    unscored = {"id": "b", "error": {"field": "text", "reason": "is empty"}}
    path.write_text("\n".join([json.dumps(REPORT), json.dumps(unscored), "{oops", "[1]"]), encoding="utf-8")
    result = invoke("summary", path)
    assert result.exit_code == 1
    assert "3 row(s) could not be read" in result.stdout
    said = result.stderr.splitlines()
    assert [line.split(", ")[1] for line in said] == ["row 2", "row 3", "row 4"]
    assert "had not been scored (text: is empty)" in said[0]


def test_a_cut_gzip_is_told_with_exit_code_2(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "scored.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(REPORT) + "\n").encode() * 2)[:-9])
    result = invoke("summary", path)
    assert result.exit_code == 2
    assert "cut short" in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [(["--by", "year"], "--by must be"), (["--by", "outlet,outlet"], "--by must be"), (["--output", "a.pdf"], "--output must end in")],
)
def test_wrong_options_are_refused(invoke: Any, scored: Path, options: list[str], message: str) -> None:
    result = invoke("summary", scored, *options)
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_input_is_never_written_over(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "scored.json"
    path.write_text(json.dumps([REPORT]), encoding="utf-8")
    result = invoke("summary", path, "--output", path)
    assert (result.exit_code, json.loads(path.read_text(encoding="utf-8"))) == (2, [REPORT])
