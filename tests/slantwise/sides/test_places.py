from slantwise.article import FieldName
from slantwise.sentences import split_sentences
from slantwise.sides.places import Naming, name_actors
from slantwise.sides.speakers import speaks_for


def named(text: str, title: str = "") -> Naming:
    fields: dict[FieldName, str] = {"title": title, "text": text}
    return name_actors([s for name, content in fields.items() for s in split_sentences(content, name)], fields)


def standins(naming: Naming) -> list[tuple[str, str]]:
    return [
        (naming.fields[naming.sentences[p.sentence].field][p.start : p.end], p.actor)
        for places in naming.places
        for p in places
        if p.form.startswith("stand-in")
    ]


def test_the_country_stands_for_the_last_country_and_the_alliance_for_the_last_bloc() -> None:
    naming = named("Norway met NATO and Kenya. The grouping praised the country.")
    assert standins(naming) == [("The grouping", "NATO"), ("the country", "Kenya")]


def test_a_pronoun_that_nothing_fits_stands_for_nobody() -> None:
    assert standins(named("It rained. Norway was glad.")) == []


def test_counts_titles_and_order() -> None:
    naming = named("Kenya wrote to Norway. Norway wrote back.", title="Kenya writes")
    assert naming.title == {"Kenya"}
    assert list(naming.actors) == ["Kenya", "Norway"]
    assert naming.counts == {"Kenya": 2, "Norway": 2}


def test_a_text_without_actors_names_none() -> None:
    naming = named("The envoys met in the hall.")
    assert naming.actors == {}
    assert naming.places == [[]]


def test_five_hundred_mentions_are_counted() -> None:
    assert named("Norway spoke. " * 500).counts["Norway"] == 500


def test_a_speaker_speaks_for_the_country_named_with_it_or_at_its_first_mention() -> None:
    text = "Norwegian minister Aas arrived on Monday. He met nobody. Aas called the plan a trick."
    naming = named(text)
    start = text.index("a trick")
    assert speaks_for(naming, "text", start, "Aas") == "Norway"
    assert speaks_for(naming, "text", start, "Norwegian minister Aas") == "Norway"
    assert speaks_for(naming, "text", start, "the minister of nowhere") is None
    assert speaks_for(naming, "text", start, None) is None
