"""Word probabilities of annotated articles, from the released graph."""

from collections.abc import Iterable
from dataclasses import dataclass

from slantwise.decoding import DecodedSpan, Words, words_of
from slantwise.forward import read_windows
from slantwise.preparation import prepare
from slantwise_models.runtime import OnnxNetwork
from slantwise_training.evaluation.fragments import Interval
from slantwise_training.spans.examples import LabelledArticle


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An annotated article with what the network says of each of its words.

    Attributes:
        article: The article and its gold spans.
        words: Its words, clean offsets.
        fields: Field of each sentence, by the sentence's number.
        gold: Gold spans in clean offsets, by field and label.
    """

    article: LabelledArticle
    words: Words
    fields: list[str]
    gold: dict[tuple[str, str], list[Interval]]


def read_article(network: OnnxNetwork, article: LabelledArticle) -> ReadArticle | None:
    """One article through the network, or None for one without a word."""
    prepared = prepare(article.title, article.text, network.tokenizer, max_tokens=network.config.max_tokens)
    if not prepared.windows:
        return None
    parts = [words_of(windows, output.cues, output.voices) for windows, output in read_windows(network, prepared.windows)]
    gold: dict[tuple[str, str], list[Interval]] = {}
    for span in article.spans:
        start, end = prepared.fields[span.field].from_original(span.start, span.end)
        if end > start:
            gold.setdefault((span.field, span.label), []).append((start, end))
    return ReadArticle(article, Words.join(parts), [s.field for s in prepared.sentences], gold)


def by_field_and_label(spans: Iterable[DecodedSpan], fields: list[str]) -> dict[tuple[str, str], list[Interval]]:
    """Decoded spans in the form of ``ReadArticle.gold``."""
    found: dict[tuple[str, str], list[Interval]] = {}
    for span in spans:
        found.setdefault((fields[span.sentence], span.label), []).append((span.start, span.end))
    return found
