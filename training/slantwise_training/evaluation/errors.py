"""The worst errors on the dev articles, with no more of an article than the span in question."""

from collections.abc import Iterator, Sequence
from typing import Any

from slantwise.report import Cue, Family
from slantwise_models.labels import VOICES
from slantwise_training.spans.examples import LabelledArticle, LabelledSpan

LONGEST_SPAN = 120
"""Characters of a span that a table shows."""


def cue_errors(
    articles: Sequence[LabelledArticle], reported: Sequence[Sequence[Cue]], family: Family, *, most: int = 50
) -> list[dict[str, Any]]:
    """Rows for the cues that were told wrongly, surest first, then those that were missed, longest first: half of each.

    Args:
        articles: With gold spans; those with ``sure`` false count neither way.
        reported: The cues of each article's report.
        family: The family that is annotated in these articles.
        most: Most rows.
    """
    wrong: list[dict[str, Any]] = []
    missed: list[dict[str, Any]] = []
    for article, cues in zip(articles, reported, strict=True):
        mine = [cue for cue in cues if cue.family == family]
        wrong += [_row("told wrongly", article, cue, article.spans) for cue in mine if not _found(cue, article.spans)]
        missed += [_row("missed", article, span, mine) for span in article.spans if span.sure and not _found(span, mine)]
    wrong.sort(key=lambda row: -row["score"])
    missed.sort(key=lambda row: -row["length"])
    n_missed = min(len(missed), max(most // 2, most - len(wrong)))
    chosen = [*wrong[: most - n_missed], *missed[:n_missed]]
    return [{key: value for key, value in row.items() if key != "length"} for row in chosen]


def voice_confusion(articles: Sequence[LabelledArticle], reported: Sequence[Sequence[Cue]], family: Family) -> list[list[int]]:
    """How often a cue of each annotated voice (rows) was given each voice (columns), where label and place are right."""
    counts = [[0] * len(VOICES) for _ in VOICES]
    for article, cues in zip(articles, reported, strict=True):
        for cue in cues:
            gold = next((s for s in article.spans if s.sure and s.voice and s.label == cue.label and _overlap(cue, s)), None)
            if cue.family == family and gold is not None and gold.voice is not None:
                counts[VOICES.index(gold.voice)][VOICES.index(cue.voice)] += 1
    return counts


def _overlap(one: Cue | LabelledSpan, other: Cue | LabelledSpan) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def _found(one: Cue | LabelledSpan, others: Sequence[Cue | LabelledSpan]) -> bool:
    return any(one.label == other.label and _overlap(one, other) for other in others)


def _row(error: str, article: LabelledArticle, span: Cue | LabelledSpan, others: Sequence[Cue | LabelledSpan]) -> dict[str, Any]:
    text = (article.title if span.field == "title" else article.text)[span.start : span.end]
    return {
        "error": error,
        "label": span.label,
        "instead": ", ".join(_labels(span, others)),
        "score": round(span.score, 3) if isinstance(span, Cue) else None,
        "voice": span.voice,
        "span": text if len(text) <= LONGEST_SPAN else f"{text[: LONGEST_SPAN - 1]}…",
        "article": article.id,
        "field": span.field,
        "start": span.start,
        "length": len(text),
    }


def _labels(span: Cue | LabelledSpan, others: Sequence[Cue | LabelledSpan]) -> Iterator[str]:
    """Labels that the other side gives to the same words."""
    yield from dict.fromkeys(other.label for other in others if _overlap(span, other))
