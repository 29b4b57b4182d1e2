"""Whether a model is better than the present champion."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

GATE = {
    "cues_micro_f1": "state-framing.network.micro_f1",
    "source_auroc": "country-disjoint.judgement.auroc",
    "omission_auroc": "context.dev.omission_auroc",
}
"""What decides, by short name: cues found, source judged in countries never seen, omitted contexts told from mentioned ones."""

TOLERANCE = 0.01
"""How far one of them may fall when their mean rises."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether the alias goes to the new model, and why."""

    promoted: bool
    reason: str


def gate_metrics(measured: Mapping[str, float]) -> dict[str, float]:
    """The metrics that decide, as far as they were measured, by their short names."""
    found = {short: float(measured[name]) for short, name in GATE.items() if name in measured}
    return {short: value for short, value in found.items() if not math.isnan(value)}


def decide(new: Mapping[str, float], champion: Mapping[str, float] | None, *, same_data: bool) -> Decision:
    """Compares gate metrics.

    Args:
        new: Of the new model.
        champion: Of the champion; None where there is none.
        same_data: Whether both were measured on the same files.
    """
    if not new:
        return Decision(False, "no gate metric was measured")
    if champion is None:
        return Decision(True, "there was no champion")
    if not same_data:
        return Decision(False, "the champion was measured on other data: the figures do not compare")
    return _compare(new, champion)


def _compare(new: Mapping[str, float], champion: Mapping[str, float]) -> Decision:
    if missing := sorted(champion.keys() - new.keys()):
        return Decision(False, f"not measured, but known of the champion: {', '.join(missing)}")
    if worse := [f"{name} {new[name]:.3f} after {value:.3f}" for name, value in champion.items() if new[name] < value - TOLERANCE]:
        return Decision(False, f"worse than the champion: {', '.join(worse)}")
    gain = sum(new[name] - value for name, value in champion.items()) / max(1, len(champion))
    return Decision(gain > 0, f"{'better' if gain > 0 else 'no better'} than the champion: mean change of the gate metrics {gain:+.4f}")
