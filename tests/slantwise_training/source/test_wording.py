import numpy as np
import pytest

from slantwise.wording import NAME, mask, read_wording, terms
from slantwise_models.wording import WordingModel
from slantwise_training.source.wording import TermCounts, WordingTraining, count_terms, fit_wording

TRAINING = WordingTraining(fewest_articles=3, fewest_outlets=2)
VERBS = ["said", "claimed"] * 6
ARTICLES = [[f"The envoy of Town {chr(65 + i)} {verb} that it rained.", "However, nobody minded."] for i, verb in enumerate(VERBS)]
OUTLETS = [f"Outlet {i % 4}" for i in range(12)]
LABELS = np.array([0, 1] * 6)


@pytest.fixture
def counts() -> TermCounts:
    return count_terms([[*a, "It was seen, however, by all."] for a in ARTICLES], OUTLETS, TRAINING)


def test_terms_stand_in_enough_articles_and_outlets(counts: TermCounts) -> None:
    assert {"said", "claimed", "however", f"{NAME} claimed", "that it"} <= set(counts.terms)
    assert not any("town" in term for term in counts.terms)
    rare = count_terms([*ARTICLES, *[["A whim of one."]] * 5], [*OUTLETS, *["Whim Post"] * 5], TRAINING)
    assert "whim" not in rare.terms


def test_too_high_a_bar_is_refused() -> None:
    with pytest.raises(ValueError, match="leave no term of 12 articles"):
        count_terms(ARTICLES, OUTLETS, WordingTraining(fewest_articles=13))


def test_scoring_gives_what_training_measured(counts: TermCounts) -> None:
    rows = np.arange(12)
    model = fit_wording(counts, rows, LABELS, np.ones(12), TRAINING)
    assert (model.predict(counts.values) == LABELS).all()
    released = WordingModel(counts.terms, counts.idf, model.coef_.T, model.intercept_)
    article = [*ARTICLES[1], "It was seen, however, by all."]
    reading = read_wording(article, released)
    logit = reading.weights.sum(0) + reading.bias
    np.testing.assert_allclose(logit, model.decision_function(counts.values[1]))
    assert all(term in released.places for sentence in article for term in terms(mask(sentence, released.places)) if term == "however")
