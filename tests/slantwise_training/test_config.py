from pathlib import Path

import pytest

from slantwise import InputError
from slantwise_training.config import RunConfig, load_config

CONFIGS = sorted((Path(__file__).parents[2] / "training" / "configs").glob("*.yaml"))


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_every_shipped_config_loads_and_opens_with_its_launch_line(path: Path) -> None:
    assert load_config(path).name == path.stem
    assert f"slantwise-train training/configs/{path.name}" in path.read_text(encoding="utf-8")


def test_overrides_win(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("seed: 3\nspans: {epochs: 2}\n", encoding="utf-8")
    config = load_config(path, ["spans.epochs=7", "name=other"])
    assert (config.seed, config.spans.epochs, config.name) == (3, 7, "other")


def test_all_faults_come_at_once_with_the_nearest_name(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("sed: 3\nspans: {epochs: many, learning_rte: 1.0}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_config(path)
    message = str(caught.value)
    assert "unknown setting sed (did you mean seed?)" in message
    assert "spans.epochs must be int, got 'many'" in message
    assert "unknown setting spans.learning_rte (did you mean spans.learning_rate?)" in message


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.yaml cannot be read"):
        load_config(tmp_path / "nothing.yaml")


def test_settings_flatten_to_dotted_keys() -> None:
    flat = RunConfig().flat()
    assert flat["spans.epochs"] == RunConfig().spans.epochs
    assert flat["seed"] == RunConfig().seed
