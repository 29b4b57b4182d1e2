"""The source head across folds: members that never saw some outlets, judged on those."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from slantwise_models.source_head import SourceHead
from slantwise_training.source.features import SentenceFeatures
from slantwise_training.source.fit import SourceTraining, article_logits, fit_head
from slantwise_training.splitting.splits import Fold


@dataclass(frozen=True, slots=True)
class FoldResult:
    """One fold.

    Attributes:
        fold: Who was trained on and who was tested.
        head: The member.
        logits: Its logit of each tested article, in the order of ``fold.test``.
        auroc: Area under the ROC curve on the tested articles, 0 to 1.
    """

    fold: Fold
    head: SourceHead
    logits: NDArray[np.float64]
    auroc: float


def run_folds(
    folds: Sequence[Fold],
    features: SentenceFeatures,
    labels: NDArray[np.int64],
    outlets: Sequence[str],
    training: SourceTraining,
    *,
    seed: int,
) -> list[FoldResult]:
    """Trains one member a fold and tests it on the fold's own outlets."""
    results = []
    for number, fold in enumerate(folds):
        head = fit_head(
            features.of(fold.train.tolist()),
            labels[fold.train],
            [outlets[i] for i in fold.train],
            training,
            seed=seed + number,
        )
        with torch.inference_mode():
            logits = article_logits(head, features.of(fold.test.tolist()), len(fold.test)).double().numpy()
        results.append(FoldResult(fold, head, logits, float(roc_auc_score(labels[fold.test], logits))))
    return results
