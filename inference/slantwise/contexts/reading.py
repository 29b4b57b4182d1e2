"""What of an article is compared with the cards."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise.contexts._words import stem, words_of
from slantwise.contexts.index import CardIndex, Phrase

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ArticleReading:
    """An article's S sentences.

    Attributes:
        texts: The cleaned sentences.
        in_title: Whether each is of the title, (S,).
        vectors: Projected vector of each, (S, K).
        framing: Greatest probability of each state-framing label in each, (S, labels).
        stances: Stance to each actor that a cue is for or against, as ``slantwise.contexts.stance`` gives it.
        places: Sentences that hold each stem.
        counts: How often each stem occurs.
        hits: Names and euphemisms of each card that occur: the phrase and its sentence.
    """

    texts: tuple[str, ...]
    in_title: NDArray[np.bool_]
    vectors: Floats
    framing: Floats
    stances: Mapping[str, Floats]
    places: dict[str, list[int]]
    counts: Counter[str]
    hits: dict[int, list[tuple[Phrase, int]]]


def read_article(
    texts: Sequence[str], in_title: Sequence[bool], vectors: Floats, framing: Floats, stances: Mapping[str, Floats], index: CardIndex
) -> ArticleReading:
    """Reads an article for the cards of an index.

    Args:
        texts: S cleaned sentences, those of the title first.
        in_title: Whether each is of the title.
        vectors: Projected vector of each, (S, K).
        framing: Greatest probability of each state-framing label in each, (S, labels).
        stances: Stance to each actor that a cue is for or against.
        index: The cards.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    counts: Counter[str] = Counter()
    hits: defaultdict[int, list[tuple[Phrase, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        words = words_of(text)
        stems = [stem(word) for word in words]
        counts.update(stems)
        for key in set(stems):
            places[key].append(number)
        for phrase in _found(words, index):
            for card in phrase.cards:
                hits[card].append((phrase, number))
    return ArticleReading(tuple(texts), np.array(in_title, bool), vectors, framing, stances, dict(places), counts, dict(hits))


def _found(words: Sequence[str], index: CardIndex) -> list[Phrase]:
    """The names, as written, and the euphemisms, in any case, that stand in a sentence."""
    small = [word.lower() for word in words]
    found = []
    for i, first in enumerate(small):
        for phrase in index.phrases.get(first, ()):
            there = words if phrase.is_name else small
            if tuple(there[i : i + len(phrase.words)]) == phrase.words:
                found.append(phrase)
    return found
