"""Examples for the context head: annotated ones, and ones made from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from slantwise.contexts.features import relevance_features, sentence_features, shortlist
from slantwise.contexts.index import CardIndex, IndexedCard
from slantwise.contexts.reading import ArticleReading, read_article
from slantwise.contexts.stance import NO_STANCE
from slantwise_models.context_head import MENTIONS
from slantwise_training.contexts.articles import ReadArticle
from slantwise_training.corpora.context import ContextPair

Floats = NDArray[np.float64]
TOLD, ACT = 0, 2
"""Columns of the sentence features: share of a telling, share of the act's words."""


@dataclass(frozen=True, slots=True, eq=False)
class MentionExample:
    """An article and a card that bears on it.

    Attributes:
        article: Number of the article.
        card: The card's id.
        sentences: Features of its sentences, (S, G).
        framing: How probably each uses each state-framing label, (S, labels).
        stance: How the article's cues stand to the card's actor, (5,).
        quoted: Whether each is one that the annotator quoted, (S,).
        mention: Place in ``MENTIONS``.
        constructed: Whether the article was changed to make the example.
    """

    article: int
    card: str
    sentences: Floats
    framing: Floats
    stance: Floats
    quoted: NDArray[np.bool_]
    mention: int
    constructed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class RelevanceExamples:
    """Articles with the cards of their shortlists, N pairs.

    Attributes:
        features: (N, F).
        relevant: Whether the annotator listed the card, (N,).
        article: Number of each pair's article, (N,).
        card: Number of its card in the index, (N,).
    """

    features: Floats
    relevant: NDArray[np.int64]
    article: NDArray[np.int64]
    card: NDArray[np.int64]


def read(article: ReadArticle, index: CardIndex) -> ArticleReading:
    """The article as the cards see it."""
    return read_article(article.texts, article.in_title, article.vectors, article.framing, article.stances, index)


def relevance_examples(articles: Sequence[ReadArticle], index: CardIndex) -> RelevanceExamples:
    """The shortlisted cards of each article; one that the annotator did not list is not relevant."""
    rows, relevant, owner, card = [], [], [], []
    for number, article in enumerate(articles):
        reading = read(article, index)
        chosen = shortlist(reading, index)
        listed = {pair.card for pair in article.article.contexts}
        rows.append(relevance_features(reading, index, chosen))
        relevant += [index.cards[c].id in listed for c in chosen]
        owner += [number] * len(chosen)
        card += chosen.tolist()
    return RelevanceExamples(np.concatenate(rows), np.array(relevant, np.int64), np.array(owner), np.array(card))


def mention_examples(articles: Sequence[ReadArticle], index: CardIndex, *, constructed: bool, seed: int) -> list[MentionExample]:
    """The annotated pairs, and those constructed from them.

    Args:
        articles: Annotated articles.
        index: The cards; a pair whose card is not among them is left out.
        constructed: Whether to construct more.
        seed: Decides where a sentence is put in, and which.
    """
    numbers = {card.id: i for i, card in enumerate(index.cards)}
    generator = np.random.default_rng(seed)
    found = []
    for number, article in enumerate(articles):
        for pair in article.article.contexts:
            if pair.card in numbers:
                maker = _Maker(index, numbers[pair.card], number)
                found.append(maker.annotated(article, pair))
                found += maker.constructed(article, found[-1], generator) if constructed else []
    return found


class _Maker:
    """Makes the examples of one article and one card."""

    def __init__(self, index: CardIndex, card: int, article: int) -> None:
        self._index = index
        self._card = card
        self._article = article

    def annotated(self, article: ReadArticle, pair: ContextPair) -> MentionExample:
        """The pair as the annotator saw it."""
        quoted = article.quoted(pair.quote) if pair.mention != "none" else []
        return self._example(article, self._index[self._card], quoted, pair.mention, constructed=False)

    def constructed(self, article: ReadArticle, given: MentionExample, generator: np.random.Generator) -> Iterator[MentionExample]:
        """Articles that no longer tell the card, and such ones with a telling put in.

        The sentence put in is taken from the card, and out of the card as the example sees it, so that nothing is compared with itself.
        A card's denials are not put in likewise: a contrary sentence in a silent article is unlike the denials of real ones, of which F1
        was 0.33 with such examples and 0.46 without, in cross-validation.
        """
        silent = article
        if MENTIONS[given.mention] != "none":
            if not given.quoted.any():
                return
            limits = given.sentences[given.quoted].max(0) / 2
            strong = (given.sentences[:, [TOLD, ACT]] >= limits[[TOLD, ACT]]).any(1)
            silent = article.without(np.flatnonzero(given.quoted | strong).tolist())
            yield self._example(silent, self._index[self._card], [], "none", constructed=True)
        card = self._index.cards[self._card]
        text = card.tellings[int(generator.integers(len(card.tellings)))]
        place = int(generator.integers(sum(silent.in_title), len(silent.texts) + 1))
        rest = self._index.variant(replace(card, tellings=tuple(telling for telling in card.tellings if telling != text)))
        changed = silent.plus(text[0].upper() + text[1:] + ".", self._index.vectors[text], place)
        yield self._example(changed, rest, [place], "full", constructed=True)

    def _example(
        self, article: ReadArticle, card: IndexedCard, quoted: Sequence[int], mention: str, *, constructed: bool
    ) -> MentionExample:
        reading = read(article, self._index)
        marks = np.zeros(len(article.texts), bool)
        marks[list(quoted)] = True
        return MentionExample(
            self._article,
            card.card.id,
            sentence_features(reading, card, reading.hits.get(self._card, ())),
            article.framing,
            article.stances.get(card.card.actor, NO_STANCE),
            marks,
            MENTIONS.index(mention),
            constructed,
        )
