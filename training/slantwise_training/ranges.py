"""Ranges of settings, checked together."""

from collections.abc import Callable, Sequence
from typing import Any


def check_ranges(
    settings: Any,
    *,
    positive: Sequence[str] = (),
    not_negative: Sequence[str] = (),
    below_one: Sequence[str] = (),
    at_least_two: Sequence[str] = (),
) -> None:
    """Checks the numbers of a dataclass; a number that is no number (NaN) is in no range.

    Args:
        settings: The dataclass.
        positive: Names of those that must be above 0.
        not_negative: Of those that must be 0 or more.
        below_one: Of those that must be in [0, 1).
        at_least_two: Of those that must be 2 or more.

    Raises:
        ValueError: Some are out of range; the message has all of them.
    """
    rules: tuple[tuple[Sequence[str], str, Callable[[float], bool]], ...] = (
        (positive, "above 0", lambda value: value > 0),
        (not_negative, "at least 0", lambda value: value >= 0),
        (below_one, "in [0, 1)", lambda value: 0 <= value < 1),
        (at_least_two, "at least 2", lambda value: value >= 2),
    )
    faults = [
        f"{name} must be {range_}, got {getattr(settings, name)}"
        for names, range_, fits in rules
        for name in names
        if not fits(getattr(settings, name)) or getattr(settings, name) == float("inf")
    ]
    if faults:
        raise ValueError("; ".join(faults))
