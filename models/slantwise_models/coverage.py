"""How outlets told each context card: counts over the training corpus, as a table that a person can read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slantwise_models.errors import ModelError

Count = tuple[int, int]
"""How many articles tell a card, and how many there are on its subject."""
COUNTED = ("independent", "state")
"""Labels of the outlets that are counted."""
FEWEST = 20
"""Independent articles on a subject below which nothing is said of it."""


@dataclass(frozen=True, slots=True)
class CardCoverage:
    """How the articles on a card's subject, dated after its event, treat it.

    Attributes:
        digest: Digest of what the card said when it was counted.
        independent: Over independent outlets.
        state: Over state outlets.
    """

    digest: str
    independent: Count
    state: Count

    @property
    def is_enough(self) -> bool:
        """Whether there are independent articles enough to say anything."""
        return self.independent[1] >= FEWEST


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of all cards.

    Attributes:
        articles: How many articles of each of ``COUNTED`` were read.
        cards: By the card's id; a card that no article bears on is not listed.
    """

    articles: Mapping[str, int]
    cards: Mapping[str, CardCoverage]

    def save(self, path: Path) -> None:
        """Writes a JSON file with one line a card: the card's id, its digest, its counts."""
        rows = ({"id": id, "digest": c.digest, "independent": c.independent, "state": c.state} for id, c in sorted(self.cards.items()))
        lines = ",\n".join(json.dumps(row) for row in rows)
        path.write_text(f'{{"articles": {json.dumps(dict(self.articles))},\n"cards": [\n{lines}\n]}}\n', encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Coverage":
        """Reads what ``save`` wrote.

        Raises:
            ModelError: The file is not of that form, or counts more tellings than articles.
        """
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            articles = {label: _natural(raw["articles"][label]) for label in COUNTED}
            return cls(articles, {_text(row["id"]): _card(row) for row in raw["cards"]})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{path} cannot be read ({error!r}); restore it from the release") from error


def _card(row: Any) -> CardCoverage:
    independent, state = (_count(row[label]) for label in COUNTED)
    return CardCoverage(_text(row["digest"]), independent, state)


def _count(raw: Any) -> Count:
    told, on_subject = (_natural(value) for value in raw)
    if told > on_subject:
        raise ValueError(f"{told} of {on_subject} is no count")
    return told, on_subject


def _natural(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"a count must be a whole number from 0 on, got {value!r}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a text, got {value!r}")
    return value
