import pytest
from hypothesis import given
from hypothesis import strategies as st

from slantwise_training.evaluation.fragments import FragmentTally, merge

spans = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda t: (t[0], t[0] + t[1])), max_size=8)


def tally(predicted: list[tuple[int, int]], gold: list[tuple[int, int]], ignored: list[tuple[int, int]] | None = None) -> FragmentTally:
    made = FragmentTally()
    made.add(predicted, gold, ignored or [])
    return made


def test_a_span_found_in_part_earns_its_part() -> None:
    scored = tally([(0, 10)], [(5, 25)])
    assert (scored.precision, scored.recall) == (0.5, 0.25)
    assert scored.f1 == pytest.approx(1 / 3)


def test_spans_that_touch_are_one() -> None:
    assert merge([(3, 6), (0, 3), (8, 9)]) == [(0, 6), (8, 9)]
    assert tally([(0, 3), (3, 6)], [(0, 6)]).predicted == 1


def test_doubtful_spans_are_neither_asked_for_nor_punished() -> None:
    scored = tally([(0, 10), (20, 30)], [(0, 10)], ignored=[(25, 40)])
    assert (scored.predicted, scored.gold, scored.f1) == (1, 1, 1.0)


def test_nothing_predicted_is_zero() -> None:
    assert tally([], [(0, 3)]).f1 == 0.0


@given(spans, spans)
def test_precision_of_one_is_recall_of_the_other(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> None:
    assert tally(a, b).precision == pytest.approx(tally(b, a).recall)
    assert 0 <= tally(a, b).f1 <= 1
    assert tally(a, a).f1 == (1.0 if a else 0.0)
