"""What the bundled corpus promises; ``slantwise-corpora stats`` prints the figures that the ceilings are set from."""

from collections import Counter
from collections.abc import Callable

import pytest

from slantwise_training.corpora.bundled import FOLDER, PAIRS
from slantwise_training.corpora.bundled.pairs import FORMS, Pair, read_pairs
from slantwise_training.corpora.bundled.parts import is_dev
from slantwise_training.corpora.bundled.probe import likest, separability, shared_words, words_of
from slantwise_training.corpora.reading import Reading
from slantwise_training.splitting.clusters import near_duplicate_clusters

FEWEST_PAIRS = 120
SIDES = (0, 1)
MOST_ALIKE = 0.3
MILD = HEATED = 3
TFIDF_CEILING, TEN_WORDS_CEILING = 0.95, 0.8


@pytest.fixture(scope="module")
def reading() -> Reading[Pair]:
    return read_pairs(FOLDER / PAIRS)


@pytest.fixture(scope="module")
def texts(reading: Reading[Pair]) -> list[list[str]]:
    """Title and text of each article, side by side."""
    return [[f"{p.articles[side].record.title}\n{p.articles[side].record.text}" for p in reading.rows] for side in SIDES]


def test_every_pair_parses_and_there_are_enough(reading: Reading[Pair]) -> None:
    assert [str(problem) for problem in reading.problems] == []
    assert len(reading.rows) == len(reading.files) >= FEWEST_PAIRS


def test_about_a_fifth_of_the_pairs_is_for_dev(reading: Reading[Pair]) -> None:
    assert 0.12 <= sum(is_dev(pair.id) for pair in reading.rows) / len(reading.rows) <= 0.3


def test_no_two_articles_are_near_duplicates(texts: list[list[str]]) -> None:
    everything = [text for side in texts for text in side]
    alike, i, j = likest(everything)
    assert alike < MOST_ALIKE, f"{everything[i][:80]!r} and {everything[j][:80]!r} share too many word triples"
    clusters = near_duplicate_clusters(everything, seed=0, threshold=MOST_ALIKE)
    assert len(set(clusters.tolist())) == len(everything)


def test_no_two_articles_share_a_title_or_an_opening(texts: list[list[str]]) -> None:
    openings = Counter(" ".join(words_of(text.split("\n", 1)[1])[:5]) for side in texts for text in side)
    assert [opening for opening, count in openings.items() if count > 1] == []
    titles = Counter(text.split("\n", 1)[0].lower() for side in texts for text in side)
    assert [title for title, count in titles.items() if count > 1] == []


def test_the_vocabulary_is_large_and_mostly_shared(texts: list[list[str]]) -> None:
    assert len({word for side in texts for text in side for word in words_of(text)}) >= 7000
    assert shared_words(texts[0], texts[1]) >= 0.85
    assert shared_words(texts[1], texts[0]) >= 0.85


def test_events_are_varied(reading: Reading[Pair]) -> None:
    assert len({pair.country for pair in reading.rows}) >= 40
    assert len({pair.topic for pair in reading.rows}) >= 40
    assert len({pair.date[:4] for pair in reading.rows}) >= 15


@pytest.mark.parametrize("side", SIDES)
def test_every_side_has_all_forms_and_many_outlets(side: int, reading: Reading[Pair]) -> None:
    articles = [pair.articles[side] for pair in reading.rows]
    forms = Counter(article.form for article in articles)
    assert all(forms[form] >= len(articles) / 20 for form in FORMS)
    assert len({article.record.outlet for article in articles}) >= 20
    assert len({article.record.country for article in articles}) >= 10


@pytest.mark.parametrize("side", SIDES)
def test_every_side_has_cues_of_many_labels_in_all_voices(side: int, reading: Reading[Pair]) -> None:
    cues = [cue for pair in reading.rows for cue in pair.articles[side].cues.cues]
    assert len({cue.label for cue in cues}) == 9
    assert Counter(cue.voice for cue in cues).keys() == {"author", "quoted", "reported"}


def test_some_state_texts_are_mild_and_some_independent_ones_heated(reading: Reading[Pair]) -> None:
    state, independent = ([len(pair.articles[side].cues.cues) for pair in reading.rows] for side in SIDES)
    assert sum(count <= MILD for count in state) >= len(state) / 4
    assert sum(count >= HEATED for count in independent) >= len(independent) / 4


def test_both_sides_tell_and_leave_out(reading: Reading[Pair]) -> None:
    for side in SIDES:
        mentions = Counter(pair.mention for p in reading.rows for pair in p.articles[side].context.contexts)
        assert mentions["full"] >= 5
        assert mentions["none"] >= 5


def test_a_handful_of_words_does_not_tell_the_sides_apart(reading: Reading[Pair], record_property: Callable[[str, object], None]) -> None:
    found = separability(reading.rows)
    record_property("separability", found)
    assert found.tfidf < TFIDF_CEILING, found
    assert found.ten_words < TEN_WORDS_CEILING, found
