"""News articles with their outlet and its label, as JSON lines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slantwise_training.corpora.reading import CorpusCard, FieldError, Reading, get, read_json_lines

CARD = CorpusCard(
    "articles",
    "Twelve public repositories, among them r2nery/ukraine-media, ReCOVery, Article-Bias-Prediction and a Tehran Times data set",
    "Texts: their publishers'. Repositories: MIT, CC BY 4.0, CC BY-NC-SA 4.0, Apache-2.0, or none stated",
    "Zhou et al. (2020) for ReCOVery; Baly et al. (2020) for Article-Bias-Prediction",
    "About 26,000 articles of state, independent and partisan outlets; the label is the outlet's, not the article's.",
    "Only in parts: https://github.com/r2nery/ukraine-media, https://github.com/apurvamulay/ReCOVery and "
    "https://github.com/ramybaly/Article-Bias-Prediction hold some of them, in other formats; the rest has no licence to pass it on",
)
LABELS = ("state", "independent", "partisan", "unknown")


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article.

    Attributes:
        id: Unique within the corpus.
        outlet: Name of the outlet.
        country: Country of the outlet, or None.
        label: One of ``LABELS``, by outlet.
        date: ISO date or None.
        title: Headline, may be empty.
        text: Body.
        corpus: Which of the corpora it is from.
    """

    id: str
    outlet: str
    country: str | None
    label: str
    date: str | None
    title: str
    text: str
    corpus: str


def read_articles(path: Path) -> Reading[ArticleRecord]:
    """Reads one file of articles."""
    return read_json_lines(path, _convert)


def _convert(raw: Any) -> ArticleRecord:
    label = get(raw, "label", str)
    if label not in LABELS:
        raise FieldError("label", f"must be one of {', '.join(LABELS)}, is {label!r}")
    return ArticleRecord(
        get(raw, "id", str),
        get(raw, "outlet", str),
        get(raw, "country", str, optional=True),
        label,
        get(raw, "date", str, optional=True),
        get(raw, "title", str, optional=True) or "",
        get(raw, "text", str),
        get(raw, "corpus", str),
    )
