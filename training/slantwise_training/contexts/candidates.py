"""Which articles may bear on a card: a cheap look at names and words, so that the network need not read them all."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise.contexts.features import subject_scores
from slantwise.contexts.index import CardIndex
from slantwise.contexts.reading import read_article
from slantwise.contexts.timing import date_card
from slantwise.dates import date_fault
from slantwise_models.coverage import COUNTED
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.context import ContextArticle

logger = logging.getLogger(__name__)

Floats = NDArray[np.float64]
KEPT = 0.95
"""Share of annotated pairs that the cheap look keeps."""
LONGEST = 6000
"""Characters of an article that it looks at."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may bear on a card.

    Attributes:
        record: The article.
        card: Number of the card with which it shares most.
    """

    record: ArticleRecord
    card: int


def cheap_scores(title: str, text: str, index: CardIndex) -> Floats:
    """How much of each card the head of an article names, (C,)."""
    nothing = np.zeros((2, 0))  # the network's part, which this look goes without
    return subject_scores(read_article([title, text[:LONGEST]], [True, False], nothing, nothing, {}, index), index)


def least_score(articles: Iterable[ContextArticle], index: CardIndex) -> float:
    """The score that ``KEPT`` of the annotated pairs of article and card reach; 0 without any."""
    numbers = {card.id: i for i, card in enumerate(index.cards)}
    found = [
        scores[numbers[pair.card]]
        for article in articles
        for scores in [cheap_scores(article.title, article.text, index)]
        for pair in article.contexts
        if pair.card in numbers
    ]
    return float(np.quantile(found, 1 - KEPT)) if found else 0.0


def find_candidates(records: Iterable[ArticleRecord], index: CardIndex, least: float) -> list[Candidate]:
    """The dated articles of independent and state outlets that score ``least`` or more for a card whose event lies behind them."""
    found = []
    n = 0
    for record in records:
        if record.label not in COUNTED or record.date is None or date_fault(record.date):
            continue
        n += 1
        scores = cheap_scores(record.title, record.text, index)
        cards = np.argsort(-scores, kind="stable")
        likely = [int(card) for card in cards[scores[cards] >= least]]
        behind = [card for card in likely if date_card(index.cards[card], record.date, None).timing == "after"]
        if behind:
            found.append(Candidate(record, behind[0]))
    logger.info("coverage: %d of %d dated articles may bear on a card", len(found), n)
    return found


def deal(candidates: Sequence[Candidate], *, seed: int) -> list[Candidate]:
    """The candidates in the order in which to read them: every outlet and card in turn gives one, drawn by seed.

    However early the reading stops, no outlet and no card has had more than its share.
    """
    generator = np.random.default_rng(seed)
    groups: defaultdict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.record.outlet, candidate.card].append(candidate)
    turns = []
    for _, group in sorted(groups.items()):
        turns += [(turn, float(generator.random()), group[i]) for turn, i in enumerate(generator.permutation(len(group)).tolist())]
    return [candidate for _, _, candidate in sorted(turns, key=lambda place: place[:2])]
