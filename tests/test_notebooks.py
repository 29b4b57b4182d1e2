"""The notebooks are pairs: a script to read and review, and the notebook that is made from it, without outputs."""

from pathlib import Path

import jupytext
import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
SCRIPTS = sorted(FOLDER.glob("*.py"))


def test_every_notebook_has_its_script() -> None:
    assert len(SCRIPTS) >= 4
    assert {path.stem for path in SCRIPTS} == {path.stem for path in FOLDER.glob("*.ipynb")}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_script_and_notebook_are_in_sync(script: Path) -> None:
    read, made = jupytext.read(script), jupytext.read(script.with_suffix(".ipynb"))
    cells = [[(cell.cell_type, cell.source) for cell in notebook.cells] for notebook in (read, made)]
    assert cells[0] == cells[1], f"run: jupytext --sync notebooks/{script.name}"
    assert read.metadata["jupytext"]["formats"] == made.metadata["jupytext"]["formats"] == "ipynb,py:percent"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_notebooks_are_kept_without_outputs(script: Path) -> None:
    code = [cell for cell in jupytext.read(script.with_suffix(".ipynb")).cells if cell.cell_type == "code"]
    assert code
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code), "clear all outputs before you commit"
