from pathlib import Path

from slantwise_training.corpora.registry import BUNDLED, CORPORA
from slantwise_training.corpora.statistics import describe


def test_rows_of_every_kind_are_counted(tiny_data: Path) -> None:
    articles = describe(CORPORA["articles"].read(tiny_data))
    assert (articles.rows, articles.outlets.total(), articles.labels.total()) == (90, 90, 90)
    assert articles.labels["state"] == 30
    assert articles.countries["Elsewhere"] == 60
    assert (min(articles.dates), articles.undated) == ("2022-07-01", 0)
    assert [len(words) for words in articles.words.values()] == [90]
    cues = describe(CORPORA["cues-train"].read(tiny_data))
    assert (cues.annotations, cues.voices, cues.undated) == ({"friendship": 24}, {"reported": 24}, 24)
    techniques = describe(CORPORA["ptc-train"].read(tiny_data))
    assert (techniques.annotations, list(techniques.words)) == ({"Loaded_Language": 12}, ["all files"])
    contexts = describe(CORPORA["context-dev"].read(tiny_data))
    assert contexts.annotations.total() == 3


def test_words_are_counted_file_by_file(tiny_pairs: Path) -> None:
    stats = describe(BUNDLED["articles"].read(tiny_pairs))
    assert len(stats.words) == 30
    assert all(len(counts) == 2 and min(counts) >= 150 for counts in stats.words.values())
