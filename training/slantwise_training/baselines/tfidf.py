"""TF-IDF and logistic regression."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import MultiLabelBinarizer


def _vectorizer(min_df: int) -> TfidfVectorizer:
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=min_df, max_features=200_000)


class TfidfSource:
    """State against independent, from the words of an article.

    Args:
        min_df: Articles that a word must stand in to count.
        seed: Seed of the solver.
    """

    def __init__(self, *, min_df: int = 3, seed: int = 0) -> None:
        self._pipeline: Pipeline = make_pipeline(
            _vectorizer(min_df), LogisticRegression(C=10.0, max_iter=1000, class_weight="balanced", random_state=seed)
        )

    def fit(self, texts: Sequence[str], labels: NDArray[np.int64]) -> "TfidfSource":
        """Trains on N cleaned texts with labels 1 (state) or 0 (independent), (N,)."""
        self._pipeline.fit(texts, labels)
        self.classes_ = self._pipeline.classes_
        return self

    def predict_proba(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Probability of each of ``classes_``, (N, 2)."""
        return np.asarray(self._pipeline.predict_proba(texts))

    def decision_function(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Log-odds of state against independent, (N,)."""
        return np.asarray(self._pipeline.decision_function(texts))


class TfidfCues:
    """Which labels a sentence holds; as a cue finder it marks the whole sentence.

    Args:
        threshold: Probability from which on a label is given, 0 to 1.
        seed: Seed of the solver.
    """

    def __init__(self, *, threshold: float = 0.5, seed: int = 0) -> None:
        self.threshold = threshold
        self._labels = MultiLabelBinarizer()
        model = LogisticRegression(C=10.0, max_iter=1000, class_weight="balanced", random_state=seed)
        self._pipeline: Pipeline = make_pipeline(_vectorizer(2), OneVsRestClassifier(model))

    def fit(self, sentences: Sequence[str], labels: Sequence[set[str]]) -> "TfidfCues":
        """Trains on N sentences with the labels of each."""
        self._pipeline.fit(sentences, self._labels.fit_transform(labels))
        return self

    def predict(self, sentences: Sequence[str]) -> list[set[str]]:
        """The labels of each sentence."""
        if not sentences:
            return []
        given = np.asarray(self._pipeline.predict_proba(sentences)) >= self.threshold
        names = self._labels.classes_
        # of a single label scikit-learn gives two columns, "not" and "is"; of several, one column a label
        return [set(names[row[-len(names) :]].tolist()) for row in given]
