"""The dev evaluation of a model folder: scored files, figures, the baseline beside them."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from slantwise import Article, Report, Scorer
from slantwise_training.data import AnnotatedData
from slantwise_training.evaluation.baseline import baseline_cues, fit_baseline
from slantwise_training.evaluation.cues import CueScores, score_cues
from slantwise_training.spans.examples import LabelledArticle, Task

logger = logging.getLogger(__name__)

DEV_FILES: dict[Task, str] = {"state-framing": "cues-dev.jsonl", "technique": "ptc-dev.jsonl"}
"""Scored dev articles, by task."""


@dataclass(frozen=True, slots=True)
class DevResult:
    """Scores on the dev files.

    Attributes:
        network: By task that has dev articles.
        baseline: By task, or empty where no baseline was trained.
        reports: What was said of the dev articles, by task, in their order.
    """

    network: dict[str, CueScores]
    baseline: dict[str, CueScores]
    reports: dict[str, list[Report]] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """Headline figures under flat names."""
        return {
            f"{task} {side} {name}": value
            for side, scores in (("network", self.network), ("baseline", self.baseline))
            for task, score in scores.items()
            for name, value in score.figures().items()
            if not (side == "baseline" and name == "voice_accuracy")
        }


def evaluate_dev(scorer: Scorer, data: AnnotatedData, *, seed: int, output: Path, baseline: bool = True) -> DevResult:
    """Scores the dev articles and writes each report beside the others.

    Args:
        scorer: The model.
        data: Dev articles, and the train articles that the baseline learns from.
        seed: Seed of the baseline.
        output: Folder for ``cues-dev.jsonl`` and ``ptc-dev.jsonl``.
        baseline: Whether to train the baseline too.
    """
    output.mkdir(parents=True, exist_ok=True)
    parts = dev_articles(data)
    reports: dict[str, list[Report]] = {
        task: score_articles(scorer, articles, output / DEV_FILES[task]) for task, articles in parts.items()
    }
    network: dict[str, CueScores] = {task: score_cues(articles, [r.cues for r in reports[task]], task) for task, articles in parts.items()}
    return DevResult(network, baseline_scores(data, seed=seed) if baseline else {}, reports)


def baseline_scores(data: AnnotatedData, *, seed: int) -> dict[str, CueScores]:
    """Trains the TF-IDF baseline on the train articles and scores it on the dev articles, by task."""
    scores: dict[str, CueScores] = {}
    for task, articles in dev_articles(data).items():
        model = fit_baseline(data.train, task, seed=seed)
        scores[task] = score_cues(articles, [baseline_cues(model, a) for a in articles], task)
    return scores


def dev_articles(data: AnnotatedData) -> dict[Task, list[LabelledArticle]]:
    """The dev articles by task; without a task that no article is annotated for, as in the bundled corpus."""
    tasks: dict[Task, list[LabelledArticle]] = {"state-framing": data.cues_dev, "technique": data.techniques_dev}
    return {task: articles for task, articles in tasks.items() if articles}


def score_articles(scorer: Scorer, articles: Sequence[LabelledArticle], path: Path) -> list[Report]:
    """Reports of the articles, also written as JSON lines."""
    as_given = [Article(a.text, title=a.title, date=a.date, id=a.id) for a in articles]
    reports = list(tqdm(scorer.score_iter(as_given), total=len(as_given), desc=path.stem, mininterval=5))
    path.write_text("".join(f"{report.to_json()}\n" for report in reports), encoding="utf-8")
    return reports
