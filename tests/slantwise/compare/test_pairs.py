"""The released network on written pairs of sentences about invented events: one fact in two wordings, two facts about the same actors."""

import pytest

from slantwise import Article, Scorer
from slantwise.compare.likeness import SAME, TOLD, likeness
from slantwise.compare.sentences import fact_sentences

ONE_FACT = (
    (
        "Soldiers of Northland shelled the market of Tarn on Sunday, killing 14 people.",
        "Fourteen people died when Northland's army fired shells at a market in Tarn.",
    ),
    ("The Tarn dam burst after three days of rain.", "Three days of rain brought down the dam at Tarn."),
    (
        "The finance minister of Sylvania resigned over unpaid taxes.",
        "Sylvania's finance minister has stepped down because of taxes he had not paid.",
    ),
    ("Northland cut gas deliveries to Sylvania by half.", "Gas supplies from Northland to Sylvania were halved."),
    (
        "The court in Upper Tarn sentenced the editor to nine years in prison.",
        "The editor was given a nine-year jail term by a court in Upper Tarn.",
    ),
    (
        "More than 40,000 villagers have fled across the border since May.",
        "Since May over 40,000 people from the villages have crossed the border to safety.",
    ),
    (
        "Police fired tear gas at the students in front of the parliament.",
        "Students outside parliament were dispersed by police with tear gas.",
    ),
    ("The central bank of Freedonia raised its interest rate to 12 percent.", "Freedonia's central bank lifted interest rates to 12%."),
    (
        "Two reporters who had filmed the protest were arrested at the airport.",
        "At the airport, police detained two journalists who had filmed the protest.",
    ),
    (
        "The election commission barred the opposition leader from the ballot.",
        "The leader of the opposition may not stand, the election commission ruled.",
    ),
    (
        "The treaty lets Freedonia keep its naval base on the island until 2040.",
        "Under the treaty Freedonia's navy may use the island base until 2040.",
    ),
    (
        "An inquiry found that the board had known of the cracks for two years.",
        "The board knew about the cracks two years earlier, the inquiry concluded.",
    ),
    (
        "The United Nations said that the blockade had caused a famine in the valley.",
        "A famine in the valley was caused by the blockade, according to the United Nations.",
    ),
    (
        "The airline suspended all flights to Sylvania after the crash.",
        "After the crash all of the airline's flights to Sylvania were stopped.",
    ),
    (
        "Doctors at the hospital of Tarn went on strike for higher pay.",
        "The doctors of Tarn's hospital have stopped work to demand more pay.",
    ),
    (
        "The president dissolved parliament and called an election for June.",
        "Parliament was dissolved by the president, and elections will be held in June.",
    ),
    (
        "Northland expelled six diplomats of Freedonia on charges of spying.",
        "Six Freedonian diplomats accused of espionage were ordered out of Northland.",
    ),
    (
        "A drone struck the refinery at Port Alder and set two tanks on fire.",
        "Two tanks burned at the Port Alder refinery after it was hit by a drone.",
    ),
)

TWO_FACTS = (
    (
        "Soldiers of Northland shelled the market of Tarn on Sunday, killing 14 people.",
        "Soldiers of Northland handed out bread at the market of Tarn on Sunday.",
    ),
    ("The Tarn dam burst after three days of rain.", "The Tarn dam yields a third of the power of Northland."),
    (
        "The finance minister of Sylvania resigned over unpaid taxes.",
        "The finance minister of Sylvania met his colleague from Northland in the capital.",
    ),
    ("Northland cut gas deliveries to Sylvania by half.", "Northland and Sylvania signed an accord on fishing in the strait."),
    (
        "The court in Upper Tarn sentenced the editor to nine years in prison.",
        "The editor had founded the paper in Upper Tarn nine years ago.",
    ),
    ("More than 40,000 villagers have fled across the border since May.", "The border has been closed to trucks since May."),
    (
        "Police fired tear gas at the students in front of the parliament.",
        "The students handed a petition to the speaker of the parliament.",
    ),
    ("The central bank of Freedonia raised its interest rate to 12 percent.", "The central bank of Freedonia opened a museum of coins."),
    ("Two reporters who had filmed the protest were arrested at the airport.", "The airport was opened two years ago despite protests."),
    ("The election commission barred the opposition leader from the ballot.", "The opposition leader spoke to a crowd in the harbour."),
    ("The treaty lets Freedonia keep its naval base on the island until 2040.", "Freedonia's navy lost a ship near the island in a storm."),
    (
        "An inquiry found that the board had known of the cracks for two years.",
        "The board said that it would add two turbines within two years.",
    ),
    (
        "The United Nations said that the blockade had caused a famine in the valley.",
        "The United Nations called for talks between Northland and Sylvania.",
    ),
    (
        "The airline suspended all flights to Sylvania after the crash.",
        "The airline ordered ten new planes and will fly to Sylvania daily.",
    ),
    (
        "Doctors at the hospital of Tarn went on strike for higher pay.",
        "The hospital of Tarn treated forty people who had been hurt in the flood.",
    ),
    (
        "The president dissolved parliament and called an election for June.",
        "The president told parliament that the economy would grow by June.",
    ),
    (
        "Northland expelled six diplomats of Freedonia on charges of spying.",
        "Diplomats of Northland and Freedonia met for a sixth round of talks.",
    ),
    ("A drone struck the refinery at Port Alder and set two tanks on fire.", "The refinery at Port Alder supplies fuel to two provinces."),
    ("Northland's army shot down a drone near Port Alder.", "Northland's army held a parade near Port Alder."),
    ("The minister promised to rebuild the bridge within a year.", "The minister promised to lower the tax on bread within a year."),
    (
        "Sylvania's president thanked Northland for its help after the flood.",
        "Sylvania's president accused Northland of causing the flood.",
    ),
    ("Northland shelled the market of Tarn, killing 14 people.", "Northland shelled the school of Tarn, killing 3 people."),
)


@pytest.fixture(scope="module")
def alike(scorer: Scorer) -> dict[tuple[str, str], float]:
    """Likeness of each pair."""
    network = scorer._network
    head = network.contexts
    assert head is not None
    pairs = (*ONE_FACT, *TWO_FACTS)
    sentences = fact_sentences([Article(text) for pair in pairs for text in pair], network, head)
    assert len(sentences) == 2 * len(pairs)
    both = zip(sentences[::2], sentences[1::2], strict=True)
    return {pair: likeness(one, other, float(one.vector @ other.vector)) for pair, (one, other) in zip(pairs, both, strict=True)}


def test_one_fact_in_other_words_joins(alike: dict[tuple[str, str], float]) -> None:
    assert sum(alike[pair] >= SAME for pair in ONE_FACT) >= 14
    assert sum(alike[pair] >= TOLD for pair in ONE_FACT) >= 16


def test_other_facts_about_the_same_actors_do_not(alike: dict[tuple[str, str], float]) -> None:
    assert sum(alike[pair] >= SAME for pair in TWO_FACTS) <= 4
