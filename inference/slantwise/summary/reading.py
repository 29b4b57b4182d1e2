"""Reads files of reports as ``slantwise score`` writes them."""

from collections.abc import Iterator, Mapping
from typing import Any

from slantwise.errors import InputError
from slantwise.reading import BadRow, InputFile
from slantwise.reading.json_rows import json_rows
from slantwise.summary.scored import RowFault, ScoredArticle, scored_article


def read_scored(file: InputFile) -> Iterator[ScoredArticle | BadRow]:
    """Reads the rows of a .jsonl, .jsonl.gz or .json file; .jsonl is never held in memory whole.

    Args:
        file: From ``open_input``.

    Yields:
        What is counted of each article, or a bad row in its place; row 0 where the file cannot be read to its end.
    """
    if file.holds_one_article:
        yield BadRow(file.name, 0, "file", f"{file.name}: must be .json or .jsonl, as `slantwise score` writes it")
        return
    empty = True
    try:
        for number, raw in json_rows(file):
            empty = False
            yield raw if isinstance(raw, BadRow) else _scored(raw, file.name, number)
        if empty:
            yield BadRow(file.name, 0, "file", f"{file.name}: the file is empty; it should hold reports of `slantwise score`")
    except InputError as error:
        yield BadRow(file.name, 0, "file", str(error))


def _scored(raw: Any, file: str, number: int) -> ScoredArticle | BadRow:
    identifier = raw.get("id") if isinstance(raw, Mapping) else None
    id_ = identifier if isinstance(identifier, str) else None
    if isinstance(raw, Mapping) and isinstance(raw.get("error"), Mapping):
        return BadRow(file, number, "row", f"had not been scored ({raw['error'].get('field')}: {raw['error'].get('reason')})", id_)
    try:
        return scored_article(raw)
    except RowFault as fault:
        return BadRow(file, number, fault.field, fault.reason, id_)
