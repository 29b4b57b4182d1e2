"""Batches of windows of like length."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from slantwise_models.labels import STATE_FRAMING
from slantwise_models.network import TOKEN_OUTPUTS
from slantwise_training.spans.examples import NO_VOICE, Example

_N_STATE_FRAMING = len(STATE_FRAMING) + 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows.

    Attributes:
        input_ids: (windows, tokens), int64; padding is 0.
        attention_mask: (windows, tokens), int64.
        labels: (windows, tokens, len(TOKEN_OUTPUTS)), float32.
        label_mask: 1 where an output is annotated and the token is a sentence's own, same shape as ``labels``.
        voices: (windows, tokens), int64, ``NO_VOICE`` where there is none.
        n_tokens: Tokens that are no padding.
    """

    input_ids: Tensor
    attention_mask: Tensor
    labels: Tensor
    label_mask: Tensor
    voices: Tensor
    n_tokens: int


def make_batches(examples: Sequence[Example], batch_tokens: int, *, seed: int) -> list[Batch]:
    """Shuffles by seed, groups windows of like length and shuffles the groups; every example is in one batch.

    The number of batches depends on the lengths alone, not on the seed.
    """
    generator = np.random.default_rng(seed)
    order = generator.permutation(len(examples))
    order = order[np.argsort([len(examples[i].window.ids) for i in order], kind="stable")]
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(examples[i].window.ids) > batch_tokens:
            groups.append([])
        groups[-1].append(int(i))
    return [collate([examples[i] for i in groups[g]]) for g in generator.permutation(len(groups)) if groups[g]]


def collate(examples: Sequence[Example]) -> Batch:
    """Pads examples to the longest."""
    shape = (len(examples), max(len(e.window.ids) for e in examples))
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    labels = np.zeros((*shape, len(TOKEN_OUTPUTS)), np.float32)
    label_mask = np.zeros_like(labels)
    voices = np.full(shape, NO_VOICE, np.int64)
    for row, example in enumerate(examples):
        n = len(example.window.ids)
        ids[row, :n], mask[row, :n] = example.window.ids, 1
        labels[row, :n], voices[row, :n] = example.labels, example.voices
        own = np.asarray(example.window.sentence) >= 0
        outputs = slice(None, _N_STATE_FRAMING) if example.task == "state-framing" else slice(_N_STATE_FRAMING, None)
        label_mask[row, :n][own, outputs] = 1
    ids_, mask_, labels_, label_mask_, voices_ = map(torch.from_numpy, (ids, mask, labels, label_mask, voices))
    return Batch(ids_, mask_, labels_, label_mask_, voices_, n_tokens=int(mask.sum()))
