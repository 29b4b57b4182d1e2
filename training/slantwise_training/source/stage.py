"""The second stage of a run: the source head on the frozen encoder, measured on outlets that it never saw."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from slantwise.cleaning import clean
from slantwise_models.config import SourceCalibration
from slantwise_models.network import SpanNetwork
from slantwise_models.source_head import SourceHead
from slantwise_training.baselines.tfidf import TfidfSource
from slantwise_training.config import RunConfig
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.selection import source_rows
from slantwise_training.data import DataFile, read_corpus
from slantwise_training.encoder import load_tokenizer
from slantwise_training.source.calibration import calibrate
from slantwise_training.source.features import SentenceFeatures, extract_features
from slantwise_training.source.fit import draw_chance, fit_head
from slantwise_training.source.folds import FoldResult, run_folds
from slantwise_training.splitting.clusters import near_duplicate_clusters
from slantwise_training.splitting.splits import Fold, disjoint_folds, random_folds

logger = logging.getLogger(__name__)

N_RANDOM_FOLDS = 5
HEAD = 4000
"""Characters of an article that the baseline and the clusters read."""
MAX_SPREAD = 0.6


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What the stage made.

    Attributes:
        members: The ensemble: one member a country that it was not trained on, and one trained on all.
        calibration: From logits of members on outlets that they did not see.
        rows: One row a fold: kind of folds, what was tested, AUROC of network and baseline.
        figures: Mean AUROC by kind of folds, of network and baseline.
        countries: Countries of the state outlets.
        files: What was read.
    """

    members: list[SourceHead]
    calibration: SourceCalibration
    rows: list[dict[str, Any]]
    figures: dict[str, float]
    countries: list[str]
    files: list[DataFile]


@dataclass(frozen=True, slots=True)
class _Articles:
    records: list[ArticleRecord]
    texts: list[str]
    labels: NDArray[np.int64]
    clusters: NDArray[np.int64]
    features: SentenceFeatures

    @property
    def outlets(self) -> list[str]:
        return [record.outlet for record in self.records]


def train_source(config: RunConfig, network: SpanNetwork) -> SourceResult:
    """Trains the ensemble and measures it on folds by country, by outlet and at random.

    Args:
        config: The run.
        network: The trained span network; it stays as it is.
    """
    files: list[DataFile] = []
    articles = _load(config, network, files)
    countries = [record.country or "" for record in articles.records]
    by_kind = {
        "country-disjoint": _disjoint(articles, countries, config.seed),
        "outlet-disjoint": _disjoint(articles, articles.outlets, config.seed),
        "random": random_folds(articles.clusters, N_RANDOM_FOLDS, seed=config.seed),
    }
    results = {kind: _run(articles, folds, config) for kind, folds in by_kind.items()}
    rows = [row for kind, folds in results.items() for row in _compare(kind, folds, articles, config.seed)]
    members = [result.head for result in results["country-disjoint"]]
    whole = fit_head(articles.features, articles.labels, articles.outlets, config.source, seed=config.seed)
    return SourceResult(
        [*members, whole],
        _calibrate(results["outlet-disjoint"], articles),
        rows,
        _means(rows),
        sorted({c for c, label in zip(countries, articles.labels.tolist(), strict=True) if label}),
        files,
    )


def _load(config: RunConfig, network: SpanNetwork, files: list[DataFile]) -> _Articles:
    records = read_corpus(Path(config.data_dir), "articles", files)
    selection = source_rows(records, seed=config.seed, max_per_outlet=config.source.max_per_outlet)
    logger.info("%d articles for the source head; left out: %s", len(selection.rows), dict(selection.left_out))
    texts = [f"{clean(r.title).text}\n{clean(r.text[:HEAD]).text}" for r in selection.rows]
    features = extract_features(
        network,
        [(r.title, r.text) for r in selection.rows],
        load_tokenizer(config.encoder),
        max_tokens=config.encoder.max_tokens,
        max_windows=config.source.max_windows,
        cache=config.folder,
    )
    labels = np.array([r.label == "state" for r in selection.rows], np.int64)
    clusters = near_duplicate_clusters(texts, seed=config.seed)
    return _Articles(selection.rows, texts, labels, clusters, features)


def _disjoint(articles: _Articles, groups: Sequence[str], seed: int) -> list[Fold]:
    return disjoint_folds(groups, articles.labels, articles.outlets, articles.clusters, seed=seed)


def _run(articles: _Articles, folds: Sequence[Fold], config: RunConfig) -> list[FoldResult]:
    return run_folds(folds, articles.features, articles.labels, articles.outlets, config.source, seed=config.seed)


def _compare(kind: str, results: Sequence[FoldResult], articles: _Articles, seed: int) -> list[dict[str, Any]]:
    """One row a fold, the baseline trained and tested on the same articles."""
    rows = []
    for result in results:
        train, test = result.fold.train, result.fold.test
        baseline = TfidfSource(seed=seed).fit([articles.texts[i] for i in train], articles.labels[train])
        probability = baseline.predict_proba([articles.texts[i] for i in test])[:, 1]
        rows.append(
            {
                "folds": kind,
                "tested": result.fold.name,
                "train": len(train),
                "state": int(articles.labels[test].sum()),
                "independent": int((1 - articles.labels[test]).sum()),
                "network_auroc": result.auroc,
                "baseline_auroc": float(roc_auc_score(articles.labels[test], probability)),
            }
        )
        logger.info("%s", rows[-1])
    return rows


def _means(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Mean over folds, by kind and side."""
    means = {}
    for kind in dict.fromkeys(row["folds"] for row in rows):
        for side in ("network", "baseline"):
            values = [row[f"{side}_auroc"] for row in rows if row["folds"] == kind]
            means[f"{kind} {side} auroc"] = float(np.mean(values))
    return means


def _calibrate(results: Sequence[FoldResult], articles: _Articles) -> SourceCalibration:
    """From what each member says of the outlets that its fold kept from it."""
    tested = np.concatenate([result.fold.test for result in results])
    logits = np.concatenate([result.logits for result in results])
    labels = articles.labels[tested]
    weights = draw_chance(labels, [articles.records[i].outlet for i in tested])
    return calibrate(logits, labels, weights, max_spread=MAX_SPREAD)
