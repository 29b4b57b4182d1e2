"""Context cards: dated facts that bear on a subject, and where they are read from."""

from slantwise.contexts.card import ContextCard, ContextSource
from slantwise.contexts.loading import check_cards, default_cards, load_cards

__all__ = ["ContextCard", "ContextSource", "check_cards", "default_cards", "load_cards"]
