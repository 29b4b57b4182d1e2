"""How easily the two sides of the bundled corpus are told apart, and how varied its texts are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from slantwise_training.baselines.tfidf import TfidfSource
from slantwise_training.corpora.bundled.pairs import Pair

SHINGLE = 3
"""Words in a shingle."""
N_WORDS = 10
FOLDS = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Separability:
    """AUROC of state against independent on pairs that were not trained on, 0.5 to 1.

    Attributes:
        tfidf: Of TF-IDF on words and word pairs.
        ten_words: Of counts of the ten words that tell the train part's sides apart best (chi-squared).
    """

    tfidf: float
    ten_words: float


def separability(pairs: Sequence[Pair]) -> Separability:
    """Cross-validates two plain models, a pair being on one side of every fold.

    Args:
        pairs: At least ``FOLDS`` pairs.
    """
    texts = [f"{article.record.title}\n{article.record.text}" for pair in pairs for article in pair.articles]
    labels = np.array([article.record.label == "state" for pair in pairs for article in pair.articles], np.int64)
    groups = np.repeat(np.arange(len(pairs)), 2)
    folds = list(GroupKFold(FOLDS).split(texts, labels, groups))
    tfidf = np.zeros(len(texts))
    for train, test in folds:
        model = TfidfSource(min_df=2).fit([texts[i] for i in train], labels[train])
        tfidf[test] = model.decision_function([texts[i] for i in test])
    few = make_pipeline(CountVectorizer(binary=True), SelectKBest(chi2, k=N_WORDS), LogisticRegression())
    ten = cross_val_predict(few, texts, labels, cv=folds, method="decision_function")
    return Separability(float(roc_auc_score(labels, tfidf)), float(roc_auc_score(labels, ten)))


def likest(texts: Sequence[str]) -> tuple[float, int, int]:
    """The two texts that are most alike: Jaccard similarity of their sets of word triples, exactly, and their numbers.

    Args:
        texts: At least two texts.
    """
    sets = [shingles(text) for text in texts]
    return max((len(a & b) / max(1, len(a | b)), i, j) for (i, a), (j, b) in combinations(enumerate(sets), 2))


def shingles(text: str) -> set[tuple[str, ...]]:
    """The word triples of a text."""
    words = words_of(text)
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def shared_words(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the words of some texts, each as often as it stands there, that others have too, 0 to 1."""
    known = {word for text in other for word in words_of(text)}
    counts = Counter(word for text in one for word in words_of(text))
    return sum(count for word, count in counts.items() if word in known) / max(1, counts.total())
