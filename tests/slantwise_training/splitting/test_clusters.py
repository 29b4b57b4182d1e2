import numpy as np

from slantwise_training.splitting.clusters import near_duplicate_clusters

WORDS = [f"word{i}" for i in range(2000)]


def text(start: int, stop: int) -> str:
    return " ".join(WORDS[start:stop])


def test_near_duplicates_share_a_cluster_and_others_do_not() -> None:
    clusters = near_duplicate_clusters([text(0, 200), text(500, 700), text(5, 205), text(100, 300).upper()], seed=0)
    assert clusters.shape == (4,)
    assert clusters[0] == clusters[2]
    assert len({clusters[0], clusters[1], clusters[3]}) == 3


def test_a_chain_is_one_cluster() -> None:
    """Its ends have little in common, but each link is a near-duplicate of the next."""
    links = [text(20 * i, 20 * i + 200) for i in range(8)]
    assert len(set(near_duplicate_clusters(links, seed=0).tolist())) == 1
    assert len(set(near_duplicate_clusters([links[0], links[7]], seed=0).tolist())) == 2


def test_case_and_punctuation_do_not_matter() -> None:
    plain = text(0, 60)
    clusters = near_duplicate_clusters([plain, plain.upper().replace(" ", ", ")], seed=3)
    assert clusters[0] == clusters[1]


def test_texts_without_words_stand_alone() -> None:
    assert len(set(near_duplicate_clusters(["", "...", "", "one word"], seed=0).tolist())) == 4


def test_the_seed_gives_the_same_clusters_again() -> None:
    texts = [text(7 * i, 7 * i + 120) for i in range(40)]
    assert np.array_equal(near_duplicate_clusters(texts, seed=5), near_duplicate_clusters(texts, seed=5))
