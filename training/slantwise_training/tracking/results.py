"""What a finished release tells its tracker: figures, plots, tables, examples, a description and the model."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from slantwise import Scorer
from slantwise.report import Cue
from slantwise_models.config import CARD_FILE, ModelConfig
from slantwise_models.labels import VOICES
from slantwise_training.config import RunConfig
from slantwise_training.contexts.stage import ContextResult
from slantwise_training.data import AnnotatedData, DataFile
from slantwise_training.evaluation import plots
from slantwise_training.evaluation.curves import precision_recall
from slantwise_training.evaluation.dev import DEV_FILES, DevResult, dev_articles
from slantwise_training.evaluation.errors import cue_errors, voice_confusion
from slantwise_training.registry.gate import gate_metrics
from slantwise_training.report import report
from slantwise_training.source.judged import JudgedArticle
from slantwise_training.source.stage import SourceResult
from slantwise_training.spans.examples import Task
from slantwise_training.tracking.folds import short_name, tell_folds
from slantwise_training.tracking.page import example_page
from slantwise_training.tracking.run import Run
from slantwise_training.tracking.tables import MOST_ERRORS, label_row, outlet_rows, source_errors


@dataclass(frozen=True, slots=True)
class ReleaseResults:
    """Everything that a release was measured by.

    Attributes:
        data: The annotated articles.
        source: The source judgement.
        contexts: The contexts.
        dev: Scores on the dev articles.
        model: The released config, with all figures.
    """

    data: AnnotatedData
    source: SourceResult
    contexts: ContextResult
    dev: DevResult
    model: ModelConfig

    @property
    def files(self) -> list[DataFile]:
        """Every file that was read."""
        return [*self.data.files, *self.source.files, *self.contexts.files]


def tell_release(run: Run, config: RunConfig, results: ReleaseResults, folder: Path) -> None:
    """Tells everything, the model last.

    Args:
        run: Who is told.
        config: The run's settings.
        results: What was measured.
        folder: The released folder.
    """
    for file in results.files:
        run.data(file.file, file.rows, file.sha256, context=file.context)
    measured = results.model.measured
    run.metrics({f"gate.{short}": value for short, value in gate_metrics(measured).items()})  # first told, first shown
    run.metrics(measured)
    _tell_source(run, config, results.source)
    run.table("label_scores", [label_row(task, label, results.dev) for task, s in results.dev.network.items() for label in s.labels])
    for task in dev_articles(results.data):
        _tell_cues(run, task, results.data, config.folder / "dev" / DEV_FILES[task])
    run.text("examples.html", example_page(Scorer.from_pretrained(folder, threads=config.threads)))
    run.text("model_card.md", (folder / CARD_FILE).read_text(encoding="utf-8"))
    run.description(describe(config, results.model))
    # the source judgement is measured on folds of its training articles
    judged_on = [file for file in results.files if file.context == "evaluation" or file in results.source.files]
    run.model(folder, measured, {file.file: file.sha256 for file in judged_on})


def describe(config: RunConfig, model: ModelConfig) -> str:
    """The run in a page of Markdown: result, command, figures beside those of the baseline."""
    measured = model.measured
    told = ", ".join(f"{short.replace('_', ' ')} {value:.3f}" for short, value in gate_metrics(measured).items())
    rows = []
    for name, value in measured.items():
        if ".baseline." not in name:
            beside = next((measured[other] for other in _baselines(name) if other in measured and other != name), "")
            rows.append({"figure": name, "value": value, "baseline": beside})
    result = f"{model.name} {model.version}: {told or 'no gate metric'}."
    return report(config, {"Figures": rows}, result=result)


def _baselines(name: str) -> tuple[str, ...]:
    """What the baseline's figure would be called."""
    return (
        *(name.replace(f".{side}.", ".baseline.") for side in ("network", "judgement")),
        name.replace("context.dev.", "context.dev.baseline."),
    )


def _tell_source(run: Run, config: RunConfig, source: SourceResult) -> None:
    """Folds, outlets, errors; calibration and ROC."""
    run.table("source_folds", source.rows)
    tell_folds(run, source.rows, {"seed": config.seed})
    for kind in dict.fromkeys(article.folds for article in source.judged):
        judged = [article for article in source.judged if article.folds == kind]
        groups = {name: [a for a in judged if a.tested == name] for name in dict.fromkeys(a.tested for a in judged)}
        curves = {short_name(name): _arrays(members) for name, members in groups.items()}
        run.figure(f"source_roc_{kind}", plots.roc(curves, title=f"Source, {kind} folds"))
        run.figure(f"source_reliability_{kind}", plots.reliability(*_arrays(judged), title=f"Source, {kind} folds"))
    by_outlet = [article for article in source.judged if article.folds == "outlet-disjoint"]
    run.table("outlet_scores", outlet_rows(by_outlet))
    run.table("source_errors", source_errors(by_outlet))


def _tell_cues(run: Run, task: Task, data: AnnotatedData, scored: Path) -> None:
    """Precision against recall, voices, and the worst errors, from the scored dev articles."""
    articles = dev_articles(data)[task]
    reported = [[Cue(**cue) for cue in json.loads(line)["cues"]] for line in scored.read_text(encoding="utf-8").splitlines()]
    run.figure(f"precision_recall_{task}", plots.precision_recall(precision_recall(articles, reported, task), title=f"{task}, dev"))
    run.table(f"cue_errors_{task}", cue_errors(articles, reported, task, most=MOST_ERRORS))
    counts = voice_confusion(articles, reported, task)
    if any(map(any, counts)):
        run.figure("voices", plots.confusion(counts, VOICES, title="Voices of found cues, dev"))


def _arrays(judged: Sequence[JudgedArticle]) -> tuple[Any, Any]:
    return np.array([a.probability for a in judged], np.float64), np.array([a.state for a in judged], bool)
