"""Every corpus by name: its card, where its files lie under the data folder, and its reader."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slantwise_training.corpora import articles, babe, basil, context, cues, narratives, outlets, ptc
from slantwise_training.corpora.bundled import PAIRS, is_bundled, pairs, parts
from slantwise_training.corpora.reading import CorpusCard, Reading


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus and how it is read.

    Attributes:
        card: Source, licence, citation.
        folder: Its folder under the data folder.
        files: Its files in that folder, as patterns; it is there if each pattern has a file.
        read: Reads it, given the data folder.
    """

    card: CorpusCard
    folder: str
    files: tuple[str, ...]
    read: Callable[[Path], Reading[Any]]

    def missing(self, data: Path) -> list[str]:
        """The patterns, under the data folder, that no file has."""
        return [f"{self.folder}/{pattern}" for pattern in self.files if not any((data / self.folder).glob(pattern))]


def _all_articles(data: Path) -> Reading[articles.ArticleRecord]:
    """All files of ``articles/`` in one reading."""
    whole: Reading[articles.ArticleRecord] = Reading()
    for path in sorted((data / "articles").glob("*.jsonl.gz")):
        part = articles.read_articles(path)
        whole.rows += part.rows
        whole.problems += part.problems
        whole.files |= part.files
        whole.counts += part.counts
    if not whole.files:
        whole.add_file(data / "articles" / "*.jsonl.gz")
    return whole


def _file(card: CorpusCard, folder: str, file: str, read: Callable[[Path], Reading[Any]]) -> Corpus:
    """A corpus of one file."""
    return Corpus(card, folder, (file,), lambda data: read(data / folder / file))


def _ptc(split: str) -> Corpus:
    files = (f"{split}-articles/article*.txt", f"{split}-task-flc-tc.labels")
    return Corpus(ptc.CARD, "ptc", files, lambda data: ptc.read_ptc(data / "ptc", split))


CORPORA: dict[str, Corpus] = {
    "articles": Corpus(articles.CARD, "articles", ("*.jsonl.gz",), _all_articles),
    "cues-train": _file(cues.CARD, "cues", "train.jsonl.gz", cues.read_cues),
    "cues-dev": _file(cues.CARD, "cues", "dev.jsonl.gz", cues.read_cues),
    "context-train": _file(context.CARD, "context", "train.jsonl.gz", context.read_context),
    "context-dev": _file(context.CARD, "context", "dev.jsonl.gz", context.read_context),
    "context-cards": _file(context.CARD, "context", "cards.jsonl", context.read_cards),
    "ptc-train": _ptc("train"),
    "ptc-dev": _ptc("dev"),
    "babe": _file(babe.CARD, "babe", "final_labels_SG2.csv", babe.read_babe),
    "basil": _file(basil.CARD, "basil", "articles.jsonl.gz", basil.read_basil),
    "narratives": _file(narratives.CARD, "narratives", "en_articles.jsonl.gz", narratives.read_narratives),
    "outlets": _file(outlets.CARD, "outlets", "state_media_matrix_ASD-GMF.csv", outlets.read_outlets),
}

_PARTS: dict[str, Callable[[Path], Reading[Any]]] = {
    "articles": parts.read_articles,
    "cues-train": lambda data: parts.read_cues(data, dev=False),
    "cues-dev": lambda data: parts.read_cues(data, dev=True),
    "context-train": lambda data: parts.read_context(data, dev=False),
    "context-dev": lambda data: parts.read_context(data, dev=True),
}

BUNDLED: dict[str, Corpus] = {name: Corpus(pairs.CARD, PAIRS, ("*.yaml",), read) for name, read in _PARTS.items()}
"""What the bundled corpus has; it is annotated for no techniques."""


def corpora_of(data: Path) -> dict[str, Corpus]:
    """The corpora that a data folder of this layout has, or should have."""
    return BUNDLED if is_bundled(data) else CORPORA
