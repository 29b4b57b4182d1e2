"""Reports for people: a self-contained web page and a terminal view."""

from slantwise.rendering.html import render_html
from slantwise.rendering.terminal import render_terminal

__all__ = ["render_html", "render_terminal"]
