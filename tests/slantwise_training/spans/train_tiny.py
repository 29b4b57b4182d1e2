"""Trains a tiny span network in a process of its own: `train_tiny.py ENCODER DATA OUTPUT [KILLS]`.

With KILLS, that many children are killed while they train, each going on where the one before was; the last one ends in peace.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from slantwise_training import atomic
from slantwise_training.config import EncoderChoice, RunConfig
from slantwise_training.data import load_annotated
from slantwise_training.processes import ALONE, Processes, join_processes
from slantwise_training.spans.fit import SpanTraining
from slantwise_training.spans.stage import train_spans


def tiny(encoder: str, data: str, output: str) -> RunConfig:
    return RunConfig(
        name="tiny",
        data_dir=data,
        output=output,
        threads=1,
        held_out=0.3,
        encoder=EncoderChoice(base=encoder, max_tokens=64, freeze_embeddings=False, dropout=0.0),
        spans=SpanTraining(epochs=3, learning_rate=1e-3, batch_tokens=256, checkpoint_steps=2),
    )


def train(config: RunConfig, processes: Processes = ALONE) -> None:
    config.folder.mkdir(parents=True, exist_ok=True)
    data = load_annotated(Path(config.data_dir), held_out=config.held_out, seed=config.seed)
    train_spans(config, data, None, processes)


def killed_child(config: RunConfig, *, after: float | None, write: int | None) -> bool:
    """Whether a child was killed: after so many seconds, or when it is about to put its n-th write on the disk."""
    child = os.fork()
    if child == 0:
        if write is not None:
            die_at(write)
        train(config)
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit("a child failed by itself")
    return os.WIFSIGNALED(status)


def die_at(write: int) -> None:
    to_disk, left = atomic._to_disk, [write]

    def dying(path: Path) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        to_disk(path)

    atomic._to_disk = dying


def main() -> None:
    config = tiny(*sys.argv[1:4])
    if len(sys.argv) < 5:
        train(config, join_processes())
        return
    killed, longest = 0, 4.0
    for number in range(int(sys.argv[4])):
        by_time = number % 2 == 0
        after, write = (random.uniform(0, longest), None) if by_time else (None, random.randint(1, 9))
        if not killed_child(config, after=after, write=write):
            break
        killed += 1
    killed_child(config, after=None, write=None)
    sys.stdout.write(f"killed {killed}\n")


if __name__ == "__main__":
    main()
