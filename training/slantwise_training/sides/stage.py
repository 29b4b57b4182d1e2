"""The stage of a run that learns whose side a cue takes, and measures it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slantwise import Article
from slantwise.report import Cue
from slantwise.sides.head import decide
from slantwise_models.config import SIDES_FILE
from slantwise_models.errors import ModelError
from slantwise_models.runtime import OnnxNetwork
from slantwise_models.sides import SidesModel
from slantwise_training.config import RunConfig
from slantwise_training.corpora.cues import CueArticle
from slantwise_training.data import AnnotatedData, read_corpus
from slantwise_training.release.files import note_file
from slantwise_training.sides.baseline import nearest_sides, nearest_told
from slantwise_training.sides.examples import make_side_examples
from slantwise_training.sides.fit import fit_sides, side_f1
from slantwise_training.sides.measures import SideScores, score_sides
from slantwise_training.sides.swaps import SwapRow, measure_swaps

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SidesResult:
    """What the sides model scores.

    Attributes:
        cross_validation: F1 on train articles that were not trained on, cues given, 0 to 1.
        baseline: The rule's.
        cues: Annotated cues learnt from.
    """

    cross_validation: float
    baseline: float
    cues: int

    def figures(self) -> dict[str, float]:
        """Both figures under flat names."""
        return {"sides network cross_validation_f1": self.cross_validation, "sides baseline cross_validation_f1": self.baseline}


@dataclass(frozen=True, slots=True)
class SidesDev:
    """Scores on the dev articles, and of swapped countries.

    Attributes:
        network: Of the model.
        baseline: Of the rule, on the same cues.
        swaps: Written sentences, the widest spread first.
    """

    network: SideScores
    baseline: SideScores
    swaps: list[SwapRow]

    def figures(self) -> dict[str, float]:
        """All figures under flat names."""
        sides = {"network": self.network, "baseline": self.baseline}
        figures = {f"sides {side} {name}": value for side, scores in sides.items() for name, value in scores.figures().items()}
        return figures | {"sides swap spread": max(row.spread for row in self.swaps)}


@dataclass(frozen=True, slots=True)
class SidesFigures:
    """All that a release says of its sides model: scores by cross-validation and on the dev articles."""

    train: SidesResult
    dev: SidesDev

    def figures(self) -> dict[str, float]:
        """All figures under flat names."""
        return self.train.figures() | self.dev.figures()


def train_sides(config: RunConfig, data: AnnotatedData, folder: Path) -> SidesResult:
    """Fits the sides model on the annotated train articles and writes it into the model folder.

    Args:
        config: The run.
        data: Says which train articles are no near-duplicates of dev articles.
        folder: The model folder; its ``config.json`` then lists the file.
    """
    articles: list[CueArticle] = list(read_corpus(Path(config.data_dir), "cues-train", []))
    kept = {article.id for article in (*data.train, *data.held_out) if article.task == "state-framing"}
    examples = make_side_examples([article for article in articles if article.id in kept])
    model, held = fit_sides(examples, config.sides, seed=config.seed)
    add_sides(folder, model)
    told = decide(held, model.thresholds, examples.cues)
    result = SidesResult(side_f1(examples, told), side_f1(examples, nearest_told(examples)), len(examples.asked))
    logger.info("sides: %s", result)
    return result


def add_sides(folder: Path, model: SidesModel) -> None:
    """Writes the sides model into a model folder and its checksum into ``config.json``."""
    model.save(folder / SIDES_FILE)
    note_file(folder, SIDES_FILE)


def evaluate_sides(folder: Path, data_dir: Path, cues: Sequence[Sequence[Cue]]) -> SidesDev:
    """Scores the sides of the cues found in the dev articles.

    Args:
        folder: The model folder.
        data_dir: Folder with the corpora.
        cues: Found in each dev article by the model in the folder.

    Raises:
        ModelError: The folder holds no sides model.
    """
    network = OnnxNetwork(folder)
    if network.sides is None:
        raise ModelError(f"{folder} holds no {SIDES_FILE}: it was released before sides were judged; retrain")
    articles: list[CueArticle] = list(read_corpus(data_dir, "cues-dev", []))
    as_given = [Article(article.text, title=article.title, date=article.date, id=article.id) for article in articles]
    beside = [nearest_sides(article, found, network) for article, found in zip(as_given, cues, strict=True)]
    return SidesDev(score_sides(articles, cues), score_sides(articles, beside), measure_swaps(network, network.sides))


def swap_table(rows: list[SwapRow]) -> list[dict[str, Any]]:
    """The rows of the table of country pairs."""
    return [
        {
            "sentence": row.template.text,
            "asked": f"{row.template.side} {row.template.actor}",
            "told": f"{row.told} of {row.pairs}",
            "wrong": row.wrong,
            "lowest": f"{row.low[1]:.2f} ({row.low[0]})",
            "highest": f"{row.high[1]:.2f} ({row.high[0]})",
        }
        for row in rows
    ]
