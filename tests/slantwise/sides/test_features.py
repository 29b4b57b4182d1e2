import pytest

from slantwise.article import FieldName
from slantwise.sentences import split_sentences
from slantwise.sides.features import Pair, PairReader, Phrase
from slantwise.sides.places import name_actors


def pairs(text: str, cue: str, label: str = "friendship", title: str = "") -> list[Pair]:
    fields: dict[FieldName, str] = {"title": title, "text": text}
    naming = name_actors([s for name, content in fields.items() for s in split_sentences(content, name)], fields)
    start = text.index(cue)
    return list(PairReader(naming).pairs(0, Phrase("text", start, start + len(cue), label, "author", None)))


def test_the_nearest_actor_comes_first() -> None:
    found = pairs("Kenya was away. Norway, a loyal friend of Iran, spoke.", "a loyal friend")
    assert [pair.actor for pair in found] == ["Norway", "Iran", "Kenya"]


@pytest.mark.parametrize(
    ("text", "cue"), [("{a}, a loyal friend of {b}, spoke.", "loyal friend of {b}"), ("The {a} regime wrote to {b}.", "{a} regime")]
)
def test_no_feature_holds_a_name_so_that_countries_can_change_places(text: str, cue: str) -> None:
    def seen(a: str, b: str) -> list[list[str]]:
        return [pair.features for pair in pairs(text.format(a=a, b=b), cue.format(a=a, b=b))]

    assert seen("Kenya", "Norway") == seen("Norway", "Kenya") == seen("Iran", "Myanmar")


def test_sides_of_a_sentence_differ_in_features() -> None:
    first, second = pairs("Norway, a loyal friend of Iran, spoke.", "a loyal friend")
    assert set(first.features) != set(second.features)


def test_the_title_names_the_actor_that_the_text_leaves_out() -> None:
    assert [pair.actor for pair in pairs("It is a loyal friend.", "loyal friend", title="Norway speaks")] == ["Norway"]
