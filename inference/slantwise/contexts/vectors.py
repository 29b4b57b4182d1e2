"""Texts of cards as the network reads them."""

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from slantwise.contexts.card import ContextCard
from slantwise.forward import WINDOWS_AT_ONCE
from slantwise.sentences import Sentence
from slantwise.windows import Window, make_windows
from slantwise_models.context_head import ContextHead
from slantwise_models.runtime import NetworkOutput, OnnxNetwork

Floats = NDArray[np.float64]


def card_texts(card: ContextCard) -> tuple[str, ...]:
    """What is read of a card: its subject, the main fact, the tellings, the denials."""
    return (subject(card), card.main_fact, *card.tellings, *card.denials)


def subject(card: ContextCard) -> str:
    """The card's name and when it is relevant."""
    return f"{card.name}. {card.relevant_when}"


def digest(text: str) -> str:
    """Sixteen hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def text_vectors(texts: Iterable[str], network: OnnxNetwork, head: ContextHead) -> dict[str, Floats]:
    """The projected vector of each text, (K,); those that the head knows are not read again."""
    wanted = list(dict.fromkeys(texts))
    known = dict(zip(head.digests.tolist(), head.vectors, strict=True))
    found = {text: known[key] for text in wanted if (key := digest(text)) in known}
    missing = [text for text in wanted if text not in found]
    return found | dict(zip(missing, head.project(read_texts(missing, network)), strict=True))


def read_texts(texts: Sequence[str], network: OnnxNetwork) -> Floats:
    """Mean token vector of each text, each read by itself, (N, hidden size).

    Texts of like length are read together, so that little is padding.
    """
    vectors = np.zeros((len(texts), network.hidden_size))
    windows = [_window(text, network) for text in texts]
    order = sorted(range(len(texts)), key=lambda i: len(windows[i].ids))
    for first in range(0, len(order), WINDOWS_AT_ONCE):
        chosen = order[first : first + WINDOWS_AT_ONCE]
        for row, number in enumerate(chosen):
            windows[number].sentence = [row if s >= 0 else s for s in windows[number].sentence]
        output = network.run([windows[number] for number in chosen])
        vectors[[chosen[row] for row in output.sentences]] = output.vectors
    return vectors


def sentence_vectors(chunks: Sequence[tuple[Sequence[Window], NetworkOutput]], n_sentences: int) -> Floats:
    """Vector of each sentence of an article, (n_sentences, hidden size); the mean of the parts of one longer than a window."""
    outputs = [output for _, output in chunks]
    vectors = np.zeros((n_sentences, outputs[0].vectors.shape[1]))
    parts = np.zeros(n_sentences)
    for output in outputs:
        np.add.at(vectors, output.sentences, output.vectors)
        np.add.at(parts, output.sentences, 1)
    return vectors / np.maximum(parts, 1)[:, None]


def sentence_framing(chunks: Sequence[tuple[Sequence[Window], NetworkOutput]], n_sentences: int, n_labels: int) -> Floats:
    """Greatest probability of each state-framing label over the tokens of each sentence, (n_sentences, n_labels), 0 to 1."""
    framing = np.zeros((n_sentences, n_labels))
    for windows, output in chunks:
        for window, cues in zip(windows, output.cues, strict=True):
            sentence = np.array(window.sentence)
            inside = sentence >= 0
            np.maximum.at(framing, sentence[inside], cues[: len(sentence)][inside, :n_labels])
    return framing


def _window(text: str, network: OnnxNetwork) -> Window:
    sentence = Sentence("text", 0, len(text))
    windows = make_windows("", text, [sentence], network.tokenizer, max_tokens=network.config.max_tokens)
    return windows[0] if windows else Window([network.tokenizer.token_to_id("[UNK]") or 0], [0], [0], [0], [False])
