from slantwise import Article
from slantwise.compare.choosing import dating_warnings, names_of, reasons_to_leave_out

ARTICLE = Article("The dam burst on Monday, and two villages were flooded before noon.", date="2031-05-10")


def reference(word: str, date: str | None = "2031-05-10", id: str | None = None) -> Article:
    return Article(f"Of the {word} it was said that the {word} had been built with the {word} in mind.", date=date, id=id)


def reasons(article: Article, *references: Article, any_date: bool = False) -> list[str | None]:
    return reasons_to_leave_out(article, references, names_of(references), any_date=any_date)


def test_references_have_names_of_their_own() -> None:
    references = [reference("mill", id="a"), reference("lake", id="b"), reference("dam", id="b"), reference("sea")]
    assert names_of(references) == ["a", "reference 2 (b)", "reference 3 (b)", "reference 4"]


def test_younger_references_are_left_out_unless_asked_for() -> None:
    younger, same_day, older = reference("mill", "2031-05-11"), reference("lake"), reference("sea", "2030")
    assert reasons(ARTICLE, younger, same_day, older) == ["dated 2031-05-11, after the article's 2031-05-10", None, None]
    assert reasons(ARTICLE, younger, same_day, older, any_date=True) == [None, None, None]
    assert reasons(Article(ARTICLE.text), younger, same_day) == [None, None]


def test_copies_and_what_cannot_be_read_are_left_out() -> None:
    wire = reference("mill", id="wire")
    german = Article("Der Minister hat am Montag die Hauptstadt besucht und mit seinem Gastgeber über Waffen gesprochen.")
    copy = Article(
        wire.text + " It is old, and the owner is older still, as all who live on the hill beside it know, and it will not last."
    )
    assert reasons(ARTICLE, wire, copy, Article(ARTICLE.text), Article("\n…"), german) == [
        None,
        "largely the same text as wire",
        "largely the same text as the article itself",
        "has no words",
        "seems to be in another language (de)",
    ]


def test_a_reference_that_is_left_out_makes_no_other_a_copy() -> None:
    assert reasons(ARTICLE, reference("mill", "2032"), reference("mill"))[1] is None


def test_dates_that_decide_nothing_are_named() -> None:
    references = [
        ("a", reference("mill", None)),
        ("b", reference("lake", "2031-05")),
        ("c", reference("sea")),
        ("d", reference("dam", "2032")),
    ]
    assert dating_warnings(ARTICLE, references) == [
        "References used although without a date: a.",
        "References used although dated after the article: d.",
        "References used although of a date too coarse to say whether they are younger than the article: b.",
    ]
    assert dating_warnings(ARTICLE, references[2:3]) == []
    (warning,) = dating_warnings(Article(ARTICLE.text), references)
    assert "article's date is unknown" in warning
