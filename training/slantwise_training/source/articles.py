"""What the source stage learns from: selected articles with everything that is read off them once."""

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from slantwise.cleaning import clean
from slantwise_models.network import SpanNetwork
from slantwise_training.config import RunConfig
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.selection import source_rows
from slantwise_training.corpora.stock import without_stock
from slantwise_training.data import DataFile, read_corpus
from slantwise_training.encoder import load_tokenizer
from slantwise_training.source.features import SentenceFeatures, extract_features
from slantwise_training.source.fit import draw_chance
from slantwise_training.source.wording import TermCounts, count_terms, sentences_of
from slantwise_training.splitting.clusters import near_duplicate_clusters

logger = logging.getLogger(__name__)

HEAD = 4000
"""Characters of an article that the wording model, the baseline and the clusters read."""


@dataclass(frozen=True, slots=True)
class SelectedArticles:
    """N articles.

    Attributes:
        records: As read, without the stock sentences of their outlets.
        texts: Cleaned title and head of the text, for the baseline.
        labels: 1 for state, 0 for independent, (N,).
        clusters: Near-duplicates share a number, (N,).
    """

    records: list[ArticleRecord]
    texts: list[str]
    labels: NDArray[np.int64]
    clusters: NDArray[np.int64]

    @property
    def outlets(self) -> list[str]:
        """Outlet of each article."""
        return [record.outlet for record in self.records]

    @property
    def countries(self) -> list[str]:
        """Country of each article's outlet; empty where unknown."""
        return [record.country or "" for record in self.records]

    def weights(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Weight of some articles, (n,), mean 1: sides alike, outlets of a side by the root of their size."""
        return draw_chance(self.labels[rows], [self.records[i].outlet for i in rows]) * len(rows)


@dataclass(frozen=True, slots=True)
class SourceArticles(SelectedArticles):
    """Selected articles with what the two parts of the source judgement read off them.

    Attributes:
        features: Sentence features from the frozen encoder.
        terms: Masked terms of the head of the text.
    """

    features: SentenceFeatures
    terms: TermCounts


def select_articles(config: RunConfig, files: list[DataFile]) -> SelectedArticles:
    """Reads and selects the articles.

    Args:
        config: The run.
        files: Told of each file read.
    """
    selection = source_rows(
        read_corpus(Path(config.data_dir), "articles", files),
        seed=config.seed,
        max_per_outlet=config.source.max_per_outlet,
        any_subject=config.source.subjects == "any",
    )
    logger.info("%d articles for the source judgement; left out: %s", len(selection.rows), dict(selection.left_out))
    records, n_stock = without_stock(selection.rows)
    logger.info("%d stock sentences of outlets taken out", n_stock)
    texts = [f"{clean(r.title).text}\n{clean(r.text[:HEAD]).text}" for r in records]
    labels = np.array([r.label == "state" for r in records], np.int64)
    return SelectedArticles(records, texts, labels, near_duplicate_clusters(texts, seed=config.seed))


def load_articles(config: RunConfig, network: SpanNetwork, files: list[DataFile]) -> SourceArticles:
    """Reads, selects and prepares the articles.

    Args:
        config: The run.
        network: The trained span network.
        files: Told of each file read.
    """
    selected = select_articles(config, files)
    records = selected.records
    features = extract_features(
        network,
        [(r.title, r.text) for r in records],
        load_tokenizer(config.encoder),
        max_tokens=config.encoder.max_tokens,
        max_windows=config.source.max_windows,
        cache=Path(config.cache) if config.cache else config.folder,
    )
    terms = count_terms([sentences_of(r.text[:HEAD]) for r in records], selected.outlets, config.wording)
    return SourceArticles(records, selected.texts, selected.labels, selected.clusters, features, terms)
