"""Reading folders of cards."""

from pathlib import Path
from typing import Any

import pytest

from slantwise.contexts import ContextSource, check_cards, load_cards
from slantwise.errors import ContextError, InputError


def test_a_card_is_read_as_it_is_written(write_card: Any, card: dict[str, Any]) -> None:
    (loaded,) = load_cards(write_card())
    assert (loaded.id, loaded.event_date, loaded.end_date) == ("lake-dam-2011", "2011-03-05", "ongoing")
    assert loaded.tellings == tuple(card["tellings"])
    assert loaded.euphemisms == ()
    assert loaded.sources == (ContextSource("Lake inquiry", "2012"),)


def test_an_event_of_one_day_needs_no_end(write_card: Any) -> None:
    assert load_cards(write_card(drop=("end_date",)))[0].end_date is None
    assert load_cards(write_card(end_date=None))[0].end_date is None


def test_cards_come_by_file_name(write_card: Any) -> None:
    write_card()
    assert [card.id for card in load_cards(write_card("a-1.yaml", id="a-1"))] == ["a-1", "lake-dam-2011"]


@pytest.mark.parametrize("written", ["2011", "2011-03", "2011-03-05"])
def test_dates_need_no_quotation_marks(write_card: Any, written: str) -> None:
    folder = write_card(drop=("event_date",))
    file = folder / "lake-dam-2011.yaml"
    file.write_text(file.read_text(encoding="utf-8") + f"event_date: {written}\n", encoding="utf-8")
    assert load_cards(folder)[0].event_date == written


def test_one_file_can_be_checked(write_card: Any) -> None:
    file = write_card(name="") / "lake-dam-2011.yaml"
    assert check_cards(file) == ["lake-dam-2011.yaml: name: expected text, it is empty"]


def test_all_faults_of_all_files_are_raised_at_once_and_no_card_is_returned(write_card: Any) -> None:
    write_card()
    write_card("b.yaml", id="b", region="", names=[])
    folder = write_card("c.yaml", id="c", event_date="2011-02-30")
    with pytest.raises(ContextError, match=r"3 fault\(s\)") as raised:
        load_cards(folder)
    assert isinstance(raised.value, InputError)
    message = str(raised.value)
    assert [part in message for part in ("b.yaml: region:", "b.yaml: names:", "c.yaml: event_date:")] == [True] * 3


def test_two_files_with_one_id(write_card: Any) -> None:
    write_card()
    faults = check_cards(write_card("other.yaml"))
    assert faults == [
        "other.yaml: id: expected the file's name without its ending, 'other', got 'lake-dam-2011'",
        "other.yaml: id: expected an id of its own, got 'lake-dam-2011', which lake-dam-2011.yaml has",
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"id: [", "expected YAML, got while parsing"),
        (b"id: a\nid: b\n", "the field 'id' is given twice"),
        (b"id: a\n---\nid: b\n", "expected a single document"),
        (b"id: !!python/object/apply:os.getcwd []\n", "could not determine a constructor"),
        (b"id: \xff\n", "expected readable UTF-8 text"),
        (b"", "expected the fields of one card"),
        (b"- a\n", "['a'] (list)"),
    ],
)
def test_what_is_no_card_at_all(tmp_path: Path, content: bytes, fault: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    (told,) = check_cards(tmp_path)
    assert told.startswith("a.yaml: the file: ")
    assert fault in told


def test_a_missing_or_empty_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ContextError, match="there is none"):
        load_cards(tmp_path / "missing")
    with pytest.raises(ContextError, match="at least one card"):
        load_cards(tmp_path)


def test_a_card_with_the_other_yaml_ending_is_not_passed_over(write_card: Any) -> None:
    write_card()
    faults = check_cards(write_card("b.yml", id="b"))
    assert faults == ["b.yml: the file: expected the ending .yaml, got .yml; rename it"]


def test_the_example_in_the_manual_is_a_valid_card(tmp_path: Path) -> None:
    manual = Path(__file__).parents[3] / "docs" / "CONTEXT_CARDS.md"
    example = manual.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    (tmp_path / "tarn-valley-dam-2011.yaml").write_text(example, encoding="utf-8")
    (card,) = load_cards(tmp_path)
    assert (card.event_date, card.sources[0].date) == ("2011-03-05", "2014-10")
