"""A whole run: from raw data to a released folder."""

import functools
import logging
from pathlib import Path

from slantwise import InputError, Scorer
from slantwise_models.export import ScoringNetwork
from slantwise_training.atomic import finish_folder
from slantwise_training.config import RunConfig
from slantwise_training.contexts.stage import train_contexts
from slantwise_training.data import load_annotated
from slantwise_training.evaluation.dev import evaluate_dev
from slantwise_training.experiments import Result, measure_baseline, measure_source
from slantwise_training.preflight import preflight
from slantwise_training.processes import ALONE, Processes, join_processes
from slantwise_training.release.figures import finish_release
from slantwise_training.release.parity import measure_parity
from slantwise_training.release.stage import make_release
from slantwise_training.run_folder import run_folder
from slantwise_training.sides.stage import SidesFigures, evaluate_sides, train_sides
from slantwise_training.source.stage import train_source
from slantwise_training.spans.stage import help_train, train_spans
from slantwise_training.sweep import Experiment, run_sweep
from slantwise_training.tracking import Run, track
from slantwise_training.tracking.results import ReleaseResults, tell_release

logger = logging.getLogger(__name__)


def train(config: RunConfig, *, resume: bool) -> Path | None:
    """Runs an experiment: trains, measures and releases, or measures alone; once, or with several settings.

    Args:
        config: The run.
        resume: Whether to go on in the run's folder; otherwise what is there is removed first.

    Returns:
        The released folder, or that of an experiment that releases nothing, with a ``README.md`` that tells the figures; None in a process
        that helped another one to train.

    Raises:
        InputError: A corpus or the base encoder is missing, the folder is in use or of other settings, or the disk is full.
    """
    processes = join_processes()
    if processes.count > 1 and (config.kind != "release" or config.sweep.grid):
        raise InputError("accelerate launch: several processes share a run of kind release without a sweep, no other; start one process")
    if not processes.is_main:
        help_train(config, processes)
        return None
    preflight(config, resume=resume)
    with run_folder(config, resume=resume), track(config.tracking, config) as run:
        processes.wait()
        experiments: dict[str, Experiment] = {
            "release": functools.partial(release, processes=processes),
            "source": measure_source,
            "baseline": measure_baseline,
        }
        experiment = experiments[config.kind]
        return (run_sweep(config, run, experiment) if config.sweep.grid else experiment(config, run)).folder


def release(config: RunConfig, run: Run, processes: Processes = ALONE) -> Result:
    """Everything, from raw data to a released folder.

    Args:
        config: The run.
        run: Told losses and figures.
        processes: Those that train the encoder together.
    """
    data = load_annotated(Path(config.data_dir), held_out=config.held_out, seed=config.seed)
    network = train_spans(config, data, run, processes)
    source = train_source(config, network)
    folder = make_release(config, data, network, source)
    sides = train_sides(config, data, folder)
    contexts = train_contexts(config, folder)
    scorer = Scorer.from_pretrained(folder, threads=config.threads)
    dev = evaluate_dev(scorer, data, seed=config.seed, output=config.folder / "dev")
    sides_dev = evaluate_sides(folder, Path(config.data_dir), [report.cues for report in dev.reports["state-framing"]])
    parity = measure_parity(folder, ScoringNetwork(network, source.heads), data, dev, seed=config.seed)
    model = finish_release(folder, dev, source, contexts, parity, SidesFigures(sides, sides_dev))
    folder = finish_folder(folder)
    tell_release(run, config, ReleaseResults(data, source, contexts, dev, model), folder)
    return Result(folder, dict(model.measured))
