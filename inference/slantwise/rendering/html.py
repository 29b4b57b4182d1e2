"""The report as a web page."""

from collections import Counter, defaultdict
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from slantwise.rendering import _wording
from slantwise.rendering._labels import in_reading_order, label_class, label_style
from slantwise.rendering._layout import assign_lanes, paragraphs, told_anchors
from slantwise.rendering._pages import page_environment, resource
from slantwise.report import Report

PACKAGE = "slantwise.rendering"
_STYLES = ("report.css", "alignment.css", "contexts.css")


def render_html(report: Report) -> str:
    """The report as one HTML page that needs no script, no network and no other file.

    Args:
        report: The report.

    Returns:
        The page, to be written as UTF-8. The element with the id ``article-text`` holds the article's text character
        by character, apart from the tooltips (class ``card``); NUL and lone surrogates, which HTML cannot carry,
        become U+FFFD.
    """
    lanes = assign_lanes(report.cues)
    numbers, by_side = defaultdict(list), defaultdict(list)
    for number, cue in enumerate(report.cues, start=1):
        numbers[cue.family, cue.label, cue.voice].append(number)
        for side, actors in (("favours", cue.favours), ("against", cue.against)):
            for actor in actors:
                by_side[actor, side, "author" if cue.voice == "author" else "quoted"].append(number)
    return _template().render(
        report=report,
        title=paragraphs(report, "title", lanes),
        text=paragraphs(report, "text", lanes),
        lanes=lanes,
        n_lanes=max(lanes, default=-1) + 1,
        labels=in_reading_order((cue.family, cue.label) for cue in report.cues),
        cue_numbers=numbers,
        numbers_by_side=by_side,
        most_on_a_side=max((max(a.favoured, a.against) for a in report.alignment), default=0) or 1,
        counts=Counter((cue.family, cue.label) for cue in report.cues),
        voices=Counter(cue.voice for cue in report.cues),
        heaviest=max((abs(sentence.weight) for sentence in report.source.evidence), default=0) or 1,
        anchors=told_anchors(report),
        css=Markup("".join(resource(PACKAGE, name) for name in _STYLES)),
    )


@cache
def _template() -> Template:
    environment = page_environment(PACKAGE)
    environment.globals |= {"wording": _wording, "label_style": label_style, "label_class": label_class}
    return environment.get_template("report.html.jinja")
