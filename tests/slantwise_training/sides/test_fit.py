import numpy as np
import pytest

from slantwise import InputError
from slantwise.sides.head import decide, first_pass
from slantwise_training.corpora.cues import CueArticle, CueRecord
from slantwise_training.sides.baseline import nearest_told
from slantwise_training.sides.examples import SideExamples, make_side_examples
from slantwise_training.sides.fit import SidesTraining, fit_sides, side_f1

COUNTRIES = ("Norway", "Kenya", "Iran", "France", "Chile")


def _article(number: int, pattern: str, cue: str, label: str, *, favours: bool) -> CueArticle:
    names = {"a": COUNTRIES[number % 5], "b": COUNTRIES[(number + 1 + number // 5 % 4) % 5]}
    text, phrase = pattern.format(**names), cue.format(**names)
    start = text.index(phrase)
    sides = ((names["a"],), ()) if favours else ((), (names["a"],))
    return CueArticle(
        str(number), "o", "state", None, "", text, (CueRecord("text", start, start + len(phrase), label, "author", None, *sides),)
    )


@pytest.fixture(scope="module")
def examples() -> SideExamples:
    """The country far from the cue is favoured, so that the nearest one is wrong, and the one before "regime" is put down."""
    articles = []
    for number in range(20):
        articles.append(_article(2 * number, "{a} met {b}, a loyal friend, on Monday.", "a loyal friend", "friendship", favours=True))
        articles.append(_article(2 * number + 1, "The {a} regime wrote to {b}.", "{a} regime", "delegitimation", favours=False))
    return make_side_examples(articles)


def test_examples_hold_a_pair_an_actor_with_its_gold_sides(examples: SideExamples) -> None:
    assert len(examples.asked) == 40
    assert len(examples.pairs) == 80
    assert examples.gold.sum(0).tolist() == [20, 20]
    assert (np.diff(examples.cues) >= 0).all()


def test_the_model_learns_what_the_rule_cannot(examples: SideExamples) -> None:
    model, held = fit_sides(examples, SidesTraining(inverse_regularization=1.0), seed=1)
    assert side_f1(examples, decide(held, model.thresholds, examples.cues)) == 1.0
    assert side_f1(examples, nearest_told(examples)) == pytest.approx(0.5, abs=0.01)
    first = first_pass([pair.features for pair in examples.pairs], model)
    assert ((first > 0.5) == examples.gold.astype(bool)).all()
    assert not any(country.lower() in name.lower() for name in model.features for country in COUNTRIES)


def test_cues_without_sides_are_refused() -> None:
    with pytest.raises(InputError, match="favours"):
        fit_sides(make_side_examples([CueArticle("1", "o", "state", None, "", "Rain fell.", ())]), SidesTraining(), seed=1)


def test_fewer_than_two_folds_are_refused() -> None:
    with pytest.raises(ValueError, match="folds must be at least 2"):
        SidesTraining(folds=1)
