import json
from pathlib import Path
from typing import Any

import pytest

from slantwise_training.corpora.cues import CueRecord, read_cues

TEXT = "🚢 The fleet is a loyal friend, the minister said."
START = TEXT.index("a loyal friend")
CUE = {"field": "text", "start": START, "end": START + 14, "label": "friendship", "voice": "reported",
       "quote": "a loyal friend", "favours": ["Northland"]}  # fmt: skip


def read(tmp_path: Path, *cues: dict[str, Any]) -> Any:
    row = {"id": "c", "outlet": "Example Post", "outlet_label": "state", "title": "A visit", "text": TEXT}
    path = tmp_path / "cues.jsonl"
    path.write_text("\n".join(json.dumps({**row, "cues": [cue]}) for cue in cues), encoding="utf-8")
    return read_cues(path)


def test_a_cue_counts_code_points(tmp_path: Path) -> None:
    article = read(tmp_path, CUE).rows[0]
    assert article.cues == (CueRecord("text", START, START + 14, "friendship", "reported", None, ("Northland",), ()),)
    assert article.text[article.cues[0].start : article.cues[0].end] == "a loyal friend"


def test_annotators_are_kept(tmp_path: Path) -> None:
    cues = [read(tmp_path, {**CUE, "annotators": n}).rows[0].cues[0] for n in (1, 2)]
    assert [cue.annotators for cue in cues] == [1, 2]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"field": "body"}, "cues.field"),
        ({"end": len(TEXT) + 1}, "cues.end"),
        ({"end": START}, "cues.end"),
        ({"start": START + 1}, "cues.quote"),
        ({"label": "praise"}, "cues.label"),
        ({"voice": "editor"}, "cues.voice"),
        ({"start": "4"}, "start"),
        ({"favours": "Northland"}, "favours"),
    ],
)
def test_a_wrong_cue_is_reported_by_field(tmp_path: Path, wrong: dict[str, Any], field: str) -> None:
    reading = read(tmp_path, {**CUE, **wrong}, CUE)
    assert [(p.row, p.field) for p in reading.problems] == [(1, field)]
    assert len(reading.rows) == 1
