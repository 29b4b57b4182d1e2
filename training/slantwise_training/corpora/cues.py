"""Articles with annotated framing cues, as JSON lines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slantwise_models.labels import STATE_FRAMING, VOICES
from slantwise_training.corpora.reading import CorpusCard, FieldError, Reading, get, read_json_lines

CARD = CorpusCard(
    "cues",
    "Annotated for this project by language models that follow the guidelines in docs/GUIDELINES.md",
    "Annotations: the project's. Texts: their publishers'",
    "",
    "The first 24 to 26 sentences of articles, with framing cues: place, label, voice and the sides they take.",
)


@dataclass(frozen=True, slots=True)
class CueRecord:
    """One annotated cue.

    Attributes:
        field: "title" or "text".
        start: Start in that field, code points.
        end: End, exclusive.
        label: A state-framing label.
        voice: "author", "quoted" or "reported".
        annotators: How many annotators marked it, or None where there was one annotator only.
        favours: Actors that it makes look good.
        against: Actors that it makes look bad.
    """

    field: str
    start: int
    end: int
    label: str
    voice: str
    annotators: int | None
    favours: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueArticle:
    """One annotated article."""

    id: str
    outlet: str
    outlet_label: str
    date: str | None
    title: str
    text: str
    cues: tuple[CueRecord, ...]


def read_cues(path: Path) -> Reading[CueArticle]:
    """Reads one file of annotated articles."""
    return read_json_lines(path, _convert)


def _convert(raw: Any) -> CueArticle:
    fields = {"title": get(raw, "title", str, optional=True) or "", "text": get(raw, "text", str)}
    return CueArticle(
        get(raw, "id", str),
        get(raw, "outlet", str),
        get(raw, "outlet_label", str),
        get(raw, "date", str, optional=True),
        fields["title"],
        fields["text"],
        tuple(_cue(cue, fields) for cue in get(raw, "cues", list)),
    )


def _cue(raw: Any, fields: dict[str, str]) -> CueRecord:
    field, start, end = get(raw, "field", str), get(raw, "start", int), get(raw, "end", int)
    label, voice = get(raw, "label", str), get(raw, "voice", str)
    if field not in fields:
        raise FieldError("cues.field", f"must be title or text, is {field!r}")
    if not 0 <= start < end <= len(fields[field]):
        raise FieldError("cues.end", f"[{start}, {end}) is no span of a {field} of {len(fields[field])} characters")
    quote = get(raw, "quote", str, optional=True)
    if quote is not None and fields[field][start:end] != quote:
        raise FieldError("cues.quote", f"{quote!r:.60} is not what stands at [{start}, {end}) of the {field}")
    if label not in STATE_FRAMING:
        raise FieldError("cues.label", f"must be a state-framing label, is {label!r}")
    if voice not in VOICES:
        raise FieldError("cues.voice", f"must be one of {', '.join(VOICES)}, is {voice!r}")
    sides = (tuple(get(raw, side, list, optional=True) or ()) for side in ("favours", "against"))
    return CueRecord(field, start, end, label, voice, get(raw, "annotators", int, optional=True), *sides)
