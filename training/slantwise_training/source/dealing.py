"""The folds that the source judgement is measured on."""

from slantwise_training.source.articles import SelectedArticles
from slantwise_training.source.fit import FoldKind, SourceTraining
from slantwise_training.splitting.splits import Fold, disjoint_folds, merge_groups, random_folds


def make_folds(kind: FoldKind, articles: SelectedArticles, training: SourceTraining, *, seed: int) -> list[list[Fold]]:
    """The folds of one kind, once for each deal of the independent outlets; random folds are dealt once.

    Args:
        kind: What train and test parts have not in common.
        articles: The articles.
        training: How many folds and deals.
        seed: Of the first deal.
    """
    if kind == "random":
        return [random_folds(articles.clusters, training.random_folds, seed=seed)]
    groups = articles.countries if kind == "country-disjoint" else articles.outlets
    merged = merge_groups(groups, articles.labels, training.most_groups)
    return [
        disjoint_folds(merged, articles.labels, articles.outlets, articles.clusters, seed=seed + deal) for deal in range(training.deals)
    ]
