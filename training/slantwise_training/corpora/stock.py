"""Sentences that an outlet repeats from article to article: they tell the outlet, not the article."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from slantwise_training.corpora.articles import ArticleRecord

SHORTEST = 40
"""Characters; shorter sentences ("He did not elaborate.") are anybody's."""
MOST_ARTICLES = 3
"""Articles of an outlet that may hold the same sentence."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?\n]*[\"”’)]*\s*")
_OTHER = re.compile(r"\W+")


def without_stock(records: Sequence[ArticleRecord]) -> tuple[list[ArticleRecord], int]:
    """The records without the sentences that more than ``MOST_ARTICLES`` articles of their outlet hold.

    Letter case, punctuation and spacing do not matter.

    Returns:
        The records, in order, and how many sentences were taken out.
    """
    pieces = [_SENTENCE.findall(record.text) for record in records]
    articles: Counter[tuple[str, str]] = Counter()
    for record, sentences in zip(records, pieces, strict=True):
        articles.update({(record.outlet, _key(sentence)) for sentence in sentences})
    kept, removed = [], 0
    for record, sentences in zip(records, pieces, strict=True):
        rest = [s for s in sentences if len(s) < SHORTEST or articles[record.outlet, _key(s)] <= MOST_ARTICLES]
        removed += len(sentences) - len(rest)
        kept.append(replace(record, text="".join(rest)) if len(rest) < len(sentences) else record)
    return kept, removed


def _key(sentence: str) -> str:
    return _OTHER.sub(" ", sentence).strip().lower()
