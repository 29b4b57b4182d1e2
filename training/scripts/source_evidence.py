"""Whether cues, sides and contexts help the source judgement on outlets that it never saw.

    python training/scripts/source_evidence.py --data-dir DATA [--scored runs/source_evidence.jsonl]

Scores the articles of the source judgement with the released model (about ten minutes on one core) unless the file of reports is there,
sums up each report, and stacks a logistic regression on the sums beside the wording model, on the folds that the source judgement is
measured by. Prints the mean AUROC over folds and deals, and the mean and spread over deals of what stacking adds.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from slantwise import Scorer
from slantwise.report import Cue
from slantwise.sides.alignment import side_totals
from slantwise_models.labels import STATE_FRAMING, VOICES
from slantwise_training.config import RunConfig, load_config
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.selection import source_rows
from slantwise_training.corpora.stock import without_stock
from slantwise_training.data import read_corpus
from slantwise_training.source.articles import HEAD
from slantwise_training.source.fit import draw_chance
from slantwise_training.source.wording import count_terms, fit_wording, sentences_of
from slantwise_training.splitting.clusters import near_duplicate_clusters
from slantwise_training.splitting.splits import disjoint_folds

Floats = NDArray[np.float64]
EVIDENCE = {"cues": ("cues",), "sides": ("sides",), "contexts": ("contexts",), "all three": ("cues", "sides", "contexts")}
STATUSES = ("mentioned", "partial", "omitted", "denied", "undated")
REGULARIZATION = 0.05
WORDS = 300
"""Counts are for an article of so many words."""


def main() -> None:
    """Runs the script."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", required=True)
    parser.add_argument("--config", type=Path, default=Path("training/configs/default.yaml"))
    parser.add_argument("--scored", type=Path, default=Path("runs/source_evidence.jsonl"))
    options = parser.parse_args()
    config = load_config(options.config, [f"data_dir={options.data_dir}"])
    rows = read_corpus(Path(config.data_dir), "articles", [])
    records, _ = without_stock(source_rows(rows, seed=config.seed, max_per_outlet=config.source.max_per_outlet).rows)
    if not options.scored.exists():
        score(records, options.scored)
    with options.scored.open(encoding="utf-8") as file:
        reports = {report["id"]: report for report in map(json.loads, file)}
    sums = [sum_up(reports[record.id], len(record.text[:HEAD].split())) for record in records]
    matrices = {name: np.array([[value for part in parts for value in s[part]] for s in sums]) for name, parts in EVIDENCE.items()}
    for kind, groups in (("outlet", [r.outlet for r in records]), ("country", [r.country or "" for r in records])):
        for line in compare(kind, groups, records, matrices, config):
            sys.stdout.write(f"{line}\n")


def score(records: list[ArticleRecord], path: Path) -> None:
    """Writes a report of the head of each article."""
    scorer = Scorer.from_pretrained()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for r in records:
            file.write(scorer.score(r.text[:HEAD], title=r.title, date=r.date, id=r.id).to_json() + "\n")


def sum_up(report: dict[str, Any], words: int) -> dict[str, list[float]]:
    """The sums of each kind of evidence, small ones drawn apart by ln(1 + x)."""
    length = max(words, 60) / WORDS
    cues = [Cue(**cue) for cue in report["cues"] if cue["family"] == "state-framing"]
    counts = Counter((cue.label, cue.voice) for cue in cues)
    by_label = [counts[label, voice] / length for label in STATE_FRAMING for voice in VOICES]
    sides = [value if name == "contested" else value / length for name, value in side_totals(cues).items()]
    by_status = Counter(context["status"] for context in report["contexts"])
    silent = by_status["omitted"] + by_status["denied"]
    contexts = [*(float(by_status[status]) for status in STATUSES), silent / max(1, len(report["contexts"]))]
    parts = {"cues": [*by_label, len(cues) / length], "sides": sides, "contexts": contexts}
    return {name: [float(np.sign(x) * np.log1p(abs(x))) for x in values] for name, values in parts.items()}


def compare(kind: str, groups: list[str], records: list[ArticleRecord], matrices: dict[str, Floats], config: RunConfig) -> Iterator[str]:
    """A line for the wording alone, and one for each kind of evidence beside it."""
    labels = np.array([r.label == "state" for r in records], np.int64)
    outlets = [r.outlet for r in records]
    clusters = near_duplicate_clusters([f"{r.title}\n{r.text[:HEAD]}" for r in records], seed=config.seed)
    terms = count_terms([sentences_of(r.text[:HEAD]) for r in records], outlets, config.wording)

    def weights(rows: NDArray[np.int64]) -> Floats:
        return draw_chance(labels[rows], [outlets[i] for i in rows]) * len(rows)

    names = ["wording alone", *(f"{name} alone" for name in matrices), *(f"wording and {name}" for name in matrices)]
    deals: list[dict[str, list[float]]] = []
    for deal in range(config.source.deals):
        folds = disjoint_folds(groups, labels, outlets, clusters, seed=config.seed + deal)
        logits = []
        for fold in folds:
            wording = fit_wording(terms, fold.train, labels, weights(fold.train), config.wording)
            columns = [wording.decision_function(terms.values[fold.test])]
            for matrix in matrices.values():
                model = make_pipeline(StandardScaler(), LogisticRegression(C=REGULARIZATION, max_iter=500))
                model.fit(matrix[fold.train], labels[fold.train], logisticregression__sample_weight=weights(fold.train))
                columns.append(model.decision_function(matrix[fold.test]))
            logits.append(np.stack(columns, 1))
        deals.append({name: [] for name in names})
        for i, fold in enumerate(folds):
            others = np.concatenate([fold_.test for j, fold_ in enumerate(folds) if j != i])
            known = np.concatenate([part for j, part in enumerate(logits) if j != i])
            judged = [*logits[i].T]
            for column in range(1, known.shape[1]):
                stacked = LogisticRegression(C=1e6).fit(known[:, [0, column]], labels[others], sample_weight=weights(others))
                judged.append(stacked.decision_function(logits[i][:, [0, column]]))
            for name, values in zip(names, judged, strict=True):
                deals[-1][name].append(float(roc_auc_score(labels[fold.test], values)))
    means = {name: np.array([np.mean(deal[name]) for deal in deals]) for name in names}
    for name, values in means.items():
        added = values - means["wording alone"]
        yield f"{kind}-disjoint  {name:24} {values.mean():.4f}  adds {added.mean():+.4f} ± {added.std():.4f} over {len(deals)} deals"


if __name__ == "__main__":
    main()
