"""The actors that news is about: states, blocs, groups, opponents and the press, and where a text names them."""

from slantwise.actors.gazetteer import Actor, Gazetteer
from slantwise.actors.matching import Mention, find_mentions

__all__ = ["Actor", "Gazetteer", "Mention", "find_mentions"]
