from pathlib import Path

import numpy as np

from slantwise_training.evaluation import plots

PROBABILITY = np.array([0.1, 0.2, 0.8, 0.9])
LABELS = np.array([False, True, False, True])


def test_the_reliability_diagram_shows_shares_of_state_articles_against_their_mean_probability() -> None:
    figure = plots.reliability(PROBABILITY, LABELS, title="Source")
    line = figure.axes[0].lines[1]
    assert list(zip(line.get_xdata(), line.get_ydata(), strict=True)) == [(0.1, 0.0), (0.2, 1.0), (0.8, 0.0), (0.9, 1.0)]
    assert "Brier score 0.325" in figure.axes[0].get_legend().get_texts()[1].get_text()


def test_a_roc_curve_is_drawn_of_groups_with_both_sides_lowest_area_first(tmp_path: Path) -> None:
    curves = {
        "easy": (np.array([0.1, 0.9]), np.array([False, True])),
        "hard": (PROBABILITY, LABELS),
        "one side": (PROBABILITY, LABELS | True),
    }
    figure = plots.roc(curves, title="Source")
    assert [text.get_text() for text in figure.axes[0].get_legend().get_texts()] == ["hard 0.750", "easy 1.000"]
    figure.savefig(tmp_path / "roc.png")


def test_a_confusion_shows_counts() -> None:
    figure = plots.confusion([[3, 1], [0, 2]], ["author", "quoted"], title="Voices")
    assert [text.get_text() for text in figure.axes[0].texts] == ["3", "1", "0", "2"]


def test_precision_and_recall_of_no_label_is_an_empty_plot(tmp_path: Path) -> None:
    plots.precision_recall({}, title="dev").savefig(tmp_path / "empty.png")
    figure = plots.precision_recall({"threat": [(0.5, 0.4), (0.2, 0.9)]}, title="dev")
    assert figure.axes[0].get_legend().get_texts()[0].get_text() == "threat"
