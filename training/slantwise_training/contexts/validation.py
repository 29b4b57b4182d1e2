"""Cross-validation over articles and over cards, by the measures that the release is judged by."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score

from slantwise.contexts.index import CardIndex
from slantwise.contexts.judging import told_score
from slantwise.contexts.timing import date_card
from slantwise_models.context_head import MENTIONS, kind_of
from slantwise_training.contexts.articles import ReadArticle
from slantwise_training.contexts.examples import MentionExample, RelevanceExamples
from slantwise_training.contexts.fit import ContextTraining
from slantwise_training.contexts.head import fit_mention, fit_relevance, mention_rows
from slantwise_training.contexts.measures import TRUTH, Guess, score_contexts

Floats = NDArray[np.float64]
FACTORS = (0.5, 0.7, 1.0, 1.4, 2.0, 2.8)


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Everything that is learnt from.

    Attributes:
        articles: Annotated articles.
        index: The cards.
        relevance: Shortlisted pairs.
        mention: Annotated and constructed pairs.
        learnable: Whether the annotators knew the card of each shortlisted pair, so that not to list it says something, (N,).
    """

    articles: Sequence[ReadArticle]
    index: CardIndex
    relevance: RelevanceExamples
    mention: Sequence[MentionExample]
    learnable: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Unseen:
    """What models say of pairs that they were not trained on.

    Attributes:
        relevance: Of each shortlisted pair, (N,), 0 to 1.
        mention: Distribution over ``MENTIONS`` of each annotated pair, by article and card.
    """

    relevance: Floats
    mention: dict[tuple[int, str], Floats]


def deal(n: int, folds: int, seed: int) -> NDArray[np.int64]:
    """A fold for each of n things, as even as can be."""
    return np.random.default_rng(seed).permutation(np.arange(n) % folds)


def cross_validate(examples: Examples, training: ContextTraining, *, by_card: bool, seed: int) -> Unseen:
    """Trains on all folds but one, in turns.

    Args:
        examples: To learn from.
        training: Settings.
        by_card: Whether cards are dealt into folds, or articles.
        seed: Of the deal.
    """
    table = examples.relevance
    count = len(examples.index.cards) if by_card else len(examples.articles)
    fold = deal(count, training.folds, seed)
    numbers = {card.id: i for i, card in enumerate(examples.index.cards)}
    of_row = fold[table.card if by_card else table.article]
    of_example = np.array([fold[numbers[e.card] if by_card else e.article] for e in examples.mention])
    relevance = np.zeros(len(of_row))
    mention: dict[tuple[int, str], Floats] = {}
    for k in range(training.folds):
        rows = (of_row != k) & examples.learnable
        learnt = [e for e, f in zip(examples.mention, of_example, strict=True) if f != k]
        if not rows.any() or not learnt:
            continue  # nothing is left to learn from: what is tested counts as not found
        model = fit_relevance(table, rows, training)
        relevance[of_row == k] = model.probability(table.features[of_row == k])
        evidence, mentions = fit_mention(learnt, training)
        tested = [e for e, f in zip(examples.mention, of_example, strict=True) if f == k and not e.constructed]
        if tested:
            found = mentions.distribution(mention_rows(tested, evidence))
            mention |= {(e.article, e.card): row for e, row in zip(tested, found, strict=True)}
    return Unseen(relevance, mention)


def choose_threshold(relevance: Floats, relevant: NDArray[np.int64], least_precision: float) -> float:
    """The lowest threshold from which on up precision is at least this; 0.5 where there is none.

    Args:
        relevance: Of N pairs, 0 to 1.
        relevant: Whether they are, (N,).
        least_precision: 0 to 1.
    """
    order = np.argsort(-relevance, kind="stable")
    precision = np.cumsum(relevant[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precision >= least_precision)
    return float(relevance[order[good[-1]]]) if len(good) else 0.5


def choose_factors(examples: Examples, unseen: Sequence[Unseen]) -> tuple[float, float]:
    """Factors on "none" and "denied" with the best macro-F1 of told, absent and denied over the annotated pairs.

    Args:
        examples: What was validated.
        unseen: From one or more cross-validations.
    """
    kinds = {(e.article, e.card): TRUTH[MENTIONS[e.mention]] for e in examples.mention if not e.constructed}
    pairs = [(kinds[key], row) for part in unseen for key, row in part.mention.items()]
    truth = [kind for kind, _ in pairs]

    def macro_f1(factors: tuple[float, float]) -> float:
        found = [TRUTH[kind_of(row, *factors)] for _, row in pairs]
        return float(f1_score(truth, found, average="macro", zero_division=0.0))

    return max(itertools.product(FACTORS, FACTORS), key=macro_f1)


def figures(examples: Examples, unseen: Unseen, threshold: float, factors: tuple[float, float]) -> dict[str, float]:
    """The measures of what a scorer would have reported."""
    table = examples.relevance
    guesses: list[dict[str, Guess]] = [{} for _ in examples.articles]
    for i in np.flatnonzero(unseen.relevance >= threshold).tolist():
        article = int(table.article[i])
        card = examples.index.cards[int(table.card[i])]
        row = unseen.mention.get((article, card.id))
        # a listed card without annotation counts against precision only: its status is not looked at
        timing = date_card(card, examples.articles[article].article.date, None).timing
        guesses[article][card.id] = Guess("omitted", 0.0) if row is None else guess(row, timing, factors)
    return score_contexts([a.article for a in examples.articles], guesses)


def guess(distribution: Floats, timing: str, factors: tuple[float, float]) -> Guess:
    """Status and mention score from the distribution over ``MENTIONS``."""
    statuses = {"full": "mentioned", "partial": "partial", "none": "omitted", "denied": "denied"}
    status = "not-yet-happened" if timing == "before" else statuses[kind_of(distribution, *factors)]
    return Guess(status, told_score(distribution))
