from pathlib import Path

from slantwise_training.corpora.bundled import is_bundled
from slantwise_training.corpora.bundled.parts import is_dev
from slantwise_training.corpora.registry import BUNDLED, corpora_of
from slantwise_training.data import load_annotated


def test_a_folder_with_pairs_is_read_as_articles_cues_and_contexts(tiny_pairs: Path) -> None:
    assert is_bundled(tiny_pairs)
    there = corpora_of(tiny_pairs)
    assert there is BUNDLED
    articles = there["articles"].read(tiny_pairs)
    assert (len(articles.rows), len(articles.files), articles.problems) == (60, 30, [])
    assert {row.label for row in articles.rows} == {"state", "independent"}
    for kind in ("cues", "context"):
        train, dev = (there[f"{kind}-{part}"].read(tiny_pairs) for part in ("train", "dev"))
        assert len(train.rows) + len(dev.rows) == 60
        assert train.files.keys().isdisjoint(dev.files)
        assert train.files | dev.files == articles.files
        assert sum(dev.counts.values()) == len(dev.rows)


def test_both_articles_of_a_pair_are_on_one_side(tiny_pairs: Path) -> None:
    rows = {part: BUNDLED[f"cues-{part}"].read(tiny_pairs).rows for part in ("train", "dev")}
    pairs = {part: [row.id.rpartition("-")[0] for row in found] for part, found in rows.items()}
    assert set(pairs["train"]).isdisjoint(pairs["dev"])
    assert all(names.count(name) == 2 for names in pairs.values() for name in names)


def test_about_a_fifth_is_for_dev_and_more_pairs_move_none() -> None:
    share = sum(is_dev(f"pair-{i}") for i in range(2000)) / 2000
    assert 0.17 < share < 0.23
    assert is_dev("pair-1") == is_dev("pair-1")


def test_a_wrong_pair_is_a_problem_of_its_own_part(tmp_path: Path, tiny_pairs: Path) -> None:
    (tmp_path / "pairs").mkdir()
    for path in (tiny_pairs / "pairs").iterdir():
        (tmp_path / "pairs" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "pairs" / "made-up-0.yaml").write_text("event: [", encoding="utf-8")
    part, other = ("dev", "train") if is_dev("made-up-0") else ("train", "dev")
    assert [problem.file for problem in BUNDLED[f"cues-{part}"].read(tmp_path).problems] == ["made-up-0.yaml"]
    assert BUNDLED[f"cues-{other}"].read(tmp_path).problems == []


def test_the_bundled_corpus_gives_no_techniques(tiny_pairs: Path) -> None:
    data = load_annotated(tiny_pairs, held_out=0.3, seed=1)
    assert data.techniques_dev == []
    assert {article.task for article in [*data.train, *data.held_out, *data.cues_dev]} == {"state-framing"}
    assert data.held_out
