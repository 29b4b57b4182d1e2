"""What a text names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slantwise.actors import Gazetteer, Mention, find_mentions
from slantwise.errors import InputError


def _found(text: str, date: str | None = None) -> list[tuple[str, str]]:
    """Pairs of words and actors."""
    return [(text[m.start : m.end], m.actor) for m in find_mentions(text, date=date)]


@pytest.mark.parametrize(
    ("text", "actor", "kind", "form"),
    [
        ("Norway replied.", "Norway", "country", "name"),
        ("The Norwegian minister left.", "Norway", "country", "adjective"),
        ("Oslo disagreed.", "Norway", "country", "capital"),
        ("The Kremlin agreed.", "Russia", "country", "seat"),
        ("The Élysée agreed.", "France", "country", "seat"),
        ("A vote in the Knesset failed.", "Israel", "country", "organ"),
        ("A visit to Hong Kong ended.", "China", "country", "place"),
        ("Merkel spoke first.", "Germany", "country", "leader"),
        ("Officials at NATO wrote.", "NATO", "bloc", "name"),
        ("A letter from Daesh came.", "Islamic State", "group", "name"),
        ("They met Navalny again.", "opposition in Russia", "opposition", "name"),
        ("Much of the mainstream media wrote.", "media", "media", "name"),
    ],
)
def test_each_kind_and_form(text: str, actor: str, kind: str, form: str) -> None:
    [mention] = find_mentions(text)
    assert (mention.actor, mention.kind, mention.form) == (actor, kind, form)


@pytest.mark.parametrize(
    ("one", "other", "actor"),
    [
        ("Kiev", "Kyiv", "Ukraine"),
        ("Myanmar", "Burma", "Myanmar"),
        ("Turkey", "Türkiye", "Turkey"),
        ("Sergei Lavrov", "Sergey Lavrov", "Russia"),
        ("Zelensky", "Zelenskyy", "Ukraine"),
        ("Gaddafi", "Qaddafi", "Libya"),
        ("ISIS", "ISIL", "Islamic State"),
        ("Uighurs", "Uyghurs", "Uyghurs"),
        ("US", "U.S.", "United States"),
        ("U.K.", "UK", "United Kingdom"),
        ("MKO", "MEK", "MEK"),
    ],
)
def test_spellings_of_one_actor(one: str, other: str, actor: str) -> None:
    for word in (one, other):
        assert (word, actor) in _found(f"A word on {word} here.")


@pytest.mark.parametrize("mark", ["'", "’"])
def test_possessives_are_left_out(mark: str) -> None:
    assert _found(f"Norway{mark}s offer and the Netherlands{mark} answer") == [("Norway", "Norway"), ("Netherlands", "Netherlands")]


def test_names_with_a_typographic_apostrophe_or_a_broken_line() -> None:
    assert _found("People’s Republic of China") == [("People’s Republic of China", "China")]
    assert _found("the United\nStates and Saudi\u00a0Arabia") == [
        ("United\nStates", "United States"),
        ("Saudi\u00a0Arabia", "Saudi Arabia"),
    ]


def test_the_longest_name_is_taken() -> None:
    assert _found("Papua New Guinea, Equatorial Guinea, Guinea-Bissau, Guinea") == [
        ("Papua New Guinea", "Papua New Guinea"),
        ("Equatorial Guinea", "Equatorial Guinea"),
        ("Guinea-Bissau", "Guinea-Bissau"),
        ("Guinea", "Guinea"),
    ]
    assert _found("Niger and Nigeria") == [("Niger", "Niger"), ("Nigeria", "Nigeria")]
    assert _found("Islamic State, South Sudan, North Korean") == [
        ("Islamic State", "Islamic State"),
        ("South Sudan", "South Sudan"),
        ("North Korean", "North Korea"),
    ]


def test_capital_letters_matter() -> None:
    assert _found("they told us that china cups and a turkey are polish") == []


def test_a_title_in_capitals() -> None:
    assert _found("NORWAY AND GERMANY ANSWER THE UK") == [("NORWAY", "Norway"), ("GERMANY", "Germany"), ("UK", "United Kingdom")]
    assert _found("THIS IS WHAT NORWAY WANTS") == [("NORWAY", "Norway")]
    assert ("IS", "Islamic State") in _found("Fighters of IS left Norway.")


def test_borders_of_words() -> None:
    assert _found("Omanyte, Malian, Irany, USB and Chadwick") == [("Malian", "Mali")]
    assert _found("anti-Norwegian and Norway-led") == [("Norwegian", "Norway"), ("Norway", "Norway")]


def test_a_leader_counts_from_taking_office_to_ten_years_after() -> None:
    text = "A speech by Merkel followed."
    assert _found(text, "2004-06-01") == []
    assert _found(text, "2005-11-22") == _found(text, "2012") == _found(text, "2031-12") == _found(text) == [("Merkel", "Germany")]
    assert _found(text, "2032-01-01") == []


def test_a_common_surname_counts_only_with_the_full_name() -> None:
    assert _found("Brown spoke.") == []
    assert _found("Gordon Brown spoke. Brown left.") == [("Gordon Brown", "United Kingdom"), ("Brown", "United Kingdom")]
    assert _found("In May, Theresa May left.") == [("Theresa May", "United Kingdom")]


def test_a_namesake_is_nobody() -> None:
    assert _found("Emma Merkel and Tom Macron met.") == []
    assert _found("Angela Merkel met.") == [("Angela Merkel", "Germany")]


def test_a_word_may_name_two_actors() -> None:
    assert set(_found("The Houthi rebels left.")) >= {("Houthi rebels", "Houthis"), ("Houthi rebels", "opposition in Yemen")}


def test_opponents_and_peoples_are_found_beside_their_country() -> None:
    assert _found("Norwegian protesters and the dissidents in Chile") == [
        ("Norwegian protesters", "opposition in Norway"),
        ("Norwegian", "Norway"),
        ("dissidents in Chile", "opposition in Chile"),
        ("Chile", "Chile"),
    ]
    assert ("the people of Chile", "people of Chile") in _found("the people of Chile")
    assert ("Norway's political opposition", "opposition in Norway") in _found("Norway's political opposition left")
    assert ("citizens of Chile", "people of Chile") in _found("six citizens of Chile")
    assert ("Danes", "people of Denmark") in _found("The Danes left.")


def test_opponents_alone_belong_to_the_country_named_most() -> None:
    assert ("protesters", "opposition in Chile") in _found("Chile and Norway spoke. Chile was calm, and protesters left.")
    assert _found("The protesters left.") == []


def test_those_for_or_against_a_country_need_not_be_its_own() -> None:
    assert _found("the anti-Chile activist") == [("Chile", "Chile")]


def test_no_actor() -> None:
    assert find_mentions("") == find_mentions("\n") == find_mentions("A cat sat down on the mat.") == []


def test_five_hundred_mentions() -> None:
    mentions = find_mentions("Norway met Chile. " * 250)
    assert len(mentions) == 500
    assert mentions[-1] == Mention(4493, 4498, "Chile", "country", "name")


def test_a_bad_date_is_refused() -> None:
    with pytest.raises(InputError, match="date must be ISO 8601"):
        find_mentions("Norway", date="last week")


_NAMES = ["Norway", "Norwegian", "US", "U.S.", "West’s", "the West", "Korea", "Jordan", "IS", "Islamic State", "Turkey"]
_WORDS = st.sampled_from([*_NAMES, "Michael", "İstanbul", "ẞ", "the", "protesters", "people", "of", "in", ",", ".", "’s", "\n"])


@settings(max_examples=200)
@given(st.lists(_WORDS | st.text(max_size=8), max_size=30).map(" ".join))
def test_offsets_are_slices_in_order_and_titles_never_fail(text: str) -> None:
    mentions = find_mentions(text)
    assert [(m.start, -m.end) for m in mentions] == sorted((m.start, -m.end) for m in mentions)
    actors = Gazetteer.load().actors
    for mention in mentions:
        assert actors[mention.actor].kind == mention.kind
        word = text[mention.start : mention.end]
        assert word
        assert word == word.strip()
        assert not word.endswith(("'s", "’s"))
    assert len(set(mentions)) == len(mentions)
