"""The released network under ONNX Runtime: no torch."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from slantwise_models.config import CONTEXTS_FILE, COVERAGE_FILE, SIDES_FILE, TOKENIZER_FILE, WEIGHTS_FILE, WORDING_FILE, ModelConfig
from slantwise_models.context_head import ContextHead
from slantwise_models.coverage import Coverage
from slantwise_models.errors import ModelError
from slantwise_models.sides import SidesModel
from slantwise_models.wording import WordingModel

RELEASED = Path(__file__).with_name("released")
Floats = NDArray[np.float32]


class TokenRow(Protocol):
    """What the network needs of a window: token ids and the sentence number of each token, -1 for none."""

    @property
    def ids(self) -> Sequence[int]: ...  # noqa: D102
    @property
    def sentence(self) -> Sequence[int]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class NetworkOutput:
    """What the network says of some windows.

    Attributes:
        cues: Probability of each output for each token, (windows, tokens, outputs), 0 to 1.
        voices: Probability of each voice, (windows, tokens, voices), sums to 1 over voices.
        sentences: Number of the sentence of each row below, (S,).
        vectors: Mean token vector of each sentence, (S, hidden size).
        attention: Attention score of each sentence for each member of the ensemble, (S, members).
        evidence: Evidence in log-odds of each sentence for each member, (S, members).
    """

    cues: Floats
    voices: Floats
    sentences: NDArray[np.int64]
    vectors: Floats
    attention: Floats
    evidence: Floats


class OnnxNetwork:
    """A model folder, checked and loaded.

    Args:
        folder: Folder with ``config.json``, ``model.onnx``, ``tokenizer.json``, ``wording.json`` and, where the release judges contexts
            and sides and counts coverage, ``contexts.npz``, ``sides.json`` and ``coverage.json``.
        threads: Threads for one forward pass; None lets ONNX Runtime choose.

    Raises:
        ModelError: A file is missing, does not match its checksum, or is of a newer format.
    """

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        self.config = ModelConfig.load(folder)
        for name, expected in self.config.files.items():
            _check(folder / name, expected)
        self.sha256 = self.config.files[WEIGHTS_FILE]
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.wording = WordingModel.load(folder / WORDING_FILE)
        has_contexts = CONTEXTS_FILE in self.config.files  # older releases judge no contexts
        self.contexts = ContextHead.load(folder / CONTEXTS_FILE) if has_contexts else None
        self.sides = SidesModel.load(folder / SIDES_FILE) if SIDES_FILE in self.config.files else None
        self.coverage = Coverage.load(folder / COVERAGE_FILE) if COVERAGE_FILE in self.config.files else None
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # the arena keeps the largest batch ever seen
        if threads is not None:
            options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(str(folder / WEIGHTS_FILE), options, providers=["CPUExecutionProvider"])
        self.hidden_size: int = next(output.shape[1] for output in self._session.get_outputs() if output.name == "vectors")

    def run(self, windows: Sequence[TokenRow]) -> NetworkOutput:
        """One forward pass over at least one window; padding positions of the outputs hold no meaning."""
        shape = (len(windows), max(len(w.ids) for w in windows))
        ids, mask, sentence = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.full(shape, -1, np.int64)
        for row, window in enumerate(windows):
            n = len(window.ids)
            ids[row, :n], mask[row, :n], sentence[row, :n] = window.ids, 1, window.sentence
        numbers = np.unique(sentence[sentence >= 0])
        rows = np.where(sentence >= 0, np.searchsorted(numbers, sentence), -1)
        inputs = {"input_ids": ids, "attention_mask": mask, "sentence_rows": rows, "rows": np.arange(len(numbers))}
        cues, voices, vectors, attention, evidence = self._forward(inputs)
        return NetworkOutput(cues, voices, numbers, vectors, attention, evidence)

    def _forward(self, inputs: dict[str, NDArray[np.int64]]) -> Sequence[Floats]:
        """Cues, voices, vectors, attention and evidence of one batch."""
        names = ("cues", "voices", "vectors", "attention", "evidence")
        outputs: Sequence[Floats] = self._session.run(names, inputs)
        return outputs


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(path: Path, expected: str) -> None:
    if not path.is_file():
        raise ModelError(f"{path} is missing; restore it from the release, or retrain")
    found = sha256(path)
    if found != expected:
        raise ModelError(
            f"{path} is spoiled: SHA-256 is {found[:16]}..., config.json expects {expected[:16]}...; "
            "restore it from the release (git checkout, or reinstall the package)"
        )
