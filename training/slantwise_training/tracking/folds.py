"""The folds of the source judgement as nested runs."""

from collections.abc import Mapping, Sequence
from typing import Any

from slantwise_training.source.comparison import SIDES, summarise
from slantwise_training.tracking.run import Run


def tell_folds(run: Run, rows: Sequence[dict[str, Any]], params: Mapping[str, Any]) -> None:
    """One nested run a kind of folds and tested group, with the means over the deals; the run itself has the means over all groups.

    Args:
        run: What they are nested in.
        rows: One a fold, from ``slantwise_training.source.comparison``.
        params: Settings that all of them share.
    """
    for row in summarise(rows):
        with run.child(
            f"{row['folds']}: {short_name(row['tested'])}", {"folds": row["folds"], "tested": row["tested"], **params}
        ) as nested:
            nested.metrics({f"{row['folds']}.{side}.auroc": row[f"{side}_auroc"] for side in SIDES if f"{side}_auroc" in row})
            nested.metrics({f"articles.{side}": row[side] for side in ("state", "independent")})


def short_name(tested: str) -> str:
    """A group of outlets or countries by its first member: a run's name must fit a column, and a legend its plot."""
    first, *others = tested.split(", ")
    return f"{first} and {len(others)} more" if others else first
