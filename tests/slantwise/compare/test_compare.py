import json

import pytest

from slantwise import Article, InputError, Scorer
from slantwise.compare import Comparison
from slantwise.errors import ModelError

ARTICLE = Article(
    "The Northland Power Board marked ten years of the Tarn dam on Friday with a concert on its crest. A brass band from Upper Tarn played "
    "until midnight. The chairman said that the dam lights a third of the country.",
    "A birthday for the Tarn dam",
    "2031-05-10",
    "article",
)
FIRST = Article(
    "Crowds came to the Tarn dam for the anniversary. An inquiry found that the board had known of the cracks in the wall for two years. "
    "The dam supplies a third of the country with power, its chairman said.",
    date="2031-05-10",
    id="first",
)
SECOND = Article(
    "<p>The anniversary of the Tarn dam was kept on Friday.</p> The board knew about the cracks in the wall two years earlier, an inquiry "
    "concluded. Rain fell on the guests.",
    date="2031-05-09",
    id="second",
)
LATER = Article("The Tarn dam burst on Monday after three days of rain. An inquiry into the cracks began.", date="2031-06-01", id="later")


@pytest.fixture(scope="module")
def comparison(scorer: Scorer) -> Comparison:
    return scorer.compare(ARTICLE, [FIRST, SECOND, LATER])


def test_what_two_references_tell_and_the_article_does_not_is_missing(comparison: Comparison) -> None:
    (fact,) = [fact for fact in comparison.missing if "cracks" in fact.quotations[0].text]
    assert {quotation.reference for quotation in fact.quotations} == {"first", "second"}
    assert not any("third of the country" in quotation.text for fact in comparison.missing for quotation in fact.quotations)


def test_what_the_article_alone_tells_is_named(comparison: Comparison) -> None:
    alone = [fact.sentence.text for fact in comparison.alone]
    assert any("brass band" in text for text in alone)
    assert not any("third of the country" in text for text in alone)


def test_quotations_are_slices_of_what_was_given(comparison: Comparison) -> None:
    given = {"first": FIRST, "second": SECOND}
    quotations = [q for fact in comparison.missing for q in fact.quotations] + [fact.nearest for fact in comparison.alone]
    assert quotations
    for quotation in quotations:
        assert given[quotation.reference].field(quotation.field)[quotation.start : quotation.end] == quotation.text
    for span in [fact.nearest for fact in comparison.missing] + [fact.sentence for fact in comparison.alone]:
        assert ARTICLE.field(span.field)[span.start : span.end] == span.text


def test_a_younger_reference_is_left_out_and_named(comparison: Comparison, scorer: Scorer) -> None:
    assert [reference.name for reference in comparison.used] == ["first", "second"]
    assert any("later (dated 2031-06-01" in warning for warning in comparison.warnings)
    assert "later" in [reference.name for reference in scorer.compare(ARTICLE, [FIRST, SECOND, LATER], any_date=True).used]


def test_the_json_form_holds_everything(comparison: Comparison) -> None:
    raw = json.loads(comparison.to_json())
    assert raw == comparison.to_dict()
    assert raw["schema"] == 1
    assert set(raw["missing"][0]["quotations"][0]) == {"field", "start", "end", "text", "reference"}
    assert raw["references"][2]["left_out"]


def test_fewer_than_two_usable_references_are_refused(scorer: Scorer) -> None:
    with pytest.raises(InputError, match=r"at least 2 .* got 1 of 3; left out: reference 2 \(first\) \(largely the same text"):
        scorer.compare(ARTICLE, [FIRST, FIRST, LATER])
    with pytest.raises(InputError, match="got 0 of 0"):
        scorer.compare(ARTICLE, [])


def test_bad_references_are_named_by_place(scorer: Scorer) -> None:
    with pytest.raises(InputError, match=r"references\[1\]: text is missing"):
        scorer.compare(ARTICLE, [FIRST, {"title": "x"}])
    with pytest.raises(InputError, match="references must be several articles"):
        scorer.compare(ARTICLE, "a text")


@pytest.mark.parametrize("text", ["", "Der Minister hat am Montag die Hauptstadt besucht und mit seinem Gastgeber über Waffen gesprochen."])
def test_an_article_that_cannot_be_read_is_refused(scorer: Scorer, text: str) -> None:
    with pytest.raises(InputError, match="text "):
        scorer.compare(text, [FIRST, SECOND])


def test_a_model_without_a_context_head_says_so(scorer: Scorer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer._network, "contexts", None)
    with pytest.raises(ModelError, match=r"contexts\.npz"):
        scorer.compare(ARTICLE, [FIRST, SECOND])
