"""Whose side the framing takes: of each cue, and of an article's cues together."""

from slantwise.sides.alignment import Alignment, align, side_totals

__all__ = ["Alignment", "align", "side_totals"]
