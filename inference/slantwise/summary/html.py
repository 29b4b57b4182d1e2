"""The summary as a web page."""

from dataclasses import dataclass
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from slantwise.rendering import _wording
from slantwise.rendering._labels import label_style
from slantwise.rendering._pages import page_environment, resource
from slantwise.rendering.html import PACKAGE as REPORT
from slantwise.summary import wording
from slantwise.summary.groups import FEW, Group
from slantwise.summary.summarise import Summary

_PACKAGE = "slantwise.summary"
_STYLES = ((REPORT, "report.css"), (REPORT, "alignment.css"), (_PACKAGE, "summary.css"))


@dataclass(frozen=True, slots=True)
class Section:
    """One outlet, or one month where months alone are the groups.

    Attributes:
        heading: Its name.
        total: All its articles.
        months: Its groups by month; empty where months are not told apart.
    """

    heading: str
    total: Group
    months: list[Group]

    def most_cues(self, top: int) -> int:
        """Cues on the larger side of any actor shown, at least 1."""
        return max((max(a.favoured, a.against) for a in self.total.alignment()[:top]), default=0) or 1

    def most_in_a_month(self, actor: str) -> int:
        """Cues on the larger side of an actor in any month, at least 1."""
        tallies = (group.actors[actor] for group in self.months if actor in group.actors)
        return max((max(t.favoured, t.against) for t in tallies), default=0) or 1


def render_summary_html(summary: Summary, *, top: int) -> str:
    """The summary as one HTML page that needs no script, no network and no other file.

    Args:
        summary: The summary.
        top: Actors shown of each section.
    """
    css = "".join(resource(package, name) for package, name in _STYLES)
    return _template().render(summary=summary, sections=sections(summary), top=top, few=FEW, css=Markup(css))


def sections(summary: Summary) -> list[Section]:
    """The groups as sections: an outlet with its months, or each group alone."""
    if summary.by != ("outlet", "month"):
        return [Section(wording.heading(group, summary), group, []) for group in summary.groups]
    by_outlet: dict[str | None, list[Group]] = {}
    for group in summary.groups:
        by_outlet.setdefault(group.outlet, []).append(group)
    return [Section(outlet or "Outlet unknown", _total(outlet, months), months) for outlet, months in by_outlet.items()]


def _total(outlet: str | None, months: list[Group]) -> Group:
    total = Group(outlet)
    for month in months:
        total.merge(month)
    return total


@cache
def _template() -> Template:
    environment = page_environment(_PACKAGE)
    environment.globals |= {"wording": wording, "names": _wording, "label_style": label_style}
    return environment.get_template("summary.html.jinja")
