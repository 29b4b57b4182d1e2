"""Dates of articles: ISO 8601 days, months or years."""

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
