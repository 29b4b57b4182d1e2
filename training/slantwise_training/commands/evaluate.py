"""``slantwise-evaluate``: figures of a model on the dev files, the baseline beside them."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from slantwise.errors import SlantwiseError


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="slantwise-evaluate", description=__doc__)
    parser.add_argument("model", nargs="?", type=Path, help="a model folder; the released one when left out")
    parser.add_argument("--data-dir", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--output", type=Path, default=Path("runs/evaluation"), help="folder for the scored dev files")
    parser.add_argument("--no-baseline", action="store_true", help="leave the TF-IDF baseline out")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    options = make_parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    from slantwise import Scorer
    from slantwise_models.config import CONTEXTS_FILE, SIDES_FILE
    from slantwise_models.runtime import RELEASED
    from slantwise_training.contexts.stage import evaluate as evaluate_contexts
    from slantwise_training.data import load_annotated, read_corpus
    from slantwise_training.evaluation.dev import evaluate_dev
    from slantwise_training.sides.stage import evaluate_sides, swap_table

    try:
        scorer = Scorer.from_pretrained(options.model)
        provenance = scorer.config.provenance
        settings, seed = provenance["settings"], provenance["seed"]
        data = load_annotated(options.data_dir, held_out=settings["held_out"], seed=seed)
        result = evaluate_dev(scorer, data, seed=seed, output=options.output, baseline=not options.no_baseline)
        sides = evaluate_sides(options.model or RELEASED, options.data_dir) if SIDES_FILE in scorer.config.files else None
        contexts: dict[str, float] = {}
        if CONTEXTS_FILE in scorer.config.files:
            contexts = evaluate_contexts(scorer, read_corpus(options.data_dir, "context-dev", []))
    except SlantwiseError as error:
        logging.getLogger(__name__).error("%s", error)
        return 2
    of_contexts = {f"contexts {name}": value for name, value in contexts.items()}
    for name, value in (result.figures() | (sides.figures() if sides else {}) | of_contexts).items():
        sys.stdout.write(f"{name:45} {value:.3f}\n")
    for row in swap_table(sides.swaps) if sides else []:
        sys.stdout.write("countries swapped: " + "; ".join(f"{key} {value}" for key, value in row.items()) + "\n")
    sys.stdout.write(f"scored files: {options.output}\n")
    return 0
