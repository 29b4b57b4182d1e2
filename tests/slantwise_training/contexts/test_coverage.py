import numpy as np
import pytest

from slantwise import Article, Report
from slantwise.contexts import default_cards
from slantwise.contexts.index import CardIndex
from slantwise.contexts.telling import card_digest
from slantwise.contexts.vectors import card_texts
from slantwise.report import Context, ContextStatus, ModelInfo, Source
from slantwise_models.context_head import ContextHead, LinearModel
from slantwise_models.coverage import CardCoverage
from slantwise_training.contexts.candidates import Candidate, deal, find_candidates, least_score
from slantwise_training.contexts.coverage import apart, count
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.context import ContextArticle, ContextPair

COUP = "myanmar-coup-2021"
ON_MYANMAR = "The army of Myanmar opened a bridge near Naypyidaw, and the generals of the Tatmadaw cut the ribbon. "
PLACE = next(i for i, card in enumerate(default_cards()) if card.id == COUP)


def record(
    number: int, *, text: str = ON_MYANMAR, label: str = "independent", date: str | None = "2022-05-01", outlet: str = "A"
) -> ArticleRecord:
    return ArticleRecord(f"a{number}", outlet, None, label, date, "A bridge", text, "made_up")


@pytest.fixture(scope="module")
def index() -> CardIndex:
    """The packaged cards with a head that knows nothing; the look at names and words needs no more."""
    nothing = LinearModel(np.zeros(1), np.ones(1), np.zeros((1, 1)), np.zeros(1))
    head = ContextHead(np.zeros(0, "U1"), np.zeros(0), 1.0, np.zeros(2), np.eye(2), nothing, nothing, nothing, 0.5)
    return CardIndex(default_cards(), {text: np.zeros(2) for card in default_cards() for text in card_texts(card)}, head)


def test_only_dated_articles_after_the_event_that_name_the_subject_are_candidates(index: CardIndex) -> None:
    pair = ContextPair(COUP, "central", "after", "none", "")
    least = least_score([ContextArticle("c", "A", "state", "2022-05-01", "A bridge", ON_MYANMAR, (pair,))], index)
    assert least > 0
    records = [
        record(1),
        record(2, date=None),
        record(3, date="2020-05-01", text="The army took over in Naypyidaw."),
        record(4, label="partisan"),
        record(5, text="The bakery opened on Monday."),
        record(6, date="last May"),
        record(7, label="state"),
    ]
    found = find_candidates(records, index, least)
    assert [(c.record.id, c.card) for c in found if c.card == PLACE] == [("a1", PLACE), ("a7", PLACE)]
    assert {c.record.id for c in found} <= {"a1", "a3", "a7"}


def test_without_annotated_pairs_all_are_looked_at(index: CardIndex) -> None:
    assert least_score([], index) == 0


def test_outlets_and_cards_take_turns_by_seed() -> None:
    candidates = [Candidate(record(i, outlet="A"), 0) for i in range(8)] + [
        Candidate(record(9, outlet="B"), 0),
        Candidate(record(10, outlet="A"), 1),
    ]
    dealt = deal(candidates, seed=3)
    assert {c.record.id for c in dealt[:3]} >= {"a9", "a10"}
    assert len(dealt) == len(candidates)
    assert dealt == deal(candidates, seed=3)
    assert dealt != deal(candidates, seed=4)


def test_copies_count_once_for_a_label_and_those_of_dev_articles_not_at_all() -> None:
    texts = [" ".join(f"{word}{i}" for i in range(60)) for word in ("dam", "mill", "lake")]
    dev = ContextArticle("d", "A", "state", None, "", texts[2], ())
    records = [
        record(1, text=texts[0]),
        record(2, text=texts[0]),
        record(3, text=texts[0], label="state"),
        record(4, text=texts[2]),
        record(5, text=texts[1]),
    ]
    assert [r.id for r in apart(records, [dev], seed=1)] == ["a1", "a3", "a5"]


class FakeScorer:
    """Takes the statuses of the coup card from the text."""

    def score(self, text: str, *, title: str, date: str | None) -> Report:
        statuses: list[ContextStatus] = ["mentioned", "partial", "denied", "omitted", "undated", "not-yet-happened"]
        contexts = [Context(COUP, "Coup", "2021-02-01", 0.9, s, 0.5, None, "", "", None, []) for s in statuses if s in text]
        return Report(
            Article(text, title, date), "en", Source(0.5, (0, 1), "uncertain", (0.3, 0.7)), [], [], ModelInfo("", "", ""), contexts
        )


def test_told_in_full_or_part_is_counted_where_the_event_lay_behind() -> None:
    texts = ("mentioned", "partial", "denied", "omitted", "undated", "not-yet-happened", "")
    records = [record(i, text=text) for i, text in enumerate(texts)] + [record(8, text="omitted", label="state")]
    coverage = count(FakeScorer(), records)  # type: ignore[arg-type]
    assert coverage.articles == {"independent": 7, "state": 1}
    digest = card_digest(default_cards()[PLACE])
    assert coverage.cards == {COUP: CardCoverage(digest, (2, 4), (0, 1))}
