import numpy as np
import pytest

from slantwise.decoding import Words, decode, words_of
from slantwise.windows import Window
from slantwise_models.config import Decoding


def words(probabilities: list[float], sentence: list[int] | None = None) -> Words:
    n = len(probabilities)
    start = np.arange(n) * 5
    voices = np.tile(np.array([[0.2, 0.7, 0.1]], np.float32), (n, 1))
    return Words(np.array(sentence or [0] * n), start, start + 4, np.array(probabilities, np.float32)[:, None], voices)


def spans(probabilities: list[float], *, sentence: list[int] | None = None, gap: int = 1) -> list[tuple[int, int]]:
    decoding = Decoding({"threat": 0.5}, extend=0.6, gap=gap)
    found = decode(words(probabilities, sentence), ["threat"], 0, decoding)
    return [(s.start // 5, s.end // 5 + 1) for s in found]


def test_a_span_starts_at_the_threshold_and_reaches_over_likely_neighbours() -> None:
    assert spans([0.1, 0.3, 0.6, 0.35, 0.29, 0.1]) == [(1, 4)]


def test_likely_neighbours_alone_make_no_span() -> None:
    assert spans([0.4, 0.45, 0.49]) == []


@pytest.mark.parametrize(("gap", "expected"), [(0, [(0, 1), (2, 3)]), (1, [(0, 3)])])
def test_gaps_are_bridged(gap: int, expected: list[tuple[int, int]]) -> None:
    assert spans([0.9, 0.0, 0.9], gap=gap) == expected


def test_a_span_ends_with_its_sentence() -> None:
    assert spans([0.9, 0.9, 0.9, 0.9], sentence=[0, 0, 1, 1]) == [(0, 2), (2, 4)]


def test_score_and_voice_are_means_over_the_words() -> None:
    (span,) = decode(words([0.5, 0.7]), ["threat"], 0, Decoding({"threat": 0.5}, 0.6, 1))
    assert span.score == pytest.approx(0.6)
    assert span.voices == pytest.approx([0.2, 0.7, 0.1])


def test_no_words_no_spans() -> None:
    assert spans([]) == []


def test_word_pieces_are_joined_and_other_tokens_left_out() -> None:
    window = Window([1, 5, 6, 7, 2], [-1, 0, 0, 0, -1], [0, 0, 4, 9, 0], [0, 4, 8, 12, 0], [False, False, True, False, False])
    cues = np.array([[[9], [0.2], [0.4], [0.9], [9]]], np.float32)
    joined = words_of([window], cues, np.ones((1, 5, 3), np.float32))
    assert joined.start.tolist() == [0, 9]
    assert joined.end.tolist() == [8, 12]
    assert joined.cues[:, 0] == pytest.approx([0.3, 0.9])
