from pathlib import Path

import pytest

from slantwise_training.tracking.journal import EVENTS, FOLDER, Journal, Sent
from slantwise_training.tracking.recording import open_run


def test_what_is_told_is_there_when_the_journal_is_opened_again(tmp_path: Path) -> None:
    run = open_run(Journal(tmp_path), "a")
    run.params({"seed": 3})
    run.metrics({"loss": 0.5}, step=1)
    kinds = [(event.kind, event.values) for event in Journal(tmp_path).events]
    assert kinds == [
        ("start", {"name": "a", "parent": None}),
        ("params", {"seed": "3"}),
        ("metrics", {"values": {"loss": 0.5}, "step": 1}),
    ]


def test_half_a_line_of_a_killed_run_is_taken_away(tmp_path: Path) -> None:
    open_run(Journal(tmp_path), "a")
    path = tmp_path / FOLDER / EVENTS
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"run": 0, "ki')
    journal = Journal(tmp_path)
    assert len(journal) == 1
    assert path.read_bytes() != whole, "to read it changes nothing: another process may be writing"
    journal.add(0, "tags", {"a": "b"})
    assert [event.kind for event in Journal(tmp_path).events] == ["start", "tags"]


def test_a_run_that_goes_on_tells_nothing_twice_and_keeps_its_settings(tmp_path: Path) -> None:
    first = open_run(Journal(tmp_path), "a")
    first.params({"epochs": 2, "seed": 1})
    first.metrics({"loss": 0.5}, step=1)
    with first.child("fold", {"fold": "x"}):
        pass
    again = open_run(Journal(tmp_path), "a")
    again.params({"epochs": 3, "seed": 1, "new": True})
    again.metrics({"loss": 0.5}, step=1)
    again.metrics({"loss": 0.4}, step=2)
    with again.child("fold", {"fold": "x"}):
        pass
    events = Journal(tmp_path).events[6:]
    assert [(event.run, event.kind, event.values) for event in events] == [
        (0, "go_on", {}),
        (0, "params", {"new": "True"}),
        (0, "tags", {"resumed_with.epochs": "3"}),
        (0, "metrics", {"values": {"loss": 0.4}, "step": 2}),
        (1, "go_on", {}),
        (1, "end", {"status": "FINISHED"}),
    ]


def test_a_folder_from_elsewhere_is_copied_and_one_of_the_run_is_not(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run")
    for place in (tmp_path / "run" / "released", tmp_path / "elsewhere"):
        place.mkdir(parents=True)
        (place / "a.txt").write_text("a", encoding="utf-8")
    assert journal.keep_folder(0, "released", tmp_path / "run" / "released") == "released"
    copied = journal.keep_folder(0, "other", tmp_path / "elsewhere")
    assert (tmp_path / "run" / copied / "a.txt").read_text(encoding="utf-8") == "a"


def test_each_store_has_its_own_account(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    sent = Sent("sqlite:///a.db", 3, {0: "abc"}, ["params: no"])
    journal.note_sent(sent)
    assert journal.sent("sqlite:///a.db") == sent
    assert journal.sent("sqlite:///b.db") == Sent("sqlite:///b.db")


def test_a_failed_block_ends_its_run_with_the_error(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    run = open_run(journal, "a")
    with pytest.raises(ValueError, match="spoiled"), run.lasting():
        raise ValueError("spoiled")
    told = {event.kind: event.values for event in journal.events}
    tags = [event.values for event in journal.events if event.kind == "tags"]
    assert {"error": "ValueError: spoiled"} in tags
    assert "Traceback" in (tmp_path / told["file"]["path"]).read_text(encoding="utf-8")
    assert told["end"] == {"status": "FAILED"}
