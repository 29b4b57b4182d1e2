"""The annotated articles that a finished model is evaluated on, and the digest of their files."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from slantwise.errors import InputError
from slantwise_models.config import ModelConfig
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.bundled import PAIRS, is_bundled
from slantwise_training.corpora.bundled.pairs import read_pairs
from slantwise_training.corpora.bundled.parts import is_dev
from slantwise_training.corpora.context import ContextArticle
from slantwise_training.corpora.cues import CueArticle
from slantwise_training.corpora.ptc import TechniqueArticle
from slantwise_training.data import DataFile, list_files, read_corpus

Split = Literal["all", "dev"]


@dataclass(slots=True)
class Material:
    """What to evaluate on.

    Attributes:
        split: Every article, or those for dev.
        bundled: Whether the texts were written for the project.
        cues: With state-framing cues and their sides.
        techniques: With techniques.
        contexts: With contexts.
        sources: Of known sides, none of which the model was trained on; empty where the model was trained on such articles, so that
            its folds must do.
        files: What was read.
    """

    split: Split
    bundled: bool
    cues: Sequence[CueArticle] = ()
    techniques: Sequence[TechniqueArticle] = ()
    contexts: Sequence[ContextArticle] = ()
    sources: Sequence[ArticleRecord] = ()
    files: list[DataFile] = field(default_factory=list)

    @property
    def sha256(self) -> str:
        """One digest over the digests of all files."""
        lines = sorted(f"{file.file} {file.sha256}\n" for file in self.files)
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def read_material(data: Path, config: ModelConfig, split: Split | None) -> Material:
    """Reads the annotated articles of a data folder.

    Args:
        data: The folder.
        config: Of the model, which says what it was trained on.
        split: None is all of the bundled corpus if the model was not trained on it, dev otherwise.

    Raises:
        InputError: A corpus is missing, or the model was trained on a part of what is asked for.
    """
    bundled = is_bundled(data)
    trained = bundled and bool(config.provenance.get("bundled"))
    split = split or ("all" if bundled and not trained else "dev")
    if trained and split == "all":
        raise InputError(f"--split all: {config.name} was trained on a part of the bundled corpus; --split dev is what it has not seen")
    material = Material(split, bundled)
    if bundled:
        _read_pairs(material, data, with_sources=not trained)
    else:
        _read_corpora(material, data, config)
    return material


def _read_pairs(material: Material, data: Path, *, with_sources: bool) -> None:
    reading = read_pairs(data / PAIRS)
    if material.split == "dev":
        reading.rows = [pair for pair in reading.rows if is_dev(pair.id)]
        reading.files = {name: digest for name, digest in reading.files.items() if is_dev(Path(name).stem)}
    articles = [article for pair in reading.rows for article in pair.articles]
    material.cues = [article.cues for article in articles]
    material.contexts = [article.context for article in articles]
    material.sources = [article.record for article in articles] if with_sources else []
    material.files = list_files(PAIRS, reading)


def _read_corpora(material: Material, data: Path, config: ModelConfig) -> None:
    parts = ("train", "dev") if material.split == "all" else ("dev",)
    material.cues, material.techniques, material.contexts = (
        [row for part in parts for row in read_corpus(data, f"{name}-{part}", material.files)] for name in ("cues", "ptc", "context")
    )
    known = {file["sha256"] for file in config.provenance.get("data", [])}
    seen = [file.file for file in material.files if "-train: " in file.file and file.sha256 in known]
    if seen:
        raise InputError(f"--split all: {config.name} was trained on {', '.join(seen)}; --split dev is what it has not seen")
