"""The wording model: its vocabulary and its training."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression

from slantwise.cleaning import clean
from slantwise.sentences import split_sentences
from slantwise.wording import mask, terms
from slantwise_training.ranges import check_ranges


@dataclass(frozen=True, slots=True)
class WordingTraining:
    """How the wording model is trained.

    Attributes:
        fewest_articles: Articles that a term must stand in.
        fewest_outlets: Outlets that a term must stand in, so that one outlet's habit is none.
        inverse_regularization: C of the logistic regression.
    """

    fewest_articles: int = 30
    fewest_outlets: int = 6
    inverse_regularization: float = 10.0

    def __post_init__(self) -> None:
        check_ranges(self, positive=("fewest_articles", "fewest_outlets", "inverse_regularization"))


@dataclass(frozen=True, slots=True, eq=False)
class TermCounts:
    """How often each term stands in each of N articles.

    Attributes:
        terms: T terms.
        idf: Inverse document frequency of each, (T,).
        values: TF-IDF with 1 + ln(tf), rows of unit length, (N, T).
    """

    terms: tuple[str, ...]
    idf: NDArray[np.float64]
    values: sparse.csr_matrix


def sentences_of(text: str) -> list[str]:
    """The cleaned sentences of a raw text."""
    cleaned = clean(text).text
    return [cleaned[s.start : s.end] for s in split_sentences(cleaned, "text")]


def count_terms(articles: Sequence[Sequence[str]], outlets: Sequence[str], training: WordingTraining) -> TermCounts:
    """Chooses the terms and counts them; no label is looked at.

    Args:
        articles: The cleaned sentences of N articles.
        outlets: Outlet of each.
        training: Which terms count.

    Raises:
        ValueError: No term is frequent enough.
    """
    known = _common([_terms(sentences, frozenset()) for sentences in articles], outlets, training)
    found = [_terms(sentences, known) for sentences in articles]
    names = sorted(t for t in _common(found, outlets, training) if " " in t or t in known)
    if not names:
        raise ValueError(f"fewest_articles and fewest_outlets leave no term of {len(articles)} articles; lower them")
    counts = CountVectorizer(analyzer=lambda row: row, vocabulary=names).fit_transform(found)
    weighting = TfidfTransformer(sublinear_tf=True)
    return TermCounts(tuple(names), weighting.fit(counts).idf_, weighting.transform(counts).tocsr())


def fit_wording(
    counts: TermCounts, rows: NDArray[np.int64], labels: NDArray[np.int64], weights: NDArray[np.float64], training: WordingTraining
) -> LogisticRegression:
    """Trains on some of the articles.

    Args:
        counts: Of all N articles.
        rows: Those to train on, (n,).
        labels: 1 for state, 0 for independent, (N,).
        weights: Weight of each article to train on, (n,).
        training: Regularisation.
    """
    model = LogisticRegression(C=training.inverse_regularization, solver="liblinear", tol=1e-4)
    return model.fit(counts.values[rows], labels[rows], sample_weight=weights)


def _terms(sentences: Sequence[str], known: frozenset[str]) -> list[str]:
    return [term for sentence in sentences for term in terms(mask(sentence, known))]


def _common(found: Sequence[Sequence[str]], outlets: Sequence[str], training: WordingTraining) -> frozenset[str]:
    """Terms of enough articles and enough outlets."""
    articles: Counter[str] = Counter()
    where: defaultdict[str, set[str]] = defaultdict(set)
    for row, outlet in zip(found, outlets, strict=True):
        for term in set(row):
            articles[term] += 1
            where[term].add(outlet)
    return frozenset(term for term, n in articles.items() if n >= training.fewest_articles and len(where[term]) >= training.fewest_outlets)
