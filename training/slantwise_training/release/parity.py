"""Whether the released int8 graph says the same as the torch network it was made from."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from slantwise import Scorer
from slantwise_models.export import INPUTS, OUTPUTS, ScoringNetwork
from slantwise_models.runtime import OnnxNetwork
from slantwise_training.data import AnnotatedData
from slantwise_training.evaluation.dev import DevResult, evaluate_dev


class TorchNetwork(OnnxNetwork):
    """A model folder with the forward pass done by torch, in 32-bit floats."""

    def __init__(self, folder: Path, network: ScoringNetwork) -> None:
        super().__init__(folder)
        self._network = network.eval()

    @torch.inference_mode()
    def _forward(self, inputs: dict[str, NDArray[np.int64]]) -> Sequence[NDArray[np.float32]]:
        outputs = dict(zip(OUTPUTS, self._network(*(torch.from_numpy(inputs[name]) for name in INPUTS)), strict=True))
        return [outputs[name].numpy() for name in ("cues", "voices", "vectors", "attention", "evidence")]


def measure_parity(folder: Path, network: ScoringNetwork, data: AnnotatedData, dev: DevResult, *, seed: int) -> dict[str, float]:
    """Compares both on the dev articles.

    Args:
        folder: The released folder.
        network: What it was exported from.
        data: The dev articles.
        dev: Reports and scores of the released graph on them.
        seed: Of the evaluation.

    Returns:
        Share of articles with the same verdict, largest and mean difference of the state probability, and the loss of cue
        F1 (torch minus int8) by task.
    """
    whole = Scorer(TorchNetwork(folder, network))
    torch_dev = evaluate_dev(whole, data, seed=seed, output=folder.parent / "parity", baseline=False)
    pairs = [(a.source, b.source) for task, reports in dev.reports.items() for a, b in zip(reports, torch_dev.reports[task], strict=True)]
    differences = np.array([abs(a.state_probability - b.state_probability) for a, b in pairs])
    lost = {
        f"parity {task} {name} loss": torch_dev.network[task].figures()[name] - scores.figures()[name]
        for task, scores in dev.network.items()
        for name in ("micro_f1", "any_f1")
    }
    return lost | {
        "parity same verdict": float(np.mean([a.verdict == b.verdict for a, b in pairs])),
        "parity mean difference": float(differences.mean()),
        "parity largest difference": float(differences.max()),
    }
