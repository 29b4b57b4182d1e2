from slantwise.report import Cue
from slantwise_training.evaluation.curves import precision_recall
from slantwise_training.evaluation.errors import LONGEST_SPAN, cue_errors, voice_confusion
from slantwise_training.spans.examples import LabelledArticle, LabelledSpan

TEXT = "The old bridge is a gift to all. The mayor spoke of a plot. " + "x" * 300


def span(start: int, end: int, label: str, voice: str = "author", *, sure: bool = True) -> LabelledSpan:
    return LabelledSpan("text", start, end, label, voice, sure=sure)


def cue(start: int, end: int, label: str, score: float, voice: str = "author") -> Cue:
    return Cue("text", start, end, TEXT[start:end], label=label, family="state-framing", score=score, voice=voice)  # type: ignore[arg-type]


ARTICLE = LabelledArticle(
    "a", "state-framing", "", TEXT, (span(18, 31, "friendship", "quoted"), span(52, 58, "threat"), span(60, 360, "denial"))
)


def test_errors_are_wrong_cues_surest_first_and_then_missed_ones() -> None:
    told = [cue(20, 31, "friendship", 0.9), cue(52, 58, "denial", 0.6), cue(4, 14, "triumph", 0.8)]
    rows = cue_errors([ARTICLE], [told], "state-framing")
    assert [(row["error"], row["label"], row["instead"]) for row in rows] == [
        ("told wrongly", "triumph", ""),
        ("told wrongly", "denial", "threat"),
        ("missed", "denial", ""),
        ("missed", "threat", "denial"),
    ]
    assert rows[0]["span"] == "old bridge"
    assert max(len(row["span"]) for row in rows) == LONGEST_SPAN, "long spans are cut"
    assert all(row["start"] >= 0 and "length" not in row for row in rows)
    assert len(cue_errors([ARTICLE], [told], "state-framing", most=2)) == 2


def test_a_span_that_one_annotator_saw_counts_neither_way() -> None:
    article = LabelledArticle("a", "state-framing", "", TEXT, (span(4, 14, "triumph", sure=False),))
    assert cue_errors([article], [[cue(4, 14, "triumph", 0.8)]], "state-framing") == []
    assert cue_errors([article], [[]], "state-framing") == []


def test_voices_are_counted_where_label_and_place_are_right() -> None:
    told = [cue(20, 31, "friendship", 0.9, "author"), cue(52, 58, "threat", 0.6, "author"), cue(4, 14, "triumph", 0.8)]
    counts = voice_confusion([ARTICLE], [told], "state-framing")
    assert sum(map(sum, counts)) == 2
    assert (counts[0][0], counts[1][0]) == (1, 1), "rows are annotated voices, columns judged ones"


def test_precision_rises_with_the_threshold_where_low_scores_are_wrong() -> None:
    told = [cue(18, 31, "friendship", 0.9), cue(4, 14, "friendship", 0.2)]
    points = precision_recall([ARTICLE], [told], "state-framing")["friendship"]
    assert points[0] == (1.0, 0.5)
    assert points[-1] == (1.0, 1.0)
    assert precision_recall([ARTICLE], [[]], "state-framing") == {}
