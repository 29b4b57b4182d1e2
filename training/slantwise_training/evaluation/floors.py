"""Pinned floors: figures that a release must not fall below, and the digest of the data that they were measured on."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import yaml

from slantwise.errors import InputError
from slantwise_training.evaluation.material import Split
from slantwise_training.settings import build

PINNED = re.compile(
    r"(state-framing\.network\.(micro_f1|any_f1|voice_accuracy)|technique\.network\.(micro_f1|any_f1)|sides\.network\.(given_cue|end_to_end)_f1"
    r"|context\.(all|dev)\.(relevance_recall_central|relevance_precision|status_macro_f1|omission_auroc)"
    r"|source\.auroc|(country|outlet)-disjoint\.judgement\.auroc)"
)
"""Figures that a new file of floors takes; edit the file for others."""
TOLERANCE = 0.02
"""How far below the measured figure a new file pins its floors."""
_HEADER = "# Floors of slantwise-evaluate --gate: what was measured, less the tolerance. Written by slantwise-evaluate --pin.\n"


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors and what they hold for.

    Attributes:
        split: Part of the data.
        sha256: One digest over the files of the data.
        tolerance: How far below the measured figures the floors were pinned, 0 to 0.2.
        floors: Lowest figure that passes, 0 to 1, by the figure's name.
    """

    split: Split = "dev"
    sha256: str = ""
    tolerance: float = TOLERANCE
    floors: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the gate's table."""

    metric: str
    floor: str
    measured: str
    verdict: str
    passed: bool


def load_floors(path: Path) -> Floors:
    """Reads a file of floors.

    Raises:
        InputError: It cannot be read, or has faults; the message lists them all.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise InputError(f"{path} cannot be read as YAML: {error}; slantwise-evaluate --pin {path} writes a new one") from error
    if not isinstance(raw, dict):
        raise InputError(f"{path} must hold a mapping with {', '.join(Floors.__slots__)}, got {type(raw).__name__}")
    faults = [f"{name} is missing" for name in Floors.__slots__ if name not in raw]
    floors = build(Floors, raw, faults)
    if "sha256" in raw and not re.fullmatch("[0-9a-f]{64}", floors.sha256):
        faults.append(f"sha256 must be 64 digits or letters a to f, is {floors.sha256!r}")
    if not 0 <= floors.tolerance <= 0.2:
        faults.append(f"tolerance must be 0 to 0.2, is {floors.tolerance}")
    if raw.get("floors") == {}:
        faults.append("floors must name at least one figure")
    faults += [f"floors: {name} must be 0 to 1, is {value}" for name, value in floors.floors.items() if not 0 <= value <= 1]
    if faults:
        raise InputError(f"{path}: " + "; ".join(faults))
    return floors


def check(floors: Floors, figures: Mapping[str, float], sha256: str) -> list[Check]:
    """Compares figures with their floors, and the digest of the data first: on other data the floors say nothing."""
    same = sha256 == floors.sha256
    told = "same data" if same else "other data: no comparison"
    checks = [Check("evaluation data, SHA-256", floors.sha256[:12], sha256[:12], told, same)]
    for name, floor in floors.floors.items():
        measured = figures.get(name)
        passed = measured is not None and measured >= floor
        verdict = "not measured" if measured is None else "passes" if passed else "too low"
        checks.append(Check(name, f"{floor:.4f}", "" if measured is None else f"{measured:.4f}", verdict, passed))
    return checks


def pin(before: Floors | None, figures: Mapping[str, float], sha256: str, split: Split, *, lower: bool) -> Floors:
    """New floors: the figures less the tolerance.

    Args:
        before: Present floors: their tolerance and figures are pinned anew, and none falls unless ``lower``; one that is no longer
            measured stays, too. None pins the figures that ``PINNED`` names.
        figures: As measured.
        sha256: Digest of the data.
        split: Part of the data.
        lower: Whether floors may fall, or go where their figure is no longer measured.
    """
    tolerance = before.tolerance if before else TOLERANCE
    names = list(before.floors) if before else [name for name in figures if PINNED.fullmatch(name)]
    least = dict.fromkeys(names, 0.0) if before is None or lower else before.floors
    kept = [name for name in names if name in figures or not lower]
    floors = {name: max(least[name], round(figures.get(name, 0.0) - tolerance, 4)) for name in kept}
    return Floors(split, sha256, tolerance, floors)


def write_floors(path: Path, floors: Floors) -> None:
    """Writes a file of floors.

    Raises:
        InputError: It cannot be written, or there is nothing to pin.
    """
    if not floors.floors:
        raise InputError(f"--pin {path}: no figure that can be pinned was measured, nothing is written")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_HEADER + yaml.safe_dump(asdict(floors), sort_keys=False, width=120), encoding="utf-8")
    except OSError as error:
        raise InputError(f"--pin {path} cannot be written: {error}") from error
