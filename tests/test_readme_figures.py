import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "training" / "scripts" / "readme_figures.py"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


def test_every_figure_of_the_readme_is_what_the_release_measured(script: dict[str, Any], capsys: Any) -> None:
    status = script["main"](["--check"])
    assert status == 0, f"run `python training/scripts/readme_figures.py`:\n{capsys.readouterr().out}"


def test_a_figure_that_differs_is_named_with_its_file_and_put_right(script: dict[str, Any], tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "README.md"
    shutil.copy(ROOT / "README.md", path)
    right = path.read_text(encoding="utf-8")
    row = next(line for line in right.splitlines() if line.startswith("| contexts, omission"))
    path.write_text(
        right.replace(row, "| contexts, omission AUROC | the same | 0.1 | **1.000** |").replace("(F1 0", "(F1 9"), encoding="utf-8"
    )
    assert script["main"](["--check", "--readme", str(path)]) == 1
    out = capsys.readouterr().out
    assert str(path) in out
    assert f"+{row}" in out
    assert "(F1 9" in out
    assert script["main"](["--readme", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == right


def test_a_sentence_that_is_gone_is_an_error(script: dict[str, Any], tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "README.md"
    path.write_text("# slantwise\n", encoding="utf-8")
    assert script["main"](["--readme", str(path)]) == 2
    assert "expected one place like" in capsys.readouterr().err


def test_what_another_seed_gave_is_kept_and_shown_beside_the_release(script: dict[str, Any], tmp_path: Path) -> None:
    script["keep_again"](script["RELEASED"], tmp_path / "again.json")
    kept = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    release = script["read_release"](script["RELEASED"])
    assert kept["measured"] == release["measured"]
    again = {"seed": 99, "measured": release["measured"] | {"context.dev.omission_auroc": 0.1234}}
    table = script["with_figures"]((ROOT / "README.md").read_text(encoding="utf-8"), release | {"again": again})
    row = next(line for line in table.splitlines() if line.startswith("| contexts, omission"))
    assert row.endswith("| 0.123 |")
    assert "| seed 99 |" in table
