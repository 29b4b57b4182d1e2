import errno
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from slantwise import InputError
from slantwise_training.processes import ALONE
from slantwise_training.spans.checkpoint import Checkpoint, Progress

SCRIPT = Path(__file__).with_name("train_tiny.py")


def checkpoint(path: Path, size: int = 8) -> Checkpoint:
    """Of a network after one step."""
    torch.manual_seed(3)
    network: Any = nn.Linear(size, 2)
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 / (step + 1))
    network(torch.ones(1, size)).sum().backward()
    optimizer.step()
    schedule.step()
    return Checkpoint(path, network, optimizer, schedule, ALONE)


def test_everything_comes_back_as_it_was(tmp_path: Path) -> None:
    saved = checkpoint(tmp_path / "c.safetensors")
    progress = Progress(7, [0.1, 1 / 3], 12, 0.5, [{"train_loss": 2 / 3}])
    saved.save(progress)
    drawn = torch.rand(3)
    other = checkpoint(tmp_path / "c.safetensors")
    with torch.no_grad():
        other.network.weight.zero_()  # type: ignore[operator, union-attr]
    other.schedule.step()
    assert other.restore() == progress
    assert torch.equal(torch.rand(3), drawn)
    assert torch.equal(other.network.weight, saved.network.weight)  # type: ignore[arg-type]
    assert other.schedule.state_dict() == saved.schedule.state_dict()
    for one, two in zip(saved.optimizer.state.values(), other.optimizer.state.values(), strict=True):
        assert one.keys() == two.keys()
        assert all(torch.equal(one[name], two[name]) for name in one)
    assert saved.optimizer.param_groups[0]["lr"] == other.optimizer.param_groups[0]["lr"]


def test_without_a_file_the_training_begins(tmp_path: Path) -> None:
    assert checkpoint(tmp_path / "c.safetensors").restore() == Progress()


def test_a_full_disk_is_a_clear_error_and_the_former_checkpoint_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half_written(tensors: dict[str, torch.Tensor], file: Path, **options: Any) -> None:
        Path(file).write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "c.safetensors"
    checkpoint(path).save(Progress(1))
    monkeypatch.setattr("slantwise_training.spans.checkpoint.save_file", half_written)
    with pytest.raises(InputError, match=r"c\.safetensors cannot be written .*--resume"):
        checkpoint(path, size=10_000).save(Progress(2))
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert checkpoint(path).restore().step == 1


@pytest.mark.parametrize("content", [b"", b"spoiled" * 100, b"\x02\0\0\0\0\0\0\0{}"])
def test_a_file_that_is_no_checkpoint_is_a_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "c.safetensors"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"no checkpoint of this network .* begin anew without --resume"):
        checkpoint(path).restore()


def test_a_checkpoint_of_another_network_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "c.safetensors"
    checkpoint(path).save(Progress(1))
    with pytest.raises(InputError, match="no checkpoint of this network"):
        checkpoint(path, size=9).restore()


def test_a_run_killed_again_and_again_ends_with_the_same_weights(tiny_encoder: Path, tiny_data: Path, tmp_path: Path) -> None:
    def run(output: Path, *kills: str) -> str:
        command = [sys.executable, str(SCRIPT), str(tiny_encoder), str(tiny_data), str(output), *kills]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=600).stdout

    run(tmp_path / "whole")
    printed = run(tmp_path / "killed", "8")
    assert int(printed.split()[-1]) > 0
    whole, killed = (tmp_path / name / "tiny" for name in ("whole", "killed"))
    assert (whole / "spans.safetensors").read_bytes() == (killed / "spans.safetensors").read_bytes()
    assert history(whole) == history(killed)
    assert [line["epoch"] for line in history(killed)] == [1, 2, 3]


def history(folder: Path) -> list[dict[str, float]]:
    """What was noted of each epoch, but for what it took."""
    lines = (folder / "history.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        {key: value for key, value in json.loads(line).items() if key not in ("tokens_per_second", "memory_megabytes")} for line in lines
    ]
