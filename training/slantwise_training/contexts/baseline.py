"""The baseline: the cosine of the best sentence with the card's main fact, and a threshold; told or absent by a second one."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import precision_recall_curve

from slantwise.contexts.card import ContextCard
from slantwise.contexts.timing import date_card
from slantwise_training.contexts.articles import ReadArticle
from slantwise_training.contexts.measures import TRUTH, Guess
from slantwise_training.corpora.context import ContextPair

Floats = NDArray[np.float64]


class SimilarityBaseline:
    """Likeness of projected sentence vectors.

    Args:
        cards: C cards.
        facts: Vector of each card's main fact, (C, K).
    """

    def __init__(self, cards: Sequence[ContextCard], facts: Floats) -> None:
        self._cards = cards
        self._facts = facts / np.linalg.norm(facts, axis=1, keepdims=True)
        self.relevant = self.told = 0.0

    def fit(self, articles: Sequence[ReadArticle]) -> None:
        """Chooses both thresholds: relevance by F1, telling where told and absent pairs are best told apart (Youden's index)."""
        likeness = np.stack([self._likeness(article) for article in articles])
        listed = [{pair.card: pair for pair in article.article.contexts} for article in articles]
        relevant = np.array([[card.id in pairs for card in self._cards] for pairs in listed])
        precision, recall, thresholds = precision_recall_curve(relevant.ravel(), likeness.ravel())
        self.relevant = float(thresholds[np.argmax((precision * recall / np.maximum(precision + recall, 1e-9))[:-1])])
        told, absent = (
            np.array([likeness[i, c] for i, c in np.argwhere(relevant).tolist() if self._kind(listed[i], c) == kind])
            for kind in ("told", "absent")
        )
        options = np.unique(np.concatenate([told, absent]))
        self.told = float(max(options, key=lambda t: (told >= t).mean() - (absent >= t).mean(), default=0.5))

    def judge(self, article: ReadArticle) -> Mapping[str, Guess]:
        """The cards listed for an article."""
        likeness = self._likeness(article)
        found = {}
        for c in np.flatnonzero(likeness >= self.relevant).tolist():
            early = date_card(self._cards[c], article.article.date, None).timing == "before"
            status = "not-yet-happened" if early else "mentioned" if likeness[c] >= self.told else "omitted"
            found[self._cards[c].id] = Guess(status, float(likeness[c]))
        return found

    def _kind(self, pairs: Mapping[str, ContextPair], card: int) -> str:
        return TRUTH[pairs[self._cards[card].id].mention]

    def _likeness(self, article: ReadArticle) -> Floats:
        unit = article.vectors / np.maximum(np.linalg.norm(article.vectors, axis=1, keepdims=True), 1e-9)
        return np.asarray((unit @ self._facts.T).max(0))
