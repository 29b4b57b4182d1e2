import dataclasses

from slantwise.contexts import ContextCard, ContextSource, default_cards
from slantwise.contexts.telling import card_digest, told_by
from slantwise_models.coverage import CardCoverage, Coverage

CARD: ContextCard = default_cards()[0]


def coverage(independent: tuple[int, int], digest: str = card_digest(CARD)) -> Coverage:
    return Coverage({"independent": 100, "state": 50}, {CARD.id: CardCoverage(digest, independent, (3, 40))})


def test_counts_of_the_card_are_given() -> None:
    assert told_by(CARD, coverage((71, 95))) == {"independent": [71, 95], "state": [3, 40]}


def test_too_few_articles_or_none_give_nothing() -> None:
    assert told_by(CARD, coverage((19, 19))) is None
    assert told_by(default_cards()[1], coverage((71, 95))) is None
    assert told_by(CARD, None) is None


def test_a_changed_card_was_not_counted() -> None:
    assert told_by(dataclasses.replace(CARD, main_fact="The lake was dammed."), coverage((71, 95))) is None
    resourced = dataclasses.replace(CARD, sources=(ContextSource("Lake inquiry", "2012"),))
    assert told_by(resourced, coverage((71, 95))) == {"independent": [71, 95], "state": [3, 40]}
