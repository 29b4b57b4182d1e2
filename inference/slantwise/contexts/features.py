"""Numbers that say how an article and a card go together; none of them knows which card it is."""

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from slantwise.contexts._words import stem
from slantwise.contexts.index import CardIndex, IndexedCard, Phrase
from slantwise.contexts.reading import ArticleReading

Floats = NDArray[np.float64]

SHORTLIST = 16
"""Cards of which the detailed features are computed."""
LEAD = 4
"""Sentences, headline included, that count as the lead."""

_CONTRARY = frozenset(
    stem(word)
    for word in (
        *("deny", "denied", "denies", "denial", "reject", "rejected", "refuted", "dismissed", "false", "falsehood", "fake", "fabricated"),
        *("baseless", "groundless", "unfounded", "untrue", "lies", "lie", "hoax", "myth", "slander", "smear", "propaganda", "provocation"),
        *(
            "staged",
            "alleged",
            "allegedly",
            "allegations",
            "accusations",
            "accused",
            "purported",
            "claims",
            "pretext",
            "rumours",
            "fiction",
        ),
        *("disinformation", "misinformation", "invented", "concocted", "unproven", "nothing", "never", "not", "no"),
    )
)
_MARK = re.compile('["“”«»]')


def shortlist(article: ArticleReading, index: CardIndex) -> NDArray[np.int64]:
    """Numbers of the cards that share most with the article, best first, at most ``SHORTLIST``."""
    score = subject_scores(article, index) + 0.1 * _top(article.vectors @ index.subjects.T, 2)
    best = np.argsort(-score, kind="stable")[:SHORTLIST]
    return np.asarray(best)


def subject_scores(article: ArticleReading, index: CardIndex) -> Floats:
    """How much of each card an article names, (C,): likeness of words and the rarest name that it has."""
    names = np.zeros(len(index.cards))
    for card, hits in article.hits.items():
        names[card] = max((phrase.weight for phrase, _ in hits if phrase.is_name), default=0.0)
    return np.asarray(bag_likeness(article, index) + 0.02 * names)


def bag_likeness(article: ArticleReading, index: CardIndex) -> Floats:
    """Cosine of TF-IDF bags of the article and of each card's text, (C,)."""
    likeness = np.zeros(len(index.cards))
    for key, value in index.weights.bag(article.counts).items():
        if key in index.postings:
            cards, shares = index.postings[key]
            likeness[cards] += value * shares
    return likeness


def relevance_features(article: ArticleReading, index: CardIndex, chosen: Iterable[int]) -> Floats:
    """One row for each chosen card, (chosen, F): shared words, names and their places, kinship of meaning, and rank among the chosen."""
    chosen = [int(c) for c in chosen]
    likeness = bag_likeness(article, index)[chosen]
    rows = np.stack([_relevance_row(article, index[c], article.hits.get(c, ()), len(index.cards)) for c in chosen])
    own = np.concatenate([likeness[:, None], rows], 1)
    rivals = [_margin(own[:, column]) for column in (0, 1, 7, 9)]
    return np.concatenate([own, np.stack(rivals, 1)], 1)


def _relevance_row(article: ArticleReading, card: IndexedCard, hits: Sequence[tuple[Phrase, int]], n_cards: int) -> Floats:
    names: dict[tuple[str, ...], float] = {}
    counts: dict[tuple[str, ...], int] = {}
    title = lead = special = 0.0
    n_title = int(article.in_title.sum())
    for phrase, sentence in hits:
        if not phrase.is_name:
            continue
        names[phrase.words] = phrase.weight
        counts[phrase.words] = counts.get(phrase.words, 0) + 1
        rare = phrase.weight * (1 - np.log(len(phrase.cards)) / np.log(n_cards + 2))
        special = max(special, rare)
        if sentence < n_title:
            title = max(title, rare)
        if sentence < LEAD:
            lead = max(lead, rare)
    told, _, act = coverage(article, card)
    cosines = article.vectors @ card.telling_vectors.T
    about = article.vectors @ card.subject
    return np.array(
        [
            sum(weight * np.log1p(counts[words]) for words, weight in names.items()),
            np.log1p(len(names)),
            np.log1p(sum(counts.values())),
            special,
            title,
            lead,
            _top(told, 2),
            float(act.max(initial=0)),
            _top(about, 1),
            _top(about, 3),
            _top(cosines.max(1), 1),
            _top(cosines.max(1), 3),
            float(about[:LEAD].max(initial=-1)),
            float(any(not phrase.is_name for phrase, _ in hits)),
            float(np.mean([key in article.counts for key in card.actor])),
        ]
    )


def coverage(article: ArticleReading, card: IndexedCard) -> tuple[Floats, Floats, Floats]:
    """For each sentence the greatest share of a telling and of a denial that it has, and its share of the act's words, (S,) each."""
    present = np.zeros((len(article.texts), len(card.columns)))
    for key, column in card.columns.items():
        if key in article.places:
            present[article.places[key], column] = 1
    return (present @ card.tellings).max(1), (present @ card.denials).max(1), present @ card.act


def sentence_features(article: ArticleReading, card: IndexedCard, hits: Sequence[tuple[Phrase, int]]) -> Floats:
    """One row for each sentence, (S, G): how much of a telling or a denial it has, whom it names, and marks of contradiction."""
    told, denied, act = coverage(article, card)
    n = len(article.texts)
    name, euphemism = np.zeros(n), np.zeros(n)
    for phrase, sentence in hits:
        if phrase.is_name:
            name[sentence] = 1  # not its weight: how rare a name is says which card it is, not what is told
        else:
            euphemism[sentence] = 1
    near = np.maximum(name, np.concatenate([[0.0], name[:-1]]))
    cosines = article.vectors @ card.telling_vectors.T
    against = (article.vectors @ card.denial_vectors.T).max(1)
    about = article.vectors @ card.subject
    contrary = _marked(article, _CONTRARY)
    year = _marked(article, card.years) > 0
    actor = _marked(article, card.actor) > 0
    quoted = np.array([bool(_MARK.search(text)) for text in article.texts])
    meaning = cosines.max(1)
    return np.stack(
        [
            told,
            denied,
            act,
            told - denied,
            meaning,
            against,
            meaning - against,
            about,
            cosines[:, 0],
            name,
            near,
            euphemism,
            np.log1p(contrary),
            np.log1p(contrary) * act,
            year,
            actor,
            quoted,
            article.in_title,
            act * (near > 0),
            meaning * (near > 0),
        ],
        1,
    ).astype(np.float64)


def mention_features(sentences: Floats, evidence: Floats, framing: Floats, stance: Floats) -> Floats:
    """One row for an article and a card, (H,): the best evidence, the pooled sentences, how they are framed, the stance.

    What the article is about is left out: with few cards to learn from, it would stand for the card.

    Args:
        sentences: Features of its sentences for the card, (S, G).
        evidence: Probability that each tells or denies the card, (S,).
        framing: Greatest probability of each state-framing label in each, (S, labels).
        stance: How the article's cues stand to the card's actor, (5,).
    """
    share = evidence / max(float(evidence.sum()), 1e-9)
    logit = np.log(evidence.clip(1e-6) / (1 - evidence).clip(1e-6))
    ranked = np.sort(np.concatenate([logit, np.full(2, logit.min())]))[::-1]
    best = [ranked[:3], [np.log1p(evidence.sum())]]
    return np.concatenate([*best, share @ sentences, sentences.max(0), share @ framing, framing.mean(0), stance])


def _marked(article: ArticleReading, keys: frozenset[str]) -> Floats:
    """How many of some stems each sentence has, (S,)."""
    found = np.zeros(len(article.texts))
    for key in keys:
        if key in article.places:
            found[article.places[key]] += 1
    return found


def _top(values: Floats, n: int) -> Floats:
    """Mean of the n greatest along the first axis."""
    n = min(n, len(values))
    return np.asarray(np.partition(values, len(values) - n, axis=0)[len(values) - n :].mean(0))


def _margin(values: Floats) -> Floats:
    """How far each value lies above the greatest of the others."""
    if len(values) < 2:
        return values.copy()
    order = np.argsort(-values, kind="stable")
    best = np.full(len(values), values[order[0]])
    best[order[0]] = values[order[1]]
    return np.asarray(values - best)
