"""BASIL: lexical and informational bias in 100 events told by three outlets, as JSON lines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slantwise_training.corpora.reading import CorpusCard, FieldError, Reading, get, read_json_lines

CARD = CorpusCard(
    "basil",
    "BASIL, by Fan et al.",
    "None stated",
    "Fan et al. (2019), In Plain Sight: Media Bias Through the Lens of Factual Reporting, EMNLP-IJCNLP",
    "300 articles with spans of lexical and informational bias.",
)


@dataclass(frozen=True, slots=True)
class BiasSpan:
    """A span of the text (code points, end exclusive): "lexical" or "informational", its target and polarity."""

    start: int
    end: int
    label: str
    target: str
    polarity: str


@dataclass(frozen=True, slots=True)
class BiasArticle:
    """One article of one outlet on one event."""

    id: str
    event: str
    outlet: str
    date: str | None
    title: str
    text: str
    spans: tuple[BiasSpan, ...]


def read_basil(path: Path) -> Reading[BiasArticle]:
    """Reads the file."""
    return read_json_lines(path, _convert)


def _convert(raw: Any) -> BiasArticle:
    text = get(raw, "text", str)
    return BiasArticle(
        get(raw, "id", str),
        get(raw, "event", str),
        get(raw, "outlet", str),
        get(raw, "date", str, optional=True),
        get(raw, "title", str, optional=True) or "",
        text,
        tuple(_span(span, len(text)) for span in get(raw, "spans", list)),
    )


def _span(raw: Any, length: int) -> BiasSpan:
    start, end = get(raw, "start", int), get(raw, "end", int)
    if not 0 <= start < end <= length:
        raise FieldError("spans.end", f"[{start}, {end}) is no span of a text of {length} characters")
    return BiasSpan(start, end, get(raw, "label", str), get(raw, "target", str), get(raw, "polarity", str))
