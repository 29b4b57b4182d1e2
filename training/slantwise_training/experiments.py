"""Experiments that release nothing: the source judgement alone, and the TF-IDF baselines alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from slantwise.errors import InputError
from slantwise_models.network import SpanNetwork
from slantwise_training.config import RunConfig
from slantwise_training.data import DataFile, load_annotated
from slantwise_training.encoder import load_encoder
from slantwise_training.evaluation.dev import DevResult, baseline_scores
from slantwise_training.registry.gate import gate_metrics
from slantwise_training.release.figures import measured
from slantwise_training.report import report
from slantwise_training.source.articles import load_articles, select_articles
from slantwise_training.source.comparison import compare_baseline, means, summarise
from slantwise_training.source.dealing import make_folds
from slantwise_training.source.folds import baseline_logits
from slantwise_training.source.stage import judge_folds
from slantwise_training.spans.stage import WEIGHTS
from slantwise_training.tracking import Run
from slantwise_training.tracking.folds import tell_folds


@dataclass(frozen=True, slots=True)
class Result:
    """What an experiment made.

    Attributes:
        folder: Where it is, with a ``README.md`` to read.
        figures: Its figures by name.
    """

    folder: Path
    figures: dict[str, float]


def measure_source(config: RunConfig, run: Run) -> Result:
    """The source judgement on a frozen encoder, trained and tested across folds; each tested group is a nested run.

    Args:
        config: The run.
        run: Told the figures.

    Raises:
        InputError: A corpus or the trained encoder is missing.
    """
    torch.set_num_threads(config.threads)
    files: list[DataFile] = []
    articles = load_articles(config, _frozen_network(config), files)
    rows: list[dict[str, Any]] = []
    for kind in config.source.folds:
        judge_folds(kind, articles, config, rows)
    tell_folds(run, rows, {"seed": config.seed})
    return _finish(config, run, files, rows, measured(means(rows)))


def measure_baseline(config: RunConfig, run: Run) -> Result:
    """TF-IDF on the folds of the source judgement and on the dev articles.

    Its figures stand under the names of the network's figures too, so that a table of runs compares them.

    Args:
        config: The run.
        run: Told the figures.

    Raises:
        InputError: A corpus is missing.
    """
    files: list[DataFile] = []
    articles = select_articles(config, files)
    rows: list[dict[str, Any]] = []
    for kind in config.source.folds:
        for deal, folds in enumerate(make_folds(kind, articles, config.source, seed=config.seed)):
            logits = [baseline_logits(articles, fold, seed=config.seed + 100 * deal) for fold in folds]
            rows += compare_baseline(kind, deal, folds, logits, articles)
    data = load_annotated(Path(config.data_dir), held_out=config.held_out, seed=config.seed)
    figures = means(rows) | DevResult({}, baseline_scores(data, seed=config.seed)).figures()
    named = {
        name.replace(" baseline auroc", " judgement auroc").replace(" baseline ", " network "): value for name, value in figures.items()
    }
    return _finish(config, run, [*files, *data.files], rows, measured(figures | named))


def _frozen_network(config: RunConfig) -> SpanNetwork:
    """The base encoder with heads at random, or the network of an earlier run."""
    torch.manual_seed(config.seed)
    network = SpanNetwork(load_encoder(config.encoder), dropout=config.encoder.dropout)
    if config.trained is not None:
        path = Path(config.trained) / WEIGHTS
        if not path.is_file():
            raise InputError(f"trained must be the folder of a run that trained an encoder, got {config.trained!r}: it has no {WEIGHTS}")
        try:
            network.load_state_dict(load_file(path))
        except RuntimeError as error:
            raise InputError(f"trained: {path} does not fit the settings under encoder: {error}") from error
    return network.eval()


def _finish(config: RunConfig, run: Run, files: Sequence[DataFile], rows: list[dict[str, Any]], figures: Mapping[str, float]) -> Result:
    for file in files:
        run.data(file.file, file.rows, file.sha256, context=file.context)
    run.metrics(figures)
    run.metrics({f"gate.{short}": value for short, value in gate_metrics(figures).items()})
    run.table("source_folds", rows)
    text = report(config, {"Figures": [{"figure": name, "value": value} for name, value in figures.items()], "Folds": summarise(rows)})
    (config.folder / "README.md").write_text(text, encoding="utf-8")
    run.description(text)
    return Result(config.folder, dict(figures))
