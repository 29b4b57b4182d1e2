"""The source head: training on cached features."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from slantwise_models.source_head import SourceHead, pool
from slantwise_training.ranges import check_ranges
from slantwise_training.source.features import SentenceFeatures

FoldKind = Literal["country-disjoint", "outlet-disjoint", "random"]


@dataclass(frozen=True, slots=True)
class SourceTraining:
    """How the source head is trained.

    Attributes:
        steps: Optimiser steps.
        batch_articles: Articles in a step, half of them from state outlets, outlets of a side drawn alike.
        learning_rate: Of AdamW, falling to zero by a cosine.
        weight_decay: Of AdamW, on all weights.
        width: Size of the projected sentence vector.
        dropout: Probability of dropping a feature.
        max_per_outlet: Most articles of one outlet.
        max_windows: Windows read of each article.
        deals: How often the independent outlets are dealt anew to the folds that measure it.
        folds: Kinds of folds that it is measured on: country-disjoint, outlet-disjoint, random.
        most_groups: Most folds of a kind; countries or outlets beyond these share one.
        random_folds: How many random folds.
        subjects: Whether only articles on foreign affairs count, or any.
    """

    steps: int = 600
    batch_articles: int = 64
    learning_rate: float = 3e-3
    weight_decay: float = 0.1
    width: int = 16
    dropout: float = 0.3
    max_per_outlet: int = 400
    max_windows: int = 3
    deals: int = 3
    folds: list[FoldKind] = field(default_factory=lambda: ["country-disjoint", "outlet-disjoint", "random"])
    most_groups: int = 12
    random_folds: int = 5
    subjects: Literal["foreign affairs", "any"] = "foreign affairs"

    def __post_init__(self) -> None:
        check_ranges(
            self,
            positive=("steps", "batch_articles", "learning_rate", "width", "max_per_outlet", "max_windows", "deals"),
            not_negative=("weight_decay",),
            below_one=("dropout",),
            at_least_two=("most_groups", "random_folds"),
        )
        if not self.folds or len(set(self.folds)) < len(self.folds):
            raise ValueError(f"folds must name at least one kind, and none twice, got {self.folds}")


def fit_head(
    features: SentenceFeatures,
    labels: NDArray[np.int64],
    outlets: Sequence[str],
    training: SourceTraining,
    *,
    seed: int,
) -> SourceHead:
    """Trains one member of the ensemble.

    Args:
        features: Sentence features of N articles.
        labels: 1 for a state outlet, 0 for an independent one, (N,).
        outlets: Outlet of each article; every outlet of a side weighs the same, so that a large one does not rule.
        training: Sizes and rates.
        seed: Decides first weights, draws and dropout.
    """
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    head = SourceHead(features.vectors.shape[1], width=training.width, dropout=training.dropout)
    head.mean.copy_(features.cues.mean(0))
    head.deviation.copy_(features.cues.std(0).clamp(min=1e-3))
    optimizer = torch.optim.AdamW(head.parameters(), lr=training.learning_rate, weight_decay=training.weight_decay)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, training.steps)
    chance = draw_chance(labels, outlets)
    target = torch.from_numpy(labels.astype(np.float32))
    head.train()
    for _ in range(training.steps):
        drawn = generator.choice(len(labels), size=training.batch_articles, p=chance)
        logits = article_logits(head, features.of(drawn.tolist()), len(drawn))
        loss = nn.functional.binary_cross_entropy_with_logits(logits, target[drawn])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
    return head.eval()


def article_logits(head: SourceHead, features: SentenceFeatures, n_articles: int) -> Tensor:
    """Logit of each article, (n_articles,)."""
    attention, evidence = head(features.vectors, features.cues)
    return pool(attention, evidence, features.article, n_articles)


def draw_chance(labels: NDArray[np.int64], outlets: Sequence[str]) -> NDArray[np.float64]:
    """Chance to draw each article, (N,), sums to 1: sides alike, outlets of a side in proportion to the root of their size."""
    chance = np.zeros(len(labels))
    names = np.asarray(outlets)
    for side in np.unique(labels):
        for outlet in np.unique(names[labels == side]):
            rows = (labels == side) & (names == outlet)
            chance[rows] = 1 / np.sqrt(rows.sum())
        chance[labels == side] /= chance[labels == side].sum()
    total: NDArray[np.float64] = chance / chance.sum()
    return total
