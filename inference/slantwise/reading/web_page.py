"""Articles in saved web pages."""

from slantwise.article import Article
from slantwise.errors import InputError


def article_from_html(data: bytes, file: str, *, title: str | None = None, date: str | None = None) -> Article:
    """Reads text, title and date of a saved web page with trafilatura (Barbaresi, 2021).

    Args:
        data: The page's bytes.
        file: Its name, for messages, or "-" for standard input.
        title: The headline, in place of the page's own.
        date: Day of publication, in place of the page's own.

    Raises:
        InputError: trafilatura is not installed, or it finds no article in the page.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        message = f"{file}: reading web pages needs trafilatura: pip install 'slantwise[html]'"
        raise InputError(message) from error
    page = bare_extraction(data, with_metadata=True, include_comments=False) if data.strip() else None
    found = {} if page is None else page if isinstance(page, dict) else page.as_dict()
    text = found.get("text") or ""
    if not text.strip():
        raise InputError(f"{file}: no article text found in the page; save the article's text as .txt")
    found_title = found.get("title") or ""
    return Article(
        text=_without_headline(text, found_title),
        title=found_title if title is None else title,
        date=date or found.get("date"),
        id=None if file == "-" else file,
    )


def _without_headline(text: str, headline: str) -> str:
    """The text without its first line where that repeats the headline, so that it is not judged twice."""
    first, _, rest = text.partition("\n")
    return rest.lstrip() if headline and rest.strip() and first.strip() == headline.strip() else text
