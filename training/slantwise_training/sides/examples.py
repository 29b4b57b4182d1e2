"""Annotated cues as pairs of a cue and an actor, with the sides that the annotators told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slantwise.article import FieldName
from slantwise.cleaning import CleanText, clean
from slantwise.sentences import split_sentences
from slantwise.sides.features import Pair, PairReader, Phrase
from slantwise.sides.places import Naming, name_actors
from slantwise.sides.speakers import speaks_for
from slantwise.speaker import speaker_of
from slantwise_models.labels import STATE_FRAMING
from slantwise_training.corpora.cues import CueArticle, CueRecord

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

OTHER = "other"
"""What annotators write for an actor that the guidelines do not name; it is neither learnt nor scored."""

BOTH = 2


@dataclass(frozen=True, slots=True)
class SideExamples:
    """N pairs of C cues.

    Attributes:
        pairs: The pairs, those of one cue together, the nearest actor first.
        cues: Cue of each pair, 0 to C - 1, never falling, (N,).
        articles: Article of each pair, never falling, (N,).
        actors: Number of each pair's actor within its article, (N,); no number is used by two articles.
        labels: Place of each pair's label in ``STATE_FRAMING``, (N,).
        gold: Whether the annotators say "favours", and "against", (N, 2).
        asked: Sides that the annotators told of each cue, with those of actors that are in no pair, (C,).
        cue_articles: Article of each cue, (C,).
        cue_labels: Place of each cue's label, (C,).
    """

    pairs: list[Pair]
    cues: Integers
    articles: Integers
    actors: Integers
    labels: Integers
    gold: Floats
    asked: Integers
    cue_articles: Integers
    cue_labels: Integers


def make_side_examples(articles: Sequence[CueArticle]) -> SideExamples:
    """The pairs of all cues that carry a side.

    Args:
        articles: Annotated articles.
    """
    pairs: list[Pair] = []
    rows: list[tuple[int, int, int, int, bool, bool]] = []
    cues: list[tuple[int, int, int]] = []
    known: dict[tuple[int, str], int] = {}
    for number, article in enumerate(articles):
        for cue, found in _read(article):
            label = STATE_FRAMING.index(cue.label)
            for pair in found:
                actor = known.setdefault((number, pair.actor), len(known))
                rows.append((len(cues), number, actor, label, pair.actor in cue.favours, pair.actor in cue.against))
            pairs += found
            cues.append((sum(actor != OTHER for actor in (*cue.favours, *cue.against)), number, label))
    table, cue_table = np.array(rows, np.int64).reshape(-1, 6), np.array(cues, np.int64).reshape(-1, 3)
    return SideExamples(
        pairs,
        cues=table[:, 0],
        articles=table[:, 1],
        actors=table[:, 2],
        labels=table[:, 3],
        gold=table[:, 4:].astype(float),
        asked=cue_table[:, 0],
        cue_articles=cue_table[:, 1],
        cue_labels=cue_table[:, 2],
    )


def _read(article: CueArticle) -> Iterable[tuple[CueRecord, list[Pair]]]:
    """Each cue that both annotators saw and that has a side, with its pairs."""
    cleaned: dict[FieldName, CleanText] = {"title": clean(article.title), "text": clean(article.text)}
    fields = {name: field.text for name, field in cleaned.items()}
    naming = name_actors([s for name, text in fields.items() for s in split_sentences(text, name)], fields, date=article.date)
    if not naming.actors:
        return
    reader = PairReader(naming)
    for number, cue in enumerate(article.cues):
        if (cue.favours or cue.against) and (cue.annotators or BOTH) >= BOTH:
            phrase = _phrase(cue, cleaned, naming)
            yield cue, list(reader.pairs(number, phrase)) if phrase.end > phrase.start else []


def _phrase(cue: CueRecord, cleaned: dict[FieldName, CleanText], naming: Naming) -> Phrase:
    name: FieldName = "title" if cue.field == "title" else "text"
    start, end = cleaned[name].from_original(cue.start, cue.end)
    sentence = naming.sentences[naming.sentence_at(name, start)]
    text = naming.fields[name]
    speaker = speaker_of(text, (sentence.start, sentence.end), (start, end)) if cue.voice != "author" else None
    return Phrase(name, start, end, cue.label, cue.voice, speaks_for(naming, name, start, speaker))
