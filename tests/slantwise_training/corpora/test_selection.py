from dataclasses import replace

import pytest

from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.selection import foreign_affairs, source_rows

ABROAD = "The embassy of Japan in Egypt said the treaty on the border was ready for the summit. "
FILLER = "Clerks filled forms and went to lunch. " * 12


def record(number: int, **changes: object) -> ArticleRecord:
    made = ArticleRecord(
        f"r{number}",
        "Example Post",
        "Northland",
        "independent",
        "2020-01-01",
        "Talks",
        f"{ABROAD}Item {number}. {FILLER}",
        "example",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_foreign_state_and_three_terms_are_foreign_affairs() -> None:
    assert foreign_affairs(record(1))
    assert foreign_affairs(record(1, title="", text="The embassy of Japan said the treaty on the border was ready for the summit."))


@pytest.mark.parametrize(
    "text",
    [
        "The teams of Japan and Egypt played a friendly match and went home.",
        "Voters in the county chose a mayor after a debate on schools and health.",
        "Washington spoke of a treaty, a border and a summit, and the United States of an embassy.",
    ],
)
def test_no_foreign_state_or_no_affairs_are_not(text: str) -> None:
    assert not foreign_affairs(record(1, title="", text=text))


def test_only_the_head_counts() -> None:
    assert not foreign_affairs(record(1, title="", text="Clerks filled forms. " * 100 + ABROAD))


def test_each_row_is_kept_or_counted_with_its_reason() -> None:
    rows = [
        record(1),
        record(2, text=record(1).text),
        record(3, label="partisan"),
        record(4, text=ABROAD),
        record(5, title="", text="Clerks filled forms. " * 40),
        record(6, corpus="r2nery_ukraine", date="2022-05-31", label="independent"),
        record(7, corpus="r2nery_ukraine", date=None),
        record(8, corpus="r2nery_ukraine", date="2022-06-01"),
        record(9, corpus="r2nery_ukraine", date="2022-10-31", label="state", outlet="State Radio"),
    ]
    selection = source_rows(rows, seed=0, max_per_outlet=10)
    assert sorted(row.id for row in selection.rows) == ["r1", "r8", "r9"]
    assert +selection.left_out == {
        "exact duplicate": 1, "neither state nor independent": 1, "too short": 1,
        "not on foreign affairs": 1, "outside its corpus's season": 2,
    }  # fmt: skip


def test_an_outlet_is_cut_by_seed() -> None:
    rows = [record(i) for i in range(30)] + [record(99, outlet="Other Post")]
    first, again, other = (source_rows(rows, seed=seed, max_per_outlet=8) for seed in (1, 1, 2))
    assert len(first.rows) == 9
    assert first.left_out["beyond the most per outlet"] == 22
    assert first.rows == again.rows
    assert first.rows != other.rows
