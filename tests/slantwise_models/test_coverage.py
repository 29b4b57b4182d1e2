from pathlib import Path

import pytest

from slantwise_models.coverage import CardCoverage, Coverage
from slantwise_models.errors import ModelError

COVERAGE = Coverage(
    {"independent": 120, "state": 60}, {"dam": CardCoverage("ab12", (71, 95), (3, 40)), "lake": CardCoverage("", (0, 19), (0, 0))}
)


def test_counts_survive_saving(tmp_path: Path) -> None:
    COVERAGE.save(tmp_path / "coverage.json")
    assert Coverage.load(tmp_path / "coverage.json") == COVERAGE


def test_fewer_than_twenty_independent_articles_are_not_enough() -> None:
    assert [COVERAGE.cards[id].is_enough for id in ("dam", "lake")] == [True, False]
    assert CardCoverage("", (0, 20), (0, 0)).is_enough


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"articles": {"independent": 1}, "cards": []}',
        '{"articles": {"independent": 1, "state": 1}, "cards": [{"id": "a", "digest": "b", "independent": [2, 1], "state": [0, 0]}]}',
        '{"articles": {"independent": 1, "state": 1}, "cards": [{"id": "a", "digest": "b", "independent": [1, 1.5], "state": [0, 0]}]}',
        '{"articles": {"independent": 1, "state": 1}, "cards": [{"id": "a", "digest": "b", "independent": [1], "state": [0, 0]}]}',
        '{"articles": {"independent": 1, "state": 1}, "cards": [{"id": 3, "digest": "b", "independent": [1, 1], "state": [0, 0]}]}',
        '{"articles": {"independent": -1, "state": 1}, "cards": []}',
    ],
)
def test_a_spoiled_file_is_a_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "coverage.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"coverage\.json cannot be read"):
        Coverage.load(tmp_path / "coverage.json")
