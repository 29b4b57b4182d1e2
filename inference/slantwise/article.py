"""What is scored: one article."""

from dataclasses import dataclass
from typing import Literal

FieldName = Literal["title", "text"]


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, exactly as the caller has it.

    Attributes:
        text: The body. Spans in a report are code-point offsets into this very string.
        title: The headline, or an empty string.
        date: Day of publication, ISO 8601 ("2021-01-22", "2021-01" or "2021"), or None when unknown.
        id: The caller's identifier, carried into the report unchanged.
        outlet: Who published it, carried into the report for `slantwise summary`; no judgement reads it.
    """

    text: str
    title: str = ""
    date: str | None = None
    id: str | None = None
    outlet: str | None = None

    def field(self, name: FieldName) -> str:
        """The title or the text."""
        return self.title if name == "title" else self.text
