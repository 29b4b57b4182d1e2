"""Counts of one group of articles. Everything is a sum, so that groups can be added up and an archive is read once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from slantwise.sides.alignment import VOICES, wilson
from slantwise.summary.scored import ScoredArticle, ScoredCue

FEW = 20
"""Articles below which a group's figures say little."""


@dataclass(slots=True)
class Lean:
    """How articles lean on one actor: an article leans to the side on which it has more cues.

    The article is the unit, since the cues of one article are not independent: they share its author and subject.

    Attributes:
        favouring: Articles with more cues in favour.
        opposing: Articles with more cues against.
        even: Articles with as many of both, at least one each.
    """

    favouring: int = 0
    opposing: int = 0
    even: int = 0

    def add(self, favoured: int, against: int) -> None:
        """Counts an article by its cues; one without any is none."""
        if favoured or against:
            self.favouring += favoured > against
            self.opposing += favoured < against
            self.even += favoured == against

    def merge(self, other: "Lean") -> None:
        """Adds another group's articles."""
        self.favouring += other.favouring
        self.opposing += other.opposing
        self.even += other.even

    @property
    def articles(self) -> int:
        """Articles with a side on the actor."""
        return self.favouring + self.opposing + self.even

    @property
    def net(self) -> float | None:
        """(favouring - opposing) / articles, -1 to 1; None without articles."""
        return (self.favouring - self.opposing) / self.articles if self.articles else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """95% interval of ``net`` (Wilson, 1927) by article, an even one being half in favour; None without articles.

        It takes the sides as rightly told, so it is the least uncertainty there is.
        """
        return wilson(self.favouring + self.even / 2, self.opposing + self.even / 2) if self.articles else None

    def to_dict(self) -> dict[str, Any]:
        """The counts, net and interval as plain JSON types."""
        counts = {"articles": self.articles, "favouring": self.favouring, "opposing": self.opposing, "even": self.even}
        return {**counts, "net": self.net, "interval": list(self.interval) if self.interval else None}


@dataclass(slots=True)
class ActorTally:
    """What a group's cues say of one actor.

    Attributes:
        actor: Canonical name.
        voices: Cues [in favour, against] by voice.
        lean: The lean of articles, all voices counted.
        author: Their lean by the cues in the author's own voice alone.
    """

    actor: str
    voices: dict[str, list[int]] = field(default_factory=lambda: {voice: [0, 0] for voice in VOICES})
    lean: Lean = field(default_factory=Lean)
    author: Lean = field(default_factory=Lean)

    @property
    def favoured(self) -> int:
        """Cues that make it look good."""
        return sum(counts[0] for counts in self.voices.values())

    @property
    def against(self) -> int:
        """Cues that make it look bad."""
        return sum(counts[1] for counts in self.voices.values())

    def add(self, voices: dict[str, list[int]]) -> None:
        """Counts the cues of one article."""
        self._add_voices(voices)
        self.lean.add(*(sum(counts[place] for counts in voices.values()) for place in (0, 1)))
        self.author.add(*voices["author"])

    def merge(self, other: "ActorTally") -> None:
        """Adds another group's counts of the same actor."""
        self._add_voices(other.voices)
        self.lean.merge(other.lean)
        self.author.merge(other.author)

    def _add_voices(self, voices: dict[str, list[int]]) -> None:
        for voice, counts in voices.items():
            for place, count in enumerate(counts):
                self.voices[voice][place] += count

    def to_dict(self) -> dict[str, Any]:
        """The tally as plain JSON types."""
        cues = {"actor": self.actor, "favoured": self.favoured, "against": self.against, "voices": self.voices}
        return {**cues, "lean": self.lean.to_dict(), "author_lean": self.author.to_dict()}


@dataclass(slots=True)
class Group:
    """The articles of an outlet, a month, or both.

    Attributes:
        outlet: The outlet; None where unknown or not grouped by.
        month: Likewise, "2021-01".
        articles: How many.
        warned: Those whose report warns of its own judgement.
        verdicts: Articles by source judgement.
        cues: Cues by family, label and voice.
        contexts: Contexts by status.
        actors: Actors by name.
    """

    outlet: str | None = None
    month: str | None = None
    articles: int = 0
    warned: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    cues: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    contexts: Counter[str] = field(default_factory=Counter)
    actors: dict[str, ActorTally] = field(default_factory=dict)

    @property
    def few(self) -> bool:
        """Whether the articles are too few for the figures to say much."""
        return self.articles < FEW

    def add(self, article: ScoredArticle) -> None:
        """Counts one article."""
        self.articles += 1
        self.warned += article.warned
        self.verdicts[article.verdict] += 1
        self.cues.update((cue.family, cue.label, cue.voice) for cue in article.cues)
        self.contexts.update(article.contexts)
        for actor, voices in _sides(article.cues).items():
            self.actors.setdefault(actor, ActorTally(actor)).add(voices)

    def merge(self, other: "Group") -> None:
        """Adds another group's counts."""
        self.articles += other.articles
        self.warned += other.warned
        self.verdicts += other.verdicts
        self.cues += other.cues
        self.contexts += other.contexts
        for actor, tally in other.actors.items():
            self.actors.setdefault(actor, ActorTally(actor)).merge(tally)

    def alignment(self) -> list[ActorTally]:
        """The actors, those on which most articles take a side first."""
        return sorted(self.actors.values(), key=lambda tally: (-tally.lean.articles, -tally.favoured - tally.against, tally.actor))

    def to_dict(self) -> dict[str, Any]:
        """The group as plain JSON types."""
        n = self.articles or 1
        return {
            "outlet": self.outlet,
            "month": self.month,
            "articles": self.articles,
            "few": self.few,
            "warned": self.warned,
            "verdicts": {verdict: {"articles": count, "share": count / n} for verdict, count in sorted(self.verdicts.items())},
            "cues": [
                {"family": family, "label": label, "voice": voice, "count": count, "per_article": count / n}
                for (family, label, voice), count in sorted(self.cues.items())
            ],
            "contexts": {"listed": self.contexts.total(), **dict(sorted(self.contexts.items()))},
            "alignment": [tally.to_dict() for tally in self.alignment()],
        }


def _sides(cues: Iterable[ScoredCue]) -> dict[str, dict[str, list[int]]]:
    """[in favour, against] by actor and voice."""
    counts: dict[str, dict[str, list[int]]] = {}
    for cue in cues:
        for place, actors in enumerate((cue.favours, cue.against)):
            for actor in actors:
                counts.setdefault(actor, {voice: [0, 0] for voice in VOICES})[cue.voice][place] += 1
    return counts
