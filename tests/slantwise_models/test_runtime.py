import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from slantwise import ModelError, Scorer
from slantwise.contexts.loading import PACKAGED_CARDS
from slantwise_models.config import (
    CONFIG_FILE,
    CONTEXTS_FILE,
    COVERAGE_FILE,
    SIDES_FILE,
    TOKENIZER_FILE,
    WEIGHTS_FILE,
    WORDING_FILE,
    ModelConfig,
)
from slantwise_models.runtime import RELEASED, sha256


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "model"
    shutil.copytree(RELEASED, copied)
    return copied


def test_the_released_folder_is_whole() -> None:
    config = ModelConfig.load(RELEASED)
    assert {name: sha256(RELEASED / name) for name in config.files} == config.files
    assert set(config.files) == {WEIGHTS_FILE, TOKENIZER_FILE, WORDING_FILE, CONTEXTS_FILE, COVERAGE_FILE, SIDES_FILE}
    assert sum(p.stat().st_size for p in RELEASED.iterdir()) < 35e6


def test_a_config_survives_saving(folder: Path) -> None:
    config = ModelConfig.load(folder)
    config.save(folder)
    assert ModelConfig.load(folder) == config


@pytest.mark.parametrize("name", [WEIGHTS_FILE, TOKENIZER_FILE, WORDING_FILE, CONTEXTS_FILE])
def test_a_spoiled_file_is_named(folder: Path, name: str) -> None:
    with (folder / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match=rf"{name} is spoiled.*restore"):
        Scorer.from_pretrained(folder)


@pytest.mark.parametrize("name", [WEIGHTS_FILE, TOKENIZER_FILE, WORDING_FILE, CONTEXTS_FILE, CONFIG_FILE])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} is missing"):
        Scorer.from_pretrained(folder)


def test_a_folder_of_a_newer_format_asks_for_an_upgrade(folder: Path) -> None:
    raw = json.loads((folder / CONFIG_FILE).read_text(encoding="utf-8"))
    (folder / CONFIG_FILE).write_text(json.dumps(raw | {"format": 99}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"format 99.*upgrade"):
        Scorer.from_pretrained(folder)


@pytest.mark.parametrize("text", ["{", "[]", '{"format": 2}', '{"format": 2, "decoding": 3}'])
def test_a_spoiled_config_is_a_clear_error(folder: Path, text: str) -> None:
    (folder / CONFIG_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=CONFIG_FILE):
        Scorer.from_pretrained(folder)


def test_an_older_release_without_a_context_head_judges_none_and_refuses_cards(folder: Path) -> None:
    (folder / CONTEXTS_FILE).unlink()
    config = ModelConfig.load(folder)
    dataclasses.replace(config, files={name: digest for name, digest in config.files.items() if name != CONTEXTS_FILE}).save(folder)
    scorer = Scorer.from_pretrained(folder, threads=1)
    assert scorer.score("The army of Myanmar took power in a coup. " * 10, date="2021-03-01").contexts == []
    with pytest.raises(ModelError, match="judges no contexts"):
        Scorer.from_pretrained(folder, threads=1, contexts=PACKAGED_CARDS)
