"""Reading plain text files."""

import codecs
import gzip
import logging
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slantwise.article import Article
from slantwise.errors import InputError
from slantwise.reading import read_articles
from slantwise.reading.plain_text import article_from_text, split_title

BODY = "The council opened a bridge.\nIt took two years."


def test_first_line_before_a_blank_line_is_the_title(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_bytes(f"A bridge opens\r\n\r\n{BODY}\n".encode())
    assert list(read_articles(path)) == [Article(text=BODY + "\n", title="A bridge opens", id=str(path))]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "A bridge opens\n\n",
        "x" * 201 + "\n\n" + BODY,
        "One line only",
    ],
    ids=["no blank line", "nothing after it", "too long", "one line"],
)
def test_without_a_title_line_the_text_is_untouched(text: str) -> None:
    assert split_title(text) == ("", text)


def test_a_title_of_200_characters_is_one() -> None:
    assert split_title("x" * 200 + "\n \n" + BODY) == ("x" * 200, BODY)


def test_a_title_given_keeps_the_first_line_in_the_text() -> None:
    article = article_from_text(f"First line\n\n{BODY}".encode(), "a.txt", title="Given", date="2021-01")
    assert (article.title, article.text, article.date) == ("Given", f"First line\n\n{BODY}", "2021-01")


@pytest.mark.parametrize(
    "data",
    [
        "Caf\u00e9 reopens".encode(),
        codecs.BOM_UTF8 + "Caf\u00e9 reopens".encode(),
        "Caf\u00e9 reopens".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Caf\u00e9 reopens".encode("utf-16-be"),
    ],
)
def test_unicode_is_read_without_a_warning(data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert article_from_text(data, "a.txt").text == "Caf\u00e9 reopens"
    assert not caplog.records


def test_windows_1252_is_read_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert article_from_text(b"Caf\xe9 \x93reopens\x94", "a.txt").text == "Caf\u00e9 \u201creopens\u201d"
    assert "a.txt" in caplog.text
    assert "Windows-1252" in caplog.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"text\0text", "binary"),
        (b"\x01\x02\x03\x04 words", "binary"),
        (gzip.compress(b"words " * 50), "binary|not text"),
        (codecs.BOM_UTF32_LE + "words".encode("utf-32-le"), "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "not text"),
        (b"\x81 words", "not text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=rf"odd\.txt: .*({reason})"):
        article_from_text(data, "odd.txt")


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_an_article_or_an_input_error(data: bytes) -> None:
    with suppress(InputError):
        assert article_from_text(data, "any.txt").text.strip()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_splitting_loses_nothing_but_white_space(text: str) -> None:
    title, rest = split_title(text)
    assert (title + rest).split() == text.split() or "".join((title + rest).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["x" * 2_000_000, " " * 2_000_000 + "x", "\n" * 2_000_000 + "x", "x \n" * 500_000])
def test_splitting_is_linear(text: str) -> None:
    start = time.process_time()
    split_title(text)
    assert time.process_time() - start < 1
