from pathlib import Path

import pytest

from slantwise_training.commands.corpora import main
from slantwise_training.corpora.registry import CORPORA


def test_list_tells_licence_citation_and_what_is_there(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--data-dir", str(tiny_data)]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in (*CORPORA, "bundled"))
    assert "AGPL-3.0" in out
    assert "Spinde" in out


def test_check_of_sound_corpora_lists_files_with_digests(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data-dir", str(tiny_data)]) == 0
    out = capsys.readouterr().out
    assert CORPORA["cues-train"].read(tiny_data).files["train.jsonl.gz"] in out
    assert "no row(s) wrong" in out


def test_check_names_file_row_field_and_reason_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "babe").mkdir()
    rows = "text;outlet;topic;label_bias;biased_words\nA bridge opened.;Example Post;bridges;Perhaps;[]\n"
    (tmp_path / "babe" / "final_labels_SG2.csv").write_text(rows, encoding="utf-8")
    assert main(["check", "--data-dir", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "final_labels_SG2.csv, row 1, field label_bias: must be Biased" in out
    assert "1 row(s) wrong" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["check"], "holds no corpus"), (["check", "cues"], "is missing"), (["stats", "quotes"], "there is no corpus quotes")],
)
def test_what_is_not_there_is_named(arguments: list[str], message: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert main([*arguments, "--data-dir", str(tmp_path)]) == 2
    assert message in caplog.text


def test_stats_of_pairs(tiny_pairs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--data-dir", str(tiny_pairs), "articles", "cues-dev"]) == 0
    out = capsys.readouterr().out
    for told in ("independent 30, state 30", "30 files:", "friendship", "reported", "2021-05-03"):
        assert told in out
    assert "told apart" in out


def test_fetch_tells_where_a_corpus_is_to_be_had_and_what_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "--data-dir", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "ptc-train (not there): ptc/train-articles/article*.txt, ptc/train-task-flc-tc.labels" in out
    assert "https://zenodo.org/record/3952415" in out
    assert "nowhere" in out


def test_fetch_takes_a_folder_and_checks_it(tmp_path: Path, tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    assert main(["fetch", "cues", "--from", str(tiny_data), "--data-dir", str(data)]) == 0
    assert "cues-train: 1 file(s)" in capsys.readouterr().out
    assert sorted(path.name for path in data.rglob("*") if path.is_file()) == ["dev.jsonl.gz", "train.jsonl.gz"]


def test_fetch_from_a_folder_without_the_files_says_what_they_are(
    tmp_path: Path, tiny_data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert main(["fetch", "babe", "--from", str(tiny_data), "--data-dir", str(tmp_path)]) == 2
    assert "none of the files asked for: babe/final_labels_SG2.csv" in caplog.text
