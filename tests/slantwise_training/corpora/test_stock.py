from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.stock import MOST_ARTICLES, without_stock

STOCK = "The quarrel began years ago, and the neighbour is to blame for it."


def record(number: int, outlet: str, text: str) -> ArticleRecord:
    return ArticleRecord(f"r{number}", outlet, None, "state", None, "", text, "example")


def test_a_sentence_that_an_outlet_repeats_goes_in_every_spelling() -> None:
    rows = [record(i, "Post", f"Item {i} on the harbour was opened today. {STOCK} Item {i} ends with a long remark.") for i in range(4)]
    rows[3] = record(3, "Post", f"Item 3 alone. {STOCK.upper().replace(',', ' -')}")
    kept, removed = without_stock(rows)
    assert removed == 4
    assert all("quarrel" not in row.text.lower() for row in kept)
    assert kept[0].text == "Item 0 on the harbour was opened today. Item 0 ends with a long remark."


def test_what_is_rare_short_or_of_several_outlets_stays() -> None:
    rare = [record(i, "Post", f"{STOCK} He left.") for i in range(MOST_ARTICLES)]
    short = [record(i, "Wire", f"He declined to comment. Number {i} went on.") for i in range(9)]
    shared = [record(i, f"Outlet {i}", STOCK) for i in range(9)]
    rows = [*rare, *short, *shared]
    assert without_stock(rows) == (rows, 0)


def test_a_repetition_within_one_article_is_no_stock() -> None:
    rows = [record(0, "Post", f"{STOCK} " * 9)]
    assert without_stock(rows) == (rows, 0)
