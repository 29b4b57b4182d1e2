"""``slantwise actors``."""

from pathlib import Path
from typing import Any

import pytest

OWN = "country:\n  - {name: Freedonia, adjectives: [Freedonian], capital: [Glorytown]}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_list_has_the_packaged_actors_and_ones_own(invoke: Any, file: Path) -> None:
    lines = invoke("actors", "list", "--actors", file).stdout.splitlines()
    assert "country     RU  Russia" in lines
    assert "country         Freedonia" in lines


def test_show_gives_the_words_by_form_and_takes_one_for_the_name(invoke: Any, file: Path) -> None:
    by_name, by_word = (invoke("actors", "show", name, "--actors", file).stdout for name in ("Freedonia", "Glorytown"))
    assert by_name == by_word
    lines = by_name.splitlines()
    assert lines[0] == "Freedonia (country)"
    assert "adjective: FREEDONIAN; Freedonian" in lines
    assert not any(line.startswith("state media") for line in lines)
    assert any(line.startswith("state media: SC ") for line in invoke("actors", "show", "Russia").stdout.splitlines())


def test_show_of_an_unknown_name_gives_the_nearest(invoke: Any) -> None:
    result = invoke("actors", "show", "Rusia")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'Russia'?" in result.stderr


def test_check_tells_every_fault_with_exit_code_1(invoke: Any, file: Path, tmp_path: Path) -> None:
    assert invoke("actors", "check", file).stdout == "no faults\n"
    bad = tmp_path / "bad.yaml"
    bad.write_text("country:\n  - {name: Freedonia, capitals: [Glorytown], code: xx}\n", encoding="utf-8")
    result = invoke("actors", "check", file, bad)
    assert result.exit_code == 1
    assert "did you mean 'capital'?" in result.stdout
    assert result.stdout.endswith("2 fault(s)\n")


def test_media_gives_counts_rule_and_source(invoke: Any) -> None:
    result = invoke("actors", "media")
    assert result.exit_code == 0
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("North Korea ")]
    assert line.split("  ")[-1] == "SC 20"
    assert "runs its media" in line
    for text in ("State Media Monitor", "MIT", "at least one entry is SC"):
        assert text in result.stdout
