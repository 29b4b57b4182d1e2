"""What the context head says of an article: which cards bear on it, and how it treats them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise.contexts.features import mention_features, relevance_features, sentence_features, shortlist
from slantwise.contexts.index import CardIndex
from slantwise.contexts.reading import ArticleReading
from slantwise.contexts.stance import NO_STANCE

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One card that bears on an article.

    Attributes:
        card: Its number in the index.
        relevance: Probability that a reader of the article needs it, 0 to 1.
        kind: How the article treats it, one of ``MENTIONS``.
        told: How fully it is told, 0 to 1: the probability of full telling and half that of partial telling.
        sentence: Number of the sentence that most likely tells or denies it.
    """

    card: int
    relevance: float
    kind: str
    told: float
    sentence: int


def told_score(distribution: Floats) -> float:
    """How fully a card is told, 0 to 1, by a distribution over ``MENTIONS``, (4,)."""
    full, partial = distribution[:2].tolist()
    return float(full + partial / 2)


def judge(article: ArticleReading, index: CardIndex) -> list[Judgement]:
    """The cards whose relevance reaches the head's threshold, most relevant first."""
    head = index.head
    chosen = shortlist(article, index)
    if not len(chosen):
        return []
    rows = relevance_features(article, index, chosen)
    relevance = head.relevance.probability(rows)
    return [
        _judge(article, index, int(chosen[i]), float(relevance[i]))
        for i in np.argsort(-relevance, kind="stable")
        if relevance[i] >= head.threshold
    ]


def _judge(article: ArticleReading, index: CardIndex, card: int, relevance: float) -> Judgement:
    sentences = sentence_features(article, index[card], article.hits.get(card, ()))
    evidence = index.head.evidence.probability(sentences)
    stance = article.stances.get(index.cards[card].actor, NO_STANCE)
    mention = index.head.mention.distribution(mention_features(sentences, evidence, article.framing, stance)[None])[0]
    return Judgement(card, relevance, index.head.kind(mention), told_score(mention), int(evidence.argmax()))
