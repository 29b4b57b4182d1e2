"""How well the sides of reported cues meet those of the annotators."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from slantwise.report import Cue
from slantwise_training.corpora.cues import CueArticle, CueRecord
from slantwise_training.sides.examples import BOTH, OTHER

FEWEST_MENTIONS = 2
"""Annotated sides that an actor needs in an article for the sign of its balance to be asked."""

Side = tuple[str, str]


@dataclass(slots=True)
class Hits:
    """Counts for precision and recall of (cue, side, actor)."""

    right: int = 0
    told: int = 0
    found: int = 0
    asked: int = 0

    @property
    def f1(self) -> float:
        """F1, 0 to 1."""
        precision, recall = self.right / max(1, self.told), self.found / max(1, self.asked)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class SideScores:
    """Scores of the sides told.

    Attributes:
        end_to_end: Over all reported and all annotated cues.
        given_cue: Over those that overlap one of the same label on the other side: the judgement of sides by itself.
        signs_right: Actors whose balance over an article has the sign that the annotators' has.
        signs: Actors with a balance other than 0 over two annotated sides or more.
    """

    end_to_end: Hits = field(default_factory=Hits)
    given_cue: Hits = field(default_factory=Hits)
    signs_right: int = 0
    signs: int = 0

    def figures(self) -> dict[str, float]:
        """The three figures, 0 to 1."""
        sign = self.signs_right / self.signs if self.signs else float("nan")
        return {"given_cue_f1": self.given_cue.f1, "end_to_end_f1": self.end_to_end.f1, "alignment_sign": sign}


def score_sides(articles: Sequence[CueArticle], reported: Sequence[Iterable[Cue]]) -> SideScores:
    """Scores state-framing cues; those that one of two annotators saw are neither asked for nor punished.

    Args:
        articles: With annotated cues.
        reported: The cues of each article's report.
    """
    scores = SideScores()
    for article, cues in zip(articles, reported, strict=True):
        predicted = [cue for cue in cues if cue.family == "state-framing"]
        sure = [cue for cue in article.cues if (cue.annotators or BOTH) >= BOTH]
        unsure = [cue for cue in article.cues if (cue.annotators or BOTH) < BOTH]
        for cue in predicted:
            match = [gold for gold in sure if _overlap(cue, gold)]
            if match or not any(_overlap(cue, gold) for gold in unsure):
                got, want = _sides(cue), set().union(*map(_sides, match))
                for hits in (scores.end_to_end, scores.given_cue) if match else (scores.end_to_end,):
                    hits.right += len(got & want)
                    hits.told += len(got)
        for gold in sure:
            found = [cue for cue in predicted if _overlap(cue, gold)]
            want, got = _sides(gold), set().union(*map(_sides, found))
            for hits in (scores.end_to_end, scores.given_cue) if found else (scores.end_to_end,):
                hits.found += len(got & want)
                hits.asked += len(want)
        _add_signs(scores, sure, predicted)
    return scores


def _add_signs(scores: SideScores, gold: Iterable[CueRecord], predicted: Iterable[Cue]) -> None:
    wanted, got = _net(gold), _net(predicted)
    seen = Counter(actor for cue in gold for _, actor in _sides(cue))
    for actor, n in seen.items():
        if n >= FEWEST_MENTIONS and wanted[actor]:
            scores.signs += 1
            scores.signs_right += wanted[actor] * got[actor] > 0


def _net(cues: Iterable[Cue | CueRecord]) -> Counter[str]:
    net: Counter[str] = Counter()
    for cue in cues:
        for side, actor in _sides(cue):
            net[actor] += 1 if side == "favours" else -1
    return net


def _sides(cue: Cue | CueRecord) -> set[Side]:
    return {(side, actor) for side, actors in (("favours", cue.favours), ("against", cue.against)) for actor in actors if actor != OTHER}


def _overlap(cue: Cue, gold: CueRecord) -> bool:
    return cue.field == gold.field and cue.label == gold.label and cue.start < gold.end and gold.start < cue.end
