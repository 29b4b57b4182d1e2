"""Annotated articles as windows of token labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from slantwise.preparation import PreparedArticle, prepare
from slantwise.sentences import Sentence
from slantwise.windows import Window
from slantwise_models.labels import STATE_FRAMING, TECHNIQUES, VOICES
from slantwise_models.network import TOKEN_OUTPUTS

Task = Literal["state-framing", "technique"]
FAMILY_LABELS: dict[Task, tuple[str, ...]] = {"state-framing": STATE_FRAMING, "technique": TECHNIQUES}
NO_VOICE = -100
"""Voice label of a token outside every cue; the loss skips it."""


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """A labelled span of the raw title or text (code points, end exclusive).

    Attributes:
        field: Title or text.
        start: Where it starts.
        end: Where it ends, exclusive.
        label: One of the labels of the article's task.
        voice: None where not annotated.
        sure: False where only one of two annotators saw it; such a span is not scored.
    """

    field: Literal["title", "text"]
    start: int
    end: int
    label: str
    voice: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """One annotated article; ``task`` says which labels its annotators looked for."""

    id: str
    task: Task
    title: str
    text: str
    spans: tuple[LabelledSpan, ...]
    date: str | None = None


@dataclass(slots=True)
class Example:
    """One window with its labels.

    Attributes:
        article: Id of the article.
        task: The label family that is annotated; the other family's outputs get no loss.
        window: The network's input.
        labels: 0 or 1 a token and output, (tokens, len(TOKEN_OUTPUTS)), float32.
        voices: Index into ``VOICES`` or ``NO_VOICE``, (tokens,), int64.
    """

    article: str
    task: Task
    window: Window
    labels: NDArray[np.float32]
    voices: NDArray[np.int64]


def make_examples(articles: Iterable[LabelledArticle], tokenizer: Tokenizer, *, max_tokens: int) -> list[Example]:
    """Windows with token labels, in the order of the articles."""
    return [
        example
        for article in articles
        for example in _label(article, prepare(article.title, article.text, tokenizer, max_tokens=max_tokens))
    ]


def _label(article: LabelledArticle, prepared: PreparedArticle) -> list[Example]:
    examples = []
    for window in prepared.windows:
        labels = np.zeros((len(window.ids), len(TOKEN_OUTPUTS)), np.float32)
        voices = np.full(len(window.ids), NO_VOICE, np.int64)
        for span in article.spans:
            start, end = prepared.fields[span.field].from_original(span.start, span.end)
            inside = _tokens_inside(window, prepared.sentences, span.field, start, end)
            labels[inside, TOKEN_OUTPUTS.index(span.label)] = 1
            labels[inside, TOKEN_OUTPUTS.index(f"any-{article.task}")] = 1
            if span.voice is not None:
                voices[inside] = VOICES.index(span.voice)
        examples.append(Example(article.id, article.task, window, labels, voices))
    return examples


def _tokens_inside(window: Window, sentences: Sequence[Sentence], field: str, start: int, end: int) -> NDArray[np.bool_]:
    """Which tokens overlap the clean span, (tokens,)."""
    number = np.asarray(window.sentence)
    in_field = np.array([n >= 0 and sentences[n].field == field for n in window.sentence], bool)
    overlaps = (np.asarray(window.start) < end) & (np.asarray(window.end) > start)
    return in_field & overlaps & (number >= 0)
