"""Reading saved web pages."""

import sys
from pathlib import Path

import pytest

from slantwise.errors import InputError
from slantwise.reading import open_input, read_articles, read_rows

PARAGRAPH = "The council opened a bridge over the river on Monday, after two years of work by the builders."
PAGE = f"""<html><head><title>A bridge opens</title><meta property="article:published_time" content="2021-03-04"></head>
<body><nav><a href="/">Home</a></nav><article><h1>A bridge opens</h1>
<p>{PARAGRAPH}</p><p>Walkers may use it from the first day, and cars from the spring.</p></article></body></html>"""


@pytest.mark.parametrize("ending", [".html", ".HTM"])
def test_text_title_and_date_are_found(tmp_path: Path, ending: str) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / f"page{ending}"
    path.write_text(PAGE)
    (article,) = read_articles(path)
    assert not hasattr(article, "reason")
    assert (article.title, article.date, article.id) == ("A bridge opens", "2021-03-04", str(path))
    assert article.text.startswith(PARAGRAPH)
    assert "Home" not in article.text


def test_title_and_date_given_come_first(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    ((_, article),) = read_rows(open_input(path), title="", date="2020")
    assert (article.title, article.date) == ("", "2020")


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"\x00\xff\x01"])
def test_a_page_without_an_article_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"page\.html: no article text found"):
        list(read_articles(path))


def test_without_trafilatura_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    with pytest.raises(InputError, match=r"pip install 'slantwise\[html\]'"):
        list(read_articles(path))
