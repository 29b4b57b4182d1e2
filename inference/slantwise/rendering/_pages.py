"""What every web page of the package is made with."""

import re
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

_NOT_IN_HTML = re.compile("[\0\ud800-\udfff]")


def resource(package: str, name: str) -> str:
    """A text file of a package, such as a template or a style sheet."""
    return (files(package) / name).read_text(encoding="utf-8")


def page_environment(package: str) -> Environment:
    """Templates of a package, in which every value is escaped and one that is missing is an error.

    Args:
        package: The package that holds the templates.
    """
    return Environment(
        loader=FunctionLoader(lambda name: resource(package, name)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=representable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def representable(value: Any) -> Any:
    """Escapes a string so that a parser gives it back: it would turn a bare carriage return into a line feed."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    escaped = str(escape(_NOT_IN_HTML.sub("\N{REPLACEMENT CHARACTER}", value)))
    return Markup(escaped.replace("\r", "&#13;"))
