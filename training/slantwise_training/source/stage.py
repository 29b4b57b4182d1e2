"""The second stage of a run: the source judgement on the frozen encoder, measured on outlets that it never saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from slantwise_models.config import SourceCalibration
from slantwise_models.network import SpanNetwork
from slantwise_models.source_head import SourceHead
from slantwise_models.wording import WordingModel
from slantwise_training.config import RunConfig
from slantwise_training.data import DataFile
from slantwise_training.source.articles import SourceArticles, load_articles
from slantwise_training.source.calibration import calibrate
from slantwise_training.source.comparison import compare, means
from slantwise_training.source.dealing import make_folds
from slantwise_training.source.fit import FoldKind
from slantwise_training.source.folds import FoldResult, Member, fit_member, run_folds
from slantwise_training.source.judged import JudgedArticle, judged_articles

MAX_SPREAD = 0.6


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What the stage made.

    Attributes:
        heads: The network's part of the ensemble: one head a country that it was not trained on, and one trained on all.
        wording: The wording model, with the same members.
        calibration: From what members said of outlets that they did not see.
        rows: One row a fold: kind of folds, deal, what was tested, AUROC of judgement, parts and baseline.
        figures: Mean AUROC by kind of folds and side.
        countries: Countries of the state outlets.
        n_articles: Articles learnt from.
        files: What was read.
        judged: The articles of the first deal of the folds by country and by outlet, as judged.
    """

    heads: list[SourceHead]
    wording: WordingModel
    calibration: SourceCalibration
    rows: list[dict[str, Any]]
    figures: dict[str, float]
    countries: list[str]
    n_articles: int
    files: list[DataFile]
    judged: list[JudgedArticle]


def train_source(config: RunConfig, network: SpanNetwork) -> SourceResult:
    """Trains the ensemble and measures it on folds by country, by outlet and at random.

    Args:
        config: The run.
        network: The trained span network; it stays as it is.
    """
    files: list[DataFile] = []
    articles = load_articles(config, network, files)
    rows: list[dict[str, Any]] = []
    judged = {kind: judge_folds(kind, articles, config, rows) for kind in config.source.folds}
    everything = np.arange(len(articles.records))
    by_country = judged["country-disjoint"][0]
    members = [*(result.member for result in by_country), fit_member(articles, everything, config, seed=config.seed)]
    by_outlet = [result for results in judged["outlet-disjoint"] for result in results]
    return SourceResult(
        [member.head for member in members],
        _wording(articles, members),
        calibrate(by_outlet, articles, max_spread=MAX_SPREAD),
        rows,
        means(rows),
        sorted({c for c, label in zip(articles.countries, articles.labels.tolist(), strict=True) if label}),
        len(everything),
        files,
        [article for kind in ("country-disjoint", "outlet-disjoint") for article in judged_articles(kind, judged[kind][0], articles)],
    )


def judge_folds(kind: FoldKind, articles: SourceArticles, config: RunConfig, rows: list[dict[str, Any]]) -> list[list[FoldResult]]:
    """Trains and tests on all folds of one kind, for each deal of the independent outlets.

    Args:
        kind: Kind of folds.
        articles: What is learnt from.
        config: The run.
        rows: Told the figures of each fold.
    """
    deals = []
    for deal, folds in enumerate(make_folds(kind, articles, config.source, seed=config.seed)):
        deals.append(run_folds(folds, articles, config, seed=config.seed + 100 * deal))
        rows += compare(kind, deal, deals[-1], articles)
    return deals


def _wording(articles: SourceArticles, members: Sequence[Member]) -> WordingModel:
    weights = np.stack([member.wording.coef_[0] for member in members], 1)
    bias = np.array([member.wording.intercept_[0] for member in members])
    return WordingModel(articles.terms.terms, articles.terms.idf, weights, bias)
