"""The report: what slantwise says about one article (schema 1)."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from slantwise.article import Article, FieldName
from slantwise.sides import Alignment, align

SCHEMA = 1
Verdict = Literal["state-aligned", "independent", "uncertain"]
Voice = Literal["author", "quoted", "reported"]
Family = Literal["state-framing", "technique"]
ContextStatus = Literal["mentioned", "partial", "omitted", "denied", "undated", "not-yet-happened"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the title or the text: ``text == article.field(field)[start:end]`` (code points, end exclusive)."""

    field: FieldName
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence(Span):
    """A sentence with its share in the source judgement.

    Attributes:
        weight: Log-odds that the sentence adds; above 0 towards state-aligned, below 0 towards independent.
        terms: Its words and word pairs that pull most in that direction, heaviest first; names and numbers are masked.
    """

    weight: float
    terms: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """Whether the article reads like state-controlled media or like independent reporting.

    Attributes:
        state_probability: Calibrated probability, 0 to 1, that the article is from a state-controlled outlet.
        interval: Lowest and highest probability among the ensemble's members, each of which was trained without
            the state outlets of one country; a wide interval means that the judgement leans on one country's style.
        verdict: "uncertain" where the probability is inside ``uncertain_zone``, the members disagree or the text is unfit.
        uncertain_zone: Probabilities between these two are too often wrong for a verdict, by this model's calibration.
        evidence: The sentences that weigh most, by absolute weight, heaviest first.
    """

    state_probability: float
    interval: tuple[float, float]
    verdict: Verdict
    uncertain_zone: tuple[float, float]
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """A phrase that frames a state, its leaders, actions or opponents, or that uses a propaganda technique.

    Attributes:
        label: One of ``slantwise_models.labels.STATE_FRAMING`` or ``TECHNIQUES``.
        family: Which of the two lists the label is from.
        score: Mean probability of the label over the tokens of the span, 0 to 1.
        voice: Whose words: the author's, a direct quotation's or indirect speech's.
        speaker: Who is quoted, in the article's words, where the sentence names them.
        favours: Actors that the cue makes look good, at most two; always empty for techniques.
        against: Actors that the cue makes look bad, likewise.
    """

    label: str
    family: Family
    score: float
    voice: Voice
    speaker: str | None = None
    favours: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Context:
    """A dated fact that bears on the article, and how the article treats it.

    Attributes:
        id: The context card's.
        name: Its heading.
        event_date: When the event began: "2021-02-01", "2021-02" or "2021".
        relevance: Probability that a reader of the article needs the fact, 0 to 1.
        status: "partial" tells it in soft words or in part, "denied" rejects it or puts a contrary story in its place, "omitted" is silent,
            "undated" is silent too but may be older than the event, "not-yet-happened" is older than it.
        mention_score: How fully the article tells the fact, 0 to 1.
        told_by_independent: Share of independent articles on the subject, dated after the event, that tell it in full or in part, 0 to 1;
            None where they were not counted or are too few.
        statement: The fact in one sentence.
        note: How event and article lie in time, in plain words.
        evidence: The sentence that tells or denies it; None where there is none.
        sources: Who established the fact, each with the date.
        told_by: The counts behind ``told_by_independent``: for "independent" and "state" outlets, how many articles tell it and how many
            there are on the subject; None together with it.
    """

    id: str
    name: str
    event_date: str
    relevance: float
    status: ContextStatus
    mention_score: float
    told_by_independent: float | None
    statement: str
    note: str
    evidence: Span | None
    sources: list[str]
    told_by: dict[str, list[int]] | None = None


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model made the report: its name, version and the SHA-256 of its weights."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything slantwise says about one article.

    Attributes:
        article: The article as given; its text is not part of the JSON form.
        language: ISO 639-1 code as detected, or None for a text too short to tell.
        source: State-aligned, independent or uncertain, with evidence.
        cues: Framing cues in the order of the article: title first, then by start.
        warnings: What a reader should know before trusting the report.
        model: The model that made it.
        contexts: Dated facts that bear on the article, most relevant first.
    """

    article: Article
    language: str | None
    source: Source
    cues: list[Cue]
    warnings: list[str]
    model: ModelInfo
    contexts: list[Context] = field(default_factory=list)

    @property
    def alignment(self) -> list[Alignment]:
        """How the cues stand to each actor whose side they take, the actor with most cues first."""
        return align(self.cues)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types, in the order of schema 1."""
        return {
            "schema": SCHEMA,
            "id": self.article.id,
            "title": self.article.title,
            "date": self.article.date,
            "outlet": self.article.outlet,
            "language": self.language,
            "source": {**asdict(self.source), "interval": list(self.source.interval), "uncertain_zone": list(self.source.uncertain_zone)},
            "cues": [asdict(cue) for cue in self.cues],
            "alignment": [{**asdict(entry), "interval": list(entry.interval)} for entry in self.alignment],
            "contexts": [asdict(context) for context in self.contexts],
            "warnings": list(self.warnings),
            "model": asdict(self.model),
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as one JSON object; not ASCII-escaped."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_html(self) -> str:
        """The report as one self-contained HTML page that needs no script and no network."""
        from slantwise.rendering import render_html

        return render_html(self)
