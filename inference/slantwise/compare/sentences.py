"""The sentences of an article as comparing sees them: what they mean, and which words, names and numbers they have."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise.article import Article
from slantwise.contexts._words import stem, words_of
from slantwise.contexts.index import StemWeights
from slantwise.contexts.vectors import read_texts
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


def fact_sentences(articles: Sequence[Article], network: OnnxNetwork, head: ContextHead) -> list[FactSentence]:
    """The sentences of the articles' texts that have words enough to hold a fact, document by document.

    Each sentence is read by itself: amid its article, its vector takes on the subject that all sentences there share, and tells facts
    on one subject apart less well (see ``slantwise.compare.likeness``). Of one longer than a window, the first window is read.

    Args:
        articles: The articles; a document's number is its place.
        network: The network.
        head: Its context head.
    """
    weights = StemWeights(head)
    cut = [piece for number, article in enumerate(articles) for piece in _cut(article, number, network, weights)]
    vectors = head.project(read_texts([piece.text for piece in cut], network))
    return [
        FactSentence(piece.document, piece.span, vector, piece.bag, piece.names, numbers_of(piece.text))
        for piece, vector in zip(cut, vectors, strict=True)
    ]


def numbers_of(text: str) -> frozenset[str]:
    """The numbers of a text in digits; "one" is none, since it mostly counts nothing."""
    digits = {re.sub("[,.]", "", match.group()) for match in _NUMBER.finditer(text)}
    return frozenset(digits | {_NUMBERS[word] for word in re.findall("[a-z]+", text.lower()) if word in _NUMBERS})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence before it is read; ``text`` is the cleaned one."""

    document: int
    span: Span
    text: str
    bag: dict[str, float]
    names: frozenset[str]


def _cut(article: Article, document: int, network: OnnxNetwork, weights: StemWeights) -> Iterator[_Piece]:
    prepared = prepare(article.title, article.text, network.tokenizer, max_tokens=network.config.max_tokens)
    pairs = [(s, text) for s, text in zip(prepared.sentences, prepared.sentence_texts(), strict=True) if s.field == "text"]
    names = _names(text for _, text in pairs)
    for sentence, text in pairs:
        stems = [stem(word) for word in words_of(text)]
        if len({key for key in stems if weights[key] >= COMMON}) >= FEWEST_WORDS:
            span = prepared.as_given(article, sentence.field, sentence.start, sentence.end)
            yield _Piece(document, span, text, weights.bag(Counter(_acts(text, names))), names.intersection(stems))


def _names(texts: Iterable[str]) -> frozenset[str]:
    """Stems of the words that stand with a capital letter within a sentence."""
    return frozenset(stem(word) for text in texts for word in words_of(text)[1:] if word[0].isupper())


def _acts(text: str, names: frozenset[str]) -> list[str]:
    """Stems of the words that say what was done, neither who nor where nor how many."""
    words = (word for word in words_of(text) if not word[0].isdigit() and word.lower() not in _NUMBERS)
    return [key for key in map(stem, words) if key not in names]
