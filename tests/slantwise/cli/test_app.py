"""``slantwise`` itself, and ``slantwise model``."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import slantwise
from slantwise_models.config import Decoding, ModelConfig, SourceCalibration

CONFIG = ModelConfig(
    name="tiny",
    version="1.2",
    max_tokens=8,
    state_framing=("threat",),
    techniques=("Doubt",),
    voices=("author", "quoted", "reported"),
    decoding={"state-framing": Decoding({"threat": 0.45}, 0.5, 1), "technique": Decoding({"Doubt": 0.3}, 0.5, 1)},
    source=SourceCalibration(1.0, 1.0, 0.0, (0.3, 0.7), 0.6),
    files={},
)


def test_version_and_help(invoke: Any) -> None:
    assert invoke("--version").stdout == f"slantwise {slantwise.__version__}\n"
    help_text = invoke("score", "--help").stdout
    assert '"error"' in help_text
    assert "Exit code" in help_text


def test_model_shows_labels_and_thresholds(invoke: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def load(folder: Path) -> SimpleNamespace:
        asked.append(folder)
        return SimpleNamespace(config=CONFIG, sha256="ab" * 32)

    monkeypatch.setattr("slantwise_models.runtime.OnnxNetwork", load)
    result = invoke("model", "--model", "folder")
    assert (result.exit_code, asked) == (0, [Path("folder")])
    for line in ("name: tiny", "version: 1.2", "sha256: " + "ab" * 32, "  threat: 0.45", "  Doubt: 0.30"):
        assert line in result.stdout.splitlines()
    assert "0.30 and 0.70" in result.stdout


def test_a_missing_model_gives_one_line_and_exit_code_2(invoke: Any, tmp_path: Path) -> None:
    result = invoke("model", "--model", tmp_path)
    assert result.exit_code == 2
    assert "config.json is missing" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_help_loads_no_model_code() -> None:
    code = "import sys; from slantwise.cli import app; app(['score', '--help'], standalone_mode=False); "
    code += "sys.exit(','.join({'onnxruntime', 'tokenizers', 'trafilatura', 'torch'} & sys.modules.keys()) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
