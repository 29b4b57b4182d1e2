import pytest

from slantwise.report import Cue
from slantwise_training.corpora.cues import CueArticle, CueRecord
from slantwise_training.sides.measures import score_sides

TEXT = "Freedonia plots against Sylvania day and night."


def gold(start: int, end: int, favours: tuple[str, ...] = (), against: tuple[str, ...] = (), annotators: int | None = None) -> CueRecord:
    return CueRecord("text", start, end, "threat", "author", annotators, favours, against)


def found(start: int, end: int, favours: tuple[str, ...] = (), against: tuple[str, ...] = ()) -> Cue:
    return Cue("text", start, end, TEXT[start:end], "threat", "state-framing", 0.9, "author", None, list(favours), list(against))


def article(*cues: CueRecord) -> CueArticle:
    return CueArticle("a", "outlet", "state", None, "", TEXT, cues)


def test_the_same_sides_score_one() -> None:
    cues = [gold(0, 15, ("Sylvania",), ("Freedonia",)), gold(20, 30, ("Sylvania",), ("Freedonia",))]
    scores = score_sides([article(*cues)], [[found(5, 12, ("Sylvania",), ("Freedonia",)), found(20, 30, ("Sylvania",), ("Freedonia",))]])
    assert scores.figures() == {"given_cue_f1": 1.0, "end_to_end_f1": 1.0, "alignment_sign": 1.0}


def test_a_missed_cue_counts_end_to_end_only() -> None:
    scores = score_sides([article(gold(0, 15, ("Sylvania",)), gold(20, 30, ("Sylvania",)))], [[found(0, 15, ("Sylvania",))]])
    assert scores.given_cue.f1 == 1.0
    assert scores.end_to_end.f1 == pytest.approx(2 / 3)


def test_a_cue_that_one_annotator_saw_is_neither_asked_for_nor_punished() -> None:
    scores = score_sides([article(gold(0, 15, ("Sylvania",), annotators=1))], [[found(0, 15, ("Freedonia",))]])
    assert scores.end_to_end.told == scores.end_to_end.asked == 0


def test_the_wrong_side_is_wrong_and_other_is_nobody() -> None:
    scores = score_sides([article(gold(0, 15, ("Sylvania", "other")))], [[found(0, 15, (), ("Sylvania",))]])
    assert (scores.given_cue.right, scores.given_cue.told, scores.given_cue.asked) == (0, 1, 1)


def test_the_sign_of_a_balance_needs_two_annotated_sides() -> None:
    once, twice = gold(0, 15, ("Sylvania",)), gold(20, 30, ("Sylvania",))
    assert score_sides([article(once)], [[]]).signs == 0
    scores = score_sides([article(once, twice)], [[found(40, 46, (), ("Sylvania",))]])
    assert (scores.signs_right, scores.signs) == (0, 1)
