"""What the source judgement said of each article of an outlet or a country that it was not trained on."""

from collections.abc import Sequence
from dataclasses import dataclass

from slantwise_training.source.articles import SourceArticles
from slantwise_training.source.calibration import stack
from slantwise_training.source.folds import FoldResult


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """An article and its judgement.

    Attributes:
        folds: Kind of folds.
        tested: The group that was left out of the training with it.
        id: Id of the article.
        outlet: Its outlet.
        country: Country of the outlet; empty where unknown.
        state: Whether the outlet is state-controlled.
        probability: That it is, as judged, 0 to 1.
    """

    folds: str
    tested: str
    id: str
    outlet: str
    country: str
    state: bool
    probability: float


def judged_articles(kind: str, results: Sequence[FoldResult], articles: SourceArticles) -> list[JudgedArticle]:
    """Every tested article of one deal; the stacking of a fold is fitted on the other folds.

    Args:
        kind: Kind of the folds.
        results: All folds of the deal.
        articles: What they were run on.
    """
    judged = []
    for result in results:
        model = stack([other for other in results if other is not result], articles)
        for i, probability in zip(result.fold.test.tolist(), model.predict_proba(result.logits)[:, 1].tolist(), strict=True):
            record = articles.records[i]
            state = bool(articles.labels[i])
            judged.append(JudgedArticle(kind, result.fold.name, record.id, record.outlet, record.country or "", state, probability))
    return judged
