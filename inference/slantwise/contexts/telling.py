"""How outlets told a card, as far as that was counted when the model was made."""

from slantwise.contexts.card import ContextCard
from slantwise.contexts.vectors import card_texts, digest
from slantwise_models.coverage import Coverage


def told_by(card: ContextCard, coverage: Coverage | None) -> dict[str, list[int]] | None:
    """For "independent" and "state" outlets, how many articles tell a card and how many there are on its subject.

    None where the card was not counted, where independent articles are too few for a guess, and where the card has been changed
    since, which a card of one's own with the id of a packaged one is.

    Args:
        card: The card.
        coverage: Of the model, or None.
    """
    counted = coverage.cards.get(card.id) if coverage else None
    if counted is None or not counted.is_enough or counted.digest != card_digest(card):
        return None
    return {"independent": list(counted.independent), "state": list(counted.state)}


def card_digest(card: ContextCard) -> str:
    """Sixteen hexadecimal digits that stand for all of a card that decides on relevance, mention and date; sources do not."""
    parts = (card.event_date, card.end_date or "", card.actor, *card_texts(card), *card.names, *card.euphemisms, *card.details)
    return digest("\n".join(parts))
