"""Reports as JSON gives them, built by hand."""

from collections.abc import Callable
from typing import Any

import pytest

Row = dict[str, Any]


def cue(side: str, actor: str, voice: str = "author", label: str = "friendship") -> Row:
    """A cue with one side."""
    sides = {"favours": [], "against": []} | {side: [actor]}
    return {"label": label, "family": "state-framing", "voice": voice, **sides}


@pytest.fixture(scope="session")
def row() -> Callable[..., Row]:
    """Makes a report."""

    def make(*cues: Row, outlet: str | None = "The Gazette", date: str | None = "2031-05-13", **more: Any) -> Row:
        return {
            "schema": 1,
            "id": "a",
            "date": date,
            "outlet": outlet,
            "source": {"verdict": "uncertain"},
            "cues": list(cues),
            "contexts": [],
            "warnings": [],
            "model": {"name": "tiny", "version": "0.1"},
            **more,
        }

    return make
