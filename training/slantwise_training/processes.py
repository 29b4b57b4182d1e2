"""Several processes that train one network together, started by ``accelerate launch``; usually there is just one.

    accelerate launch --multi_gpu --num_processes 2 --no_python slantwise-train CONFIG

``--multi_gpu`` is what makes accelerate start more than one process on one machine; training stays on the CPU (gloo).
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from slantwise.errors import InputError


@dataclass(frozen=True, slots=True)
class Processes:
    """This process among those of a run.

    Attributes:
        rank: Number of this process, from 0.
        count: How many there are.
    """

    rank: int = 0
    count: int = 1

    @property
    def is_main(self) -> bool:
        """Whether this is the one that writes files and tells the tracker."""
        return self.rank == 0

    def wait(self) -> None:
        """Waits until every process is here."""
        if self.count > 1:
            _state().wait_for_everyone()

    def gather(self, tensor: Tensor) -> Tensor:
        """The tensors of all processes, one after the other, (count, ...)."""
        if self.count == 1:
            return tensor[None]
        from accelerate.utils import gather

        gathered: Tensor = gather(tensor[None])
        return gathered

    def add_gradients(self, parameters: Sequence[nn.Parameter], loss: Tensor | None) -> float:
        """Puts the sum of all processes' gradients in place of this one's; returns the sum of their losses.

        Args:
            parameters: Those with a gradient; one that has none in any process keeps none, so that the optimiser skips it.
            loss: This process's part of the loss; None where it had no part of the batch.
        """
        if self.count == 1:
            return 0.0 if loss is None else float(loss.detach())
        from accelerate.utils import reduce

        here = [torch.zeros_like(p).flatten() if p.grad is None else p.grad.flatten() for p in parameters]
        marks = torch.tensor([0.0 if loss is None else float(loss.detach()), *(float(p.grad is not None) for p in parameters)])
        summed = reduce(torch.cat([marks, *here]), "sum")
        gradients = summed[len(marks) :].split([p.numel() for p in parameters])
        for parameter, has_any, gradient in zip(parameters, summed[1 : len(marks)].tolist(), gradients, strict=True):
            parameter.grad = gradient.view_as(parameter) if has_any else None
        return float(summed[0])

    def part(self) -> None:
        """Ends the work in common: each process goes on alone."""
        if self.count > 1:
            self.wait()
            _state().destroy_process_group()


ALONE = Processes()
"""The usual case."""


def join_processes() -> Processes:
    """This process among those that ``accelerate launch`` started; without it, the only one.

    Raises:
        InputError: Several processes were asked for, and one was started.
    """
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count > 1:
        state = _state()
        return Processes(state.process_index, state.num_processes)
    if "ACCELERATE_MIXED_PRECISION" in os.environ and "MASTER_ADDR" in os.environ and "LOCAL_RANK" not in os.environ:
        raise InputError(
            "accelerate launch: --num_processes asks for several processes, but without a GPU accelerate starts only one; "
            "add --multi_gpu (training stays on the CPU)"
        )
    return ALONE


def _state() -> Any:
    try:
        from accelerate import PartialState
    except ImportError as error:
        raise InputError("WORLD_SIZE is above 1, which needs accelerate: pip install 'slantwise[train]'") from error
    return PartialState(cpu=True)
