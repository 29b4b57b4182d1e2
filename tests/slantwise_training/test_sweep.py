import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from slantwise import InputError
from slantwise_training.config import RunConfig, Sweep
from slantwise_training.experiments import Result
from slantwise_training.sweep import combinations, run_sweep
from slantwise_training.tracking import Run


class Told:
    """What a run was told, in place of a tracker."""

    def __init__(self) -> None:
        self.figures: dict[str, float] = {}
        self.named: dict[str, str] = {}
        self.tables: dict[str, list[dict[str, Any]]] = {}
        self.children: dict[str, Mapping[str, Any]] = {}
        self.page = ""

    def metrics(self, values: Mapping[str, float], *, step: int | None = None) -> None:
        self.figures.update(values)

    def tags(self, values: Mapping[str, str]) -> None:
        self.named.update(values)

    def table(self, name: str, rows: list[dict[str, Any]]) -> None:
        self.tables[name] = rows

    def description(self, markdown: str) -> None:
        self.page = markdown

    @contextlib.contextmanager
    def child(self, name: str, params: Mapping[str, Any]) -> Iterator["Told"]:
        self.children[name] = params
        yield Told()


def sweep(tmp_path: Path, told: Told, **choice: Any) -> Result:
    config = RunConfig(
        name="sweep", kind="source", output=str(tmp_path), sweep=Sweep(grid={"source.width": [4, 8], "seed": [1, 2]}, **choice)
    )
    config.folder.mkdir()

    def experiment(trial: RunConfig, run: Run) -> Result:
        assert trial.folder.is_dir()
        assert trial.cache == str(config.folder)
        return Result(trial.folder, {"score": trial.source.width + trial.seed / 10})

    return run_sweep(config, told, experiment)  # type: ignore[arg-type]  # only what a sweep tells


def test_every_combination_is_a_trial_the_last_setting_changing_fastest() -> None:
    assert list(combinations(Sweep(grid={"a": [1, 2], "b": ["x", "y"]}))) == [
        {"a": 1, "b": "x"}, {"a": 1, "b": "y"}, {"a": 2, "b": "x"}, {"a": 2, "b": "y"},
    ]  # fmt: skip


@pytest.mark.parametrize(("goal", "best", "value"), [("greatest", "trial-4", 8.2), ("least", "trial-1", 4.1)])
def test_trials_are_nested_runs_and_the_best_is_named(goal: str, best: str, value: float, tmp_path: Path) -> None:
    told = Told()
    result = sweep(tmp_path, told, metric="score", goal=goal)
    assert list(told.children) == ["trial-1", "trial-2", "trial-3", "trial-4"]
    assert told.children["trial-3"]["source.width"] == 8
    assert (told.named["best_trial"], told.figures["score"], result.figures["score"]) == (best, value, value)
    assert [row["score"] for row in told.tables["trials"]] == [4.1, 4.2, 8.1, 8.2]
    assert f"Best: {best}" in told.page
    assert (tmp_path / "sweep" / "README.md").read_text(encoding="utf-8") == told.page


def test_a_metric_that_the_experiment_lacks_is_refused_after_the_first_trial(tmp_path: Path) -> None:
    told = Told()
    with pytest.raises(InputError, match=r"sweep\.metric must be a figure of the experiment, got 'scroe'; it has score"):
        sweep(tmp_path, told, metric="scroe")
    assert len(told.children) == 1
