"""SemEval-2025 Task 10, English: narratives on Ukraine and climate, as JSON lines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slantwise_training.corpora.reading import CorpusCard, Reading, get, read_json_lines

CARD = CorpusCard(
    "narratives",
    "SemEval-2025 Task 10, English part",
    "None stated",
    "Piskorski et al. (2025), SemEval-2025 Task 10: Multilingual Characterization and Extraction of Narratives from Online News",
    "399 articles with the narratives that they carry.",
)


@dataclass(frozen=True, slots=True)
class NarrativeArticle:
    """One article with its narratives and sub-narratives."""

    id: str
    split: str
    title: str
    text: str
    narratives: tuple[str, ...]
    subnarratives: tuple[str, ...]


def read_narratives(path: Path) -> Reading[NarrativeArticle]:
    """Reads the file."""
    return read_json_lines(path, _convert)


def _convert(raw: Any) -> NarrativeArticle:
    return NarrativeArticle(
        get(raw, "id", str),
        get(raw, "split", str),
        get(raw, "title", str, optional=True) or "",
        get(raw, "text", str),
        tuple(map(str, get(raw, "labels", list, optional=True) or ())),
        tuple(map(str, get(raw, "subnarratives", list, optional=True) or ())),
    )
