"""BABE: sentences that experts found biased or not, as a semicolon-separated file."""

import ast
from dataclasses import dataclass
from pathlib import Path

from slantwise_training.corpora.reading import CorpusCard, FieldError, Reading, read_table

CARD = CorpusCard(
    "babe",
    "BABE, SG2, of the Media Bias Group",
    "Repository AGPL-3.0",
    "Spinde et al. (2021), Neural Media Bias Detection Using Distant Supervision With BABE, Findings of EMNLP",
    "3,674 sentences of US news, each biased or not, with the biased words.",
    "https://github.com/Media-Bias-Group/Neural-Media-Bias-Detection-Using-Distant-Supervision-With-BABE, file data/final_labels_SG2.csv",
)
_LABELS = {"Biased": True, "Non-biased": False}


@dataclass(frozen=True, slots=True)
class BiasSentence:
    """One sentence: its outlet, topic, whether experts found it biased (None without agreement), and the biased words."""

    text: str
    outlet: str
    topic: str
    biased: bool | None
    biased_words: tuple[str, ...]


def read_babe(path: Path) -> Reading[BiasSentence]:
    """Reads the file.

    Raises:
        InputError: The file is missing.
    """
    return read_table(path, _convert, delimiter=";")


def _convert(row: dict[str, str | None]) -> BiasSentence:
    text, outlet, topic = (row.get(name) for name in ("text", "outlet", "topic"))
    if not (text or "").strip():
        raise FieldError("text", "is empty")
    if outlet is None or topic is None:
        raise FieldError("outlet" if outlet is None else "topic", "is missing")
    label = row.get("label_bias")
    if label not in {*_LABELS, "No agreement"}:
        raise FieldError("label_bias", f"must be Biased, Non-biased or No agreement, is {label!r}")
    try:
        words = ast.literal_eval(row.get("biased_words") or "[]")
    except (ValueError, SyntaxError) as error:
        raise FieldError("biased_words", f"is no list: {error}") from error
    return BiasSentence(text or "", outlet, topic, _LABELS.get(label or ""), tuple(map(str, words)))
