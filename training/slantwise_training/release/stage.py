"""The last stage of a run: export, thresholds, config, evaluation, card."""

import dataclasses
import logging
from pathlib import Path
from typing import Any

from slantwise_models.config import TOKENIZER_FILE, WEIGHTS_FILE, WORDING_FILE, Decoding, ModelConfig
from slantwise_models.export import ScoringNetwork, export_onnx
from slantwise_models.labels import STATE_FRAMING, TECHNIQUES, VOICES
from slantwise_models.network import TOKEN_OUTPUTS, SpanNetwork
from slantwise_models.runtime import OnnxNetwork, sha256
from slantwise_training.atomic import begin_folder
from slantwise_training.config import RunConfig
from slantwise_training.corpora.bundled import is_bundled
from slantwise_training.data import AnnotatedData
from slantwise_training.encoder import encoder_sha256, load_encoder, load_tokenizer
from slantwise_training.evaluation.words import read_article
from slantwise_training.release.tuning import NEVER, tune
from slantwise_training.source.stage import SourceResult
from slantwise_training.spans.examples import FAMILY_LABELS
from slantwise_training.tracking.environment import commit

logger = logging.getLogger(__name__)


def make_release(config: RunConfig, data: AnnotatedData, network: SpanNetwork, source: SourceResult) -> Path:
    """Writes the model folder; its card and figures come with ``slantwise_training.release.figures``.

    Args:
        config: The run.
        data: Held-out articles for the thresholds.
        network: Encoder, cue head, voice head.
        source: Source heads, wording model and their calibration.

    Returns:
        The folder, to which further files come; ``slantwise_training.atomic.finish_folder`` gives it its name at the end.
    """
    folder = begin_folder(config.folder / "released")
    export_onnx(ScoringNetwork(network, source.heads), folder / WEIGHTS_FILE)
    load_tokenizer(config.encoder).save(str(folder / TOKENIZER_FILE))
    source.wording.save(folder / WORDING_FILE)
    files = {name: sha256(folder / name) for name in (WEIGHTS_FILE, TOKENIZER_FILE, WORDING_FILE)}
    start = Decoding(dict.fromkeys((*STATE_FRAMING, *TECHNIQUES), 0.5), 1.0, 1)
    model = ModelConfig(
        name=config.release.name,
        version=config.release.version,
        max_tokens=config.encoder.max_tokens,
        state_framing=STATE_FRAMING,
        techniques=TECHNIQUES,
        voices=VOICES,
        decoding=dict.fromkeys(FAMILY_LABELS, start),
        source=source.calibration,
        files=files,
        provenance=_provenance(config, data, source),
    )
    model.save(folder)
    model = dataclasses.replace(
        model, decoding=_thresholds(OnnxNetwork(folder, threads=config.threads), data, config.release.recall_weight)
    )
    model.save(folder)
    return folder


def _thresholds(network: OnnxNetwork, data: AnnotatedData, recall_weight: float) -> dict[str, Decoding]:
    """Thresholds of both families, on the quantised graph that is released.

    State-framing labels are tuned label by label, with more weight on recall; techniques for finding the span, the task that they are
    compared on. A family that no article was annotated for is never reported.
    """
    found: dict[str, Decoding] = {}
    for task, labels in FAMILY_LABELS.items():
        if not any(article.task == task for article in data.train):
            found[task] = Decoding(dict.fromkeys(labels, NEVER), 1.0, 1)
            continue
        reads = [read for a in data.held_out if a.task == task and (read := read_article(network, a))]
        framing = task == "state-framing"
        found[task] = tune(reads, labels, TOKEN_OUTPUTS.index(labels[0]), by_label=framing, recall_weight=recall_weight if framing else 1.0)
        logger.info("%s: %s", task, found[task])
    return found


def _provenance(config: RunConfig, data: AnnotatedData, source: SourceResult) -> dict[str, Any]:
    return {
        "seed": config.seed,
        "config_name": config.name,
        "bundled": is_bundled(Path(config.data_dir)),
        "settings": {k: v for k, v in config.flat().items() if k not in ("data_dir", "output", "cache", "tracking.uri")},
        "base_encoder": {"name": config.encoder.base, "sha256": encoder_sha256(load_encoder(config.encoder))},
        "data": [dataclasses.asdict(file) for file in [*data.files, *source.files]],
        "state_countries": source.countries,
        "source_articles": source.n_articles,
        "commit": commit(),
    }
