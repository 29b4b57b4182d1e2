"""From torch to one int8 ONNX graph (needs the ``train`` extra)."""

import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.jit import TracerWarning  # type: ignore[attr-defined]

from slantwise_models.network import SpanNetwork
from slantwise_models.source_head import SourceHead, sentence_features

INPUTS = ("input_ids", "attention_mask", "sentence_rows", "rows")
OUTPUTS = ("cues", "voices", "tokens", "vectors", "attention", "evidence")


class ScoringNetwork(nn.Module):
    """All heads in one forward pass, as the exported graph runs it.

    Args:
        spans: Encoder with cue and voice heads.
        members: The ensemble of source heads.
    """

    def __init__(self, spans: SpanNetwork, members: Sequence[SourceHead]) -> None:
        super().__init__()
        self.spans = spans
        self.members = nn.ModuleList(members)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, sentence_rows: Tensor, rows: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Probabilities of cues and voices and the vector by token; vector, attention and evidence by sentence.

        Args:
            input_ids: (windows, tokens), int64.
            attention_mask: (windows, tokens), int64.
            sentence_rows: Row of each token's sentence or -1, (windows, tokens), int64.
            rows: 0 to S - 1, (S,), int64.
        """
        cue_logits, voice_logits, hidden = self.spans(input_ids, attention_mask)
        vectors, features = sentence_features(hidden, cue_logits, voice_logits, sentence_rows, rows)
        members = [member(vectors, features) for member in self.members]
        attention = torch.stack([a for a, _ in members], 1)
        evidence = torch.stack([e for _, e in members], 1)
        return torch.sigmoid(cue_logits), torch.softmax(voice_logits, -1), hidden, vectors, attention, evidence


def export_onnx(network: ScoringNetwork, path: Path, *, quantize: bool = True) -> None:
    """Writes the graph, int8 by default (dynamic quantisation: int8 weights a channel, activations on the fly).

    Args:
        network: The trained network.
        path: File to write.
        quantize: Whether to quantise; False writes fp32.
    """
    network.eval()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        # the encoder asks for the shape of its mask while it is traced; a test compares other shapes with torch
        warnings.simplefilter("ignore", TracerWarning)
        warnings.filterwarnings("ignore", "Exporting aten::index", UserWarning)
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        whole = Path(folder) / "fp32.onnx" if quantize else path
        torch.onnx.export(
            network,
            _example(),
            whole,
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=_dynamic_axes(),
            opset_version=17,
            dynamo=False,  # the tracing exporter gives the graph that dynamic quantisation knows best
        )
        if quantize:
            # reduce_range: without VNNI, sums of full-range 8-bit products overflow 16 bits
            quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def _example() -> tuple[Tensor, ...]:
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2003, 102, 0]])
    mask = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
    rows = torch.tensor([[-1, 0, 0, -1], [-1, 1, -1, -1]])
    return ids, mask, rows, torch.arange(2)


def _dynamic_axes() -> dict[str, Any]:
    tokens, sentences = {0: "windows", 1: "tokens"}, {0: "sentences"}
    by_token = ("input_ids", "attention_mask", "sentence_rows", "cues", "voices", "tokens")
    return {name: tokens if name in by_token else sentences for name in (*INPUTS, *OUTPUTS)}
