import numpy as np
import pytest

from slantwise.compare.likeness import MEANING, SAME, group, likeness
from slantwise.compare.sentences import FactSentence, numbers_of
from slantwise.report import Span


def sentence(document: int, angle: float, numbers: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> FactSentence:
    """A sentence whose vector lies at an angle in degrees; all have the same words."""
    vector = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    return FactSentence(document, Span("text", 0, 1, "x"), vector, {"dam": 1.0}, frozenset(names), frozenset(numbers))


def test_conflicting_numbers_and_names_set_sentences_apart() -> None:
    plain = likeness(sentence(0, 0), sentence(1, 0), 1.0)
    assert plain == pytest.approx(1.0)
    assert likeness(sentence(0, 0, ("14",)), sentence(1, 0, ("3",)), 1.0) < plain - 0.1
    assert likeness(sentence(0, 0, (), ("tarn",)), sentence(1, 0, (), ("alder",)), 1.0) < plain
    assert likeness(sentence(0, 0, ("14", "2")), sentence(1, 0, ("14",)), 1.0) == pytest.approx(plain)


def test_numbers_are_read_in_words_and_digits() -> None:
    assert numbers_of("Fourteen of 40,000 lost 3.5 each, not one more.") == {"14", "40000", "35"}


def test_all_pairs_of_a_group_tell_one_fact() -> None:
    """A chain of like sentences whose ends are unlike is no group: complete linkage."""
    reach = float(np.degrees(np.arccos((SAME - (1 - MEANING)) / MEANING)))
    chain = [sentence(0, 0), sentence(1, 0.4 * reach), sentence(2, 1.2 * reach)]
    (found,) = group(chain)
    assert [member.document for member in found] == [0, 1]


def test_sentences_of_one_document_are_no_group() -> None:
    assert group([sentence(0, 0), sentence(0, 0)]) == []
    assert group([]) == []


def test_the_most_typical_member_comes_first() -> None:
    (found,) = group([sentence(0, 0), sentence(1, 10), sentence(2, 20)])
    assert found[0].document == 1
