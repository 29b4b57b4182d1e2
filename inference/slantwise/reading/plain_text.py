"""Articles in plain text files."""

import codecs
import logging
import re
import unicodedata

from slantwise.article import Article
from slantwise.errors import InputError

_LOGGER = logging.getLogger(__name__)
_MAX_TITLE = 200
_MAX_CONTROL_SHARE = 0.05
_LINE_END = re.compile(r"\r\n|\r|\n")
_WAY_OUT = "give a text file in UTF-8, or .html, .json or .jsonl with that ending"


def article_from_text(data: bytes, file: str, *, title: str | None = None, date: str | None = None) -> Article:
    """Reads a text file; its identifier is the file's name.

    Args:
        data: The file's bytes.
        file: Its name, for messages, or "-" for standard input.
        title: The headline. Where None, the first line is the title if it has at most 200 characters and is followed
            by a blank line and more text; the article's text then begins after the blank line.
        date: Day of publication.

    Raises:
        InputError: The file is empty or no text.
    """
    text = decode_text(data, file)
    if not text.strip():
        raise InputError(f"{file}: the file is empty; an article needs text")
    if title is None:
        title, text = split_title(text)
    return Article(text=text, title=title, date=date, id=None if file == "-" else file)


def split_title(text: str) -> tuple[str, str]:
    """Parts a title line (at most 200 characters, a blank line after it) from the text; "" where there is none."""
    lines = _LINE_END.split(text.lstrip(), maxsplit=2)
    if len(lines) < 3 or lines[1].strip() or not lines[2].strip() or len(lines[0].strip()) > _MAX_TITLE:
        return "", text
    return lines[0].strip(), lines[2].lstrip()


def decode_text(data: bytes, file: str) -> str:
    """Decodes UTF-8 or, by its byte order mark, UTF-16; anything else is taken for Windows-1252, with a warning.

    Raises:
        InputError: The bytes are no text: NUL characters, or more than one control character in twenty.
    """
    try:
        text = _decode(data, file)
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: the file is not text in UTF-8, UTF-16 or Windows-1252; {_WAY_OUT}") from error
    controls = sum(unicodedata.category(character) == "Cc" and not character.isspace() for character in text)
    if "\0" in text or controls > _MAX_CONTROL_SHARE * len(text):
        raise InputError(f"{file}: the file looks binary (it has {controls} control characters); {_WAY_OUT}")
    return text


def _decode(data: bytes, file: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    _LOGGER.warning("%s: the file is not UTF-8 and is read as Windows-1252; look at accents and quotation marks", file)
    return text
