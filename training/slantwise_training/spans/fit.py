"""The training loop of the span network: resumable, seeded, each data set training only the heads it labels."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from slantwise_models.network import SpanNetwork
from slantwise_training.ranges import check_ranges
from slantwise_training.spans.batches import Batch, make_batches
from slantwise_training.spans.examples import NO_VOICE, Example

logger = logging.getLogger(__name__)

OnEpoch = Callable[[int, dict[str, float]], None]
"""Called after each epoch with its number, from 1, and its figures."""


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
) -> None:
    """Trains in place; starts from ``checkpoint`` where that file exists and keeps it up to date.

    Args:
        network: The network; parameters that need no gradient stay as they are.
        examples: Windows with labels, of any mixture of tasks.
        training: Rates, lengths and weights.
        seed: Decides the order of batches and the dropout.
        checkpoint: File that holds weights, optimiser and generator between steps; written whole or not at all.
        on_epoch: Told of each finished epoch.
    """
    steps_per_epoch = len(make_batches(examples, training.batch_tokens, seed=seed))
    optimizer = _optimizer(network, training)
    schedule = _schedule(optimizer, training, training.epochs * steps_per_epoch)
    torch.manual_seed(seed)
    done = _restore(checkpoint, network, optimizer, schedule)
    for epoch in range(done // steps_per_epoch, training.epochs):
        batches = make_batches(examples, training.batch_tokens, seed=seed + epoch)
        skip = done - epoch * steps_per_epoch if done > epoch * steps_per_epoch else 0
        losses, tokens, started = [], 0, time.monotonic()
        network.train()
        for number, batch in enumerate(tqdm(batches, desc=f"epoch {epoch + 1}/{training.epochs}", mininterval=5)):
            if number < skip:
                continue
            losses.append(_step(network, batch, optimizer, schedule, training.voice_weight))
            tokens += batch.n_tokens
            step = epoch * steps_per_epoch + number + 1
            if step % training.checkpoint_steps == 0:
                _save(checkpoint, network, optimizer, schedule, step)
        _save(checkpoint, network, optimizer, schedule, (epoch + 1) * steps_per_epoch)
        speed = tokens / max(1e-9, time.monotonic() - started)
        on_epoch(epoch + 1, {"train_loss": float(np.mean(losses or [0.0])), "tokens_per_second": speed})


def losses(network: SpanNetwork, batch: Batch) -> tuple[Tensor, Tensor]:
    """Cue loss (binary cross-entropy a token, summed over the annotated outputs) and voice loss (cross-entropy a cue token)."""
    cue_logits, voice_logits, _ = network(batch.input_ids, batch.attention_mask)
    per_output = nn.functional.binary_cross_entropy_with_logits(cue_logits, batch.labels, reduction="none")
    cue_loss = (per_output * batch.label_mask).sum() / batch.n_tokens
    if not bool((batch.voices != NO_VOICE).any()):
        return cue_loss, cue_loss.new_zeros(())
    voice_loss = nn.functional.cross_entropy(voice_logits.flatten(0, 1), batch.voices.flatten(), ignore_index=NO_VOICE)
    return cue_loss, voice_loss


def _step(network: SpanNetwork, batch: Batch, optimizer: Any, schedule: Any, voice_weight: float) -> float:
    cue_loss, voice_loss = losses(network, batch)
    loss = cue_loss + voice_weight * voice_loss
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return float(loss.detach())


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


def _save(checkpoint: Path, network: SpanNetwork, optimizer: Any, schedule: Any, step: int) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "generator": torch.get_rng_state(),
        "step": step,
    }
    part = checkpoint.with_suffix(".part")
    torch.save(state, part)
    part.replace(checkpoint)


def _restore(checkpoint: Path, network: SpanNetwork, optimizer: Any, schedule: Any) -> int:
    """Loads the checkpoint, if there is one; returns how many steps it has behind it."""
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["generator"])
    logger.info("resuming %s after %d steps", checkpoint, state["step"])
    return int(state["step"])
