"""A sweep: one experiment with several settings, each trial a nested run."""

import itertools
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from slantwise.errors import InputError
from slantwise_training.config import RunConfig, Sweep, trial_config
from slantwise_training.experiments import Result
from slantwise_training.report import report
from slantwise_training.tracking import Run

logger = logging.getLogger(__name__)

Experiment = Callable[[RunConfig, Run], Result]


def run_sweep(config: RunConfig, run: Run, experiment: Experiment) -> Result:
    """Runs every combination of the grid and names the best.

    Args:
        config: The sweep.
        run: Told the best figure; each trial is nested in it.
        experiment: What one trial does.

    Returns:
        The sweep's folder and the figures of the best trial.

    Raises:
        InputError: The experiment has no figure of the name ``sweep.metric``.
    """
    rows: list[dict[str, Any]] = []
    results: list[Result] = []
    shared = replace(config, cache=config.cache or str(config.folder))
    for number, settings in enumerate(combinations(config.sweep), 1):
        trial = trial_config(shared, settings, name=f"trial-{number}")
        trial.folder.mkdir(parents=True, exist_ok=True)
        logger.info("%s: %s", trial.name, settings)
        with run.child(trial.name, trial.flat()) as nested:
            results.append(experiment(trial, nested))
        rows.append({"trial": trial.name, **settings, config.sweep.metric: _value(config.sweep, results[-1])})
    sign = 1 if config.sweep.goal == "greatest" else -1
    best = max(range(len(rows)), key=lambda i: sign * rows[i][config.sweep.metric])
    run.metrics(results[best].figures)
    run.tags({"best_trial": rows[best]["trial"]})
    run.table("trials", rows)
    told = ", ".join(f"{name} {value}" for name, value in rows[best].items() if name != "trial")
    text = report(config, {"Trials": rows}, result=f"Best: {rows[best]['trial']} ({told}).")
    (config.folder / "README.md").write_text(text, encoding="utf-8")
    run.description(text)
    return Result(config.folder, results[best].figures)


def combinations(sweep: Sweep) -> Iterator[dict[str, Any]]:
    """Every combination of the grid, the last setting changing fastest."""
    for values in itertools.product(*sweep.grid.values()):
        yield dict(zip(sweep.grid, values, strict=True))


def _value(sweep: Sweep, result: Result) -> float:
    if sweep.metric not in result.figures:
        raise InputError(
            f"sweep.metric must be a figure of the experiment, got {sweep.metric!r}; it has {', '.join(sorted(result.figures))}"
        )
    return result.figures[sweep.metric]
