"""Everything about the cards that does not depend on an article, computed once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from slantwise.contexts._words import stem, words_of
from slantwise.contexts.card import ContextCard
from slantwise.contexts.vectors import card_texts, subject
from slantwise_models.context_head import ContextHead

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class IndexedCard:
    """One card, ready to be compared with sentences.

    Attributes:
        card: The card.
        columns: Column of each stem of its tellings and denials in the arrays below.
        tellings: Share of each of T tellings' weight that a stem carries, main fact first, (stems, T); columns sum to 1, names
            count nothing.
        denials: The same for the D denials, (stems, D).
        act: Weight of each stem that says what was done, not who or where, (stems,); sums to 1.
        subject: Vector of its subject, (K,).
        telling_vectors: (T, K).
        denial_vectors: (D, K).
        years: Year of the event and, where it differs, of its end.
        actor: Stems of the actor's name.
    """

    card: ContextCard
    columns: Mapping[str, int]
    tellings: Floats
    denials: Floats
    act: Floats
    subject: Floats
    telling_vectors: Floats
    denial_vectors: Floats
    years: frozenset[str]
    actor: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name or euphemism of one or more cards.

    Attributes:
        words: As written in the card, a euphemism in small letters.
        cards: Numbers of the cards that have it.
        weight: Inverse document frequency of its rarest stem.
        is_name: Whether it is a name.
    """

    words: tuple[str, ...]
    cards: tuple[int, ...]
    weight: float
    is_name: bool


class StemWeights:
    """Inverse document frequency of stems in news."""

    def __init__(self, head: ContextHead) -> None:
        self._known: dict[str, float] = dict(zip(head.stems.tolist(), head.idf.tolist(), strict=True))
        self._unseen = head.unseen_idf

    def __getitem__(self, key: str) -> float:
        return self._known.get(key, self._unseen)

    def bag(self, counts: Mapping[str, float]) -> dict[str, float]:
        """TF-IDF with 1 + ln(tf), of unit length."""
        values = {key: (1 + np.log(n)) * self[key] for key, n in counts.items()}
        norm = float(np.sqrt(sum(value * value for value in values.values()))) or 1.0
        return {key: value / norm for key, value in values.items()}


class CardIndex:
    """Cards that an article is compared with.

    Args:
        cards: The cards, ids all different.
        vectors: Projected vector of each of their texts, from ``slantwise.contexts.vectors.text_vectors``.
        head: The context head.
    """

    def __init__(self, cards: Sequence[ContextCard], vectors: Mapping[str, Floats], head: ContextHead) -> None:
        self.cards = tuple(cards)
        self.head = head
        self.weights = StemWeights(head)
        self.vectors = vectors
        self._indexed: dict[int, IndexedCard] = {}
        self.phrases = _phrases(self.cards, self.weights)
        self.postings = self._postings()

    def __getitem__(self, number: int) -> IndexedCard:
        """A card, indexed when it is first asked for."""
        if number not in self._indexed:
            self._indexed[number] = index_card(self.cards[number], self.vectors, self.weights)
        return self._indexed[number]

    def variant(self, card: ContextCard) -> IndexedCard:
        """A card made of the texts of a card of the index."""
        return index_card(card, self.vectors, self.weights)

    @cached_property
    def subjects(self) -> Floats:
        """Vector of each card's subject, (C, K)."""
        return np.stack([self.vectors[subject(card)] for card in self.cards])

    @cached_property
    def facts(self) -> Floats:
        """Vector of each card's main fact, (C, K)."""
        return np.stack([self.vectors[card.main_fact] for card in self.cards])

    def _postings(self) -> dict[str, tuple[NDArray[np.int64], Floats]]:
        """For each stem the cards whose text has it, and its share in that text's unit vector."""
        rows: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, card in enumerate(self.cards):
            texts = (*card_texts(card), *card.names, *card.details)
            for key, value in self.weights.bag(Counter(_stems(texts))).items():
                rows[key].append((number, value))
        return {key: (np.array([n for n, _ in row]), np.array([v for _, v in row])) for key, row in rows.items()}


def index_card(card: ContextCard, vectors: Mapping[str, Floats], weights: StemWeights) -> IndexedCard:
    """Prepares one card.

    Args:
        card: The card.
        vectors: Vector of each of its texts.
        weights: Weights of stems.
    """
    tellings = [Counter(_stems([text])) for text in (card.main_fact, *card.tellings)]
    denials = [Counter(_stems([text])) for text in card.denials]
    columns = {key: i for i, key in enumerate(dict.fromkeys(k for counts in (*tellings, *denials) for k in counts))}
    names = set(_stems((*card.names, card.actor)))
    told = sum(tellings, Counter(_stems([card.name])))
    act = np.array([weights[key] * np.log1p(told[key]) * (key not in names) for key in columns])
    return IndexedCard(
        card,
        columns,
        _shares(tellings, columns, weights, names),
        _shares(denials, columns, weights, names),
        act / max(float(act.sum()), 1e-9),
        vectors[subject(card)],
        np.stack([vectors[text] for text in (card.main_fact, *card.tellings)]),
        np.stack([vectors[text] for text in card.denials]),
        frozenset(date[:4] for date in (card.event_date, card.end_date) if date and date[0].isdigit()),
        frozenset(_stems([card.actor])),
    )


def _stems(texts: Iterable[str]) -> list[str]:
    return [stem(word) for text in texts for word in words_of(text)]


def _shares(texts: Sequence[Counter[str]], columns: Mapping[str, int], weights: StemWeights, names: Set[str]) -> Floats:
    """The share of each text's weight that a stem carries; names carry none, since an article may name all and tell nothing."""
    table = np.zeros((len(columns), len(texts)))
    for i, counts in enumerate(texts):
        for key in counts.keys() - names:
            table[columns[key], i] = weights[key]
    return np.asarray(table / np.maximum(table.sum(0), 1e-9))


def _phrases(cards: Sequence[ContextCard], weights: StemWeights) -> dict[str, list[Phrase]]:
    """Names and euphemisms of all cards by their first word in small letters."""
    owners: defaultdict[tuple[bool, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, card in enumerate(cards):
        for name in card.names:
            owners[True, tuple(words_of(name))].append(number)
        for euphemism in card.euphemisms:
            owners[False, tuple(words_of(euphemism.lower()))].append(number)
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for (is_name, words), numbers in owners.items():
        if words:
            weight = max(weights[stem(word)] for word in words)
            found[words[0].lower()].append(Phrase(words, tuple(dict.fromkeys(numbers)), weight, is_name))
    return dict(found)
