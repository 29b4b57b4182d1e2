"""Groups reports and adds them up, in one pass."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from slantwise.errors import InputError
from slantwise.report import Report
from slantwise.summary.groups import FEW, Group
from slantwise.summary.scored import RowFault, ScoredArticle, scored_article

Key = Literal["outlet", "month"]
INTERVAL = "Wilson, 95%, by article"
BY: tuple[Key, ...] = ("outlet", "month")


@dataclass(slots=True)
class Summary:
    """Groups of articles and their counts.

    Attributes:
        by: What they are grouped by.
        groups: The groups, by outlet, then month; unknown ones last.
        models: Articles by model.
        bad_rows: Rows that could not be read or had not been scored.
    """

    by: tuple[Key, ...]
    groups: list[Group]
    models: dict[str, int] = field(default_factory=dict)
    bad_rows: int = 0

    @property
    def articles(self) -> int:
        """Articles in all groups."""
        return sum(group.articles for group in self.groups)

    @property
    def warnings(self) -> list[str]:
        """What a reader should know before trusting the figures."""
        few = sum(group.few for group in self.groups)
        warned = sum(group.warned for group in self.groups)
        found = []
        if few:
            found.append(f"{few} of {len(self.groups)} group(s) have fewer than {FEW} articles: their figures say little.")
        if len(self.models) > 1:
            found.append(f"The reports are by {len(self.models)} models ({', '.join(sorted(self.models))}): score all with one.")
        if warned:
            found.append(f"{warned} report(s) warn of their own judgement (another language, or too short); they are counted.")
        if self.bad_rows:
            found.append(f"{self.bad_rows} row(s) could not be read or had not been scored, and are in no group.")
        return found

    def to_dict(self) -> dict[str, Any]:
        """The summary as plain JSON types."""
        return {
            "by": list(self.by),
            "articles": self.articles,
            "bad_rows": self.bad_rows,
            "models": self.models,
            "interval": INTERVAL,
            "warnings": self.warnings,
            "groups": [group.to_dict() for group in self.groups],
        }


def summarise(reports: Iterable[Report | Mapping[str, Any] | ScoredArticle], *, by: Iterable[Key] = BY) -> Summary:
    """Adds up reports; each is forgotten once counted, so that memory grows with groups and actors only.

    Args:
        reports: Reports, or mappings as their JSON gives them.
        by: "outlet", "month" or both.

    Raises:
        InputError: One of them is no report; the message says which. Or ``by`` is neither.
    """
    keys = _keys(by)
    groups: dict[tuple[str | None, str | None], Group] = {}
    models: dict[str, int] = {}
    for number, report in enumerate(reports):
        try:
            article = report if isinstance(report, ScoredArticle) else scored_article(report)
        except RowFault as fault:
            raise InputError(f"reports[{number}]: {fault}") from fault
        key = (article.outlet if "outlet" in keys else None, article.month if "month" in keys else None)
        groups.setdefault(key, Group(*key)).add(article)
        models[article.model] = models.get(article.model, 0) + 1
    return Summary(keys, sorted(groups.values(), key=_order), models)


def _keys(by: Iterable[Key]) -> tuple[Key, ...]:
    given = (by,) if isinstance(by, str) else tuple(by)
    if not given or not set(given) <= set(get_args(Key)):
        raise InputError(f"by must be 'outlet', 'month' or both, got {given!r}")
    return tuple(key for key in BY if key in given)


def _order(group: Group) -> tuple[bool, str, bool, str]:
    return (group.outlet is None, (group.outlet or "").casefold(), group.month is None, group.month or "")
