"""The words that the renderings of a summary share."""

from collections import Counter

from slantwise.rendering._wording import CONTEXT_STATUSES, signed
from slantwise.report import Verdict
from slantwise.summary.groups import Group, Lean
from slantwise.summary.summarise import Summary

LIMITS = (
    "Sides and cues are a model's findings and often wrong one by one; a steady lean over many articles says more. An article leans to the "
    "side on which it has more cues, and the interval (Wilson, 95%) counts articles, not cues. Groups differ in their subjects: compare "
    "like with like, and read the passages. This judges wording; it says nothing of what is true."
)

VERDICT_NAMES: dict[Verdict, str] = {"state-aligned": "state-aligned", "independent": "independent", "uncertain": "uncertain"}


def heading(group: Group, summary: Summary) -> str:
    """The name of a group: ``"The Gazette, 2021-01"``."""
    parts = [group.outlet or "Outlet unknown"] if "outlet" in summary.by else []
    return ", ".join(parts + ([group.month or "month unknown"] if "month" in summary.by else []))


def articles(count: int) -> str:
    """``"1 article"``, ``"2 articles"``."""
    return f"{count} article{'s' * (count != 1)}"


def net(lean: Lean) -> str:
    """A lean with its interval: ``"+0.50 (+0.10 to +0.80)"``; a dash without articles."""
    if lean.net is None or lean.interval is None:
        return "–"
    low, high = lean.interval
    return f"{signed(lean.net)} ({signed(low)} to {signed(high)})"


def verdicts(group: Group) -> str:
    """Shares of the source judgements: ``"state-aligned 60%, independent 10%, uncertain 30%"``."""
    return ", ".join(f"{name} {group.verdicts[verdict] / max(1, group.articles):.0%}" for verdict, name in VERDICT_NAMES.items())


def contexts(group: Group) -> str:
    """Contexts by status: ``"12 listed: 5 told, 7 left out"``."""
    parts = [f"{group.contexts[status]} {name.lower()}" for status, name in CONTEXT_STATUSES.items() if group.contexts[status]]
    return f"{group.contexts.total()} listed" + (f": {', '.join(parts)}" if parts else "")


def cues_by_label(group: Group) -> list[tuple[str, str, Counter[str]]]:
    """(family, label, cues by voice), state framing first, the label with most cues first."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for (family, label, voice), count in group.cues.items():
        found.setdefault((family, label), Counter())[voice] += count
    ordered = sorted(found.items(), key=lambda item: (item[0][0] != "state-framing", -item[1].total(), item[0][1]))
    return [(family, label, voices) for (family, label), voices in ordered]
