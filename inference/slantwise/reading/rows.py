"""One row of a file of articles: an article, or what is wrong with it."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slantwise.article import Article
from slantwise.dates import date_fault

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read as an article.

    Attributes:
        file: The file's name, or "-" for standard input.
        row: 1-based: the line in .jsonl, the place in the list in .json; 0 where the file as a whole is at fault.
        field: The field at fault, or "row" where the row is no object, or "file" where ``row`` is 0.
        reason: What was expected and what came.
        id: The row's identifier, where it could be read.
    """

    file: str
    row: int
    field: str
    reason: str
    id: str | None = None

    def __str__(self) -> str:
        """One line for a reader."""
        if self.row == 0:
            return self.reason
        return f"{self.file}, row {self.row}, {self.field}: {self.reason}"

    def to_dict(self) -> dict[str, Any]:
        """The line that stands in for the report, as plain JSON types."""
        error = {"file": self.file, "row": self.row, "field": self.field, "reason": self.reason}
        return {"id": self.id, "error": error}


def article_from_row(raw: object, file: str, row: int) -> Article | BadRow:
    """Reads the fields ``text`` (required), ``title``, ``date``, ``id`` and ``outlet``; other fields are ignored.

    A date or an outlet that cannot be read is no reason to lose the article: it is read with that unknown, and a warning with
    file, row and what came is logged.

    Args:
        raw: The row as parsed from JSON.
        file: Name of its file, for the message.
        row: Its number, 1-based.

    Returns:
        The article, or the first fault found.
    """
    if not isinstance(raw, Mapping):
        return BadRow(file, row, "row", f"must be a JSON object with the field 'text', is {type(raw).__name__}")
    identifier, fault = _identifier(raw.get("id"))
    if fault:
        return BadRow(file, row, "id", fault)
    title = "" if raw.get("title") is None else raw["title"]
    for name, value in (("title", title), ("text", raw.get("text"))):
        fault = _text_fault(name, value)
        if fault:
            return BadRow(file, row, name, fault, identifier)
    date = raw.get("date")
    if fault := date_fault(date):
        _LOGGER.warning("%s, row %d, date: %s; the article is read with its date unknown", file, row, fault)
        date = None
    outlet, fault = _outlet(raw.get("outlet"))
    if fault:
        _LOGGER.warning("%s, row %d, outlet: %s; the article is read with its outlet unknown", file, row, fault)
    return Article(text=raw["text"], title=title, date=date, id=identifier, outlet=outlet)


def _outlet(value: object) -> tuple[str | None, str | None]:
    """The outlet, None where it is empty or cannot be read, and what is wrong with it."""
    if value is None:
        return None, None
    fault = _text_fault("outlet", value)
    return (None, fault) if fault else (str(value).strip() or None, None)


def _identifier(value: object) -> tuple[str | None, str | None]:
    """The identifier as a string, and what is wrong with it."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value), None
    if value is None:
        return None, None
    if isinstance(value, str):
        fault = _surrogate_fault(value)
        return (None, fault) if fault else (value, None)
    return None, f"must be a string or a whole number, is {type(value).__name__}"


def _text_fault(name: str, value: object) -> str | None:
    if value is None:
        return "is missing"
    if not isinstance(value, str):
        return f"must be a string, is {type(value).__name__}"
    if name == "text" and not value.strip():
        return "is empty"
    return _surrogate_fault(value)


def _surrogate_fault(value: str) -> str | None:
    """Half a surrogate pair is legal in JSON's escapes but is no character and cannot be written as UTF-8."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        return f"has half a surrogate pair (\\u{ord(value[error.start]):04x}) at character {error.start}"
    return None
