"""Annotated articles as the released network reads them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from slantwise._cues import find_cues
from slantwise.article import Article
from slantwise.contexts._words import words_of
from slantwise.contexts.stance import stances
from slantwise.contexts.vectors import sentence_framing, sentence_vectors
from slantwise.forward import read_windows
from slantwise.preparation import prepare
from slantwise.sides.judge import judge_sides
from slantwise_models.runtime import OnnxNetwork
from slantwise_training.corpora.context import ContextArticle

Floats = NDArray[np.float64]
MOST_OF_A_QUOTE = 0.6
"""Share of a quotation's words that a sentence must have to be the quoted one."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadArticle:
    """An annotated article, cut into S sentences.

    Attributes:
        article: The annotation.
        texts: The cleaned sentences.
        in_title: Whether each is of the title.
        vectors: The network's vector of each, (S, hidden size), or what it was projected to, (S, K).
        framing: Greatest probability of each state-framing label in each, (S, labels).
        stances: Stance to each actor that a cue is for or against.
    """

    article: ContextArticle
    texts: list[str]
    in_title: list[bool]
    vectors: Floats
    framing: Floats
    stances: Mapping[str, Floats]

    def without(self, sentences: Iterable[int]) -> "ReadArticle":
        """The article with some sentences left out; at least one stays."""
        gone = set(sentences)
        kept = [i for i in range(len(self.texts)) if i not in gone] or [0]
        texts, in_title = [self.texts[i] for i in kept], [self.in_title[i] for i in kept]
        return replace(self, texts=texts, in_title=in_title, vectors=self.vectors[kept], framing=self.framing[kept])

    def plus(self, text: str, vector: Floats, place: int) -> "ReadArticle":
        """The article with one more sentence before the one at ``place``, framed like the article's average."""
        texts, in_title = list(self.texts), list(self.in_title)
        texts.insert(place, text)
        in_title.insert(place, False)
        framing = np.insert(self.framing, place, self.framing.mean(0), axis=0)
        return replace(self, texts=texts, in_title=in_title, vectors=np.insert(self.vectors, place, vector, axis=0), framing=framing)

    def quoted(self, quote: str) -> list[int]:
        """The sentences that a quotation was taken from; none for an empty one."""
        wanted = set(words_of(quote.lower()))
        if not wanted:
            return []
        found = [set(words_of(text.lower())) for text in self.texts]
        shares = np.array([len(wanted & words) / len(wanted) for words in found])
        whole = [i for i, words in enumerate(found) if len(words) > 4 and len(wanted & words) >= 0.9 * len(words)]
        return sorted({int(shares.argmax()), *whole}) if shares.max() >= MOST_OF_A_QUOTE else whole


def read_articles(articles: Sequence[ContextArticle], network: OnnxNetwork) -> Iterator[ReadArticle]:
    """Each article that has a word, read by the network."""
    for article in articles:
        prepared = prepare(article.title, article.text, network.tokenizer, max_tokens=network.config.max_tokens)
        if not prepared.windows:
            continue
        texts = prepared.sentence_texts()
        chunks = list(read_windows(network, prepared.windows))
        vectors = sentence_vectors(chunks, len(texts))
        framing = sentence_framing(chunks, len(texts), len(network.config.state_framing))
        cues = find_cues(Article(article.text, title=article.title), prepared, chunks, network.config)
        judged = judge_sides(cues, prepared, network.sides, date=article.date) if network.sides else cues
        yield ReadArticle(article, texts, [s.field == "title" for s in prepared.sentences], vectors, framing, stances(judged))
