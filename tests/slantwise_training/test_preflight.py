import dataclasses
import shutil
from pathlib import Path

import pytest

from slantwise import InputError
from slantwise_training.config import EncoderChoice, RunConfig, Sweep
from slantwise_training.preflight import preflight, wanted_bytes
from slantwise_training.run_folder import run_folder


def faults(config: RunConfig, **options: object) -> str:
    with pytest.raises(InputError) as caught:
        preflight(config, resume=False, **options)  # type: ignore[arg-type]
    return str(caught.value)


def test_a_run_that_can_be_done_passes(tiny_config: RunConfig) -> None:
    preflight(tiny_config, resume=False)
    preflight(tiny_config, resume=True)


def test_all_faults_come_at_once(tiny_config: RunConfig, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    broken = dataclasses.replace(
        tiny_config, data_dir="nowhere", output=str(tmp_path / "file"), encoder=EncoderChoice(base="package:no_such/x")
    )
    message = faults(broken)
    assert "--data-dir must be the folder that holds the corpora, got nowhere" in message
    assert "--output must be a folder where files can be made" in message
    assert "package no_such is not installed" in message
    assert message.count("\n- ") == 3


@pytest.mark.parametrize(
    "file",
    ["cues/train.jsonl.gz", "ptc/dev-task-flc-tc.labels", "ptc/train-articles/article*.txt", "context/dev.jsonl.gz", "articles/*.jsonl.gz"],
)
def test_every_missing_file_is_named(tiny_config: RunConfig, tmp_path: Path, file: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(tiny_config.data_dir, data)
    for path in list(data.glob(file)):
        path.unlink()
    (data / "cues" / "dev.jsonl.gz").unlink()
    message = faults(dataclasses.replace(tiny_config, data_dir=str(data)))
    assert f"must hold {file}, which is missing" in message
    assert "must hold cues/dev.jsonl.gz, which is missing" in message


def test_a_disk_without_enough_room_is_refused_before_anything_is_removed(tiny_config: RunConfig) -> None:
    (tiny_config.folder / "released").mkdir(parents=True)
    message = faults(tiny_config, free=lambda _: 30_000_000)
    assert "--output: this run needs about" in message
    assert "30 MB free" in message
    assert (tiny_config.folder / "released").exists()
    preflight(tiny_config, resume=False, free=lambda _: wanted_bytes(tiny_config))


def test_a_larger_encoder_needs_more_room(tiny_config: RunConfig) -> None:
    frozen = dataclasses.replace(tiny_config, encoder=dataclasses.replace(tiny_config.encoder, freeze_embeddings=True))
    assert wanted_bytes(tiny_config) > wanted_bytes(frozen) > 50_000_000


def test_every_trial_of_a_sweep_needs_its_room(tiny_config: RunConfig) -> None:
    sweep = dataclasses.replace(tiny_config, sweep=Sweep(grid={"seed": [1, 2], "held_out": [0.1, 0.2, 0.3]}))
    assert wanted_bytes(sweep) == pytest.approx(6 * wanted_bytes(tiny_config), rel=1e-6)


def test_resuming_with_other_settings_is_refused(tiny_config: RunConfig) -> None:
    with run_folder(tiny_config, resume=False):
        pass
    other = dataclasses.replace(tiny_config, seed=99)
    preflight(other, resume=False)
    with pytest.raises(InputError, match="seed was 13 and is now 99"):
        preflight(other, resume=True)
