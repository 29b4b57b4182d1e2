"""The cards that the package carries."""

import re
from collections import Counter
from datetime import date

import pytest

from slantwise.contexts import ContextCard, check_cards, default_cards
from slantwise.contexts.loading import PACKAGED_CARDS
from slantwise.dates import earliest, latest

CARDS = default_cards()
FIRST_IDS = {
    "myanmar-coup-2021",
    "rohingya-2017",
    "ukraine-invasion-2022",
    "crimea-annexation-2014",
    "donbas-war-2014",
    "mh17-2014",
    "occupied-referendums-2022",
    "zaporizhzhia-npp-2022",
    "bucha-2022",
    "navalny-poisoning-2020",
    "skripal-2018",
    "us-election-2016",
    "xinjiang-detention",
    "hong-kong-nsl-2020",
    "hong-kong-protests-2019",
    "tiananmen-1989",
    "tibet-rights",
    "south-china-sea-2016",
    "taiwan-self-rule",
    "covid-early-silencing",
    "iran-protests-2022",
    "iran-election-2009",
    "iran-vetting",
    "jcpoa-us-withdrawal-2018",
    "iran-iaea-probe",
    "ps752-2020",
    "syria-chemical",
    "syria-uprising-2011",
    "dprk-sanctions",
    "dprk-rights",
    "belarus-2020",
    "grain-blockade-2022",
    "gas-cutoff-2022",
    "nato-article-5",
    "dissident-media-russia-2022",
}
WESTERN_STATES_AND_ALLIES = {
    *("United States", "United Kingdom", "France", "Israel", "Saudi Arabia", "Australia", "Canada", "European Union", "Egypt", "Bahrain"),
    *("Belgium", "Colombia", "El Salvador", "Greece", "Japan", "Morocco", "Netherlands", "Philippines", "Turkey"),
}
EARLIER_SOURCES = {"iran-vetting", "western-sahara-1975"}  # a constitution, and an opinion given a fortnight before

each_card = pytest.mark.parametrize("card", CARDS, ids=[card.id for card in CARDS])


def test_there_are_cards_enough_and_the_first_ones_kept_their_ids() -> None:
    assert len(CARDS) >= 60
    assert len(FIRST_IDS) == 35
    assert {card.id for card in CARDS} >= FIRST_IDS


def test_all_files_are_valid_and_read_once() -> None:
    assert check_cards(PACKAGED_CARDS) == []
    assert default_cards() is CARDS


def test_the_cards_are_even_handed() -> None:
    actors = Counter(card.actor for card in CARDS)
    assert sum(actors[actor] for actor in WESTERN_STATES_AND_ALLIES) >= 15
    assert max(actors.values()) * 3 <= len(CARDS), actors.most_common(3)


def test_the_cards_cover_the_world() -> None:
    regions = Counter(card.region for card in CARDS)
    wanted = "Africa, Americas, Caucasus, Central Asia, East Asia, Europe, Middle East, South Asia, Southeast Asia"
    assert set(wanted.split(", ")) <= set(regions)
    assert len(regions) <= 10, f"a region is spelt in two ways: {sorted(regions)}"


@each_card
def test_the_main_fact_is_one_plain_sentence(card: ContextCard) -> None:
    assert re.fullmatch(r"[A-Z0-9].{15,150}\.", card.main_fact)
    assert not re.search(r"[;:!?]|[a-z]{3,}\. ", card.main_fact)
    assert card.relevant_when.startswith("The article ")


@each_card
def test_dates_are_past_and_sources_follow_the_event(card: ContextCard) -> None:
    end = [card.end_date] if card.end_date not in (None, "ongoing") else []
    for day in [card.event_date, *end, *(source.date for source in card.sources)]:
        assert earliest(day) <= date(2026, 11, 30)
    if card.id not in EARLIER_SOURCES:
        assert all(latest(source.date) >= earliest(card.event_date) for source in card.sources)
    assert any(latest(source.date) >= earliest(card.event_date) for source in card.sources)


@each_card
def test_no_text_is_given_twice_or_told_as_both_sides(card: ContextCard) -> None:
    for texts in (card.names, card.tellings, card.denials, card.euphemisms, card.details):
        assert len({text.casefold() for text in texts}) == len(texts)
    assert not {text.casefold() for text in card.tellings} & {text.casefold() for text in (*card.denials, *card.euphemisms)}
    assert "http" not in repr(card)
