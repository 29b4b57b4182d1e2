"""What a comparison says (schema 1)."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from slantwise.article import Article
from slantwise.report import ModelInfo, Span

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Reference:
    """One of the articles that an article is compared with.

    Attributes:
        name: Its id, or its place among the references ("reference 3", from 1) where it has none of its own.
        title: Its headline.
        date: Its day, or None.
        left_out: Why it was not used; None for one that was.
    """

    name: str
    title: str
    date: str | None
    left_out: str | None


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """A sentence of a reference; its offsets lie in the title or text of that reference.

    Attributes:
        reference: The reference's name.
    """

    reference: str


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that references tell and the article does not.

    Attributes:
        quotations: Sentences that tell it, at least two, each of another reference, the most typical first.
        similarity: Likeness to the nearest sentence of the article, at most 1; the lower, the surer it is that the article is silent.
        nearest: That sentence.
    """

    quotations: list[Quotation]
    similarity: float
    nearest: Span


@dataclass(frozen=True, slots=True)
class LoneFact:
    """A sentence of the article with a fact that no reference tells.

    Attributes:
        sentence: The sentence.
        similarity: Likeness to the nearest sentence of a reference, at most 1.
        nearest: That sentence.
    """

    sentence: Span
    similarity: float
    nearest: Quotation


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article beside other articles on its subject.

    Attributes:
        article: The article as given; its text is not part of the JSON form.
        references: All that were given, in order, with the reason where one was left out.
        missing: Told by at least two references and not by the article; what most references tell comes first.
        alone: Told by the article and by no reference, in the order of the article.
        warnings: What a reader should know before trusting the comparison.
        model: The model that read the articles.
    """

    article: Article
    references: list[Reference]
    missing: list[MissingFact]
    alone: list[LoneFact]
    warnings: list[str]
    model: ModelInfo

    @property
    def used(self) -> list[Reference]:
        """The references that were used."""
        return [reference for reference in self.references if reference.left_out is None]

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain JSON types."""
        return {
            "schema": SCHEMA,
            "id": self.article.id,
            "title": self.article.title,
            "date": self.article.date,
            "references": [asdict(reference) for reference in self.references],
            "missing": [asdict(fact) for fact in self.missing],
            "alone": [asdict(fact) for fact in self.alone],
            "warnings": list(self.warnings),
            "model": asdict(self.model),
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """The comparison as one JSON object; not ASCII-escaped."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
