"""What standard input is taken for."""

import io
import sys

import pytest

from slantwise.article import Article
from slantwise.reading import InputFormat, open_input, read_articles


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b'{"text": "A."}', "jsonl"),
        (b'\xef\xbb\xbf \n{"text": "A."}\n{"text": "B."}', "jsonl"),
        (b'{"text": "A."}\n{\n', "jsonl"),
        (b'[{"text": "A."}]', "json"),
        (b'\n [ {"text": "A."}]', "json"),
        (b'[\n{"text": "A."}\n]', "json"),
        (b'{\r\n"text": "A."}', "json"),
        (b"[Rain fell.]", "txt"),
        (b"Rain fell.\n{\n", "txt"),
        (b"", "txt"),
    ],
)
def test_the_first_line_of_standard_input_tells_its_format(monkeypatch: pytest.MonkeyPatch, data: bytes, format: InputFormat) -> None:
    give_stdin(monkeypatch, data)
    file = open_input("-")
    assert file.format == format
    assert b"".join(file.lines) == data


@pytest.mark.parametrize("data", [b'[{"text": "A."}]', b'{\n"text": "A."\n}'], ids=["list of one", "object"])
def test_json_on_standard_input_is_read_as_json(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    give_stdin(monkeypatch, data)
    assert list(read_articles("-")) == [Article("A.")]
