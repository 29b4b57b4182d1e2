import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from slantwise.errors import InputError
from slantwise_training.corpora import taking
from slantwise_training.corpora.registry import CORPORA
from slantwise_training.corpora.taking import take

BABE = {"babe": CORPORA["babe"]}
NAME = "final_labels_SG2.csv"
CONTENT = b"text;outlet;topic;label_bias;biased_words\nA bridge opened.;Example Post;bridges;Non-biased;[]\n"


def tar(path: Path, members: dict[str, bytes], *, link: str | None = None) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        if link is not None:
            member = tarfile.TarInfo(f"babe/{NAME}")
            member.type, member.linkname = tarfile.SYMTYPE, link
            archive.addfile(member)
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_the_files_of_a_folder_are_put_in_place_and_nothing_else(tmp_path: Path) -> None:
    source, data = tmp_path / "given", tmp_path / "data"
    (source / "repository" / "labels").mkdir(parents=True)
    (source / "repository" / "labels" / NAME).write_bytes(CONTENT)
    (source / "repository" / "labels" / "secrets.txt").write_text("no", encoding="utf-8")
    assert take(source, BABE, data, anywhere=False) == {}
    assert take(source, BABE, data, anywhere=True) == {"babe": [data / "babe" / NAME]}
    assert [path.name for path in data.rglob("*") if path.is_file()] == [NAME]
    assert take(source, BABE, data, anywhere=True)  # the same file again is fine
    (data / "babe" / NAME).write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="other content; remove it first"):
        take(source, BABE, data, anywhere=True)


def test_a_corpus_of_many_files_keeps_its_layout(tmp_path: Path, tiny_data: Path) -> None:
    archive = zipped(tmp_path / "all.zip", {str(p.relative_to(tiny_data)): p.read_bytes() for p in tiny_data.rglob("*") if p.is_file()})
    taken = take(archive, CORPORA, tmp_path / "data", anywhere=False)
    assert {"ptc-train", "ptc-dev", "articles", "cues-train", "context-dev"} <= set(taken)
    assert len(CORPORA["ptc-train"].read(tmp_path / "data").rows) == 12
    assert not list((tmp_path / "data").glob(".taking-*"))


@pytest.mark.parametrize("name", ["../babe/" + NAME, "/babe/" + NAME, "..\\babe\\" + NAME, "C:\\babe\\" + NAME])
def test_a_zip_that_leads_out_of_its_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing was unpacked"):
        take(zipped(tmp_path / "bad.zip", {name: CONTENT}), BABE, tmp_path / "data", anywhere=True)
    assert not list((tmp_path / "data").iterdir())


@pytest.mark.parametrize("name", ["../escaped.csv", "babe/../../escaped.csv"])
def test_a_tar_that_leads_out_of_its_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be unpacked"):
        take(tar(tmp_path / "bad.tar.gz", {name: CONTENT}), BABE, tmp_path / "data", anywhere=True)
    assert not list(tmp_path.rglob("escaped.csv"))


def test_a_tar_with_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be unpacked"):
        take(tar(tmp_path / "bad.tar.gz", {}, link="/etc/hostname"), BABE, tmp_path / "data", anywhere=True)


def test_a_folder_with_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "private.csv").write_bytes(CONTENT)
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / NAME).symlink_to(tmp_path / "private.csv")
    with pytest.raises(InputError, match="is a link to a file outside"):
        take(tmp_path / "given", BABE, tmp_path / "data", anywhere=True)


def test_an_archive_that_grows_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_BYTES", 10)
    with pytest.raises(InputError, match="would unpack to"):
        take(tar(tmp_path / "large.tar.gz", {f"babe/{NAME}": CONTENT}), BABE, tmp_path / "data", anywhere=True)


def test_what_is_no_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    for name in ("notes.txt", "nothing.zip"):
        with pytest.raises(InputError, match="must be a folder, a zip or a tar archive"):
            take(tmp_path / name, BABE, tmp_path / "data", anywhere=True)
