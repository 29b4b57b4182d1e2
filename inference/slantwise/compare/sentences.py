"""The sentences of an article as comparing sees them: what they mean, and which words, names and numbers they have."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise.article import Article
from slantwise.contexts._words import stem, words_of
from slantwise.contexts.index import StemWeights
from slantwise.contexts.vectors import sentence_vectors
from slantwise.forward import read_windows
from slantwise.preparation import prepare
from slantwise.report import Span
from slantwise_models.context_head import ContextHead
from slantwise_models.runtime import OnnxNetwork

Floats = NDArray[np.float64]
FEWEST_WORDS = 2
"""Words other than the commonest that a sentence must have to hold a fact."""
COMMON = 2.0
"""Inverse document frequency below which a word says nothing of the fact: "the", "said", "also"."""
_NUMBER = re.compile(r"\d[\d,.]*")
_WRITTEN = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
_NUMBERS = {word: str(number) for number, word in enumerate(_WRITTEN.split(), start=2)}


@dataclass(frozen=True, slots=True, eq=False)
class FactSentence:
    """A sentence that may hold a fact.

    Attributes:
        document: Number of its article.
        span: The sentence as given.
        vector: Projected, of unit length, (K,).
        bag: TF-IDF of the stems of its words that are no names and no numbers, of unit length.
        names: Stems of its capitalised words, the first word aside.
        numbers: In digits, without separators.
    """

    document: int
    span: Span
    vector: Floats
    bag: dict[str, float]
    names: frozenset[str]
    numbers: frozenset[str]


def fact_sentences(article: Article, document: int, network: OnnxNetwork, head: ContextHead, weights: StemWeights) -> list[FactSentence]:
    """Reads an article in one forward pass, and keeps the sentences of its text that have words enough to hold a fact.

    Args:
        article: The article.
        document: The number to give it.
        network: The network.
        head: Its context head.
        weights: Weights of stems.
    """
    prepared = prepare(article.title, article.text, network.tokenizer, max_tokens=network.config.max_tokens)
    if not prepared.windows:
        return []
    texts = prepared.sentence_texts()
    vectors = head.project(sentence_vectors(list(read_windows(network, prepared.windows)), len(texts)))
    places = [i for i, s in enumerate(prepared.sentences) if s.field == "text"]
    names = _names(texts[i] for i in places)
    found = []
    for i in places:
        sentence = prepared.sentences[i]
        stems = [stem(word) for word in words_of(texts[i])]
        if len({key for key in stems if weights[key] >= COMMON}) >= FEWEST_WORDS:
            span = prepared.as_given(article, sentence.field, sentence.start, sentence.end)
            bag = weights.bag(Counter(_acts(texts[i], names)))
            found.append(FactSentence(document, span, vectors[i], bag, names.intersection(stems), numbers_of(texts[i])))
    return found


def numbers_of(text: str) -> frozenset[str]:
    """The numbers of a text in digits; "one" is none, since it mostly counts nothing."""
    digits = {re.sub("[,.]", "", match.group()) for match in _NUMBER.finditer(text)}
    return frozenset(digits | {_NUMBERS[word] for word in re.findall("[a-z]+", text.lower()) if word in _NUMBERS})


def _names(texts: Iterable[str]) -> frozenset[str]:
    """Stems of the words that stand with a capital letter within a sentence."""
    return frozenset(stem(word) for text in texts for word in words_of(text)[1:] if word[0].isupper())


def _acts(text: str, names: frozenset[str]) -> list[str]:
    """Stems of the words that say what was done, neither who nor where nor how many."""
    words = (word for word in words_of(text) if not word[0].isdigit() and word.lower() not in _NUMBERS)
    return [key for key in map(stem, words) if key not in names]
