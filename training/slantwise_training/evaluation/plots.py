"""Plots of an evaluation. Each is a figure of its own: no window, no state of pyplot."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Floats = NDArray[np.float64]
N_BINS = 10
MOST_CURVES = 14
"""More than these cannot be told apart; those with the lowest area are shown."""


def reliability(probability: Floats, labels: NDArray[np.bool_], *, title: str) -> "Figure":
    """Share of state articles among those given about the same probability (reliability diagram; DeGroot and Fienberg, 1983).

    Args:
        probability: Of state, (N,), 0 to 1.
        labels: Whether state, (N,).
        title: Heading, with what was judged.
    """
    figure, (axes, below) = _figure(2, height=5.0, heights=(3, 1))
    edges = np.linspace(0, 1, N_BINS + 1)
    place = np.clip(np.digitize(probability, edges) - 1, 0, N_BINS - 1)
    used = [k for k in range(N_BINS) if (place == k).any()]
    means = [float(probability[place == k].mean()) for k in used]
    shares = [float(labels[place == k].mean()) for k in used]
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--", label="perfectly calibrated")
    axes.plot(means, shares, marker="o", label=f"{len(labels)} articles, Brier score {np.mean((probability - labels) ** 2):.3f}")
    axes.set(title=title, ylabel="share from state outlets", xlim=(0, 1), ylim=(0, 1))
    axes.legend(loc="upper left", frameon=False)
    for side, name in ((False, "independent"), (True, "state")):
        below.hist(probability[labels == side], bins=edges.tolist(), alpha=0.6, label=name)
    below.set(xlabel="state probability as judged", ylabel="articles", xlim=(0, 1))
    below.legend(frameon=False)
    return figure


def roc(curves: Mapping[str, tuple[Floats, NDArray[np.bool_]]], *, title: str) -> "Figure":
    """A ROC curve a held-out group.

    Args:
        curves: Probabilities and labels of each group, both (n,); a group with one side alone has no curve.
        title: Heading.
    """
    from sklearn.metrics import roc_auc_score, roc_curve

    both = {name: pair for name, pair in curves.items() if 0 < pair[1].sum() < len(pair[1])}
    areas = {name: float(roc_auc_score(labels, probability)) for name, (probability, labels) in both.items()}
    figure, (axes,) = _figure(1)
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--")
    for name in sorted(areas, key=areas.__getitem__)[:MOST_CURVES]:
        false, true, _ = roc_curve(both[name][1], both[name][0])
        axes.plot(false, true, label=f"{name} {areas[name]:.3f}")
    shown = f", the lowest {MOST_CURVES} of {len(areas)}" if len(areas) > MOST_CURVES else ""
    axes.set(title=f"{title}{shown}", xlabel="false positive rate", ylabel="true positive rate", xlim=(0, 1), ylim=(0, 1))
    _legend(axes, "tested, area")
    return figure


def precision_recall(curves: Mapping[str, Sequence[tuple[float, float]]], *, title: str) -> "Figure":
    """A curve a label.

    Args:
        curves: Recall and precision at rising thresholds, by label.
        title: Heading.
    """
    figure, (axes,) = _figure(1)
    for name, points in curves.items():
        axes.plot([recall for recall, _ in points], [precision for _, precision in points], marker=".", label=name)
    axes.set(title=title, xlabel="recall", ylabel="precision", xlim=(0, 1), ylim=(0, 1))
    _legend(axes, "label")
    return figure


def confusion(counts: Sequence[Sequence[int]], names: Sequence[str], *, title: str) -> "Figure":
    """How often each annotated class (rows) was judged to be each class (columns)."""
    figure, (axes,) = _figure(1, width=4.6, height=4.2)
    values = np.array(counts, np.float64)
    shares = values / np.maximum(1, values.sum(1, keepdims=True))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for (row, column), share in np.ndenumerate(shares):
        axes.text(column, row, f"{counts[row][column]}", ha="center", va="center", color="white" if share > 0.5 else "black")
    axes.set(title=title, xlabel="judged", ylabel="annotated", xticks=range(len(names)), yticks=range(len(names)))
    axes.set_xticklabels(names)
    axes.set_yticklabels(names)
    return figure


def _figure(rows: int, *, width: float = 7.0, height: float = 5.0, heights: Sequence[float] | None = None) -> tuple["Figure", list[Any]]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.subplots(rows, 1, squeeze=False, height_ratios=heights)
    return figure, [row[0] for row in axes]


def _legend(axes: Any, title: str) -> None:
    if axes.get_legend_handles_labels()[1]:
        axes.legend(title=title, loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False, fontsize="small")
