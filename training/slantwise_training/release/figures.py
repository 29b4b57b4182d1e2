"""Figures of a release: into its config and its card."""

import dataclasses
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from slantwise_models.config import ModelConfig
from slantwise_training.contexts.stage import PLACES, ContextResult
from slantwise_training.corpora.bundled import WARNING
from slantwise_training.evaluation.dev import DevResult
from slantwise_training.release.card import write_card
from slantwise_training.sides.stage import SidesFigures, swap_table
from slantwise_training.source.comparison import SIDES, summarise
from slantwise_training.source.stage import SourceResult

DECIMALS, SHOWN = 4, 3
"""Of a figure in ``config.json``, and in tables, which are rounded from the former so that they agree with each other."""

_ROWS = (
    ("state-framing cues, micro fragment F1", "cues, dev", "state-framing", "micro_f1"),
    ("state-framing cues, labels ignored, fragment F1", "cues, dev", "state-framing", "any_f1"),
    ("voice of a found cue, accuracy", "cues, dev", "state-framing", "voice_accuracy"),
    ("technique spans, span identification F1", "PTC, dev", "technique", "any_f1"),
    ("techniques, micro fragment F1", "PTC, dev", "technique", "micro_f1"),
)


def finish_release(
    folder: Path, dev: DevResult, source: SourceResult, contexts: ContextResult, parity: dict[str, float], sides: SidesFigures
) -> ModelConfig:
    """Writes the figures into ``config.json`` and the model card beside it.

    Args:
        folder: The released folder.
        dev: Scores on the dev files.
        source: Scores of the source judgement on folds.
        contexts: Scores of the context head on dev and on folds.
        parity: How the released graph compares with torch.
        sides: Scores of the sides model.
    """
    figures = dev.figures() | source.figures | contexts.flat() | parity | sides.figures()
    model = ModelConfig.load(folder)
    data = [*model.provenance["data"], *(dataclasses.asdict(file) for file in contexts.files)]
    model = dataclasses.replace(model, measured=measured(figures), provenance=model.provenance | {"data": data})
    model.save(folder)
    tables = {
        "figures": [*_figures(dev, source), *side_rows(sides)],
        "labels": _labels(model, dev),
        "outlets": _folds(source),
        "contexts": _contexts(contexts),
        "swaps": swap_table(sides.dev.swaps),
        "untrained": [family for family in model.decoding if family not in dev.network],
        "data_option": " data_dir=bundled" if model.provenance["bundled"] else " --data-dir DATA",
        "bundled_warning": WARNING,
    }
    write_card(folder, model, tables | {"deals": 1 + max(row["deal"] for row in source.rows)})
    return model


def measured(figures: Mapping[str, float]) -> dict[str, float]:
    """Figures under dotted names, rounded; one that nothing could be measured for (NaN) is left out."""
    return {key.replace(" ", "."): round(value, DECIMALS) for key, value in figures.items() if not math.isnan(value)}


def _figures(dev: DevResult, source: SourceResult) -> list[dict[str, str]]:
    rows = []
    for what, where, task, name in _ROWS:
        if task not in dev.network:
            continue
        beside = "" if name == "voice_accuracy" else _shown(dev.baseline[task].figures()[name])
        rows.append({"what": what, "data": where, "network": _shown(dev.network[task].figures()[name]), "baseline": beside})
    for kind in dict.fromkeys(row["folds"] for row in source.rows):
        judgement, baseline = (source.figures[f"{kind} {side} auroc"] for side in ("judgement", "baseline"))
        what = f"source, mean AUROC over {kind} folds"
        where = f"{source.n_articles} articles"
        rows.append({"what": what, "data": where, "network": _shown(judgement), "baseline": _shown(baseline)})
    return rows


def _contexts(contexts: ContextResult) -> list[dict[str, Any]]:
    """A row for each measure, a column for each place where it was taken."""
    names = dict.fromkeys(name for figures in contexts.figures.values() for name in figures)
    return [{"what": name.replace("_", " "), "values": [_shown(contexts.figures[where].get(name)) for where in PLACES]} for name in names]


def _shown(value: float | None) -> str:
    return "" if value is None or math.isnan(value) else f"{round(value, DECIMALS):.{SHOWN}f}"


def side_rows(sides: SidesFigures) -> list[dict[str, str]]:
    """The rows of the card's table of figures on sides."""
    figures = sides.figures()
    rows = (
        ("sides of annotated cues, cross-validation, F1", "cues, train", "cross_validation_f1"),
        ("sides of found cues, F1", "cues, dev", "given_cue_f1"),
        ("cues and their sides together, F1", "cues, dev", "end_to_end_f1"),
        ("sign of an actor's balance in an article, accuracy", "cues, dev", "alignment_sign"),
    )
    return [
        {
            "what": what,
            "data": data,
            "network": _shown(figures[f"sides network {name}"]),
            "baseline": _shown(figures[f"sides baseline {name}"]),
        }
        for what, data, name in rows
    ]


def _labels(model: ModelConfig, dev: DevResult) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "family": family,
            "threshold": f"{threshold:.2f}",
            "gold": dev.network[family].labels[label].gold,
            "f1": f"{dev.network[family].labels[label].f1:.2f}",
        }
        for family, decoding in model.decoding.items()
        if family in dev.network
        for label, threshold in decoding.label_start.items()
    ]


def _folds(source: SourceResult) -> list[dict[str, str]]:
    return [
        {
            "fold": f"{row['folds']}: {row['tested']}",
            "tested": f"{row['state']} state, {row['independent']} independent",
            **{side: f"{row[f'{side}_auroc']:.3f} ± {row[f'{side}_spread']:.3f}" for side in SIDES},
        }
        for row in summarise(source.rows)
        if row["folds"] != "random"
    ]
