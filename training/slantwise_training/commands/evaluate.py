"""``slantwise-evaluate [MODEL]``: figures of a model on annotated articles, the baselines beside them, held against pinned floors."""

import argparse
import json
import logging
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from slantwise.errors import InputError, SlantwiseError

if TYPE_CHECKING:
    from slantwise_models.config import ModelConfig
    from slantwise_models.runtime import OnnxNetwork
    from slantwise_training.evaluation.floors import Check
    from slantwise_training.evaluation.material import Material

FAILED, UNUSABLE = 1, 2


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="slantwise-evaluate", description=__doc__)
    parser.add_argument("model", nargs="?", type=Path, help="a model folder; the released one when left out")
    parser.add_argument("--data-dir", default="bundled", help="folder with the corpora, or `bundled`; %(default)s if left out")
    parser.add_argument(
        "--split", choices=("all", "dev"), help="what to score; all of the bundled corpus unless the model was trained on it, dev otherwise"
    )
    parser.add_argument("--output", type=Path, default=Path("runs/evaluation"), help="folder for the scored articles")
    parser.add_argument("--no-baseline", action="store_true", help="leave the TF-IDF baseline out, which is trained first")
    floors = parser.add_mutually_exclusive_group()
    floors.add_argument("--gate", type=Path, metavar="FLOORS", help="exit with 1 if a figure is below its floor in this file")
    floors.add_argument("--pin", type=Path, metavar="FLOORS", help="write this file: the figures less its tolerance; no floor falls")
    parser.add_argument("--lower", action="store_true", help="with --pin: floors may fall")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    parser = make_parser()
    options = parser.parse_args(arguments)
    if options.lower and options.pin is None:
        parser.error("--lower goes with --pin")
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        return _run(options)
    except SlantwiseError as error:
        logging.getLogger(__name__).error("%s", error)
        return UNUSABLE


def _run(options: argparse.Namespace) -> int:
    from slantwise import Scorer
    from slantwise_models.runtime import RELEASED, OnnxNetwork
    from slantwise_training.corpora.bundled import data_folder
    from slantwise_training.evaluation.floors import check, load_floors, pin, write_floors
    from slantwise_training.evaluation.material import read_material
    from slantwise_training.evaluation.measuring import folds_of_release, measure

    path = options.gate or options.pin
    floors = load_floors(path) if path and (options.gate or path.exists()) else None
    data = data_folder(options.data_dir)
    scorer = Scorer.from_pretrained(options.model)
    network = OnnxNetwork(options.model or RELEASED)
    material = read_material(data, scorer.config, options.split or (floors.split if floors else None))
    figures = measure(scorer, network, material, options.output)
    if not options.no_baseline and material.split == "dev":
        figures |= _baseline(scorer.config, data)
    known = figures if material.bundled else figures | folds_of_release(scorer)
    if options.pin:
        floors = pin(floors, known, material.sha256, material.split, lower=options.lower)
        write_floors(options.pin, floors)
    checks = check(floors, known, material.sha256) if floors else []
    if options.json:
        _print_json(scorer.config, options.data_dir, material, figures, checks)
    else:
        _print(material, figures, checks, path)
        _print_swaps(network, material)
        sys.stdout.write(f"scored articles: {options.output}\n")
    return 0 if all(line.passed for line in checks) else FAILED


def _baseline(config: "ModelConfig", data: Path) -> dict[str, float]:
    """Figures of the TF-IDF baseline for cues, trained on the articles that the model was trained on."""
    from slantwise_training.data import load_annotated
    from slantwise_training.evaluation.dev import DevResult, baseline_scores
    from slantwise_training.release.figures import measured

    try:
        seed, held_out = config.provenance["seed"], config.provenance["settings"]["held_out"]
    except KeyError as error:
        raise InputError(f"{config.name} does not say how its data were split ({error} is missing); add --no-baseline") from error
    annotated = load_annotated(data, held_out=held_out, seed=seed)
    return measured(DevResult({}, baseline_scores(annotated, seed=seed)).figures())


def _print(material: "Material", figures: Mapping[str, float], checks: Sequence["Check"], path: Path | None) -> None:
    from slantwise_training.corpora.bundled import WARNING

    if material.bundled:
        sys.stdout.write(f"{WARNING.strip('*')}\n\n")
    counted = f"{len(material.cues)} articles with cues, {len(material.techniques)} with techniques, {len(material.contexts)} with contexts"
    sys.stdout.write(f"split {material.split}: {counted}\nSHA-256 of the files: {material.sha256}\n\n")
    for name, value in figures.items():
        sys.stdout.write(f"{name:45} {value:.3f}\n")
    if not checks:
        return
    sys.stdout.write(f"\n{'figure':45} {'floor':>12} {'measured':>12}  verdict\n")
    for line in checks:
        sys.stdout.write(f"{line.metric:45} {line.floor:>12} {line.measured:>12}  {line.verdict}\n")
    failed = sum(not line.passed for line in checks)
    sys.stdout.write(f"{path}: {f'{failed} of {len(checks)} checks fail' if failed else 'all checks pass'}\n")
    if not checks[0].passed:
        sys.stdout.write(
            f"If the data changed on purpose: review the figures, then slantwise-evaluate --pin {path} (--lower if floors fall)\n"
        )


def _print_swaps(network: "OnnxNetwork", material: "Material") -> None:
    """How steady the sides are when countries change places; the sentences are the same whatever the data."""
    from slantwise_training.sides.stage import swap_table
    from slantwise_training.sides.swaps import measure_swaps

    if network.sides is None or material.bundled:
        return
    for row in swap_table(measure_swaps(network, network.sides)):
        sys.stdout.write("countries swapped: " + "; ".join(f"{key} {value}" for key, value in row.items()) + "\n")


def _print_json(config: "ModelConfig", data: str, material: "Material", figures: Mapping[str, float], checks: Sequence["Check"]) -> None:
    told = {"model": {"name": config.name, "version": config.version}, "data": data, "written_for_the_project": material.bundled}
    told |= {"split": material.split, "sha256": material.sha256, "figures": dict(figures), "checks": [asdict(line) for line in checks]}
    sys.stdout.write(json.dumps(told, indent=2) + "\n")
