"""Checkpoints of the span network: tensors as safetensors, the rest as JSON in their header; nothing is unpickled."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from slantwise.errors import InputError
from slantwise_models.network import SpanNetwork
from slantwise_training.atomic import whole_file
from slantwise_training.processes import Processes

logger = logging.getLogger(__name__)

FORMAT = "1"
_NETWORK, _OPTIMIZER, _GENERATORS = "network.", "optimizer.", "generators"


@dataclass(slots=True)
class Progress:
    """How far the training is.

    Attributes:
        step: Steps done, of all epochs.
        losses: Loss of each step of the epoch under way.
        tokens: Tokens read in the epoch under way.
        seconds: Time that it has taken so far.
        epochs: Figures of each finished epoch.
    """

    step: int = 0
    losses: list[float] = field(default_factory=list)
    tokens: int = 0
    seconds: float = 0.0
    epochs: list[dict[str, float]] = field(default_factory=list)

    def finish_epoch(self, figures: Mapping[str, float]) -> None:
        """Keeps the figures of the epoch and begins the next."""
        self.epochs.append(dict(figures))
        self.losses, self.tokens, self.seconds = [], 0, 0.0


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A file with all that the training needs to go on.

    Attributes:
        path: The file.
        network: The network that is trained.
        optimizer: Its optimiser.
        schedule: The schedule of the learning rates.
        processes: Those that train together.
    """

    path: Path
    network: SpanNetwork
    optimizer: torch.optim.Optimizer
    schedule: Any
    processes: Processes

    def save(self, progress: Progress) -> None:
        """Writes the file, whole or not at all; every process must call this.

        Raises:
            InputError: It cannot be written; the former checkpoint stays.
        """
        generators = self.processes.gather(torch.get_rng_state())
        if not self.processes.is_main:
            return
        state = self.optimizer.state_dict()
        tensors: dict[str, Tensor] = {_NETWORK + name: value.contiguous() for name, value in self.network.state_dict().items()}
        for number, values in state["state"].items():
            tensors |= {f"{_OPTIMIZER}{number}.{name}": value for name, value in values.items()}
        rest = {"progress": asdict(progress), "groups": state["param_groups"], "schedule": self.schedule.state_dict()}
        with whole_file(self.path) as part:
            save_file(tensors | {_GENERATORS: generators}, part, metadata={"format": FORMAT, "state": json.dumps(rest)})

    def restore(self) -> Progress:
        """Puts everything back as it was saved; returns the beginning where there is no file.

        Raises:
            InputError: The file is no checkpoint of this network, or was written by another number of processes.
        """
        if not self.path.exists():
            return Progress()
        tensors, rest = self._read()
        generators = tensors.pop(_GENERATORS)
        if len(generators) != self.processes.count:
            raise InputError(
                f"{self.path} was written by {len(generators)} processes, this run has {self.processes.count}: "
                f"resume with --num_processes {len(generators)}, or begin anew without --resume"
            )
        try:
            self.network.load_state_dict({k.removeprefix(_NETWORK): v for k, v in tensors.items() if k.startswith(_NETWORK)})
            self.optimizer.load_state_dict({"state": _by_number(tensors), "param_groups": rest["groups"]})
            self.schedule.load_state_dict(rest["schedule"])
            progress = Progress(**rest["progress"])
        except (KeyError, RuntimeError, TypeError, ValueError) as error:
            raise self._spoiled(error) from error
        torch.set_rng_state(generators[self.processes.rank])
        logger.info("resuming %s after %d steps", self.path, progress.step)
        return progress

    def _read(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        try:
            with safe_open(self.path, framework="pt") as file:
                metadata = file.metadata() or {}
                if metadata.get("format") != FORMAT:
                    raise ValueError(f"format is {metadata.get('format')}, expected {FORMAT}")
                return {name: file.get_tensor(name) for name in file.keys()}, json.loads(metadata["state"])  # noqa: SIM118 - no mapping
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            raise self._spoiled(error) from error

    def _spoiled(self, error: Exception) -> InputError:
        return InputError(f"{self.path} is no checkpoint of this network ({error}); begin anew without --resume")


def _by_number(tensors: Mapping[str, Tensor]) -> dict[int, dict[str, Tensor]]:
    """The optimiser's tensors by number of their parameter."""
    state: dict[int, dict[str, Tensor]] = {}
    for key, value in tensors.items():
        if key.startswith(_OPTIMIZER):
            number, name = key.removeprefix(_OPTIMIZER).split(".")
            state.setdefault(int(number), {})[name] = value
    return state
