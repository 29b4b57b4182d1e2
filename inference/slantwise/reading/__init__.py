"""Reading articles from text, web pages and JSON."""

from slantwise.reading.articles import read_articles, read_rows
from slantwise.reading.inputs import STANDARD_INPUT, InputFile, InputFormat, open_input
from slantwise.reading.rows import BadRow

__all__ = ["STANDARD_INPUT", "BadRow", "InputFile", "InputFormat", "open_input", "read_articles", "read_rows"]
