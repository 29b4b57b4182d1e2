"""Articles with the context cards that bear on them, and the cards, as JSON lines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slantwise_training.corpora.reading import CorpusCard, FieldError, Reading, get, read_json_lines

CARD = CorpusCard(
    "context",
    "Annotated for this project by language models; cards written for it",
    "Annotations and cards: the project's. Texts: their publishers'",
    "",
    "Articles with the dated facts that a reader would need, and whether the article tells them.",
)
_ALLOWED = {
    "relevance": ("central", "background"),
    "timing": ("after", "before", "unknown"),
    "mention": ("full", "partial", "none", "denied"),
}


@dataclass(frozen=True, slots=True)
class ContextCard:
    """A dated fact: when the event was, what it is called, what it says and where it matters."""

    id: str
    date: str
    name: str
    statement: str
    relevant_when: str


@dataclass(frozen=True, slots=True)
class ContextPair:
    """How one article treats one card."""

    card: str
    relevance: str
    timing: str
    mention: str
    quote: str


@dataclass(frozen=True, slots=True)
class ContextArticle:
    """One annotated article."""

    id: str
    outlet: str
    outlet_label: str
    date: str | None
    title: str
    text: str
    contexts: tuple[ContextPair, ...]


def read_context(path: Path) -> Reading[ContextArticle]:
    """Reads one file of annotated articles."""
    return read_json_lines(path, _convert)


def read_cards(path: Path) -> Reading[ContextCard]:
    """Reads the file of cards."""
    return read_json_lines(path, lambda raw: ContextCard(*(get(raw, n, str) for n in ("id", "date", "name", "statement", "relevant_when"))))


def _convert(raw: Any) -> ContextArticle:
    return ContextArticle(
        get(raw, "id", str),
        get(raw, "outlet", str),
        get(raw, "outlet_label", str),
        get(raw, "date", str, optional=True),
        get(raw, "title", str, optional=True) or "",
        get(raw, "text", str),
        tuple(_pair(pair) for pair in get(raw, "contexts", list)),
    )


def _pair(raw: Any) -> ContextPair:
    values = {name: get(raw, name, str) for name in _ALLOWED}
    for name, value in values.items():
        if value not in _ALLOWED[name]:
            raise FieldError(f"contexts.{name}", f"must be one of {', '.join(_ALLOWED[name])}, is {value!r}")
    return ContextPair(get(raw, "card", str), **values, quote=get(raw, "quote", str, optional=True) or "")
