import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from safetensors.torch import load_file

from slantwise import InputError
from slantwise_training.processes import ALONE, join_processes

SCRIPT = Path(__file__).parent / "spans" / "train_tiny.py"
LAUNCH = ("-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes=2", "--num_machines=1", "--mixed_precision=no")


@pytest.fixture
def steady_encoder(tiny_encoder: Path, tmp_path: Path) -> Path:
    """The tiny encoder without dropout, so that nothing is drawn while it is trained."""
    folder = tmp_path / "steady"
    shutil.copytree(tiny_encoder, folder)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"hidden_dropout_prob": 0.0}), encoding="utf-8")
    return folder


def test_two_processes_train_what_one_trains(steady_encoder: Path, tiny_data: Path, tmp_path: Path) -> None:
    def run(output: Path, *launcher: str) -> Path:
        command = [sys.executable, *launcher, str(SCRIPT), str(steady_encoder), str(tiny_data), str(output)]
        finished = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
        assert finished.returncode == 0, finished.stderr
        return output / "tiny"

    one, two = run(tmp_path / "one"), run(tmp_path / "two", *LAUNCH, "--dynamo_backend=no", "--main_process_port=0")
    epochs, shared = (
        [json.loads(line) for line in (folder / "history.jsonl").read_text(encoding="utf-8").splitlines()] for folder in (one, two)
    )
    assert len(epochs) == len(shared) == 3
    for here, there in zip(epochs, shared, strict=True):
        for name in ("train_loss", "held_out_cue_loss", "held_out_voice_loss"):
            assert there[name] == pytest.approx(here[name], rel=1e-3), name
    assert epochs[-1]["train_loss"] < 0.9 * epochs[0]["train_loss"]
    alone, together = (load_file(folder / "spans.safetensors") for folder in (one, two))
    assert max(float((alone[name] - together[name]).abs().max()) for name in alone) < 0.01
    assert len(load_file(two / "checkpoint.safetensors")["generators"]) == 2


def test_a_process_is_usually_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WORLD_SIZE", "LOCAL_RANK", "MASTER_ADDR", "ACCELERATE_MIXED_PRECISION"):
        monkeypatch.delenv(name, raising=False)
    assert join_processes() is ALONE
    assert ALONE.is_main


def test_a_launch_that_starts_one_process_for_two_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"MASTER_ADDR": "127.0.0.1", "ACCELERATE_MIXED_PRECISION": "no"}.items():
        monkeypatch.setenv(name, value)
    for name in ("WORLD_SIZE", "LOCAL_RANK"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(InputError, match="add --multi_gpu"):
        join_processes()
