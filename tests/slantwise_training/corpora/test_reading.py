import gzip
import json
import logging
from pathlib import Path

import pytest

from slantwise.errors import InputError
from slantwise_training.corpora.articles import read_articles
from slantwise_training.corpora.reading import as_dataset

ROW = {
    "id": "a1", "outlet": "Example Post", "country": None, "label": "independent", "date": "2020-02-03",
    "title": "Harbour talks", "text": "The ministers met at the harbour.", "corpus": "example",
}  # fmt: skip


def write(path: Path, lines: list[object]) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_wrong_rows_are_named_and_the_others_are_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    lines = [ROW, "{no json", {**ROW, "label": "royal"}, "", {**ROW, "text": 7}, {**ROW, "outlet": None}, [1], ROW]
    with caplog.at_level(logging.INFO):
        reading = read_articles(write(tmp_path / "news.jsonl", lines))
    assert [row.id for row in reading.rows] == ["a1", "a1"]
    assert [(p.file, p.row, p.field) for p in reading.problems] == [
        ("news.jsonl", 2, ""), ("news.jsonl", 3, "label"), ("news.jsonl", 5, "text"),
        ("news.jsonl", 6, "outlet"), ("news.jsonl", 7, ""),
    ]  # fmt: skip
    assert "'royal'" in str(reading.problems[1])
    assert caplog.messages[-1] == "news.jsonl: 2 rows read, 5 rows wrong"


def test_a_row_that_is_no_utf8_is_a_problem_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(json.dumps(ROW).encode() + b'\n{"id": "\xff"}\n' + json.dumps(ROW).encode())
    reading = read_articles(path)
    assert (len(reading.rows), [p.row for p in reading.problems]) == (2, [2])


def test_a_file_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    whole = gzip.compress("\n".join(json.dumps({**ROW, "id": str(i) * 40}) for i in range(2000)).encode())
    path.write_bytes(whole[: len(whole) // 2])
    reading = read_articles(path)
    assert 0 < len(reading.rows) < 2000
    assert "breaks off" in reading.problems[-1].reason


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"news\.jsonl.*--data-dir"):
        read_articles(tmp_path / "news.jsonl")


def test_the_checksum_is_that_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    # SHA-256 of no bytes at all
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert read_articles(tmp_path / "empty.jsonl").files == {"empty.jsonl": digest}


def test_rows_make_a_dataset(tmp_path: Path) -> None:
    dataset = as_dataset(read_articles(write(tmp_path / "news.jsonl", [ROW, {**ROW, "id": "a2"}])).rows)
    assert dataset["id"] == ["a1", "a2"]
    assert dataset[0]["country"] is None
