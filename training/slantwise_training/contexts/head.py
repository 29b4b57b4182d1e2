"""Trains the three models of the context head on some of the examples."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from slantwise.contexts.features import mention_features
from slantwise_models.context_head import MENTIONS, LinearModel
from slantwise_training.contexts.examples import MentionExample, RelevanceExamples
from slantwise_training.contexts.fit import ContextTraining, fit_linear

Floats = NDArray[np.float64]


def fit_relevance(examples: RelevanceExamples, rows: NDArray[np.bool_], training: ContextTraining) -> LinearModel:
    """Trains on the marked rows, (N,)."""
    return fit_linear(examples.features[rows], examples.relevant[rows], 2, training.relevance_regularization)


def fit_mention(examples: Sequence[MentionExample], training: ContextTraining) -> tuple[LinearModel, LinearModel]:
    """Trains the sentence model, then the mention model on what it says."""
    annotated = [e for e in examples if not e.constructed] or list(examples)
    sentences = np.concatenate([e.sentences for e in annotated])
    quoted = np.concatenate([e.quoted for e in annotated]).astype(np.int64)
    evidence = fit_linear(sentences, quoted, 2, training.evidence_regularization)
    rows = mention_rows(examples, evidence)
    weights = np.array([training.constructed_weight if e.constructed else 1.0 for e in examples])
    labels = np.array([e.mention for e in examples])
    return evidence, fit_linear(rows, labels, len(MENTIONS), training.mention_regularization, weights)


def mention_rows(examples: Sequence[MentionExample], evidence: LinearModel) -> Floats:
    """Features of each example for the mention model."""
    return np.stack([mention_features(e.sentences, evidence.probability(e.sentences), e.framing, e.stance) for e in examples])
