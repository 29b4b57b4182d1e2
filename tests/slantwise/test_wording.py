import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slantwise.wording import NAME, NUMBER, mask, read_wording, terms
from slantwise_models.wording import WordingModel

MODEL = WordingModel(
    ("said", "claimed", f"{NAME} claimed", "however"),
    np.array([1.0, 2.0, 2.0, 1.5]),
    np.array([[-1.0, -3.0], [2.0, 2.0], [1.0, 1.0], [0.5, 0.5]]),
    np.array([0.1, -0.1]),
)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("However, the Ministry of the Interior said 1,200 people left.", f"however the {NAME} said {NUMBER} people left"),
        ("Officials claimed it.", f"{NAME} claimed it"),  # not known in small letters
        ("The king of Freedonia and Sylvania's queen met.", f"{NAME} king of {NAME} queen met"),
        ("“I said so,” he said in the 1990s.", f"i said so he said in the {NUMBER}"),
        ("The report by the outlet said otherwise.", f"{NAME} report by {NAME} said otherwise"),
        ("He doesn’t say.", f"{NAME} doesn't say"),
        ("It is the 21st and the third of the month", f"{NAME} is the {NUMBER} and the third of the month"),
        ("", ""),
    ],
)
def test_names_and_numbers_are_masked(sentence: str, words: str) -> None:
    assert mask(sentence, {"however"}) == words.split()


def test_i_is_a_word_and_a_name_keeps_no_trailing_words() -> None:
    assert mask("Then I and Freedonia of old.", {"then"}) == ["then", "i", "and", NAME, "of", "old"]


def test_terms_are_words_and_pairs_but_no_bare_mask() -> None:
    assert terms([NAME, "said", NUMBER]) == ["said", f"{NAME} said", f"said {NUMBER}"]
    assert terms([]) == []


def test_weights_are_those_of_logistic_regression_on_tf_idf() -> None:
    reading = read_wording(["However, he said and said.", "", "Freedonia claimed it."], MODEL)
    counts = np.array([2, 1, 1, 1])
    values = (1 + np.log(counts)) * MODEL.idf
    values /= np.linalg.norm(values)
    np.testing.assert_allclose(reading.weights.sum(0), values @ MODEL.weights)
    np.testing.assert_allclose(reading.weights[0], (values * [1, 0, 0, 1]) @ MODEL.weights)
    assert reading.weights[1].tolist() == [0, 0]
    assert reading.heaviest_terms(2, 1.0) == ["claimed", f"{NAME} claimed"]
    assert reading.heaviest_terms(0, -1.0) == ["said"]
    assert reading.heaviest_terms(1, 1.0) == []


def test_names_do_not_matter() -> None:
    swapped = [read_wording([f"{name} claimed that {name} said so."], MODEL).weights for name in ("Freedonia", "the Republic of Sylvania")]
    np.testing.assert_array_equal(*swapped)


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_read(sentences: list[str]) -> None:
    reading = read_wording(sentences, MODEL)
    assert reading.weights.shape == (len(sentences), 2)
    assert np.isfinite(reading.weights).all()
