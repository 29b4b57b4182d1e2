"""Figures of the source judgement by fold, and their means."""

import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from slantwise_training.source.articles import SelectedArticles, SourceArticles
from slantwise_training.source.calibration import stack
from slantwise_training.source.folds import FoldResult
from slantwise_training.splitting.splits import Fold

logger = logging.getLogger(__name__)

SIDES = ("judgement", "network", "wording", "baseline")
"""What is compared: both parts stacked, each alone, and TF-IDF."""


def compare(kind: str, deal: int, results: Sequence[FoldResult], articles: SourceArticles) -> list[dict[str, Any]]:
    """One row a fold with the AUROC of each of ``SIDES``; the stacking of a fold is fitted on the other folds.

    Args:
        kind: Kind of the folds.
        deal: Number of the deal of the independent outlets.
        results: All folds of the deal.
        articles: What they were run on.
    """
    rows = []
    for result in results:
        others = [other for other in results if other is not result]
        logits = (stack(others, articles).decision_function(result.logits), *result.logits.T, result.baseline)
        rows.append(_row(kind, deal, result.fold, articles, dict(zip(SIDES, logits, strict=True))))
    return rows


def compare_baseline(
    kind: str, deal: int, folds: Sequence[Fold], logits: Sequence[NDArray[np.float64]], articles: SelectedArticles
) -> list[dict[str, Any]]:
    """The same rows with the AUROC of the baseline alone.

    Args:
        kind: Kind of the folds.
        deal: Number of the deal of the independent outlets.
        folds: All folds of the deal.
        logits: Of each fold's tested articles, (n,).
        articles: What they were run on.
    """
    return [_row(kind, deal, fold, articles, {"baseline": values}) for fold, values in zip(folds, logits, strict=True)]


def _row(kind: str, deal: int, fold: Fold, articles: SelectedArticles, logits: dict[str, NDArray[np.float64]]) -> dict[str, Any]:
    labels = articles.labels[fold.test]
    row = {
        "folds": kind,
        "deal": deal,
        "tested": fold.name,
        "train": len(fold.train),
        "state": int(labels.sum()),
        "independent": int((1 - labels).sum()),
        **{f"{side}_auroc": float(roc_auc_score(labels, values)) for side, values in logits.items()},
    }
    logger.info("%s", row)
    return row


def summarise(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row a kind and tested group: means over the deals, and the spread of the judgement (standard deviation)."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["folds"], row["tested"]), []).append(row)
    return [
        {
            "folds": kind,
            "tested": tested,
            "state": members[0]["state"],
            "independent": round(float(np.mean([row["independent"] for row in members]))),
            **{f"{side}_auroc": float(np.mean([row[f"{side}_auroc"] for row in members])) for side in _sides(rows)},
            **{f"{side}_spread": float(np.std([row[f"{side}_auroc"] for row in members])) for side in _sides(rows)},
        }
        for (kind, tested), members in groups.items()
    ]


def means(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Mean AUROC over folds and deals, by kind and side."""
    return {
        f"{kind} {side} auroc": float(np.mean([row[f"{side}_auroc"] for row in rows if row["folds"] == kind]))
        for kind in dict.fromkeys(row["folds"] for row in rows)
        for side in _sides(rows)
    }


def _sides(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Those of ``SIDES`` that the rows have."""
    return [side for side in SIDES if f"{side}_auroc" in rows[0]]
