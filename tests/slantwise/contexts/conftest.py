"""A valid card about an invented event, and a way to write spoiled ones."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

WriteCard = Callable[..., Path]


@pytest.fixture
def card() -> dict[str, Any]:
    return {
        "id": "lake-dam-2011",
        "name": "Dam on the lake",
        "event_date": "2011-03-05",
        "end_date": "ongoing",
        "actor": "Northland",
        "region": "Nowhere",
        "main_fact": "Northland dammed the lake.",
        "details": [],
        "relevant_when": "The article is about the lake.",
        "names": ["Northland"],
        "euphemisms": [],
        "tellings": ["Northland shut the lake", "a dam was built", "the lake was dammed", "Northland's dam"],
        "denials": ["There is no dam.", "The lake dried up by itself."],
        "sources": [{"name": "Lake inquiry", "date": "2012"}],
    }


@pytest.fixture
def write_card(tmp_path: Path, card: dict[str, Any]) -> WriteCard:
    """Writes the valid card with changed fields; ``drop`` names fields to leave out."""

    def write(file: str = "lake-dam-2011.yaml", drop: tuple[str, ...] = (), **changed: Any) -> Path:
        folder = tmp_path / "cards"
        folder.mkdir(exist_ok=True)
        fields = {name: value for name, value in (card | changed).items() if name not in drop}
        (folder / file).write_text(yaml.safe_dump(fields, sort_keys=False), encoding="utf-8")
        return folder

    return write
