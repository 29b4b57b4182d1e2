"""The packaged actors, and files of the user's own."""

from pathlib import Path

import pytest

from slantwise.actors import Actor, Gazetteer, find_mentions
from slantwise.actors.entries import FORMS, load_yaml
from slantwise.actors.rules import load_rules
from slantwise.errors import ActorError, InputError

COUNTRIES = """Afghanistan, Albania, Armenia, Australia, Austria, Azerbaijan, Bahrain, Bangladesh, Belarus, Bhutan, Bosnia and
Herzegovina, Brazil, Canada, China, Colombia, Cuba, Denmark, Ecuador, Egypt, Estonia, Finland, France, Georgia, Germany,
Greece, Hungary, India, Iran, Iraq, Israel, Italy, Japan, Jordan, Kazakhstan, Latvia, Lebanon, Libya, Lithuania,
Malaysia, Mexico, Moldova, Myanmar, North Korea, Oman, Pakistan, Palestine, Philippines, Poland, Russia, Rwanda, Saudi
Arabia, South Africa, South Korea, Soviet Union, Spain, Sri Lanka, Sweden, Switzerland, Syria, Taiwan, Tonga, Turkey,
Turkmenistan, Ukraine, United Arab Emirates, United Kingdom, United States, Uzbekistan, Vatican, Venezuela, Vietnam,
Yemen, Zimbabwe"""
BLOCS = """Africa, Arab League, ASEAN, Axis of Resistance, Baltic states, BRICS, CIS, European Union, G7, Global South, Gulf
Cooperation Council, Latin America, NATO, Shanghai Cooperation Organization, United Nations, West"""
GROUPS = """al Qaeda, Bosnian Serbs, Hamas, Hezbollah, Houthis, Islamic Jihad, Islamic State, Jews, Khorasan, Kurdish groups, MEK,
Muslim Brotherhood, Muslims, Muslims in India, people of Donbas, people of Hong Kong, Popular Mobilization Forces, PYD,
Rohingya, Taliban, Tehreek-i-Taliban Pakistan, Tibetans, Uyghurs, Wagner Group"""
OPPOSITIONS = """Austria, Bahrain, Belarus, Brazil, China, Ecuador, Georgia, Iran, Israel, Kazakhstan, Libya, Myanmar, North Korea,
Pakistan, Russia, Spain, Syria, Turkey, Ukraine, United Kingdom, United States, Uzbekistan, Venezuela"""


def _names(listed: str) -> list[str]:
    return " ".join(listed.split()).split(", ")


@pytest.mark.parametrize(("kind", "listed"), [("country", COUNTRIES), ("bloc", BLOCS), ("group", GROUPS), ("media", "media")])
def test_every_name_of_the_annotations_is_an_actor(kind: str, listed: str) -> None:
    actors = Gazetteer.load().actors
    assert {name: getattr(actors.get(name), "kind", None) for name in _names(listed)} == dict.fromkeys(_names(listed), kind)


def test_every_opposition_of_the_annotations_is_an_actor() -> None:
    assert not {f"opposition in {country}" for country in _names(OPPOSITIONS)} - Gazetteer.load().actors.keys()


@pytest.mark.parametrize("country", _names("Yemen, Iran, Russia, Ukraine, China, Iraq, India, Bahrain, North Korea, Syria, Pakistan"))
def test_the_people_of_a_country_are_an_actor(country: str) -> None:
    assert Gazetteer.load().actors[f"people of {country}"].kind == "group"
    assert f"people of {country}" in {mention.actor for mention in find_mentions(f"the people of {country}")}


def test_a_country_names_its_code() -> None:
    assert Gazetteer.load().actors["Norway"] == Actor("Norway", "country", "NO")


def test_codes_are_those_of_iso_3166_and_stand_once() -> None:
    babel = pytest.importorskip("babel")
    codes = [actor.code for actor in Gazetteer.load().actors.values() if actor.code]
    assert len(codes) == len(set(codes)) > 190
    assert not set(codes) - set(babel.Locale("en").territories)


def test_oppositions_belong_to_countries_of_the_table() -> None:
    actors = Gazetteer.load().actors
    assert not {name.removeprefix("opposition in ") for name, actor in actors.items() if actor.kind == "opposition"} - actors.keys()


def test_rules_name_actors_that_there_are() -> None:
    named = {actor for rule in load_rules().context for actor in (*rule.most, *([rule.actor] if rule.actor else []))}
    assert named
    assert not named - Gazetteer.load().actors.keys()


def test_packaged_files_are_compact() -> None:
    folder = Path(load_yaml.__code__.co_filename).parent
    assert sorted(path.name for path in folder.glob("*.yaml")) == [
        "blocs.yaml",
        "countries.yaml",
        "groups.yaml",
        "leaders.yaml",
        "rules.yaml",
        "state_media.yaml",
    ]
    assert sum(path.stat().st_size for path in folder.glob("*.yaml")) < 200_000


def test_a_user_file_adds_an_actor_and_words_to_a_known_one(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "group:\n  - {name: Lamplighters, names: [the Lamp Front]}\n"
        "country:\n  - {name: Norway, seats: [Fjord House], leaders: [{name: Ola Example, from: 2020-01, to: null}]}\n",
        encoding="utf-8",
    )
    own = Gazetteer.load(path)
    found = [(m.actor, m.kind, m.form) for m in find_mentions("Fjord House met the Lamp Front; Example left Norway.", gazetteer=own)]
    assert found == [
        ("Norway", "country", "seat"),
        ("Lamplighters", "group", "name"),
        ("Norway", "country", "leader"),
        ("Norway", "country", "name"),
    ]
    assert own.actors["Norway"].code == "NO"
    assert "Lamplighters" not in Gazetteer.load().actors


def test_every_fault_of_every_file_comes_at_once(tmp_path: Path) -> None:
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text(
        "contry: []\ngroup: many\ncountry:\n  - {name: Norway, code: NO, adjective: [Norse], capital: Oslo, names: [7, ' x']}\n"
        "  - {names: [Nameless]}\n  - text\n",
        encoding="utf-8",
    )
    second.write_text(
        "country:\n  - name: Chile\n    leaders:\n      - {name: Ana Doe, form: 2001, from: 2011-13, to: 2001-01, alone: x, short: ''}\n"
        "      - {name: ''}\n",
        encoding="utf-8",
    )
    with pytest.raises(ActorError) as caught:
        Gazetteer.load(first, second)
    message = str(caught.value)
    for part in (
        f"{first}: unknown kind 'contry' (did you mean 'country'?)",
        f"{first}: group: must be a list of actors, got 'many'",
        f"{first}: country 'Norway': unknown field 'adjective' (did you mean 'adjectives'?)",
        f"{first}: country 'Norway': code: must be two capitals in quotation marks",
        f"{first}: country 'Norway': capital: must be a list of words, got 'Oslo'",
        "names: must hold words that open with a letter or digit, got 7",
        "names: must hold words that open with a letter or digit, got ' x'",
        f"{first}: country number 2: name: must be a text that is not empty, got None",
        f"{first}: country number 3: must be a mapping with a name, got 'text'",
        f"{second}: country 'Chile': leaders: number 1: unknown field 'form' (did you mean 'from'?)",
        "number 1: from: must be a day that exists",
        "number 1: to: must not lie before from (2011-13), got 2001-01",
        "number 1: alone: unknown value 'x'",
        "number 1: short: must be a word or null",
        "number 2: name: must be a text that is not empty",
        "number 2: from: must be given",
    ):
        assert part in message
    assert isinstance(caught.value, InputError)


@pytest.mark.parametrize(("content", "reason"), [("group: [", "cannot be read as YAML"), ("- a", "must map kinds"), ("", "must map kinds")])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ActorError, match=reason):
        Gazetteer.load(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ActorError, match=r"absent\.yaml: cannot be read"):
        Gazetteer.load(tmp_path / "absent.yaml")


def test_fields_of_words_have_forms() -> None:
    assert set(FORMS.values()) == {"name", "adjective", "demonym", "capital", "seat", "organ", "place", "firm"}
