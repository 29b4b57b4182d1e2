"""How well contexts are judged: relevance, status, omission, dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sklearn.metrics import roc_auc_score

from slantwise_training.corpora.context import ContextArticle

TRUTH = {"full": "told", "partial": "told", "none": "absent", "denied": "denied"}
GUESS = {"mentioned": "told", "partial": "told", "omitted": "absent", "undated": "absent", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class Guess:
    """What was said of one card: the report's status, and how fully it is told, 0 to 1."""

    status: str
    mention_score: float


@dataclass(slots=True)
class ContextScores:
    """Sums over articles.

    Attributes:
        found: Annotated pairs of each relevance that were listed, and all of them; those dated before the event apart.
        right: Listed cards that the annotation has.
        listed: Listed cards.
        truth: told, absent or denied for each annotated pair after its event.
        guess: The same as judged; "unlisted" for a card that was not listed, which is wrong.
        silence: 1 minus the mention score of each listed pair that is told in full or not at all.
        is_silent: Whether that pair is not told at all.
        early: Pairs dated before their event that are reported so, and all with a full date.
    """

    found: dict[str, list[int]] = field(default_factory=lambda: {"central": [0, 0], "background": [0, 0]})
    right: int = 0
    listed: int = 0
    truth: list[str] = field(default_factory=list)
    guess: list[str] = field(default_factory=list)
    silence: list[float] = field(default_factory=list)
    is_silent: list[bool] = field(default_factory=list)
    early: list[int] = field(default_factory=lambda: [0, 0])

    def add(self, article: ContextArticle, guesses: Mapping[str, Guess]) -> None:
        """Counts one article."""
        pairs = {pair.card: pair for pair in article.contexts}
        self.right += sum(card in pairs for card in guesses)
        self.listed += len(guesses)
        for card, pair in pairs.items():
            got = guesses.get(card)
            if pair.timing == "before":
                if article.date and len(article.date) >= 10:
                    self.early[0] += got is not None and got.status == "not-yet-happened"
                    self.early[1] += 1
                continue
            self.found[pair.relevance][0] += got is not None
            self.found[pair.relevance][1] += 1
            self.truth.append(TRUTH[pair.mention])
            self.guess.append(GUESS.get(got.status, "other") if got else "unlisted")
            if got and pair.mention in ("full", "none"):
                self.silence.append(1 - got.mention_score)
                self.is_silent.append(pair.mention == "none")

    def figures(self) -> dict[str, float]:
        """All measures, 0 to 1; those without a case are left out."""
        found = {f"relevance_recall_{kind}": _share(*counts) for kind, counts in self.found.items()}
        by_status = {f"{kind}_f1": self._f1(kind) for kind in ("told", "absent", "denied")}
        figures: dict[str, float | None] = {
            **found,
            "relevance_precision": _share(self.right, self.listed),
            "status_macro_f1": sum(by_status.values()) / 3,
            **by_status,
            "omission_auroc": float(roc_auc_score(self.is_silent, self.silence)) if len(set(self.is_silent)) == 2 else None,
            "not_yet_happened": _share(*self.early),
        }
        return {name: value for name, value in figures.items() if value is not None}

    def _f1(self, kind: str) -> float:
        both = sum(t == g == kind for t, g in zip(self.truth, self.guess, strict=True))
        return 2 * both / max(1, self.truth.count(kind) + self.guess.count(kind))


def score_contexts(articles: Sequence[ContextArticle], guesses: Sequence[Mapping[str, Guess]]) -> dict[str, float]:
    """The figures of some articles, each with the cards listed for it."""
    scores = ContextScores()
    for article, listed in zip(articles, guesses, strict=True):
        scores.add(article, listed)
    return scores.figures()


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
