"""A store of made-up runs, told as training tells them, behind a real ``mlflow ui``, and a real browser to look at it."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from slantwise_models.runtime import RELEASED
from slantwise_training.config import RunConfig, Tracking
from slantwise_training.evaluation import plots
from slantwise_training.registry.gate import GATE, gate_metrics
from slantwise_training.report import report
from slantwise_training.spans.fit import SpanTraining
from slantwise_training.tracking import Run, track, unsent
from slantwise_training.tracking.folds import tell_folds

if TYPE_CHECKING:
    from playwright.sync_api import Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 180
"""Seconds for the server to start, and for a page to show what is looked for; a busy machine needs minutes."""
RATES = {"steady": (2e-5, 0.93), "hasty": (2e-4, 0.81)}
"""Learning rate, and area under the ROC curve of the source judgement, by run."""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sqlite file with two finished runs, each with nested ones, and a failed one; the better of the two is the champion."""
    folder = tmp_path_factory.mktemp("reviewed")
    tracking = Tracking(f"sqlite:///{folder / 'mlflow.db'}")
    for name, (rate, auroc) in RATES.items():
        config = RunConfig(name=name, output=str(folder / "runs"), tracking=tracking, spans=SpanTraining(learning_rate=rate))
        with track(tracking, config) as run:
            _tell(run, config, auroc)
        assert unsent(config.folder) == [], "the store lacks a part of the run"
    config = RunConfig(name="broken", output=str(folder / "runs"), tracking=tracking)
    with contextlib.suppress(ZeroDivisionError), track(tracking, config):
        raise ZeroDivisionError("no articles")
    return folder / "mlflow.db"


@pytest.fixture(scope="session")
def ui(store: Path) -> Iterator[str]:
    """Address of ``mlflow ui`` on the store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mlflow", "ui", "--backend-store-uri", f"sqlite:///{store}", "--port", str(port), "--workers", "1"]
    log = store.with_name("ui.log")
    environment = os.environ | {"MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"}
    with log.open("wb") as output, subprocess.Popen(command, cwd=store.parent, env=environment, stdout=output, stderr=output) as server:
        try:
            _wait(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def page() -> Iterator["Page"]:
    """A tab of headless Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra ui: pip install slantwise[ui]")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip(f"needs a browser: none of {', '.join(BROWSERS)} is installed")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-dev-shm-usage"], timeout=1000 * PATIENCE
        )
        tab = chromium.new_page(viewport={"width": 1500, "height": 950})
        tab.set_default_timeout(1000 * PATIENCE)
        yield tab
        chromium.close()


def _tell(run: Run, config: RunConfig, auroc: float) -> None:
    """A small result of every kind that a training tells."""
    generator = np.random.default_rng(3)
    labels = generator.random(80) < 0.5
    judged = np.clip(labels * auroc + generator.random(80) * 0.5, 0, 1)
    for epoch in (1, 2):
        run.metrics({"spans.training_loss": (2 - auroc) / epoch, "spans.learning_rate": config.spans.learning_rate / epoch}, step=epoch)
    measured = dict.fromkeys(GATE.values(), 0.5) | {GATE["source_auroc"]: auroc}
    run.metrics(measured | {f"gate.{short}": value for short, value in gate_metrics(measured).items()})
    run.data("cues-dev: dev.jsonl.gz", 80, "ab" * 32, context="evaluation")
    run.table("label_scores", [{"label": "loaded-praise", "f1": 0.41}, {"label": "loaded-blame", "f1": 0.37}])
    run.figure("source_reliability_outlet-disjoint", plots.reliability(judged, labels, title="Source"))
    rows = [_fold(tested, auroc) for tested in ("Outlet R", "Outlet I")]
    run.table("source_folds", rows)
    tell_folds(run, rows, {"seed": config.seed})
    run.description(report(config, {"Figures": [{"figure": k, "value": v} for k, v in measured.items()]}, result=f"AUROC {auroc:.2f}."))
    run.model(RELEASED, measured, {"cues-dev": "ab" * 32})


def _fold(tested: str, auroc: float) -> dict[str, str | int | float]:
    return {"folds": "outlet-disjoint", "deal": 0, "tested": tested, "state": 40, "independent": 40, "judgement_auroc": auroc}


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, TimeoutError), urllib.request.urlopen(f"{address}/health", timeout=5):
            return
        time.sleep(0.5)
    pytest.fail(f"mlflow ui does not answer within {PATIENCE} seconds:\n{log.read_text(encoding='utf-8')}")
