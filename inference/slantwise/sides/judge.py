"""Whose side each cue of an article takes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from slantwise.actors import Gazetteer
from slantwise.preparation import PreparedArticle
from slantwise.report import Cue
from slantwise.sides.features import Pair, PairReader, Phrase
from slantwise.sides.head import Floats, decide, first_pass, second_features, second_pass
from slantwise.sides.places import Naming, name_actors
from slantwise.sides.speakers import speaks_for
from slantwise_models.labels import STATE_FRAMING
from slantwise_models.sides import SidesModel


def judge_sides(
    cues: Sequence[Cue], prepared: PreparedArticle, model: SidesModel, *, date: str | None = None, gazetteer: Gazetteer | None = None
) -> list[Cue]:
    """The cues with the actors they favour and those they are against, the surest first; techniques come back as they are.

    Args:
        cues: The cues of one article, offsets into the article as given.
        prepared: The cleaned article.
        model: The tables of the sides model.
        date: Day of publication, or None.
        gazetteer: The actors; None for those of the package.
    """
    pairs = read_pairs(cues, prepared, date=date, gazetteer=gazetteer)
    if not pairs:
        return list(cues)
    return tell_sides(cues, pairs, pair_probabilities(pairs, model), model.thresholds)


def tell_sides(cues: Sequence[Cue], pairs: Sequence[Pair], probabilities: Floats, thresholds: Floats) -> list[Cue]:
    """The cues with the sides that the pairs' probabilities, (N, 2), tell at some thresholds, (2,)."""
    told = decide(probabilities, thresholds, np.array([pair.phrase for pair in pairs]))
    judged = [replace(cue, favours=[], against=[]) for cue in cues]
    for row in np.argsort(-probabilities.max(1), kind="stable").tolist():
        cue = judged[pairs[row].phrase]
        for actors, is_told in zip((cue.favours, cue.against), told[row], strict=True):
            if is_told:
                actors.append(pairs[row].actor)
    return judged


def read_pairs(
    cues: Sequence[Cue], prepared: PreparedArticle, *, date: str | None = None, gazetteer: Gazetteer | None = None
) -> list[Pair]:
    """The pairs of the state-framing cues of one article and its actors: those of one cue together, the nearest actor first.

    Args:
        cues: The cues; a pair's ``phrase`` is a place in them.
        prepared: The cleaned article.
        date: Day of publication, or None.
        gazetteer: The actors; None for those of the package.
    """
    framing = [number for number, cue in enumerate(cues) if cue.family == "state-framing" and cue.label in STATE_FRAMING]
    if not framing:
        return []
    naming = name_actors(prepared.sentences, {name: field.text for name, field in prepared.fields.items()}, date=date, gazetteer=gazetteer)
    if not naming.actors:
        return []
    reader = PairReader(naming)
    return [pair for number in framing for pair in reader.pairs(number, _phrase(cues[number], prepared, naming))]


def pair_probabilities(pairs: Sequence[Pair], model: SidesModel) -> Floats:
    """Probability of "favours" and "against" of the pairs of one article, (N, 2).

    Args:
        pairs: At least one, those of one cue together.
        model: The tables.
    """
    first = first_pass([pair.features for pair in pairs], model)
    _, actors = np.unique([pair.actor for pair in pairs], return_inverse=True)
    labels = np.array([STATE_FRAMING.index(pair.label) for pair in pairs])
    return second_pass(second_features(first, np.array([pair.phrase for pair in pairs]), actors, labels), model)


def _phrase(cue: Cue, prepared: PreparedArticle, naming: Naming) -> Phrase:
    """The cue in the cleaned article, with the actor for which its speaker speaks."""
    start, end = prepared.fields[cue.field].from_original(cue.start, cue.end)
    return Phrase(cue.field, start, end, cue.label, cue.voice, speaks_for(naming, cue.field, start, cue.speaker))
