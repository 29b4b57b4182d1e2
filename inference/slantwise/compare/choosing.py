"""Which references an article is compared with."""

import re
from collections.abc import Sequence

from slantwise.article import Article
from slantwise.dates import earliest, latest
from slantwise.language import detect_language

SHINGLE = 5
"""Words in a shingle."""
COPY = 0.4
"""Share of the shorter article's shingles from which on one of two articles is a copy: a wire story is often shortened, or added to."""
_WORD = re.compile(r"\w+")


def names_of(references: Sequence[Article]) -> list[str]:
    """A name of its own for each reference: its id, or its place from 1 where it has none or another has it too."""
    ids = [reference.id for reference in references]
    names = []
    for place, id in enumerate(ids, start=1):
        own = id if id and ids.count(id) == 1 else None
        names.append(own or f"reference {place}" + (f" ({id})" if id else ""))
    return names


def reasons_to_leave_out(article: Article, references: Sequence[Article], names: Sequence[str], *, any_date: bool) -> list[str | None]:
    """Why each reference is not to be used; None for those that are.

    Args:
        article: The article.
        references: The references.
        names: Their names.
        any_date: Whether those that are younger than the article are used too.
    """
    reasons: list[str | None] = []
    kept: list[tuple[str, set[str]]] = [("the article itself", _shingles(article.text))]
    for reference, name in zip(references, names, strict=True):
        shingles = _shingles(reference.text)
        reason = _unfit(reference) or (None if any_date else _too_young(article, reference))
        reason = reason or next((f"largely the same text as {other}" for other, found in kept if _is_copy(shingles, found)), None)
        if reason is None:
            kept.append((name, shingles))
        reasons.append(reason)
    return reasons


def dating_warnings(article: Article, references: Sequence[tuple[str, Article]]) -> list[str]:
    """What of the dates of the references that are used is not known.

    Args:
        article: The article.
        references: Their names, and they themselves.
    """
    if article.date is None:
        return ["The article's date is unknown: references of any date were used, and some may tell what had not happened yet."]
    unsure = {
        "without a date": [name for name, reference in references if reference.date is None],
        "dated after the article": [name for name, reference in references if _too_young(article, reference)],
        "of a date too coarse to say whether they are younger than the article": [
            name for name, r in references if r.date and not _too_young(article, r) and latest(r.date) > earliest(article.date)
        ],
    }
    return [f"References used although {what}: {', '.join(names)}." for what, names in unsure.items() if names]


def _unfit(reference: Article) -> str | None:
    if not _WORD.search(reference.text):
        return "has no words"
    language = detect_language(f"{reference.title}\n{reference.text}")
    return None if language in ("en", None) else f"seems to be in another language ({language})"


def _too_young(article: Article, reference: Article) -> str | None:
    if article.date is None or reference.date is None or earliest(reference.date) <= latest(article.date):
        return None
    return f"dated {reference.date}, after the article's {article.date}"


def _shingles(text: str) -> set[str]:
    words = _WORD.findall(text.lower())
    return {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()


def _is_copy(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and len(one & other) >= COPY * min(len(one), len(other))
