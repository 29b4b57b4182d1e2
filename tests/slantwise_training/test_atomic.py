from pathlib import Path

import pytest

from slantwise import InputError
from slantwise_training.atomic import begin_folder, finish_folder, whole_file


def test_a_file_takes_its_place_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    path.write_text("former", encoding="utf-8")
    with whole_file(path) as part:
        part.write_text("new", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "former"
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_leaves_the_former_one(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    path.write_text("former", encoding="utf-8")

    def fill() -> None:
        with whole_file(path) as part:
            part.write_text("half", encoding="utf-8")
            raise OSError(28, "No space left on device")

    with pytest.raises(InputError, match=r"figures\.json cannot be written .*No space left") as caught:
        fill()
    assert isinstance(caught.value.__cause__, OSError)
    assert path.read_text(encoding="utf-8") == "former"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_appears_when_it_is_finished_and_replaces_the_former_one(tmp_path: Path) -> None:
    path = tmp_path / "released"
    for text in ("former", "new"):
        part = begin_folder(path)
        (part / text).write_text(text, encoding="utf-8")
        assert path.exists() == (text == "new")
        assert finish_folder(part) == path
        assert [file.name for file in path.iterdir()] == [text]
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_run_left_half_built_is_not_built_on(tmp_path: Path) -> None:
    (begin_folder(tmp_path / "released") / "half").touch()
    assert list(begin_folder(tmp_path / "released").iterdir()) == []
