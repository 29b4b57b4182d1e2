import dataclasses
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from slantwise import InputError
from slantwise_training.config import RunConfig, Tracking
from slantwise_training.data import DataFile
from slantwise_training.run_folder import LOCK, changed_settings, pin_data, run_folder

FILES = [DataFile("cues-train: train.jsonl.gz", 24, "aa"), DataFile("cues-dev: dev.jsonl.gz", 4, "bb")]

HOLD = """
import sys, time
from pathlib import Path
from filelock import FileLock
lock = FileLock(sys.argv[1]).acquire(timeout=0)
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def config(tmp_path: Path) -> RunConfig:
    return RunConfig(name="one", output=str(tmp_path / "runs"))


def test_a_run_begun_anew_finds_its_folder_empty(config: RunConfig) -> None:
    for name in ("first", "second"):
        with run_folder(config, resume=False) as folder:
            (folder / name).touch()
            (folder / f"folder of {name}").mkdir()
    assert {path.name for path in folder.iterdir()} == {LOCK, "settings.json", "second", "folder of second"}


def test_a_resumed_run_keeps_everything_but_what_is_half_written(config: RunConfig) -> None:
    with run_folder(config, resume=False) as folder:
        (folder / "whole").touch()
        (folder / "half.part").touch()
        (folder / ".tmpfPi0W4").touch()
        (folder / "released.part").mkdir()
    with run_folder(config, resume=True):
        assert {path.name for path in folder.iterdir()} == {LOCK, "settings.json", "whole"}


def test_other_settings_are_named_and_refused(config: RunConfig) -> None:
    assert changed_settings(config) == []
    with run_folder(config, resume=False):
        pass
    moved = dataclasses.replace(config, data_dir="elsewhere", threads=7, tracking=Tracking(uri="sqlite:///other.db"))
    assert changed_settings(moved) == []
    spans = dataclasses.replace(config.spans, epochs=9)
    (fault,) = changed_settings(dataclasses.replace(moved, seed=14, spans=spans))
    assert "seed was 13 and is now 14, spans.epochs was 5 and is now 9; give the former ones" in fault
    assert "threads" not in fault


def test_files_without_their_settings_are_refused(config: RunConfig) -> None:
    config.folder.mkdir(parents=True)
    (config.folder / "spans.safetensors").touch()
    (fault,) = changed_settings(config)
    assert "has no settings.json" in fault


def test_other_data_are_named_and_refused(config: RunConfig) -> None:
    with run_folder(config, resume=False) as folder:
        pin_data(folder, FILES)
        pin_data(folder, FILES)
        with pytest.raises(InputError, match=r"--data-dir: cues-dev: dev\.jsonl\.gz changed since"):
            pin_data(folder, [FILES[0], dataclasses.replace(FILES[1], sha256="cc")])


def test_one_run_at_a_time_writes_to_a_folder(config: RunConfig) -> None:
    config.folder.mkdir(parents=True)
    (config.folder / "result").touch()
    with subprocess.Popen([sys.executable, "-c", HOLD, str(config.folder / LOCK)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(InputError, match=r"another run is writing to .*one; wait for its end"), run_folder(config, resume=False):
            pass
        assert (config.folder / "result").exists()
        with run_folder(dataclasses.replace(config, name="two"), resume=False):
            pass
        os.kill(other.pid, signal.SIGKILL)
    with run_folder(config, resume=False):
        assert not (config.folder / "result").exists()
