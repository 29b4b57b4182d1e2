import contextlib
import dataclasses
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mlflow
import pytest
from matplotlib.figure import Figure
from mlflow.exceptions import MlflowException

from slantwise import InputError
from slantwise_training.config import RunConfig
from slantwise_training.tracking import Run, send, track, unsent
from slantwise_training.tracking.journal import Journal

RunsOf = Callable[[str], list[Any]]
DEAD = "http://127.0.0.1:9"
TELL_RUN = str(Path(__file__).with_name("tell_run.py"))


def tell(run: Run, factor: float = 1.0) -> None:
    """A made-up result of every kind."""
    for epoch in (1, 2):
        run.metrics({"loss": factor / epoch}, step=epoch)
    run.tags({"colour": "blue"})
    run.data("cues-train: train.jsonl.gz", 12, "ab" * 32, context="training")
    run.table("scores", [{"label": "threat", "f1": 0.5}, {"label": "denial", "f1": None}])
    figure = Figure()
    figure.subplots().plot([0, 1], [0, factor])
    run.figure("line", figure)
    run.text("page.html", "<p>a page</p>")
    run.description("# A result")
    with run.child("fold: x", {"tested": "x"}) as nested:
        nested.metrics({"auroc": 0.9})


def unreachable(config: RunConfig) -> RunConfig:
    return dataclasses.replace(config, tracking=dataclasses.replace(config.tracking, uri=DEAD))


def test_everything_that_a_run_tells_is_in_the_store(
    tracked: RunConfig, client: mlflow.MlflowClient, runs_of: RunsOf, tmp_path: Path
) -> None:
    with track(tracked.tracking, tracked) as run:
        tell(run)
    parent, child = runs_of(tracked.tracking.experiment)
    assert parent.info.status == child.info.status == "FINISHED"
    assert parent.data.params["seed"] == "13"
    assert [(m.step, m.value) for m in client.get_metric_history(parent.info.run_id, "loss")] == [(1, 1.0), (2, 0.5)]
    assert parent.data.tags["colour"] == "blue"
    assert parent.data.tags["mlflow.note.content"] == "# A result"
    assert {"git_commit", "mlflow.source.git.commit", "python"} <= set(parent.data.tags)
    assert json.loads(parent.data.tags["mlflow.loggedArtifacts"]) == [{"path": "scores.json", "type": "table"}]
    assert [f.path for f in client.list_artifacts(parent.info.run_id)] == ["figures", "packages.txt", "page.html", "scores.json"]
    assert [f.path for f in client.list_artifacts(parent.info.run_id, "figures")] == ["figures/line.png"]
    (given,) = parent.inputs.dataset_inputs
    assert (given.dataset.name, given.tags[0].value) == ("cues-train: train.jsonl.gz", "training")
    assert child.data.tags["mlflow.parentRunId"] == parent.info.run_id
    assert (child.data.params, child.data.metrics) == ({"tested": "x"}, {"auroc": 0.9})
    assert Path(parent.info.artifact_uri.removeprefix("file://")).is_relative_to(tmp_path.parent), "artefacts lie beside the sqlite file"
    table = client.load_table(parent.info.experiment_id, "scores.json", run_ids=[parent.info.run_id])
    assert table["label"].tolist() == ["threat", "denial"]


def test_a_failed_run_tells_its_error(tracked: RunConfig, client: mlflow.MlflowClient, runs_of: RunsOf) -> None:
    with pytest.raises(ZeroDivisionError), track(tracked.tracking, tracked) as run, run.child("fold", {}):
        raise ZeroDivisionError("no articles")
    parent, child = runs_of(tracked.tracking.experiment)
    assert parent.info.status == child.info.status == "FAILED"
    assert parent.data.tags["error"] == "ZeroDivisionError: no articles"
    assert "error.txt" in [f.path for f in client.list_artifacts(parent.info.run_id)]


def test_a_store_that_cannot_be_reached_hinders_nothing_and_gets_everything_later(
    tracked: RunConfig, client: mlflow.MlflowClient, runs_of: RunsOf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0")
    config = unreachable(tracked)
    with track(config.tracking, config) as run:
        started = time.monotonic()
        tell(run)
        assert time.monotonic() - started < 20, "the run waited for its store"
    assert f"slantwise-train --send {config.folder}" in caplog.text
    (fault,) = unsent(config.folder)
    assert "never sent" in fault
    with pytest.raises(InputError, match="still in"):
        send(config.folder)

    assert send(config.folder, tracked.tracking.uri) == len(Journal(config.folder))
    parent, child = runs_of(config.tracking.experiment)
    assert parent.info.status == "FINISHED"
    assert child.data.metrics == {"auroc": 0.9}
    assert parent.info.end_time < time.time() * 1000 - 1, "a run that is sent later keeps its own times"
    assert send(config.folder, tracked.tracking.uri) == 0, "nothing is sent twice"


def test_a_store_that_dies_in_mid_run_gets_the_rest_once_it_is_back(
    tracked: RunConfig, client: mlflow.MlflowClient, runs_of: RunsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = mlflow.MlflowClient.log_batch

    def dead(*_: Any, **__: Any) -> None:
        raise MlflowException("connection refused")

    with track(tracked.tracking, tracked) as run:
        run.metrics({"loss": 1.0}, step=1)
        wait_until(lambda: len(Journal(tracked.folder)) == Journal(tracked.folder).sent(tracked.tracking.uri).events)
        monkeypatch.setattr(mlflow.MlflowClient, "log_batch", dead)
        run.metrics({"loss": 0.5}, step=2)
        run.text("note.txt", "after the death")
    (half,) = runs_of(tracked.tracking.experiment)
    assert (half.data.metrics["loss"], half.info.status) == (1.0, "RUNNING")

    monkeypatch.setattr(mlflow.MlflowClient, "log_batch", alive)
    assert send(tracked.folder) > 0
    (whole,) = runs_of(tracked.tracking.experiment)
    assert (whole.info.run_id, whole.info.status) == (half.info.run_id, "FINISHED")
    assert [m.step for m in client.get_metric_history(whole.info.run_id, "loss")] == [1, 2]
    assert "note.txt" in [f.path for f in client.list_artifacts(whole.info.run_id)]


def test_a_run_that_goes_on_is_the_same_run(tracked: RunConfig, client: mlflow.MlflowClient, runs_of: RunsOf) -> None:
    with contextlib.suppress(RuntimeError), track(tracked.tracking, tracked) as run:
        run.metrics({"loss": 1.0}, step=1)
        raise RuntimeError("stopped")
    with track(tracked.tracking, tracked) as run:
        run.metrics({"loss": 1.0}, step=1)
        run.metrics({"loss": 0.5}, step=2)
    (found,) = runs_of(tracked.tracking.experiment)
    assert found.info.status == "FINISHED"
    assert "error" not in found.data.tags
    assert [m.step for m in client.get_metric_history(found.info.run_id, "loss")] == [1, 2]


def test_a_store_that_lost_the_run_gets_all_of_it_again(tracked: RunConfig, client: mlflow.MlflowClient, runs_of: RunsOf) -> None:
    with track(tracked.tracking, tracked) as run:
        run.metrics({"loss": 1.0}, step=1)
    journal = Journal(tracked.folder)
    sent = journal.sent(tracked.tracking.uri)
    journal.note_sent(dataclasses.replace(sent, runs={0: "0" * 32}))
    assert send(tracked.folder) == len(journal)
    assert [run.data.metrics for run in runs_of(tracked.tracking.experiment)] == [{"loss": 1.0}] * 2


def test_two_runs_at_once_do_not_disturb_each_other(
    tracked: RunConfig, client: mlflow.MlflowClient, runs_of: RunsOf, tmp_path: Path
) -> None:
    factors = {"first": "2.0", "second": "4.0"}
    given = (tracked.tracking.uri, tracked.tracking.experiment, tracked.output)
    processes = [
        subprocess.Popen([sys.executable, TELL_RUN, *given, name, str(tmp_path), factor], stderr=subprocess.PIPE, text=True)
        for name, factor in factors.items()
    ]
    for name in factors:
        wait_until(lambda name=name: (tmp_path / f"{name}.ready").exists() or any(p.poll() for p in processes))
    (tmp_path / "go").touch()
    said = [process.communicate(timeout=120)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    runs = {run.info.run_name: run for run in runs_of(tracked.tracking.experiment) if "mlflow.parentRunId" not in run.data.tags}
    assert {name: run.data.metrics["last"] for name, run in runs.items()} == {"first": 2.0, "second": 4.0}
    assert {run.info.status for run in runs.values()} == {"FINISHED"}
    for run in runs.values():
        steps = client.get_metric_history(run.info.run_id, "loss")
        assert [(m.step, m.value) for m in steps] == [(step, run.data.metrics["last"] * step) for step in range(20)]


def test_what_a_store_refuses_is_told_and_the_rest_goes_on(
    tracked: RunConfig, client: mlflow.MlflowClient, runs_of: RunsOf, caplog: pytest.LogCaptureFixture
) -> None:
    with track(tracked.tracking, tracked) as run:
        run.metrics({"not allowed: $": 1.0})
        run.metrics({"allowed": 1.0})
    (found,) = runs_of(tracked.tracking.experiment)
    assert found.data.metrics == {"allowed": 1.0}
    assert "refused to take the metrics" in caplog.text
    assert len(Journal(tracked.folder).sent(tracked.tracking.uri).refused) == 1


def wait_until(condition: Any) -> None:
    """Waits for what another thread does."""
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen within a minute")
