"""``slantwise contexts``."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from slantwise.contexts import default_cards

CARD = """\
id: {id}
name: Dam on the lake
event_date: 2011-03
actor: {actor}
region: Nowhere
main_fact: The lake was dammed.
details: [The dam is high.]
relevant_when: The article is about the lake.
names: [Northland, the lake]
euphemisms: []
tellings: [a dam, the dam, their dam, one dam]
denials: [no dam, never a dam]
sources: [{{name: Lake inquiry, date: 2012}}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for id_, actor in (("a", "Northland"), ("long-id", "Sea")):
        (tmp_path / f"{id_}.yaml").write_text(CARD.format(id=id_, actor=actor), encoding="utf-8")
    return tmp_path


def test_list_is_aligned(invoke: Any, folder: Path) -> None:
    result = invoke("contexts", "list", "--cards", folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "a        2011-03  Northland  Dam on the lake",
        "long-id  2011-03  Sea        Dam on the lake",
    ]


def test_list_gives_the_packaged_cards(invoke: Any) -> None:
    assert [line.split()[0] for line in invoke("contexts", "list").stdout.splitlines()] == [card.id for card in default_cards()]


def test_show_gives_all_that_a_card_says(invoke: Any, folder: Path) -> None:
    lines = invoke("contexts", "show", "a", "--cards", folder).stdout.splitlines()
    assert lines[:3] == ["Dam on the lake (a)", "2011-03, Northland, Nowhere", "The lake was dammed."]
    for line in ("  The dam is high.", "  Northland; the lake", "  their dam", "  never a dam", "  Lake inquiry, 2012"):
        assert line in lines
    assert "euphemisms:" not in lines


def test_show_of_an_unknown_id_names_the_nearest(invoke: Any, folder: Path) -> None:
    result = invoke("contexts", "show", "long-idd", "--cards", folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.strip() == "slantwise: error: ID must be the id of a card, got 'long-idd'; did you mean 'long-id'?"


def test_check_tells_every_fault_with_exit_code_1(invoke: Any, folder: Path) -> None:
    file = folder / "a.yaml"
    file.write_text(CARD.format(id="b", actor="''"), encoding="utf-8")
    result = invoke("contexts", "check", folder, file)
    assert result.exit_code == 1
    faults = result.stdout.splitlines()
    assert faults[:2] == faults[2:4]
    assert faults[0] == "a.yaml: actor: expected text, it is empty"
    assert faults[-1] == "4 fault(s)"


def test_check_of_good_cards_says_so(invoke: Any, folder: Path) -> None:
    result = invoke("contexts", "check", folder)
    assert (result.exit_code, result.stdout) == (0, "no faults\n")


def test_spoiled_cards_give_an_error_and_exit_code_2(invoke: Any, tmp_path: Path) -> None:
    result = invoke("contexts", "list", "--cards", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "at least one card" in result.stderr


def test_listing_loads_no_model_code() -> None:
    code = "import sys; from slantwise.cli import app; app(['contexts', 'list'], standalone_mode=False); "
    code += "sys.exit(','.join({'onnxruntime', 'tokenizers', 'numpy', 'torch'} & sys.modules.keys()) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
