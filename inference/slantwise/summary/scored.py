"""What the summary reads of one scored article."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from slantwise.dates import date_fault
from slantwise.report import SCHEMA, ContextStatus, Family, Report, Verdict, Voice


@dataclass(frozen=True, slots=True)
class ScoredCue:
    """A cue without its place: family, label, voice and the actors on both sides."""

    family: Family
    label: str
    voice: Voice
    favours: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """One article as counted.

    Attributes:
        outlet: Who published it, or None.
        month: "2021-01", or None where the date is unknown or a mere year.
        verdict: The source judgement.
        cues: Its cues.
        contexts: The status of each context listed.
        warned: Whether the report warns of its own judgement.
        model: Name and version of the model.
    """

    outlet: str | None
    month: str | None
    verdict: Verdict
    cues: tuple[ScoredCue, ...]
    contexts: tuple[ContextStatus, ...]
    warned: bool
    model: str


class RowFault(Exception):  # noqa: N818 -- a finding about the row, which the reader turns into a bad row
    """The field of a row that is no report, and what is wrong with it."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


def scored_article(report: Report | Mapping[str, Any]) -> ScoredArticle:
    """Reads a report, or the mapping that its JSON gives.

    Raises:
        RowFault: The mapping is no report of schema 1.
    """
    raw = report.to_dict() if isinstance(report, Report) else report
    if not isinstance(raw, Mapping):
        raise RowFault("row", f"must be a report, which is a JSON object, is {type(raw).__name__}")
    if raw.get("schema") != SCHEMA:
        raise RowFault("schema", f"must be {SCHEMA}, as `slantwise score` writes it, is {raw.get('schema')!r}")
    date, outlet = raw.get("date"), raw.get("outlet")
    if fault := date_fault(date):
        raise RowFault("date", fault)
    if not isinstance(outlet, str | None):
        raise RowFault("outlet", f"must be a string or null, is {type(outlet).__name__}")
    model = _mapping(raw, "model")
    return ScoredArticle(
        outlet or None,
        date[:7] if date and len(date) >= 7 else None,
        _one_of(_mapping(raw, "source").get("verdict"), Verdict, "source"),
        tuple(_cue(cue) for cue in _list(raw, "cues")),
        tuple(_one_of(context.get("status"), ContextStatus, "contexts") for context in _list(raw, "contexts")),
        bool(raw.get("warnings")),
        f"{model.get('name')} {model.get('version')}",
    )


def _mapping(raw: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    value = raw.get(field)
    if not isinstance(value, Mapping):
        raise RowFault(field, f"must be a JSON object, is {type(value).__name__}")
    return value


def _list(raw: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """A list of objects; reports of older models have no contexts."""
    value = raw.get(field, [])
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise RowFault(field, "must be a list of JSON objects")
    return value


def _one_of(value: Any, kind: Any, field: str) -> Any:
    if value not in get_args(kind):
        raise RowFault(field, f"must have one of {', '.join(get_args(kind))}, has {value!r}")
    return value


def _cue(raw: Mapping[str, Any]) -> ScoredCue:
    if not isinstance(raw.get("label"), str):
        raise RowFault("cues", f"must have a label, has {raw.get('label')!r}")
    sides = [raw.get(side, []) for side in ("favours", "against")]
    if not all(isinstance(side, list) and all(isinstance(actor, str) for actor in side) for side in sides):
        raise RowFault("cues", "favours and against must be lists of actors")
    family, voice = _one_of(raw.get("family"), Family, "cues"), _one_of(raw.get("voice"), Voice, "cues")
    return ScoredCue(family, raw["label"], voice, tuple(sides[0]), tuple(sides[1]))
