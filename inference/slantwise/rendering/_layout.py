"""Cuts a field into paragraphs, sentences and pieces, so that overlapping cues can be marked without nesting."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from slantwise.article import FieldName
from slantwise.report import Cue, Report, Span, Voice

_PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under one and the same set of cues.

    Attributes:
        text: The characters, unchanged.
        cues: Indices into ``Report.cues`` of the cues that cover it, by rising lane.
        starting: Those of ``cues`` that begin here.
        closing: The voices whose words end here, as far as cues show them.
    """

    text: str
    cues: tuple[int, ...]
    starting: tuple[int, ...]
    closing: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces in a row under one and the same set of evidence sentences, of the source and of contexts.

    Attributes:
        pieces: The pieces, in order.
        evidence: Indices into ``Source.evidence`` of the sentences that cover them.
        starting: Those of ``evidence`` that begin here.
        told: Where a sentence that tells or denies a context begins here, its place among such sentences, else None.
    """

    pieces: tuple[Piece, ...]
    evidence: tuple[int, ...]
    starting: tuple[int, ...]
    told: int | None = None


def paragraphs(report: Report, field: FieldName, lanes: Sequence[int]) -> list[list[Run]]:
    """The paragraphs of a field; the texts of all pieces, joined, are the field.

    Args:
        report: Whose cues and evidence to lay out.
        field: Which field.
        lanes: The lane of each cue of the report, from ``assign_lanes``.

    Returns:
        A list of runs for each paragraph. Line breaks belong to the paragraph before them.
    """
    text = report.article.field(field)
    cues = {i: cue for i, cue in enumerate(report.cues) if cue.field == field}
    evidence = {i: sentence for i, sentence in enumerate(report.source.evidence) if sentence.field == field}
    told = [context.evidence for context in report.contexts if context.evidence and context.evidence.field == field]
    anchors = told_anchors(report)
    return [
        [
            Run(
                tuple(_piece(text, a, b, cues, lanes) for a, b in _cut(start, end, list(cues.values()))),
                tuple(i for i, sentence in evidence.items() if sentence.start < end and sentence.end > start),
                tuple(i for i, sentence in evidence.items() if start <= sentence.start < min(end, sentence.end)),
                anchors.get((field, start)),
            )
            for start, end in _cut(*paragraph.span(), [*evidence.values(), *told])
        ]
        for paragraph in _PARAGRAPH.finditer(text)
    ]


def told_anchors(report: Report) -> dict[tuple[FieldName, int], int]:
    """A number, from 1, for each sentence that tells or denies a context, by its field and start."""
    starts = dict.fromkeys((c.evidence.field, c.evidence.start) for c in report.contexts if c.evidence)
    return {start: number for number, start in enumerate(starts, start=1)}


def assign_lanes(spans: Sequence[Span]) -> list[int]:
    """The lowest line, 0 upwards, on which each span can be underlined without meeting another one.

    Longer spans come first among those with one start, so that an inner cue lies below the outer.
    """
    lanes = [0] * len(spans)
    placed: list[int] = []
    for i in sorted(range(len(spans)), key=lambda i: (spans[i].field, spans[i].start, -spans[i].end)):
        taken = {lanes[j] for j in placed if spans[j].field == spans[i].field and spans[j].end > spans[i].start}
        lanes[i] = next(lane for lane in range(len(spans)) if lane not in taken)
        placed.append(i)
    return lanes


def _cut(start: int, end: int, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """``start`` to ``end`` cut wherever a span begins or ends."""
    inside = {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    edges = [start, *sorted(inside), end]
    return list(pairwise(edges))


def _piece(text: str, start: int, end: int, cues: dict[int, Cue], lanes: Sequence[int]) -> Piece:
    covering = sorted((i for i, cue in cues.items() if cue.start < end and cue.end > start), key=lambda i: lanes[i])
    return Piece(
        text[start:end],
        tuple(covering),
        tuple(i for i in covering if cues[i].start == start),
        tuple(sorted({cues[i].voice for i in covering} - {cues[i].voice for i in covering if cues[i].end > end})),
    )
