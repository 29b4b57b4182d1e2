"""Adding up reports."""

import random
from typing import Any

import pytest

from slantwise.article import Article
from slantwise.errors import InputError
from slantwise.report import Cue, ModelInfo, Report, Source
from slantwise.summary import summarise
from slantwise.summary.groups import FEW, Group, Lean
from slantwise.summary.scored import scored_article

from .conftest import cue


def test_groups_are_by_outlet_and_month_with_the_unknown_last(row: Any) -> None:
    rows = [row(date=None), row(outlet=None), row(), row(), row(outlet="Bell", date="2031-05"), row(date="2031")]
    assert [(g.outlet, g.month, g.articles) for g in summarise(rows).groups] == [
        ("Bell", "2031-05", 1),
        ("The Gazette", "2031-05", 2),
        ("The Gazette", None, 2),
        (None, "2031-05", 1),
    ]
    assert [(g.outlet, g.month) for g in summarise(rows, by=["month"]).groups] == [(None, "2031-05"), (None, None)]
    assert [g.outlet for g in summarise(rows, by=["outlet"]).groups] == ["Bell", "The Gazette", None]


def test_an_article_counts_once_however_many_cues_it_has(row: Any) -> None:
    rows = [row(*[cue("favours", "Freedonia")] * 9), row(cue("against", "Freedonia")), row(cue("against", "Freedonia"))]
    (group,) = summarise(rows).groups
    tally = group.actors["Freedonia"]
    assert (tally.favoured, tally.against) == (9, 2)
    assert (tally.lean.favouring, tally.lean.opposing, tally.lean.even) == (1, 2, 0)
    assert tally.lean.net == pytest.approx(-1 / 3)


def test_quotations_are_kept_apart_from_the_author(row: Any) -> None:
    (group,) = summarise(
        [row(cue("against", "Freedonia", "quoted"), cue("against", "Freedonia", "quoted"), cue("favours", "Freedonia"))]
    ).groups
    tally = group.actors["Freedonia"]
    assert tally.voices == {"author": [1, 0], "quoted": [0, 2], "reported": [0, 0]}
    assert (tally.lean.net, tally.author.net) == (-1, 1)


def test_the_interval_narrows_with_articles_and_holds_the_net() -> None:
    few, many = Lean(3, 1, 0), Lean(30, 10, 0)
    for lean in (few, many):
        assert lean.interval is not None
        assert lean.net is not None
        assert lean.interval[0] < lean.net < lean.interval[1]
    assert few.interval is not None
    assert many.interval is not None
    assert many.interval[1] - many.interval[0] < few.interval[1] - few.interval[0]
    assert Lean().net is Lean().interval is None
    assert Lean(0, 0, 5).net == 0


def test_verdicts_contexts_and_cues_are_counted(row: Any) -> None:
    contexts = [{"status": "omitted"}, {"status": "denied"}, {"status": "omitted"}]
    summary = summarise([row(cue("favours", "A"), contexts=contexts), row(source={"verdict": "independent"})])
    (group,) = summary.to_dict()["groups"]
    assert group["contexts"] == {"listed": 3, "denied": 1, "omitted": 2}
    assert group["verdicts"]["independent"] == {"articles": 1, "share": 0.5}
    assert group["cues"] == [{"family": "state-framing", "label": "friendship", "voice": "author", "count": 1, "per_article": 0.5}]


def test_groups_merge_to_what_one_group_would_count(row: Any) -> None:
    choose = random.Random(5)
    rows = [
        row(
            *(cue(choose.choice(["favours", "against"]), choose.choice("AB"), choose.choice(["author", "quoted"])) for _ in range(4)),
            date=f"2031-0{n}",
        )
        for n in range(1, 8)
    ]
    merged = Group("The Gazette")
    for group in summarise(rows).groups:
        merged.merge(group)
    assert [merged.to_dict()] == summarise(rows, by=["outlet"]).to_dict()["groups"]


def test_a_report_and_its_json_count_alike() -> None:
    found = Cue("text", 0, 4, "bond", "friendship", "state-framing", 0.8, "author", favours=["Freedonia"])
    source = Source(0.5, (0.0, 1.0), "uncertain", (0.3, 0.7))
    report = Report(Article("bond", date="2031-05-13", outlet="Bell"), "en", source, [found], [], ModelInfo("tiny", "0.1", "0" * 64))
    assert summarise([report]).to_dict() == summarise([report.to_dict()]).to_dict()
    assert summarise([report]).groups[0].outlet == "Bell"


@pytest.mark.parametrize(("n", "few"), [(FEW - 1, True), (FEW, False)])
def test_a_small_group_is_warned_of(row: Any, n: int, few: bool) -> None:
    summary = summarise([row()] * n)
    assert summary.groups[0].few is few
    assert any("say little" in warning for warning in summary.warnings) is few


def test_two_models_are_warned_of(row: Any) -> None:
    summary = summarise([row(), row(model={"name": "tiny", "version": "0.2"})])
    assert any("tiny 0.1, tiny 0.2" in warning for warning in summary.warnings)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": 2}, "schema: must be 1"),
        ({"date": "soon"}, "date: must be ISO"),
        ({"outlet": 3}, "outlet: must be a string"),
        ({"source": {}}, "source: must have one of state-aligned"),
        ({"cues": [{"label": "denial", "family": "state-framing", "voice": "choir"}]}, "cues: must have one of author"),
        ({"cues": [{**cue("favours", "A"), "favours": "A"}]}, "lists of actors"),
        ({"contexts": ["x"]}, "contexts: must be a list"),
        ({"model": None}, "model: must be a JSON object"),
    ],
)
def test_what_is_no_report_is_refused_with_its_place(row: Any, change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=r"reports\[1\]") as caught:
        summarise([row(), row() | change])
    assert message in str(caught.value)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(InputError, match="by must be"):
        summarise([], by=["year"])  # type: ignore[list-item]


def test_reports_of_older_models_lack_sides_contexts_and_outlet(row: Any) -> None:
    old = row({"label": "denial", "family": "state-framing", "voice": "author"})
    del old["contexts"], old["outlet"]
    article = scored_article(old)
    assert (article.outlet, article.contexts, article.cues[0].favours) == (None, (), ())
