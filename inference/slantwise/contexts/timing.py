"""What had happened by a day: the dates of cards and articles, which may be a day, a month or a year."""

from dataclasses import dataclass
from typing import Literal

from slantwise.contexts.card import ContextCard
from slantwise.dates import earliest, latest

Timing = Literal["after", "before", "unknown"]


@dataclass(frozen=True, slots=True)
class Dating:
    """Whether the event of a card lay behind, seen from a day.

    Attributes:
        timing: "after" or "before" the event; "unknown" without a day, or where a partial date allows both.
        note: Why, in plain words.
    """

    timing: Timing
    note: str


def date_card(card: ContextCard, date: str | None, as_of: str | None) -> Dating:
    """Compares the event with the day of the article, or with a later day that the reader asks about.

    What has no end is dated by its beginning, never by a report about it.

    Args:
        card: The card.
        date: Day of the article, or None.
        as_of: The day to judge by in place of the article's, or None.
    """
    day = as_of or date
    began = f"The event began on {card.event_date}" if len(card.event_date) == 10 else f"The event began in {card.event_date}"
    if day is None:
        return Dating("unknown", f"{began}; the article's date is not known.")
    seen_from = f"the day asked about, {day}" if as_of else f"the article's date, {day}"
    if latest(day) < earliest(card.event_date):
        return Dating("before", f"{began}, after {seen_from}: it had not happened yet.")
    if earliest(day) >= latest(card.event_date):
        return Dating("after", f"{began}, not after {seen_from}.")
    return Dating("unknown", f"{began}; {seen_from}, is too coarse to say whether that was before or after.")
