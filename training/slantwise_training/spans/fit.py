"""The training loop of the span network: resumable, seeded, each data set training only the heads it labels."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import torch
from torch import Tensor, nn
from tqdm import tqdm

from slantwise_models.network import SpanNetwork
from slantwise_training.processes import ALONE, Processes
from slantwise_training.ranges import check_ranges
from slantwise_training.spans.batches import Batch, make_batches
from slantwise_training.spans.checkpoint import Checkpoint, Progress
from slantwise_training.spans.examples import NO_VOICE, Example

OnEpoch = Callable[[int, dict[str, float]], None]
"""Called for each finished epoch with its number, from 1, and its figures; after a resumption also for those finished before."""


@dataclass(frozen=True, slots=True)
class SpanTraining:
    """How the span network is trained.

    Attributes:
        epochs: Passes over all examples.
        learning_rate: Peak rate of the encoder; linear warm-up, then linear decay to zero.
        head_learning_rate: Peak rate of the heads.
        weight_decay: AdamW's, on matrices only.
        warmup: Share of all steps spent on warm-up, 0 to 1.
        batch_tokens: Most tokens in a batch, padding included.
        voice_weight: Weight of the voice loss beside the cue loss.
        checkpoint_steps: Steps between checkpoints.
    """

    epochs: int = 5
    learning_rate: float = 2e-4
    head_learning_rate: float = 1e-3
    weight_decay: float = 0.01
    warmup: float = 0.06
    batch_tokens: int = 2048
    voice_weight: float = 0.3
    checkpoint_steps: int = 200

    def __post_init__(self) -> None:
        check_ranges(
            self,
            positive=("epochs", "learning_rate", "head_learning_rate", "batch_tokens", "checkpoint_steps"),
            not_negative=("weight_decay", "voice_weight"),
            below_one=("warmup",),
        )


def fit(
    network: SpanNetwork,
    examples: Sequence[Example],
    training: SpanTraining,
    *,
    seed: int,
    checkpoint: Path,
    on_epoch: OnEpoch,
    evaluate: Callable[[], dict[str, float]] = dict,
    processes: Processes = ALONE,
) -> None:
    """Trains in place; starts from ``checkpoint`` where that file exists and keeps it up to date.

    Args:
        network: The network; parameters that need no gradient stay as they are.
        examples: Windows with labels, of any mixture of tasks.
        training: Rates, lengths and weights.
        seed: Decides the order of batches and the dropout.
        checkpoint: File that holds weights, optimiser and generators between steps; written whole or not at all.
        on_epoch: Told of each finished epoch, in the main process.
        evaluate: Gives more figures of the network as it is at the end of an epoch; called in the main process.
        processes: Those that train together, each on its windows of every batch.

    Raises:
        InputError: The checkpoint cannot be read or written.
    """
    steps_per_epoch = len(make_batches(examples, training.batch_tokens, seed=seed))
    optimizer = _optimizer(network, training)
    schedule = _schedule(optimizer, training, training.epochs * steps_per_epoch)
    torch.manual_seed(seed + processes.rank)
    keeper = Checkpoint(checkpoint, network, optimizer, schedule, processes)
    progress = keeper.restore()
    if processes.is_main:
        for number, figures in enumerate(progress.epochs, 1):
            on_epoch(number, figures)
    for epoch in range(len(progress.epochs), training.epochs):
        batches = make_batches(examples, training.batch_tokens, seed=seed + epoch)
        _train_epoch(keeper, batches, training, progress)
        figures = {"train_loss": float(np.mean(progress.losses or [0.0]))}
        figures["tokens_per_second"] = progress.tokens / max(1e-9, progress.seconds)
        figures["learning_rate"] = float(schedule.get_last_lr()[0])
        figures["memory_megabytes"] = psutil.Process().memory_info().rss / 1e6
        progress.finish_epoch(figures | evaluate() if processes.is_main else figures)
        keeper.save(progress)
        if processes.is_main:
            on_epoch(epoch + 1, progress.epochs[-1])


def _train_epoch(keeper: Checkpoint, batches: Sequence[Batch], training: SpanTraining, progress: Progress) -> None:
    """Takes the steps of an epoch that are not behind it yet."""
    keeper.network.train()
    name = f"epoch {len(progress.epochs) + 1}/{training.epochs}"
    rest = batches[len(progress.losses) :]
    for batch in tqdm(rest, name, mininterval=5, initial=len(progress.losses), total=len(batches), disable=not keeper.processes.is_main):
        started = time.monotonic()
        progress.losses.append(_step(keeper, batch, training.voice_weight))
        progress.step += 1
        progress.tokens += batch.n_tokens
        progress.seconds += time.monotonic() - started
        if progress.step % training.checkpoint_steps == 0:
            keeper.save(progress)


def losses(network: SpanNetwork, batch: Batch) -> tuple[Tensor, Tensor]:
    """Cue loss (binary cross-entropy a token, summed over the annotated outputs) and voice loss (cross-entropy a cue token)."""
    cue_logits, voice_logits, _ = network(batch.input_ids, batch.attention_mask)
    per_output = nn.functional.binary_cross_entropy_with_logits(cue_logits, batch.labels, reduction="none")
    cue_loss = (per_output * batch.label_mask).sum() / batch.n_tokens
    if not bool((batch.voices != NO_VOICE).any()):
        return cue_loss, cue_loss.new_zeros(())
    voice_loss = nn.functional.cross_entropy(voice_logits.flatten(0, 1), batch.voices.flatten(), ignore_index=NO_VOICE)
    return cue_loss, voice_loss


def _step(keeper: Checkpoint, batch: Batch, voice_weight: float) -> float:
    """One step of the optimiser; returns the loss of the whole batch."""
    network, loss = keeper.network, None
    keeper.optimizer.zero_grad(set_to_none=True)
    part, voice_share = _share(batch, keeper.processes)
    if len(part.input_ids):
        cue_loss, voice_loss = losses(network, part)
        loss = cue_loss + voice_weight * voice_share * voice_loss
        loss.backward()  # type: ignore[no-untyped-call]
    whole = keeper.processes.add_gradients([p for p in network.parameters() if p.requires_grad], loss)
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    keeper.optimizer.step()
    keeper.schedule.step()
    return whole


def _share(batch: Batch, processes: Processes) -> tuple[Batch, float]:
    """This process's windows of a batch, and their share of the batch's tokens with a voice, 0 to 1.

    ``n_tokens`` stays that of the whole batch, and the voice loss is a mean: weighted by the share, the losses of all
    processes add up to the loss of the batch, and so do their gradients.
    """
    if processes.count == 1:
        return batch, 1.0
    rows = slice(processes.rank, None, processes.count)
    fields = ("input_ids", "attention_mask", "labels", "label_mask", "voices")
    part = replace(batch, **{name: getattr(batch, name)[rows] for name in fields})
    own, every = (int((voices != NO_VOICE).sum()) for voices in (part.voices, batch.voices))
    return part, own / max(1, every)


def _optimizer(network: SpanNetwork, training: SpanTraining) -> torch.optim.Optimizer:
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            groups.setdefault((name.startswith("encoder."), parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "lr": training.learning_rate if in_encoder else training.head_learning_rate,
                "weight_decay": training.weight_decay if is_matrix else 0.0,
            }
            for (in_encoder, is_matrix), parameters in groups.items()
        ]
    )


def _schedule(optimizer: torch.optim.Optimizer, training: SpanTraining, steps: int) -> Any:
    warm = max(1, round(training.warmup * steps))

    def factor(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
