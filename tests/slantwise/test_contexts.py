from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slantwise import Scorer
from slantwise.contexts import default_cards
from slantwise.contexts.telling import card_digest
from slantwise.errors import ContextError, InputError
from slantwise.report import Context, Report
from slantwise_models.coverage import CardCoverage, Coverage

SAMPLE = resources.files("slantwise") / "samples" / "arms_deal.txt"
COUP, ROHINGYA = "myanmar-coup-2021", "rohingya-2017"
TOLD = "Ten days later soldiers arrested the country's elected leaders, and the generals took over the government by force."


PIECES = ("Myanmar ", "the army took power ", "Crimea. ", "\n", "“no coup” ", "Rohingya fled. ", "é ", "&amp; ")


def sample(scorer: Scorer, extra: str = "", **options: Any) -> dict[str, Context]:
    title, _, text = SAMPLE.read_text(encoding="utf-8").partition("\n\n")
    report = scorer.score(f"{text}\n\n{extra}".strip(), title=title, **options)
    check_evidence(report)
    return {context.id: context for context in report.contexts}


def check_evidence(report: Report) -> None:
    assert [c.relevance for c in report.contexts] == sorted((c.relevance for c in report.contexts), reverse=True)
    for context in report.contexts:
        assert 0 <= context.mention_score <= 1
        assert (context.evidence is None) == (context.status in ("omitted", "undated", "not-yet-happened"))
        if span := context.evidence:
            assert span.text == report.article.field(span.field)[span.start : span.end] != ""


def test_what_had_not_happened_is_no_omission(scorer: Scorer) -> None:
    contexts = sample(scorer, date="2021-01-22")
    assert contexts[COUP].status == "not-yet-happened"
    assert "2021-02-01" in contexts[COUP].note
    assert "2021-01-22" in contexts[COUP].note
    assert contexts[ROHINGYA].status == "omitted"
    assert contexts[ROHINGYA].statement
    assert contexts[ROHINGYA].sources


def test_a_reader_at_a_later_day_would_miss_the_coup(scorer: Scorer) -> None:
    assert sample(scorer, date="2021-01-22", as_of="2021-03-01")[COUP].status == "omitted"
    assert sample(scorer, date="2021-03-01")[COUP].status == "omitted"


@pytest.mark.parametrize("date", [None, "2021"])
def test_without_a_day_that_decides_it_is_undated(scorer: Scorer, date: str | None) -> None:
    assert sample(scorer, date=date)[COUP].status == "undated"


def test_a_telling_in_other_words_is_found(scorer: Scorer) -> None:
    context = sample(scorer, TOLD, date="2021-03-01")[COUP]
    assert context.status in ("mentioned", "partial")
    assert context.evidence
    assert context.evidence.text == TOLD
    assert context.mention_score > sample(scorer, date="2021-03-01")[COUP].mention_score


def test_the_json_form_has_every_field(scorer: Scorer) -> None:
    title, _, text = SAMPLE.read_text(encoding="utf-8").partition("\n\n")
    contexts = scorer.score(text, title=title, date="2021-01-22").to_dict()["contexts"]
    assert {c["id"] for c in contexts} >= {COUP, ROHINGYA}
    assert all((c["told_by"] is None) == (c["told_by_independent"] is None) for c in contexts)


def test_counts_of_the_model_are_given_as_a_share_too(scorer: Scorer, monkeypatch: pytest.MonkeyPatch) -> None:
    coup = next(card for card in default_cards() if card.id == COUP)
    counted = Coverage({"independent": 100, "state": 50}, {COUP: CardCoverage(card_digest(coup), (76, 95), (3, 40))})
    monkeypatch.setattr(scorer._network, "coverage", counted)
    contexts = sample(scorer, date="2021-03-01")
    assert contexts[COUP].told_by == {"independent": [76, 95], "state": [3, 40]}
    assert contexts[COUP].told_by_independent == pytest.approx(0.8)
    assert contexts[ROHINGYA].told_by is None
    monkeypatch.setattr(scorer._network, "coverage", None)
    assert sample(scorer, date="2021-03-01")[COUP].told_by_independent is None


def test_other_languages_and_short_texts_have_no_contexts(scorer: Scorer) -> None:
    assert scorer.score("Der Minister hat am Montag in Myanmar mit der Armee über Waffen gesprochen. " * 6).contexts == []
    assert scorer.score("The army of Myanmar bought drones.").contexts == []


def test_as_of_must_be_a_date(scorer: Scorer) -> None:
    with pytest.raises(InputError, match="as_of must be ISO 8601"):
        scorer.score("The envoys met.", as_of="tomorrow")
    with pytest.raises(InputError, match="as_of must be ISO 8601"):
        scorer.score_many(["The envoys met."], as_of="tomorrow")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(
        st.sampled_from(["Myanmar ", "the army took power ", "Crimea. ", "\n", "“no coup” ", "Rohingya fled. ", "é ", "&amp; "]),
        min_size=60,
    )
)
def test_evidence_is_the_slice_of_its_field(scorer: Scorer, pieces: list[str]) -> None:
    check_evidence(scorer.score("".join(pieces), title=pieces[0]))


VALLEY = {
    "id": "tarn-valley-dam-2011",
    "name": "Dam in the Tarn valley",
    "event_date": "2011-03-05",
    "actor": "Northland",
    "region": "Nowhere",
    "main_fact": "Northland flooded the Tarn valley while people still lived in it.",
    "details": [],
    "relevant_when": "The article is about the Tarn dam, the power it yields, or the people who lived in the valley.",
    "names": ["Tarn valley", "Tarn dam", "Northland Power Board", "Upper Tarn"],
    "euphemisms": ["filling of the reservoir"],
    "tellings": [
        "the valley was flooded with its people still there",
        "Northland shut the dam's gates before the villagers had left",
        "villagers were driven from their homes by the rising water",
        "the Power Board let the lake rise over inhabited villages",
    ],
    "denials": ["The valley was empty when the water rose.", "Everybody had moved out before the gates were shut."],
    "sources": [{"name": "Northland parliamentary inquiry", "date": "2014-10"}],
}
DAM_ARTICLE = (
    "The Northland Power Board marked ten years of the Tarn dam on Friday with a concert on its crest. The chairman said that the dam "
    "gives light to a third of the country. Engineers showed visitors the turbines, and a brass band from Upper Tarn played. The board "
    "wants to add two more turbines next year, and to sell power abroad. Tickets for the tour of the Tarn valley were gone within an hour."
)
Folder = Callable[..., Path]


@pytest.fixture
def cards(tmp_path: Path) -> Folder:
    def write(*changes: dict[str, Any]) -> Path:
        for change in changes:
            card = VALLEY | change
            (tmp_path / f"{card['id']}.yaml").write_text(yaml.safe_dump(card), encoding="utf-8")
        return tmp_path

    return write


def test_a_users_card_is_judged(cards: Folder) -> None:
    scorer = Scorer.from_pretrained(threads=1, contexts=cards({}))
    (context,) = scorer.score(DAM_ARTICLE, title="A birthday for the Tarn dam", date="2021-03-05").contexts
    assert (context.id, context.status) == (VALLEY["id"], "omitted")
    told = DAM_ARTICLE + " In 2011 the board flooded the Tarn valley although villagers were still living there."
    (context,) = scorer.score(told, title="A birthday for the Tarn dam", date="2021-03-05").contexts
    assert context.status in ("mentioned", "partial")
    assert context.evidence
    assert context.evidence.text.startswith("In 2011")


def test_a_broken_folder_stops_loading(cards: Folder) -> None:
    with pytest.raises(ContextError, match="event_date"):
        Scorer.from_pretrained(threads=1, contexts=cards({}, {"id": "b", "event_date": "2011-02-30"}))


def test_a_folder_without_cards_stops_loading(tmp_path: Path) -> None:
    with pytest.raises(ContextError, match="expected at least one card"):
        Scorer.from_pretrained(threads=1, contexts=tmp_path)


def test_a_card_with_a_packaged_id_takes_its_place(cards: Folder) -> None:
    scorer = Scorer.from_pretrained(threads=1, contexts=cards({"id": COUP}))
    assert COUP not in sample(scorer, date="2021-03-01")


def test_hundreds_of_cards_do_no_harm(cards: Folder) -> None:
    folder = cards(*({"id": f"dam-{i}", "names": [f"Lake {i}", f"Valley {i}"]} for i in range(60)))
    scorer = Scorer.from_pretrained(threads=1, contexts=folder)
    assert sample(scorer, date="2021-01-22")[COUP].status == "not-yet-happened"
