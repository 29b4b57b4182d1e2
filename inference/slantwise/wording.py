"""The wording of an article without its names: terms that say how something is told, not of whom.

A classifier of words learns that a state outlet writes of its own state. Names and numbers are therefore masked, as Stamatatos
(2017, "Authorship attribution using text distortion") masks what belongs to the topic.
"""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from slantwise._boilerplate import NEUTRAL_OUTLET
from slantwise_models.wording import WordingModel

NAME, NUMBER = "<name>", "<number>"
MOST_TERMS = 4

_TOKEN = re.compile(rf"{NEUTRAL_OUTLET}|[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d[\d,.:]*(?:st|nd|rd|th|s)?\b")
_JOINING = frozenset({"of", "the", "and", "for", "de", "al"})
"""Words that may stand inside a name ("Ministry of the Interior")."""


@dataclass(frozen=True, slots=True)
class WordingReading:
    """What the wording model says of an article.

    Attributes:
        weights: Log-odds that each sentence adds for each member, (S, members).
        bias: Log-odds of an article without a known term, (members,).
        occurrences: Known terms of each sentence.
        term_weight: Log-odds that each occurrence of a term adds in this article, mean of the members.
    """

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    occurrences: list[list[str]]
    term_weight: dict[str, float]

    def heaviest_terms(self, sentence: int, direction: float) -> list[str]:
        """The terms of a sentence that pull most in a direction (its sign counts), heaviest first, at most ``MOST_TERMS``."""
        pull = {term: self.term_weight[term] * np.sign(direction) for term in self.occurrences[sentence]}
        return sorted((term for term in pull if pull[term] > 0), key=lambda term: -pull[term])[:MOST_TERMS]


def read_wording(sentences: Sequence[str], model: WordingModel) -> WordingReading:
    """Scores the terms of an article: TF-IDF with 1 + ln(tf), of unit length over the article.

    Args:
        sentences: The cleaned sentences of the text, without its title.
        model: Terms and their weights.
    """
    occurrences = [[t for t in terms(mask(sentence, model.places)) if t in model.places] for sentence in sentences]
    counts = Counter(term for sentence in occurrences for term in sentence)
    places = [model.places[term] for term in counts]
    frequency = np.array(list(counts.values()), np.float64)
    values = (1 + np.log(frequency)) * model.idf[places]
    values /= max(float(np.linalg.norm(values)), 1e-12)
    added = (values / frequency)[:, None] * model.weights[places]
    place = {term: i for i, term in enumerate(counts)}
    weights = np.zeros((len(sentences), len(model.bias)))
    for i, sentence in enumerate(occurrences):
        if sentence:
            weights[i] = added[[place[term] for term in sentence]].sum(0)
    return WordingReading(weights, model.bias, occurrences, dict(zip(counts, added.mean(1).tolist(), strict=True)))


def mask(sentence: str, known: Container[str]) -> list[str]:
    """The words of one sentence in small letters, names and numbers masked; a name of several words is one.

    A capital letter makes a name, but for "I" and for the first word of the sentence where that, in small letters, is ``known``.

    Args:
        sentence: A cleaned sentence.
        known: Words that are written in small letters inside sentences.
    """
    words: list[str] = []
    joining: list[str] = []
    for number, match in enumerate(_TOKEN.finditer(sentence)):
        word = _masked(match.group(), known, first=number == 0)
        if word == NAME and words and words[-1] == NAME:
            joining.clear()
        elif word in _JOINING and words and words[-1] == NAME and len(joining) < 2:
            joining.append(word)
        else:
            words += [*joining, word]
            joining.clear()
    return words + joining


def _masked(word: str, known: Container[str], *, first: bool) -> str:
    if word[0].isdigit():
        return NUMBER
    small = word.lower().replace("’", "'")
    if word == NEUTRAL_OUTLET or (word[0].isupper() and word != "I" and not (first and small in known)):
        return NAME
    return small


def terms(words: Sequence[str]) -> list[str]:
    """Single words and pairs of neighbours; no mask stands alone."""
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    return [term for term in (*words, *pairs) if term not in (NAME, NUMBER)]
