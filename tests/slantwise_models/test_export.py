from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
import transformers

from slantwise_models.export import INPUTS, OUTPUTS, ScoringNetwork, export_onnx
from slantwise_models.network import SpanNetwork
from slantwise_models.source_head import SourceHead, pool


@pytest.fixture(scope="module")
def network() -> ScoringNetwork:
    torch.manual_seed(0)
    config = transformers.BertConfig(vocab_size=3000, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64)
    encoder = transformers.BertModel(config, add_pooling_layer=False)
    return ScoringNetwork(SpanNetwork(encoder), [SourceHead(32), SourceHead(32)]).eval()


@pytest.mark.parametrize(("windows", "tokens"), [(1, 3), (2, 4), (5, 17), (3, 64)])
def test_the_graph_agrees_with_torch_on_every_shape(network: ScoringNetwork, windows: int, tokens: int, tmp_path: Path) -> None:
    export_onnx(network, tmp_path / "model.onnx", quantize=False)
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"))
    generator = torch.Generator().manual_seed(windows)
    ids = torch.randint(1, 99, (windows, tokens), generator=generator)
    mask = torch.ones_like(ids)
    mask[-1, 2:] = 0
    rows = torch.arange(windows).repeat_interleave(tokens).reshape(windows, tokens)
    rows[:, 0] = -1
    inputs = (ids, mask, rows, torch.arange(windows))
    with torch.inference_mode():
        expected = network(*inputs)
    found = session.run(list(OUTPUTS), dict(zip(INPUTS, (i.numpy() for i in inputs), strict=True)))
    seen = mask.bool().numpy()
    for name, a, b in zip(OUTPUTS, expected, found, strict=True):
        keep = seen if name in ("cues", "voices", "tokens") else slice(None, -1)  # the last window's sentence covers padding
        np.testing.assert_allclose(a.numpy()[keep], b[keep], atol=1e-5, err_msg=name)


def test_quantised_weights_stay_close(network: ScoringNetwork, tmp_path: Path) -> None:
    ids = torch.arange(1, 41).reshape(2, 20)
    inputs = (ids, torch.ones_like(ids), torch.zeros_like(ids), torch.arange(1))
    export_onnx(network, tmp_path / "int8.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "int8.onnx"))
    found = session.run(["cues"], dict(zip(INPUTS, (i.numpy() for i in inputs), strict=True)))[0]
    with torch.inference_mode():
        expected = network(*inputs)[0].numpy()
    assert np.abs(expected - found).max() < 0.02


def test_pooling_weighs_sentences_within_their_article() -> None:
    attention = torch.tensor([0.0, 0.0, 100.0])
    evidence = torch.tensor([1.0, 3.0, -2.0])
    assert pool(attention, evidence, torch.tensor([0, 0, 1]), 2).tolist() == pytest.approx([2.0, -2.0])
