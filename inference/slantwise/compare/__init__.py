"""Comparing an article with other articles on its subject: what they tell and it does not, and the reverse."""

from slantwise.compare.comparing import compare
from slantwise.compare.result import Comparison, LoneFact, MissingFact, Quotation, Reference

__all__ = ["Comparison", "LoneFact", "MissingFact", "Quotation", "Reference", "compare"]
