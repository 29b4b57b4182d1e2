"""Every figure of a finished model on annotated articles, each article being scored once."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from sklearn.metrics import roc_auc_score
from tqdm import tqdm

from slantwise import Article, Report, Scorer
from slantwise_models.config import CONTEXTS_FILE, SIDES_FILE
from slantwise_models.runtime import OnnxNetwork
from slantwise_training.contexts.measures import Guess, score_contexts
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.context import ContextArticle
from slantwise_training.corpora.cues import CueArticle
from slantwise_training.data import from_cues, from_techniques
from slantwise_training.evaluation.cues import score_cues
from slantwise_training.evaluation.material import Material
from slantwise_training.sides.baseline import nearest_sides
from slantwise_training.sides.measures import score_sides

Reports = dict[Article, Report]


def measure(scorer: Scorer, network: OnnxNetwork, material: Material, output: Path) -> dict[str, float]:
    """Scores the articles and writes the reports beside each other.

    Args:
        scorer: The model.
        network: The same model's folder.
        material: Articles to score.
        output: Folder for ``cues-SPLIT.jsonl``, ``ptc-SPLIT.jsonl`` and ``context-SPLIT.jsonl``, as far as there are such articles.

    Returns:
        Figures under the names that they have in ``config.json``, rounded alike; one that nothing could be measured for is left out.
    """
    techniques = [from_techniques(article) for article in material.techniques]
    parts = {
        "cues": [_article(article) for article in material.cues],
        "ptc": [Article(article.text, title=article.title, id=article.id) for article in techniques],
        "context": [_article(article) for article in material.contexts],
    }
    unique = list(dict.fromkeys(article for part in parts.values() for article in part))
    reports = dict(zip(unique, tqdm(scorer.score_iter(unique), total=len(unique), desc="scoring", mininterval=5), strict=True))
    _write(reports, parts, output, material.split)
    cues = [reports[article].cues for article in parts["cues"]]
    labelled = [from_cues(article) for article in material.cues]
    figures = _named("state-framing.network", score_cues(labelled, cues, "state-framing").figures())
    if techniques:
        found = [reports[article].cues for article in parts["ptc"]]
        figures |= _named("technique.network", score_cues(techniques, found, "technique").figures())
    if SIDES_FILE in scorer.config.files:
        nearest = [nearest_sides(article, found, network) for article, found in zip(parts["cues"], cues, strict=True)]
        for side, told in (("network", cues), ("baseline", nearest)):
            figures |= _named(f"sides.{side}", score_sides(material.cues, told).figures())
    if CONTEXTS_FILE in scorer.config.files:
        guesses = [{c.id: Guess(c.status, c.mention_score) for c in reports[article].contexts} for article in parts["context"]]
        figures |= _named(f"context.{material.split}", score_contexts(material.contexts, guesses))
    if material.sources:
        judged = [reports[_article(article)].source.state_probability for article in material.sources]
        figures["source.auroc"] = float(roc_auc_score([article.label == "state" for article in material.sources], judged))
    return {name: round(value, 4) for name, value in figures.items() if not math.isnan(value)}


def folds_of_release(scorer: Scorer) -> dict[str, float]:
    """The source judgement on outlets that were not trained on, as the run that released the model measured it.

    A finished model has seen all outlets, so that only that run could measure it.
    """
    return {name: value for name, value in scorer.config.measured.items() if name.endswith("-disjoint.judgement.auroc")}


def _article(article: CueArticle | ContextArticle | ArticleRecord) -> Article:
    return Article(article.text, title=article.title, date=article.date, id=article.id)


def _named(prefix: str, figures: dict[str, float]) -> dict[str, float]:
    return {f"{prefix}.{name}": value for name, value in figures.items()}


def _write(reports: Reports, parts: dict[str, list[Article]], output: Path, split: str) -> None:
    output.mkdir(parents=True, exist_ok=True)
    for name, articles in parts.items():
        if articles:
            (output / f"{name}-{split}.jsonl").write_text(_lines(reports, articles), encoding="utf-8")


def _lines(reports: Reports, articles: Sequence[Article]) -> str:
    told: Iterable[Report] = (reports[article] for article in articles)
    return "".join(f"{report.to_json()}\n" for report in told)
