"""``slantwise score`` on files of rows."""

import gzip
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROWS = b'{"text": "Rain fell.", "id": 1}\n{"id": 2}\n{oops\n{"text": "refuse", "id": 4}\n{"text": "Snow.", "id": 5}\n'


def parse(text: str) -> list[Any]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


def test_good_rows_give_reports_and_exit_code_0(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Rain fell.", "id": "a", "date": "2021-01", "title": "\u96e8"}\n', encoding="utf-8")
    result = invoke("score", path)
    (report,) = parse(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (report["schema"], report["id"], report["date"], report["title"]) == (1, "a", "2021-01", "\u96e8")
    assert "\u96e8" in result.stdout


def test_bad_rows_leave_an_error_in_their_place_and_exit_code_1(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(ROWS)
    result = invoke("score", path)
    found = parse(result.stdout)
    assert result.exit_code == 1
    assert [row["id"] for row in found] == ["1", "2", None, "4", "5"]
    assert found[1] == {
        "id": "2",
        "error": {"file": str(path), "row": 2, "field": "text", "reason": "is missing"},
    }
    assert [row["error"]["row"] for row in found if "error" in row] == [2, 3, 4]
    said = result.stderr.splitlines()
    assert [line.split(", ")[1:3] for line in said] == [
        ["row 2", "text: is missing"],
        ["row 3", said[1].split(", ")[2]],
        ["row 4", "text: text must not say so"],
    ]


def test_a_wrong_date_is_told_and_the_row_scored(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Rain fell.", "date": "soon"}\n')
    result = invoke("score", path)
    assert result.exit_code == 0
    assert parse(result.stdout)[0]["date"] is None
    assert "row 1, date:" in result.stderr
    assert "'soon'" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_warnings_are_told_once_in_every_run(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Rain fell.", "date": "soon"}\n')
    assert invoke("score", path).stderr == invoke("score", path).stderr


def test_a_list_of_one_gives_a_list_of_one(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "Rain fell."}]')
    found = json.loads(invoke("score", path, "--format", "json").stdout)
    assert isinstance(found, list)
    assert len(found) == 1


def test_json_output_keeps_bad_rows(invoke: Any, tmp_path: Path) -> None:
    path, output = tmp_path / "a.jsonl", tmp_path / "b.json"
    path.write_bytes(ROWS)
    assert invoke("score", path, "--output", output).exit_code == 1
    assert [row["id"] for row in json.loads(output.read_text())] == ["1", "2", None, "4", "5"]


@pytest.mark.parametrize("name", ["b.jsonl", "b.jsonl.gz"])
def test_the_ending_of_the_output_decides(invoke: Any, tmp_path: Path, name: str) -> None:
    path, output = tmp_path / "a.jsonl", tmp_path / name
    path.write_bytes(ROWS)
    result = invoke("score", path, "--output", output)
    data = gzip.decompress(output.read_bytes()) if name.endswith(".gz") else output.read_bytes()
    assert result.stdout == ""
    assert data.decode() == invoke("score", path).stdout
    assert sorted(tmp_path.iterdir()) == sorted([path, output])


def test_several_files_come_in_order(invoke: Any, tmp_path: Path) -> None:
    names = [tmp_path / "b.txt", tmp_path / "a.txt"]
    for name in names:
        name.write_text("Rain fell.")
    assert [report["id"] for report in parse(invoke("score", *names).stdout)] == [str(name) for name in names]


def test_a_cut_file_keeps_its_good_rows_and_the_next_file(invoke: Any, tmp_path: Path) -> None:
    cut, whole, output = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl", tmp_path / "c.jsonl"
    cut.write_bytes(gzip.compress(b'{"text": "Rain fell."}\n' * 5)[:-6])
    whole.write_text('{"text": "Snow.", "id": "last"}\n')
    result = invoke("score", cut, whole, "--output", output)
    found = parse(output.read_text())
    assert result.exit_code == 2
    assert len(found) == 7
    assert found[-1]["id"] == "last"
    assert (found[5]["error"]["row"], found[5]["error"]["field"]) == (0, "file")
    assert "cut short or spoiled" in result.stderr


def test_no_input_and_a_dash_are_standard_input(invoke: Any) -> None:
    for arguments in ([], ["-"]):
        result = invoke("score", *arguments, stdin=ROWS)
        assert result.exit_code == 1
        assert len(parse(result.stdout)) == 5


JSON_VALUES = st.none() | st.integers() | st.floats() | st.text(max_size=6) | st.lists(st.text(max_size=2), max_size=2)
LINES = st.one_of(
    st.fixed_dictionaries({}, optional=dict.fromkeys(["text", "title", "date", "id"], JSON_VALUES)).map(
        lambda row: json.dumps(row).encode()
    ),
    JSON_VALUES.map(lambda value: json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")),
    st.binary(min_size=1, max_size=8).filter(lambda b: b.strip() and b"\n" not in b and b[:2] not in (b"\xff\xfe", b"\xfe\xff")),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(rows=st.lists(LINES, min_size=1, max_size=6))
def test_every_row_in_is_one_line_out(invoke: Any, rows: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_bytes(b"\n".join(rows))
        result = invoke("score", path)
    found = parse(result.stdout)
    assert len(found) == len(rows)
    assert [row["error"]["row"] for row in found if "error" in row] == [
        number for number, row in enumerate(found, start=1) if "error" in row
    ]
    assert result.exit_code == any("error" in row for row in found)
