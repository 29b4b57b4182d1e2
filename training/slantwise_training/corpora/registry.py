"""Every corpus by name: its card, where its files lie under the data folder, and its reader."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slantwise_training.corpora import articles, babe, basil, context, cues, narratives, outlets, ptc
from slantwise_training.corpora.reading import CorpusCard, Reading


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus and how it is read.

    Attributes:
        card: Source, licence, citation.
        read: Reads it, given the data folder.
    """

    card: CorpusCard
    read: Callable[[Path], Reading[Any]]


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


CORPORA: dict[str, Corpus] = {
    "articles": Corpus(articles.CARD, _all_articles),
    "cues-train": Corpus(cues.CARD, lambda data: cues.read_cues(data / "cues" / "train.jsonl.gz")),
    "cues-dev": Corpus(cues.CARD, lambda data: cues.read_cues(data / "cues" / "dev.jsonl.gz")),
    "context-train": Corpus(context.CARD, lambda data: context.read_context(data / "context" / "train.jsonl.gz")),
    "context-dev": Corpus(context.CARD, lambda data: context.read_context(data / "context" / "dev.jsonl.gz")),
    "context-cards": Corpus(context.CARD, lambda data: context.read_cards(data / "context" / "cards.jsonl")),
    "ptc-train": Corpus(ptc.CARD, lambda data: ptc.read_ptc(data / "ptc", "train")),
    "ptc-dev": Corpus(ptc.CARD, lambda data: ptc.read_ptc(data / "ptc", "dev")),
    "babe": Corpus(babe.CARD, lambda data: babe.read_babe(data / "babe" / "final_labels_SG2.csv")),
    "basil": Corpus(basil.CARD, lambda data: basil.read_basil(data / "basil" / "articles.jsonl.gz")),
    "narratives": Corpus(narratives.CARD, lambda data: narratives.read_narratives(data / "narratives" / "en_articles.jsonl.gz")),
    "outlets": Corpus(outlets.CARD, lambda data: outlets.read_outlets(data / "outlets" / "state_media_matrix_ASD-GMF.csv")),
}
