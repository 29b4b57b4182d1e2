"""From token probabilities to spans on word borders."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise.windows import Window
from slantwise_models.config import Decoding

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some windows, in order.

    Attributes:
        sentence: Number of each word's sentence, (N,).
        start: Start in the cleaned field, (N,).
        end: End in the cleaned field, exclusive, (N,).
        cues: Probability of each output, the mean over the word's pieces, (N, outputs).
        voices: Probability of each voice, likewise, (N, voices).
    """

    sentence: Integers
    start: Integers
    end: Integers
    cues: Floats
    voices: Floats

    @classmethod
    def join(cls, parts: Sequence["Words"]) -> "Words":
        """The words of several chunks of windows, in order."""
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("sentence", "start", "end", "cues", "voices")))


@dataclass(frozen=True, slots=True)
class DecodedSpan:
    """A run of words with one label.

    Attributes:
        label: The label.
        sentence: Number of the sentence it stands in.
        start: Start in the cleaned field.
        end: End, exclusive.
        score: Mean probability of the label over its words, 0 to 1.
        voices: Mean probability of each voice over its words, (voices,).
    """

    label: str
    sentence: int
    start: int
    end: int
    score: float
    voices: Floats


def words_of(windows: Sequence[Window], cues: Floats, voices: Floats) -> Words:
    """Joins word pieces and leaves out tokens that no sentence owns.

    Args:
        windows: W windows.
        cues: (W, tokens, outputs), padded.
        voices: (W, tokens, voices), padded.
    """
    own = [np.asarray(w.sentence) >= 0 for w in windows]
    sentence = np.concatenate([np.asarray(w.sentence)[o] for w, o in zip(windows, own, strict=True)])
    start = np.concatenate([np.asarray(w.start)[o] for w, o in zip(windows, own, strict=True)])
    end = np.concatenate([np.asarray(w.end)[o] for w, o in zip(windows, own, strict=True)])
    continues = np.concatenate([np.asarray(w.continues, bool)[o] for w, o in zip(windows, own, strict=True)])
    by_token = np.concatenate([cues[i, : len(o)][o] for i, o in enumerate(own)])
    voice_by_token = np.concatenate([voices[i, : len(o)][o] for i, o in enumerate(own)])
    first = np.flatnonzero(~continues)
    if not len(first):
        return Words(sentence, start, end, by_token, voice_by_token)
    pieces = np.diff(np.append(first, len(continues)))[:, None]
    return Words(
        sentence[first],
        start[first],
        end[np.append(first[1:], len(end)) - 1],
        (np.add.reduceat(by_token, first) / pieces).astype(np.float32),
        (np.add.reduceat(voice_by_token, first) / pieces).astype(np.float32),
    )


def decode(words: Words, labels: Sequence[str], first_output: int, decoding: Decoding) -> list[DecodedSpan]:
    """Spans of one label family, by label and then by place.

    A span of a label starts where a word reaches ``label_start``, reaches over neighbours of the same sentence at or above
    ``extend`` times that, and bridges up to ``gap`` words below it.

    Args:
        words: The words.
        labels: The family's labels.
        first_output: Output of the family's first label.
        decoding: Thresholds.
    """
    spans: list[DecodedSpan] = []
    for offset, label in enumerate(labels):
        probability = words.cues[:, first_output + offset]
        threshold = decoding.label_start[label]
        if len(probability) and probability.max() >= threshold:
            spans += [
                _span(words, label, probability, a, b)
                for a, b in _runs(probability >= threshold * decoding.extend, words.sentence, decoding.gap)
                if probability[a:b].max() >= threshold
            ]
    return spans


def _runs(inside: NDArray[np.bool_], sentence: Integers, gap: int) -> list[tuple[int, int]]:
    """Runs of true words within a sentence, ``[start, end)``, those at most ``gap`` words apart joined."""
    runs: list[tuple[int, int]] = []
    for i in np.flatnonzero(inside).tolist():
        if runs and i - runs[-1][1] <= gap and sentence[i] == sentence[runs[-1][1] - 1]:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _span(words: Words, label: str, probability: Floats, start: int, end: int) -> DecodedSpan:
    return DecodedSpan(
        label,
        int(words.sentence[start]),
        int(words.start[start]),
        int(words.end[end - 1]),
        float(probability[start:end].mean()),
        words.voices[start:end].mean(0),
    )
