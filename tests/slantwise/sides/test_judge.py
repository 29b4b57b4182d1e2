from pathlib import Path

import pytest

from slantwise import Scorer
from slantwise.actors import Gazetteer
from slantwise.errors import ActorError
from slantwise.preparation import PreparedArticle, prepare
from slantwise.report import Cue, Family
from slantwise.sides.judge import judge_sides, pair_probabilities, read_pairs
from slantwise_models.runtime import RELEASED, OnnxNetwork
from slantwise_models.sides import SidesModel

Sides = tuple[list[str], list[str]]


@pytest.fixture(scope="module")
def network() -> OnnxNetwork:
    return OnnxNetwork(RELEASED, threads=1)


@pytest.fixture(scope="module")
def model(network: OnnxNetwork) -> SidesModel:
    assert network.sides is not None
    return network.sides


def given(network: OnnxNetwork, text: str, phrase: str, label: str, family: Family = "state-framing") -> tuple[list[Cue], PreparedArticle]:
    start = text.index(phrase)
    cue = Cue("text", start, start + len(phrase), phrase, label, family, 1.0, "author")
    return [cue], prepare("", text, network.tokenizer, max_tokens=network.config.max_tokens)


SWAPS = [
    (
        "{a}, a loyal friend of {b}, sent a delegation.",
        "a loyal friend",
        "friendship",
        ([("Russia", "Myanmar"), ("the United States", "Israel")]),
    ),
    ("The {a} regime lost all support.", "{a} regime", "delegitimation", [("Kiev", ""), ("Moscow", "")]),
    ("{a} is plotting against {b} with hostile forces.", "plotting against {b}", "threat", [("China", "Taiwan"), ("Norway", "Kenya")]),
]


@pytest.mark.parametrize(("text", "phrase", "label", "swaps"), SWAPS)
def test_sides_change_places_with_the_countries(
    network: OnnxNetwork, model: SidesModel, text: str, phrase: str, label: str, swaps: list[tuple[str, str]]
) -> None:
    seen: list[Sides] = []
    scores: list[float] = []
    for a, b in [pair for swap in swaps for pair in (swap, swap[::-1]) if pair[0]]:
        cues, prepared = given(network, text.format(a=a, b=b), phrase.format(a=a, b=b), label)
        (cue,) = judge_sides(cues, prepared, model)
        places = {"Kiev": "Ukraine", "Moscow": "Russia"}
        names = {places.get(a, a).removeprefix("the "): "a", b.removeprefix("the "): "b"}
        seen.append(([names[actor] for actor in cue.favours], [names[actor] for actor in cue.against]))
        scores.append(float(pair_probabilities(read_pairs(cues, prepared), model).max()))
    assert all(sides == seen[0] for sides in seen)
    assert seen[0] != ([], [])
    assert max(scores) - min(scores) < 0.1


def test_a_loyal_friend_is_favoured_and_a_regime_put_down(network: OnnxNetwork, model: SidesModel) -> None:
    (cue,) = judge_sides(*given(network, "Norway, a loyal friend of Kenya, sent aid.", "a loyal friend", "friendship"), model)
    assert "Norway" in cue.favours
    assert not cue.against
    (cue,) = judge_sides(*given(network, "Envoys left. The Oslo regime lied again.", "Oslo regime", "delegitimation"), model)
    assert cue.against == ["Norway"]


@pytest.mark.parametrize("text", ["It is a loyal friend of all.", "Qwxz, a loyal friend of Zxwq, sent aid."])
def test_no_known_actor_no_side(network: OnnxNetwork, model: SidesModel, text: str) -> None:
    (cue,) = judge_sides(*given(network, text, "a loyal friend", "friendship"), model)
    assert (cue.favours, cue.against) == ([], [])


def test_techniques_take_no_side(network: OnnxNetwork, model: SidesModel) -> None:
    cues, prepared = given(network, "Norway, a loyal friend of Kenya.", "a loyal friend", "Loaded_Language", "technique")
    assert judge_sides(cues, prepared, model) == cues


def test_five_hundred_mentions_of_one_actor(network: OnnxNetwork, model: SidesModel) -> None:
    text = "Norway came. " * 499 + "Norway, a loyal friend, left."
    (cue,) = judge_sides(*given(network, text, "a loyal friend", "friendship"), model)
    assert cue.favours == ["Norway"]


def test_users_can_add_actors(network: OnnxNetwork, model: SidesModel, tmp_path: Path) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text("country:\n  - name: Freedonia\n    adjectives: [Freedonian]\n", encoding="utf-8")
    cues, prepared = given(network, "Freedonia, a loyal friend of Kenya, sent aid.", "a loyal friend", "friendship")
    (cue,) = judge_sides(cues, prepared, model, gazetteer=Gazetteer.load(file))
    assert "Freedonia" in cue.favours
    Scorer.from_pretrained(actors=file)


def test_a_faulty_file_of_actors_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text("country:\n  - nam: Freedonia\n", encoding="utf-8")
    with pytest.raises(ActorError, match="did you mean 'name'"):
        Scorer.from_pretrained(actors=[file])
