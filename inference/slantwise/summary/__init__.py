"""What many reports come to, by outlet and month."""

from slantwise.summary.groups import ActorTally, Group, Lean
from slantwise.summary.summarise import Summary, summarise

__all__ = ["ActorTally", "Group", "Lean", "Summary", "summarise"]
