import pytest

from slantwise_training.contexts.measures import Guess, score_contexts
from slantwise_training.corpora.context import ContextArticle, ContextPair


def article(*pairs: tuple[str, str, str, str]) -> ContextArticle:
    return ContextArticle("a", "Outlet", "state", "2021-01-22", "", "Text.", tuple(ContextPair(*pair, quote="") for pair in pairs))


def test_measures_count_what_they_say() -> None:
    articles = [
        article(("dam", "central", "after", "full"), ("coup", "central", "before", "none")),
        article(("dam", "central", "after", "none"), ("lake", "background", "after", "denied")),
    ]
    guesses = [
        {"dam": Guess("mentioned", 0.9), "coup": Guess("not-yet-happened", 0.0), "other": Guess("omitted", 0.1)},
        {"dam": Guess("undated", 0.3)},
    ]
    figures = score_contexts(articles, guesses)
    assert figures["relevance_recall_central"] == 1
    assert figures["relevance_recall_background"] == 0
    assert figures["relevance_precision"] == 0.75
    assert (figures["told_f1"], figures["absent_f1"], figures["denied_f1"]) == (1, 1, 0)
    assert figures["status_macro_f1"] == pytest.approx(2 / 3)
    assert figures["omission_auroc"] == 1
    assert figures["not_yet_happened"] == 1


def test_a_pair_dated_before_its_event_that_is_called_an_omission_counts_against() -> None:
    figures = score_contexts([article(("coup", "central", "before", "none"))], [{"coup": Guess("omitted", 0.0)}])
    assert figures["not_yet_happened"] == 0
    assert "omission_auroc" not in figures
