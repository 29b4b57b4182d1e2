from pathlib import Path

import pytest

from slantwise.errors import InputError
from slantwise_training.corpora.ptc import TechniqueSpan, read_ptc

TEXT = "Harbour – talks\r\n\nThe plan is a disgrace.\n"
START = TEXT.index("a disgrace")
GOOD = f"11\tLoaded_Language\t{START}\t{START + 10}"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "train-articles").mkdir()
    (tmp_path / "train-articles" / "article11.txt").write_bytes(TEXT.encode())
    (tmp_path / "train-articles" / "article12.txt").write_text("Nothing\n\nof note.\n", encoding="utf-8")
    return tmp_path


def write(corpus: Path, *lines: str) -> None:
    (corpus / "train-task-flc-tc.labels").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_offsets_index_the_whole_file_line_ends_as_they_are(corpus: Path) -> None:
    write(corpus, GOOD)
    reading = read_ptc(corpus, "train")
    articles = {article.id: article for article in reading.rows}
    span = TechniqueSpan(START, START + 10, "Loaded_Language")
    assert articles["11"].spans == (span,)
    assert articles["11"].text[span.start : span.end] == "a disgrace"
    assert articles["12"].spans == ()
    assert set(reading.files) == {"article11.txt", "article12.txt", "train-task-flc-tc.labels"}


def test_wrong_lines_are_named_and_the_others_are_read(corpus: Path) -> None:
    write(
        corpus,
        "99\tDoubt\t0\t3",
        "11\tPraise\t0\t3",
        "11\tDoubt\t0\t999",
        "11\tDoubt\t5\t5",
        "11\tDoubt\t-1\t3",
        "11\t0",
        GOOD,
    )
    reading = read_ptc(corpus, "train")
    assert [(p.row, p.field) for p in reading.problems] == [
        (1, "article"), (2, "technique"), (3, "end"), (4, "end"), (5, "end"), (6, ""),
    ]  # fmt: skip
    assert sum(len(article.spans) for article in reading.rows) == 1


def test_missing_labels_are_named(corpus: Path) -> None:
    with pytest.raises(InputError, match=r"train-task-flc-tc\.labels"):
        read_ptc(corpus, "train")


def test_a_missing_folder_of_articles_is_named(corpus: Path) -> None:
    (corpus / "dev-task-flc-tc.labels").write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match="dev-articles"):
        read_ptc(corpus, "dev")


def test_files_that_are_no_utf8_are_problems(corpus: Path) -> None:
    write(corpus, GOOD)
    (corpus / "train-articles" / "article12.txt").write_bytes(b"\xff")
    reading = read_ptc(corpus, "train")
    assert ([a.id for a in reading.rows], [p.file for p in reading.problems]) == (["11"], ["article12.txt"])
    (corpus / "train-task-flc-tc.labels").write_bytes(b"\xff")
    assert [p.file for p in read_ptc(corpus, "train").problems] == ["article12.txt", "train-task-flc-tc.labels"]
