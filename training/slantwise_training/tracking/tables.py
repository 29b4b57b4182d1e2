"""Rows of the tables of a run."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from slantwise_training.evaluation.dev import DevResult
from slantwise_training.source.judged import JudgedArticle

MOST_ERRORS = 50


def label_row(task: str, label: str, dev: DevResult) -> dict[str, Any]:
    """One label of one family, the baseline beside it."""
    tally, beside = dev.network[task].labels[label], dev.baseline[task].labels[label]
    return {
        "family": task,
        "label": label,
        "gold": tally.gold,
        "predicted": tally.predicted,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "baseline_f1": beside.f1,
    }


def outlet_rows(judged: Sequence[JudgedArticle]) -> list[dict[str, Any]]:
    """A row an outlet, those judged worst first."""
    outlets: dict[str, list[JudgedArticle]] = {}
    for article in judged:
        outlets.setdefault(article.outlet, []).append(article)
    rows = [
        {
            "outlet": outlet,
            "country": members[0].country,
            "side": _side(members[0]),
            "articles": len(members),
            "right": round(float(np.mean([(a.probability > 0.5) == a.state for a in members])), 3),
            "mean_probability": round(float(np.mean([a.probability for a in members])), 3),
        }
        for outlet, members in outlets.items()
    ]
    return sorted(rows, key=lambda row: (row["right"], row["outlet"]))


def source_errors(judged: Sequence[JudgedArticle]) -> list[dict[str, Any]]:
    """The articles that were judged most wrongly; of each only its id, outlet and probability."""
    worst = sorted(judged, key=lambda article: -abs(article.state - article.probability))[:MOST_ERRORS]
    return [
        {"article": a.id, "outlet": a.outlet, "country": a.country, "side": _side(a), "state_probability": round(a.probability, 3)}
        for a in worst
        if (a.probability > 0.5) != a.state
    ]


def _side(article: JudgedArticle) -> str:
    return "state" if article.state else "independent"
