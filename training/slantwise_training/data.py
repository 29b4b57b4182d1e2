"""The annotated articles of a run, from the corpora to train, held-out and dev parts."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from slantwise.cleaning import clean
from slantwise_training.corpora.cues import CueArticle
from slantwise_training.corpora.ptc import TechniqueArticle
from slantwise_training.corpora.reading import Reading
from slantwise_training.corpora.registry import corpora_of
from slantwise_training.spans.examples import LabelledArticle, LabelledSpan
from slantwise_training.splitting.clusters import near_duplicate_clusters
from slantwise_training.splitting.splits import hold_out

logger = logging.getLogger(__name__)

MOST_FILES = 20
"""A corpus of more files is listed as one, with the digest of its files' digests."""

BOTH = 2
"""Annotators of the dev file; a cue that fewer saw is not scored."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file that a run reads: its name, rows and SHA-256."""

    file: str
    rows: int
    sha256: str

    @property
    def context(self) -> str:
        """What it is for, in the words of MLflow."""
        return "evaluation" if "dev" in self.file else "training"


@dataclass(slots=True)
class AnnotatedData:
    """Articles with labelled spans.

    Attributes:
        train: To train on; none is a near-duplicate of a held-out or dev article.
        held_out: For thresholds.
        cues_dev: Dev articles with state-framing cues.
        techniques_dev: Dev articles with techniques.
        files: What was read.
    """

    train: list[LabelledArticle] = field(default_factory=list)
    held_out: list[LabelledArticle] = field(default_factory=list)
    cues_dev: list[LabelledArticle] = field(default_factory=list)
    techniques_dev: list[LabelledArticle] = field(default_factory=list)
    files: list[DataFile] = field(default_factory=list)


def load_annotated(data_dir: Path, *, held_out: float, seed: int) -> AnnotatedData:
    """Reads the cue and technique corpora and splits their train parts; the bundled corpus has no techniques.

    Args:
        data_dir: Folder with the corpora.
        held_out: Share of the train articles to hold out, 0 to 1.
        seed: Decides which.

    Raises:
        InputError: A file is missing.
    """
    data = AnnotatedData()
    there = corpora_of(data_dir)
    names = ("cues-train", "ptc-train", "cues-dev", "ptc-dev")
    parts = {name: read_corpus(data_dir, name, data.files) if name in there else [] for name in names}
    pool = [*map(from_cues, parts["cues-train"]), *map(from_techniques, parts["ptc-train"])]
    data.cues_dev = list(map(from_cues, parts["cues-dev"]))
    data.techniques_dev = list(map(from_techniques, parts["ptc-dev"]))
    dev = [*data.cues_dev, *data.techniques_dev]
    clusters = near_duplicate_clusters([clean(a.text).text for a in [*pool, *dev]], seed=seed)
    near_dev = np.isin(clusters[: len(pool)], clusters[len(pool) :])
    kept = [a for a, drop in zip(pool, near_dev, strict=True) if not drop]
    logger.info("%d train articles are near-duplicates of dev articles and left out", int(near_dev.sum()))
    held = hold_out([a.id for a in kept], clusters[: len(pool)][~near_dev], held_out, seed=seed)
    for article, is_held in zip(kept, held, strict=True):
        (data.held_out if is_held else data.train).append(article)
    return data


def read_corpus(data_dir: Path, name: str, files: list[DataFile]) -> Sequence[Any]:
    """The rows of one corpus; notes its files."""
    reading: Reading[Any] = corpora_of(data_dir)[name].read(data_dir)
    files += list_files(name, reading)
    return reading.rows


def list_files(name: str, reading: Reading[Any]) -> list[DataFile]:
    """The files of a corpus with their digests; many as one, with the digest of all digests."""
    digests = reading.files
    if len(digests) > MOST_FILES:
        whole = "".join(f"{file} {digest}\n" for file, digest in sorted(digests.items()))
        return [DataFile(f"{name}: {len(digests)} files", len(reading.rows), hashlib.sha256(whole.encode()).hexdigest())]
    return [DataFile(f"{name}: {file}", reading.counts[file], digest) for file, digest in digests.items()]


def from_cues(article: CueArticle) -> LabelledArticle:
    """An article with state-framing cues as a labelled article."""
    spans = tuple(
        LabelledSpan(
            "title" if cue.field == "title" else "text",
            cue.start,
            cue.end,
            cue.label,
            cue.voice,
            sure=(cue.annotators or BOTH) >= BOTH,
        )
        for cue in article.cues
    )
    return LabelledArticle(article.id, "state-framing", article.title, article.text, spans, article.date)


def from_techniques(article: TechniqueArticle) -> LabelledArticle:
    """An article with techniques as a labelled article; its title is the first line of its text."""
    spans = tuple(LabelledSpan("text", span.start, span.end, span.label) for span in article.spans)
    return LabelledArticle(article.id, "technique", "", article.text, spans)
