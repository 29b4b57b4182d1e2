import numpy as np
import pytest

from slantwise_training.baselines.tfidf import TfidfCues, TfidfSource

STATE = [f"the glorious harbour welcomes friends number {i}" for i in range(8)]
INDEPENDENT = [f"the council published figures on harbour costs number {i}" for i in range(8)]
LABELS = np.array([1] * 8 + [0] * 8)


def test_the_source_baseline_learns_which_words_tell() -> None:
    model = TfidfSource(seed=1).fit(STATE + INDEPENDENT, LABELS)
    probability = model.predict_proba(["glorious friends of the harbour", "council figures on costs"])
    assert probability.shape == (2, 2)
    assert probability.sum(axis=1) == pytest.approx([1, 1])
    assert model.classes_.tolist() == [0, 1]
    assert probability[0, 1] > 0.5 > probability[1, 1]


def test_rare_words_do_not_count() -> None:
    """``number 3`` stands in two texts only, so a text of nothing else is judged by no word."""
    model = TfidfSource(min_df=3).fit(STATE + INDEPENDENT, LABELS)
    unknown, rare = model.predict_proba(["zebra", "3"])
    assert rare == pytest.approx(unknown)


def test_the_cue_baseline_gives_a_sentence_its_labels() -> None:
    sentences = ["a loyal friend stands by us"] * 4 + ["the enemy threatens the border"] * 4 + ["rain fell today"] * 4
    sentences += ["a loyal friend threatens the border"] * 4
    labels: list[set[str]] = [{"friendship"}] * 4 + [{"threat"}] * 4 + [set()] * 4 + [{"friendship", "threat"}] * 4
    model = TfidfCues().fit(sentences, labels)
    given = model.predict(["a loyal friend", "rain fell", "a loyal friend threatens the border"])
    assert given == [{"friendship"}, set(), {"friendship", "threat"}]
    assert model.predict([]) == []


def test_a_higher_threshold_gives_fewer_labels() -> None:
    sentences, labels = ["a loyal friend"] * 4 + ["rain fell"] * 4, [{"friendship"}] * 4 + [set[str]()] * 4
    assert TfidfCues(threshold=0.5).fit(sentences, labels).predict(["a loyal friend"]) == [{"friendship"}]
    assert TfidfCues(threshold=0.999).fit(sentences, labels).predict(["a loyal friend"]) == [set()]
