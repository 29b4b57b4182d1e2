"""The second stage of a run: the source judgement on the frozen encoder, measured on outlets that it never saw."""

import logging
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
from slantwise_training.source.folds import FoldResult, Member, fit_member, run_folds
from slantwise_training.splitting.splits import Fold, disjoint_folds, random_folds

logger = logging.getLogger(__name__)

N_RANDOM_FOLDS = 5
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
    """

    heads: list[SourceHead]
    wording: WordingModel
    calibration: SourceCalibration
    rows: list[dict[str, Any]]
    figures: dict[str, float]
    countries: list[str]
    n_articles: int
    files: list[DataFile]


def train_source(config: RunConfig, network: SpanNetwork) -> SourceResult:
    """Trains the ensemble and measures it on folds by country, by outlet and at random.

    Args:
        config: The run.
        network: The trained span network; it stays as it is.
    """
    files: list[DataFile] = []
    articles = load_articles(config, network, files)
    rows: list[dict[str, Any]] = []

    def run(kind: str, deal: int, folds: Sequence[Fold]) -> list[FoldResult]:
        results = run_folds(folds, articles, config, seed=config.seed + 100 * deal)
        rows.extend(compare(kind, deal, results, articles))
        for row in rows[-len(folds) :]:
            logger.info("%s", row)
        return results

    def deals(kind: str, groups: Sequence[str]) -> list[list[FoldResult]]:
        return [
            run(kind, deal, disjoint_folds(groups, articles.labels, articles.outlets, articles.clusters, seed=config.seed + deal))
            for deal in range(config.source.deals)
        ]

    by_country = deals("country-disjoint", articles.countries)
    by_outlet = deals("outlet-disjoint", articles.outlets)
    run("random", 0, random_folds(articles.clusters, N_RANDOM_FOLDS, seed=config.seed))
    everything = np.arange(len(articles.records))
    members = [*(result.member for result in by_country[0]), fit_member(articles, everything, config, seed=config.seed)]
    return SourceResult(
        [member.head for member in members],
        _wording(articles, members),
        calibrate([result for results in by_outlet for result in results], articles, max_spread=MAX_SPREAD),
        rows,
        means(rows),
        sorted({c for c, label in zip(articles.countries, articles.labels.tolist(), strict=True) if label}),
        len(everything),
        files,
    )


def _wording(articles: SourceArticles, members: Sequence[Member]) -> WordingModel:
    weights = np.stack([member.wording.coef_[0] for member in members], 1)
    bias = np.array([member.wording.intercept_[0] for member in members])
    return WordingModel(articles.terms.terms, articles.terms.idf, weights, bias)
