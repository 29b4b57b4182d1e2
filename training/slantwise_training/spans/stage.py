"""The first stage of a run: encoder, cue head and voice head."""

import json
import logging
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from slantwise_models.network import SpanNetwork
from slantwise_training.atomic import whole_file
from slantwise_training.config import RunConfig
from slantwise_training.data import AnnotatedData, load_annotated
from slantwise_training.encoder import load_encoder, load_tokenizer
from slantwise_training.processes import ALONE, Processes
from slantwise_training.run_folder import pin_data
from slantwise_training.spans.batches import make_batches
from slantwise_training.spans.examples import Example, make_examples
from slantwise_training.spans.fit import fit, losses
from slantwise_training.tracking import Run

logger = logging.getLogger(__name__)

WEIGHTS, CHECKPOINT, HISTORY = "spans.safetensors", "checkpoint.safetensors", "history.jsonl"


def train_spans(config: RunConfig, data: AnnotatedData, run: Run | None, processes: Processes = ALONE) -> SpanNetwork:
    """Trains the network, or loads it where the run's folder has it already.

    Args:
        config: The run.
        data: Annotated articles.
        run: Told of each epoch; only the main process has one.
        processes: Those that train together; after this stage each goes on alone.

    Raises:
        InputError: The folder is of a run on other data, or cannot be written.
    """
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    network = SpanNetwork(load_encoder(config.encoder), dropout=config.encoder.dropout)
    weights, history = config.folder / WEIGHTS, config.folder / HISTORY
    if processes.is_main:
        pin_data(config.folder, data.files)
    trained = weights.exists()
    if not trained:
        _fit(config, data, network, run, processes)
        if processes.is_main:
            with whole_file(weights) as part:
                save_file(network.state_dict(), part)
    processes.part()
    network.load_state_dict(load_file(weights))
    if trained and run is not None:
        for line in history.read_text(encoding="utf-8").splitlines():
            _tell(run, json.loads(line))
    return network.eval()


def help_train(config: RunConfig, processes: Processes) -> None:
    """What a process does that is not the main one: trains its share of every batch, and ends."""
    logging.getLogger("slantwise_training").setLevel(logging.WARNING)  # the main process tells of the run
    processes.wait()  # until the main process has found nothing amiss and has made the folder ready
    train_spans(config, load_annotated(Path(config.data_dir), held_out=config.held_out, seed=config.seed), None, processes)


def _fit(config: RunConfig, data: AnnotatedData, network: SpanNetwork, run: Run | None, processes: Processes) -> None:
    """Trains the network, each finished epoch being noted in the run's folder and told to the tracker."""
    tokenizer = load_tokenizer(config.encoder)
    train = make_examples(data.train, tokenizer, max_tokens=config.encoder.max_tokens)
    held = make_examples(data.held_out, tokenizer, max_tokens=config.encoder.max_tokens)
    logger.info("%d windows to train on, %d held out", len(train), len(held))
    lines: list[str] = []

    def on_epoch(epoch: int, figures: dict[str, float]) -> None:
        figures = {"epoch": epoch, **figures}
        lines.append(json.dumps(figures) + "\n")
        with whole_file(config.folder / HISTORY) as part:
            part.write_text("".join(lines), encoding="utf-8")
        logger.info("epoch %d: %s", epoch, figures)
        if run is not None:
            _tell(run, figures)

    fit(
        network,
        train,
        config.spans,
        seed=config.seed,
        checkpoint=config.folder / CHECKPOINT,
        on_epoch=on_epoch,
        evaluate=lambda: _held_out_losses(network, held),
        processes=processes,
    )


@torch.inference_mode()
def _held_out_losses(network: SpanNetwork, held: list[Example]) -> dict[str, float]:
    """Mean cue loss and voice loss over the held-out windows, weighted by tokens."""
    if not held:
        return {}
    network.eval()
    batches = make_batches(held, 4096, seed=0)
    values = np.array([[float(loss) for loss in losses(network, batch)] for batch in batches])
    cue, voice = np.average(values, axis=0, weights=[batch.n_tokens for batch in batches])
    return {"held_out_cue_loss": float(cue), "held_out_voice_loss": float(voice)}


def _tell(run: Run, figures: dict[str, float]) -> None:
    run.metrics({f"spans.{key}": value for key, value in figures.items() if key != "epoch"}, step=int(figures["epoch"]))
