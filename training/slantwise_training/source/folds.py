"""Source judgement across folds: trained without some outlets, judged on those, beside the baseline."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from slantwise_models.source_head import SourceHead
from slantwise_training.baselines.tfidf import TfidfSource
from slantwise_training.config import RunConfig
from slantwise_training.source.articles import SelectedArticles, SourceArticles
from slantwise_training.source.fit import article_logits, fit_head
from slantwise_training.source.wording import fit_wording
from slantwise_training.splitting.splits import Fold

logger = logging.getLogger(__name__)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the ensemble: the network's head and the wording model, trained on the same articles."""

    head: SourceHead
    wording: LogisticRegression

    def logits(self, articles: SourceArticles, rows: NDArray[np.int64]) -> Floats:
        """Logits of some articles by the head and by the wording model, (n, 2)."""
        with torch.inference_mode():
            network = article_logits(self.head, articles.features.of(rows.tolist()), len(rows)).double().numpy()
        return np.stack([network, self.wording.decision_function(articles.terms.values[rows])], 1)


@dataclass(frozen=True, slots=True)
class FoldResult:
    """One fold.

    Attributes:
        fold: What was trained on and what was tested.
        member: Trained on the fold's articles.
        logits: Its logits of the tested articles, (n, 2).
        baseline: Logit of TF-IDF, trained and tested on the same, (n,).
    """

    fold: Fold
    member: Member
    logits: Floats
    baseline: Floats


def fit_member(articles: SourceArticles, rows: NDArray[np.int64], config: RunConfig, *, seed: int) -> Member:
    """Trains a member on some of the articles."""
    head = fit_head(
        articles.features.of(rows.tolist()), articles.labels[rows], [articles.records[i].outlet for i in rows], config.source, seed=seed
    )
    return Member(head, fit_wording(articles.terms, rows, articles.labels, articles.weights(rows), config.wording))


def run_folds(folds: Sequence[Fold], articles: SourceArticles, config: RunConfig, *, seed: int) -> list[FoldResult]:
    """Trains a member and the baseline for each fold and lets both judge the fold's own outlets."""
    results = []
    for number, fold in enumerate(folds):
        member = fit_member(articles, fold.train, config, seed=seed + number)
        beside = baseline_logits(articles, fold, seed=seed)
        results.append(FoldResult(fold, member, member.logits(articles, fold.test), beside))
        logger.info("fold %s: %d to train on, %d tested", fold.name, len(fold.train), len(fold.test))
    return results


def baseline_logits(articles: SelectedArticles, fold: Fold, *, seed: int) -> Floats:
    """Logits of TF-IDF, trained on a fold's articles, of those that it tests, (n,)."""
    baseline = TfidfSource(seed=seed).fit([articles.texts[i] for i in fold.train], articles.labels[fold.train])
    return baseline.decision_function([articles.texts[i] for i in fold.test])
