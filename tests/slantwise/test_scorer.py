import subprocess
import sys
from importlib import resources

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slantwise import Article, InputError, Report, Scorer
from slantwise_models.labels import STATE_FRAMING

SAMPLE = resources.files("slantwise") / "samples" / "arms_deal.txt"


def sample(scorer: Scorer) -> Report:
    title, _, text = SAMPLE.read_text(encoding="utf-8").partition("\n\n")
    return scorer.score(text, title=title, date="2021-01-22")


def check_spans(report: Report) -> None:
    for span in [*report.cues, *report.source.evidence]:
        field = report.article.field(span.field)
        assert 0 <= span.start < span.end <= len(field)
        assert span.text == field[span.start : span.end]


def test_the_loyal_friend_is_found_in_the_generals_voice(scorer: Scorer) -> None:
    report = sample(scorer)
    check_spans(report)
    friends = [c for c in report.cues if c.label == "friendship" and "loyal friend" in c.text]
    assert [c.voice for c in friends] == ["quoted"]
    assert any(c.label == "legitimation" and "peace and security" in c.text for c in report.cues)


def test_labels_and_numbers_are_in_range(scorer: Scorer) -> None:
    report = sample(scorer)
    low, high = report.source.interval
    assert 0 <= low <= report.source.state_probability <= high <= 1
    assert all(0 < cue.score <= 1 for cue in report.cues)
    assert {c.label for c in report.cues if c.family == "state-framing"} <= set(STATE_FRAMING)
    assert report.to_dict()["schema"] == 1


def test_the_outlet_is_carried_along_and_changes_nothing_else(scorer: Scorer) -> None:
    text = "The minister hailed a fraternal bond with Russia that no storm can break. " * 5
    unnamed, *named = (scorer.score(text, outlet=outlet).to_dict() for outlet in (None, "Russia Today", "The Gazette"))
    assert [report["outlet"] for report in named] == ["Russia Today", "The Gazette"]
    assert unnamed["cues"]
    assert all({**report, "outlet": None} == unnamed for report in named)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=80), text=st.text(max_size=400))
def test_every_span_lies_in_its_field(scorer: Scorer, title: str, text: str) -> None:
    check_spans(scorer.score(text, title=title))


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x01"])
def test_an_article_without_words_is_uncertain_and_says_so(scorer: Scorer, text: str) -> None:
    report = scorer.score(text)
    assert (report.source.verdict, report.cues) == ("uncertain", [])
    assert "no words" in report.warnings[0]


def test_another_language_is_warned_of(scorer: Scorer) -> None:
    text = "Der Minister hat am Montag die Hauptstadt besucht und mit seinem Gastgeber über Waffen gesprochen. " * 6
    report = scorer.score(text)
    assert report.language == "de"
    assert report.source.verdict == "uncertain"
    assert "another language (de)" in report.warnings[0]


def test_long_articles_are_read_to_their_end(scorer: Scorer) -> None:
    filler = "The committee met on Monday and spoke about the harbour. " * 150
    report = scorer.score(f"{filler}\n{SAMPLE.read_text(encoding='utf-8')}")
    assert any("loyal friend" in cue.text for cue in report.cues)
    check_spans(report)


def test_one_endless_line_is_read(scorer: Scorer) -> None:
    check_spans(scorer.score("harbour " * 4_000))


@pytest.mark.parametrize("mark", ["<p>{}</p>", "{} \U0001f600", "\ufeff{}\r\n", "{}\u200b\u202e"])
def test_marks_and_emoji_do_no_harm(scorer: Scorer, mark: str) -> None:
    check_spans(scorer.score(mark.format(SAMPLE.read_text(encoding="utf-8"))))


def test_a_list_of_one_gives_a_list_of_one(scorer: Scorer) -> None:
    (report,) = scorer.score_many([{"text": "The envoys met. " * 30, "id": "a", "outlet": "ignored"}])
    assert report.article.id == "a"


def test_many_give_the_same_as_one_by_one(scorer: Scorer) -> None:
    texts = ["The envoys met in the hall. " * n for n in (10, 40)]
    assert scorer.score_many(texts) == [scorer.score(text) for text in texts]


@pytest.mark.parametrize(
    ("article", "message"),
    [
        ({"title": "x"}, "text is missing"),
        ({"text": 3}, "text must be a str, got int"),
        ({"text": "x", "date": "yesterday"}, "date must be"),
        (7, "must be an Article, a str or a mapping, got int"),
    ],
)
def test_bad_articles_are_named_by_place_and_argument(scorer: Scorer, article: object, message: str) -> None:
    with pytest.raises(InputError, match=rf"articles\[1\]: .*{message}"):
        scorer.score_many([Article("fine"), article])  # type: ignore[list-item]


def test_a_bare_string_is_not_taken_for_many_articles(scorer: Scorer) -> None:
    with pytest.raises(InputError, match="call score for one"):
        scorer.score_many("a text")


def test_importing_and_scoring_load_no_training_package() -> None:
    code = (
        "import sys, slantwise; slantwise.Scorer.from_pretrained().score('The envoys met. ' * 20);"
        "print(sorted({'torch', 'transformers', 'datasets', 'mlflow', 'sklearn', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
