"""Sentence features of many articles, computed once: the encoder is frozen, so the source head needs no more."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from tqdm import tqdm

from slantwise.preparation import prepare
from slantwise.windows import Window
from slantwise_models.network import SpanNetwork
from slantwise_models.source_head import sentence_features
from slantwise_training.atomic import whole_file

logger = logging.getLogger(__name__)

WINDOWS_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """Features of the sentences of N articles.

    Attributes:
        vectors: Mean token vector, (S, hidden size), float32.
        cues: Cue features, (S, N_CUE_FEATURES), float32.
        article: Article of each sentence, 0 to N - 1, never falling, (S,), int64.
    """

    vectors: Tensor
    cues: Tensor
    article: Tensor

    def of(self, articles: Sequence[int]) -> "SentenceFeatures":
        """Those of some articles, which are numbered anew in the order given."""
        bounds = torch.searchsorted(self.article, torch.arange(int(self.article[-1]) + 2))
        rows = [torch.arange(int(bounds[a]), int(bounds[a + 1])) for a in articles]
        index = torch.cat(rows)
        number = torch.repeat_interleave(torch.arange(len(rows)), torch.tensor([len(r) for r in rows]))
        return SentenceFeatures(self.vectors[index], self.cues[index], number)


def extract_features(
    network: SpanNetwork,
    texts: Sequence[tuple[str, str]],
    tokenizer: Tokenizer,
    *,
    max_tokens: int,
    max_windows: int,
    cache: Path,
) -> SentenceFeatures:
    """Reads the head of each article with the frozen network.

    Args:
        network: Encoder with cue and voice heads.
        texts: Title and text of each article.
        tokenizer: The encoder's.
        max_tokens: Most tokens in a window.
        max_windows: Windows read of each article, from its head.
        cache: Folder for results; a file there is used again if articles, weights and settings are the same.
    """
    path = cache / f"features-{_key(network, texts, max_tokens, max_windows)}.safetensors"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        arrays = _extract(network, texts, tokenizer, max_tokens, max_windows)
        with whole_file(path) as part:
            save_file(arrays, part)
    arrays = load_file(path)
    return SentenceFeatures(*(torch.from_numpy(arrays[name]) for name in ("vectors", "cues", "article")))


def _key(network: SpanNetwork, texts: Sequence[tuple[str, str]], max_tokens: int, max_windows: int) -> str:
    digest = hashlib.sha256(f"{max_tokens} {max_windows}".encode())
    for parameter in network.state_dict().values():
        digest.update(parameter.detach().cpu().numpy().tobytes())
    for title, text in texts:
        digest.update(f"{title}\0{text}\0".encode())
    return digest.hexdigest()[:16]


@torch.inference_mode()
def _extract(
    network: SpanNetwork, texts: Sequence[tuple[str, str]], tokenizer: Tokenizer, max_tokens: int, max_windows: int
) -> dict[str, np.ndarray]:
    network.eval()
    owner: list[int] = []
    windows: list[Window] = []
    for number, (title, text) in enumerate(texts):
        head = text[: max_windows * max_tokens * 8]
        taken = prepare(title, head, tokenizer, max_tokens=max_tokens).windows[:max_windows]
        windows += taken
        owner += [number] * len(taken)
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    for first in tqdm(range(0, len(order), WINDOWS_AT_ONCE), desc="sentence features", mininterval=5):
        chosen = order[first : first + WINDOWS_AT_ONCE]
        parts.append(_read(network, [windows[i] for i in chosen], [owner[i] for i in chosen]))
    article = np.concatenate([p[2] for p in parts])
    by_article = np.argsort(article, kind="stable")
    return {
        "vectors": np.concatenate([p[0] for p in parts])[by_article],
        "cues": np.concatenate([p[1] for p in parts])[by_article],
        "article": article[by_article],
    }


def _read(network: SpanNetwork, windows: Sequence[Window], owner: Sequence[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features of each sentence of each window, with its article."""
    shape = (len(windows), max(len(w.ids) for w in windows))
    ids, mask, rows = torch.zeros(shape).long(), torch.zeros(shape).long(), torch.full(shape, -1)
    article: list[int] = []
    for i, window in enumerate(windows):
        n = len(window.ids)
        numbers = sorted(set(window.sentence) - {-1})
        place = {number: len(article) + k for k, number in enumerate(numbers)} | {-1: -1}
        ids[i, :n], mask[i, :n] = torch.tensor(window.ids), 1
        rows[i, :n] = torch.tensor([place[s] for s in window.sentence])
        article += [owner[i]] * len(numbers)
    cue_logits, voice_logits, hidden = network(ids, mask)
    vectors, cues = sentence_features(hidden, cue_logits, voice_logits, rows, torch.arange(len(article)))
    return vectors.numpy(), cues.numpy(), np.array(article, np.int64)
