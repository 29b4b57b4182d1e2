"""Reading files of articles."""

import gzip
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from slantwise.article import Article
from slantwise.errors import InputError
from slantwise.reading import BadRow, open_input, read_articles, read_rows


def lines(n: int) -> bytes:
    return b"".join(json.dumps({"text": f"Sentence {i}.", "id": i}).encode() + b"\n" for i in range(n))


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_jsonl_keeps_order_duplicates_and_bad_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "A."}\r\n\n{"text": "A."}\n{oops\n\xff\n{"text": "B."}')
    items = list(read_articles(path))
    assert [item.row if isinstance(item, BadRow) else item.text for item in items] == ["A.", "A.", 4, 5, "B."]
    assert [number for number, _ in read_rows(open_input(path))] == [1, 3, 4, 5, 6]


def test_line_separators_inside_a_string_end_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A.\u2028B.\u0085C."}\n', encoding="utf-8")
    assert list(read_articles(path)) == [Article("A.\u2028B.\u0085C.")]


@pytest.mark.parametrize("line", ["[" * 100_000, '{"text": "x", "n": ' + "9" * 5000 + "}"], ids=["deep", "long number"])
def test_hostile_json_is_a_bad_row(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line + '\n{"text": "B."}\n')
    first, second = read_articles(path)
    assert isinstance(first, BadRow)
    assert first.field == "row"
    assert second == Article("B.")


def test_jsonl_is_read_one_line_at_a_time(tmp_path: Path) -> None:
    taken = []

    def watched() -> Iterator[bytes]:
        for line in lines(5).splitlines(keepends=True):
            taken.append(line)
            yield line

    path = tmp_path / "a.jsonl"
    path.touch()
    file = open_input(path)
    rows = read_rows(type(file)(file.name, file.format, watched()))
    next(rows)
    next(rows)
    assert len(taken) == 2


def test_a_cut_gzip_gives_its_good_rows_first(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines(2000))[:-200])
    good = []
    with pytest.raises(InputError, match=r"a\.jsonl\.gz: the gzip file is cut short or spoiled"):
        good.extend(read_articles(path))
    assert len(good) > 500
    assert good == [Article(f"Sentence {i}.", id=str(i)) for i in range(len(good))]


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(lines(9))[:10] + b"\xff" * 50], ids=["header", "body"])
def test_a_spoiled_gzip_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match="cut short or spoiled"):
        list(read_articles(path))


def test_json_holds_one_object_or_a_list(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "A."}')
    assert list(read_articles(path)) == [Article("A.")]
    path.write_text('[{"text": "A."}, 5]', encoding="utf-16")
    article, bad = read_articles(path)
    assert article == Article("A.")
    assert isinstance(bad, BadRow)
    assert bad.row == 2


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.json", b"", "empty"),
        ("a.json", b"[]", "empty"),
        ("a.json", b'{"text": "A."}\n{"text": "B."}', r"not valid JSON .* should be \.jsonl"),
        ("a.json", b"\xff", "not valid JSON"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.jsonl", b"\n \n", "empty"),
        ("a.jsonl", '{"text": "A."}'.encode("utf-16"), "save it as UTF-8"),
        ("a.jsonl.gz", b"", "empty"),
        ("a.pdf", b"%PDF", r"ending must be one of \.txt.*is '\.pdf'"),
    ],
)
def test_an_unusable_file_is_an_input_error(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason):
        list(read_articles(path))


@pytest.mark.parametrize("path", ["missing.txt", "words " * 1000, "nul\0.txt"], ids=["missing", "a text", "nul"])
def test_a_missing_file_is_an_input_error(path: str) -> None:
    with pytest.raises(InputError, match="no such file"):
        open_input(path)


def test_a_folder_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        open_input(tmp_path)


def test_a_format_given_replaces_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "a.data"
    path.write_bytes(lines(1))
    assert list(read_articles(path, format="jsonl")) == [Article("Sentence 0.", id="0")]


def test_standard_input_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, b"\xef\xbb\xbf\n" + lines(2))
    assert [type(item) for item in read_articles("-")] == [Article, Article]
    give_stdin(monkeypatch, b"Weather\n\nRain fell.")
    assert list(read_articles("-")) == [Article("Rain fell.", title="Weather")]


def test_standard_input_takes_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, b'[{"text": "A."}]')
    assert list(read_articles("-", format="json")) == [Article("A.")]


def test_a_title_or_date_for_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(1))
    with pytest.raises(InputError, match="rows have their own"):
        list(read_rows(open_input(path), title="One for all"))
    with pytest.raises(InputError, match="date must be"):
        list(read_rows(open_input(path), date="today"))
