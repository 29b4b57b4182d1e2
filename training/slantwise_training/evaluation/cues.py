"""Scores of reported cues against annotated ones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from slantwise.report import Cue, Family
from slantwise_training.evaluation.fragments import FragmentTally, Interval
from slantwise_training.spans.examples import LabelledArticle, LabelledSpan

ANY = "any"


@dataclass(slots=True)
class CueScores:
    """Fragment-level scores of one family of labels.

    Attributes:
        labels: Tally of each label.
        any: Tally with labels ignored; for techniques this is the span identification of SemEval-2020 Task 11.
        voices_right: Predicted cues that overlap a gold cue of the same label and have its voice.
        voices: Predicted cues that overlap a gold cue of the same label.
    """

    labels: dict[str, FragmentTally] = field(default_factory=lambda: defaultdict(FragmentTally))
    any: FragmentTally = field(default_factory=FragmentTally)
    voices_right: int = 0
    voices: int = 0

    @property
    def micro(self) -> FragmentTally:
        """All labels pooled."""
        pooled = FragmentTally()
        for tally in self.labels.values():
            pooled += tally
        return pooled

    def figures(self) -> dict[str, float]:
        """The headline figures: micro precision, recall and F1, any-label F1, voice accuracy."""
        micro = self.micro
        return {
            "micro_precision": micro.precision,
            "micro_recall": micro.recall,
            "micro_f1": micro.f1,
            "any_f1": self.any.f1,
            "voice_accuracy": self.voices_right / self.voices if self.voices else float("nan"),
        }


def score_cues(articles: Sequence[LabelledArticle], reported: Sequence[Iterable[Cue]], family: Family) -> CueScores:
    """Scores the cues of one family.

    Args:
        articles: With gold spans; those with ``sure`` false are neither asked for nor punished.
        reported: The cues of each article's report.
        family: The family that is annotated in these articles.
    """
    scores = CueScores()
    for article, cues in zip(articles, reported, strict=True):
        predicted = [cue for cue in cues if cue.family == family]
        sure = [span for span in article.spans if span.sure]
        labels = {span.label for span in article.spans} | {cue.label for cue in predicted}
        for name in ("title", "text"):
            doubt = _places(name, [span for span in article.spans if not span.sure])
            for label in labels:
                got, want = _places(name, predicted, label), _places(name, sure, label)
                scores.labels[label].add(got, want, doubt)
            scores.any.add(_places(name, predicted), _places(name, sure), doubt)
        _score_voices(scores, predicted, sure)
    return scores


def _places(name: str, spans: Iterable[Cue | LabelledSpan], label: str | None = None) -> list[Interval]:
    return [(s.start, s.end) for s in spans if s.field == name and label in (None, s.label)]


def _score_voices(scores: CueScores, predicted: Sequence[Cue], sure: Sequence[LabelledSpan]) -> None:
    for cue in predicted:
        for span in sure:
            same = span.field == cue.field and span.label == cue.label and span.voice is not None
            if same and cue.start < span.end and span.start < cue.end:
                scores.voices += 1
                scores.voices_right += cue.voice == span.voice
                break
