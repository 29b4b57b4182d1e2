"""Dates of articles and events: ISO 8601 days, months or years."""

import calendar
import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def date_fault(value: object) -> str | None:
    """What is wrong with a date, or None for a good one or None.

    Good are "2021-01-22", "2021-01" and "2021".
    """
    if value is None:
        return None
    match = _ISO.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return f'must be ISO 8601 like "2021-01-22", "2021-01" or "2021", or None, got {value!r}'
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        return f"must be a day that exists, got {value!r} ({error})"
    return None


def earliest(value: str) -> date:
    """The first day that a date may mean: "2021-02" gives 1 February 2021.

    Raises:
        ValueError: It is no ISO 8601 day, month or year.
    """
    year, month, day = _parts(value)
    return date(year, month or 1, day or 1)


def latest(value: str) -> date:
    """The last day that a date may mean: "2021-02" gives 28 February 2021.

    Raises:
        ValueError: It is no ISO 8601 day, month or year.
    """
    year, month, day = _parts(value)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(value: str) -> tuple[int, int | None, int | None]:
    """Year, month and day, None where the date leaves one out."""
    match = _ISO.fullmatch(value)
    fault = date_fault(value)
    if fault or not match:
        raise ValueError(f"date {fault}")
    year, month, day = (int(part) if part else None for part in match.groups())
    return year or 0, month, day
