"""How unusual a silence is: how many articles of independent and of state outlets on a card's subject tell it."""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from slantwise import Scorer
from slantwise.cleaning import clean
from slantwise.contexts import default_cards
from slantwise.contexts.index import CardIndex
from slantwise.contexts.telling import card_digest
from slantwise_models.config import COVERAGE_FILE
from slantwise_models.coverage import COUNTED, CardCoverage, Coverage
from slantwise_training.contexts.candidates import deal, find_candidates, least_score
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.context import ContextArticle
from slantwise_training.corpora.registry import corpora_of
from slantwise_training.release.files import note_file
from slantwise_training.splitting.clusters import near_duplicate_clusters

logger = logging.getLogger(__name__)

TOLD = ("mentioned", "partial")
BEHIND = (*TOLD, "omitted", "denied")
"""Statuses of a card whose event lies behind the article, by its date."""
_EVERY = 250
"""Articles between two lines of progress."""


def count_coverage(
    folder: Path,
    data_dir: Path,
    index: CardIndex,
    annotated: Sequence[ContextArticle],
    dev: Sequence[ContextArticle],
    *,
    most: int,
    seed: int,
    threads: int,
) -> Coverage:
    """Counts, and puts the counts into the model folder.

    The scorer itself judges the articles, so that a count means what a report means: relevant from the head's threshold on, told in
    full or in part. Without a date nothing is known to be left out, so articles without one do not count.

    Args:
        folder: A model folder that judges contexts.
        data_dir: Folder with the corpora.
        index: The packaged cards.
        annotated: Articles with contexts; they say how little an article on a card's subject may share with the card.
        dev: Articles to leave out, with all that are nearly the same.
        most: Most articles to read.
        seed: Decides which.
        threads: Threads of the network.

    Raises:
        InputError: The corpus is missing.
    """
    candidates = find_candidates(corpora_of(data_dir)["articles"].read(data_dir).rows, index, least_score(annotated, index))
    records = apart([candidate.record for candidate in deal(candidates, seed=seed)], dev, seed=seed)[:most]
    coverage = count(Scorer.from_pretrained(folder, threads=threads), records)
    coverage.save(folder / COVERAGE_FILE)
    note_file(folder, COVERAGE_FILE)
    enough = sum(card.is_enough for card in coverage.cards.values())
    logger.info("coverage: %s articles read, %d cards have enough independent ones", coverage.articles, enough)
    return coverage


def apart(records: Sequence[ArticleRecord], dev: Sequence[ContextArticle], *, seed: int) -> list[ArticleRecord]:
    """The first of near-duplicates with the same label, and none that is a near-duplicate of a dev article."""
    texts = [*(record.text for record in records), *(article.text for article in dev)]
    clusters = near_duplicate_clusters([clean(text).text for text in texts], seed=seed).tolist()
    of_dev = set(clusters[len(records) :])
    first: dict[tuple[int, str], ArticleRecord] = {}
    for cluster, record in zip(clusters, records, strict=False):
        if cluster not in of_dev:
            first.setdefault((cluster, record.label), record)
    logger.info("coverage: %d candidates are near-duplicates and left out", len(records) - len(first))
    return list(first.values())


def count(scorer: Scorer, records: Sequence[ArticleRecord]) -> Coverage:
    """Scores the articles and counts them by card, label and telling."""
    on_subject: Counter[tuple[str, str]] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    for number, record in enumerate(records, start=1):
        for context in scorer.score(record.text, title=record.title, date=record.date).contexts:
            if context.status in BEHIND:
                on_subject[context.id, record.label] += 1
                told[context.id, record.label] += context.status in TOLD
        if number % _EVERY == 0:
            logger.info("coverage: %d of %d articles read", number, len(records))
    digests = {card.id: card_digest(card) for card in default_cards()}
    counted = {id for id, _ in on_subject}

    def counts(id: str, labels: Iterable[str]) -> list[tuple[int, int]]:
        return [(told[id, label], on_subject[id, label]) for label in labels]

    read = Counter(record.label for record in records)
    return Coverage(
        {label: read[label] for label in COUNTED},
        {id: CardCoverage(digests[id], *counts(id, COUNTED)) for id in sorted(counted)},
    )
