from pathlib import Path

import numpy as np
import pytest

from slantwise_models.context_head import ContextHead, LinearModel, kind_of
from slantwise_models.errors import ModelError


def head() -> ContextHead:
    generator = np.random.default_rng(3)

    def linear(inputs: int, outputs: int) -> LinearModel:
        return LinearModel(np.zeros(inputs), np.ones(inputs), generator.normal(size=(inputs, outputs)), generator.normal(size=outputs))

    return ContextHead(
        np.array(["dam", "lake"]),
        np.array([1.5, 2.0]),
        5.0,
        np.zeros(6),
        np.eye(6)[:, :4],
        linear(3, 1),
        linear(2, 1),
        linear(5, 4),
        threshold=0.25,
        silence=1.4,
        digests=np.array(["0" * 16]),
        vectors=np.ones((1, 4)) / 2,
    )


def test_what_is_saved_is_loaded_and_bytes_do_not_vary(tmp_path: Path) -> None:
    before = head()
    for name in ("a.npz", "b.npz"):
        before.save(tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    after = ContextHead.load(tmp_path / "a.npz")
    features = np.arange(10.0).reshape(2, 5)
    np.testing.assert_array_equal(after.mention.distribution(features), before.mention.distribution(features))
    assert (after.threshold, after.silence, after.contradiction, after.unseen_idf) == (0.25, 1.4, 1.0, 5.0)
    assert after.stems.tolist() == ["dam", "lake"]
    np.testing.assert_array_equal(after.vectors, before.vectors)


def test_probabilities_are_probabilities() -> None:
    rows = np.array([[1e3, -1e3, 1e3, 0, 0], [0, 0, 0, 0, 0]])
    np.testing.assert_allclose(head().mention.distribution(rows).sum(1), 1)
    assert ((head().relevance.probability(rows[:, :3]) >= 0) & (head().relevance.probability(rows[:, :3]) <= 1)).all()


def test_projected_vectors_have_unit_length_and_none_is_lost() -> None:
    vectors = head().project(np.array([[3.0, 4, 0, 0, 9, 9], [0, 0, 0, 0, 1, 1]]))
    np.testing.assert_allclose(vectors, [[0.6, 0.8, 0, 0], [0, 0, 0, 0]])


@pytest.mark.parametrize(
    ("distribution", "silence", "kind"),
    [
        ([0.3, 0.2, 0.4, 0.1], 1.0, "full"),
        ([0.2, 0.3, 0.4, 0.1], 1.0, "partial"),
        ([0.2, 0.3, 0.4, 0.1], 1.4, "none"),
        ([0.1, 0.1, 0.2, 0.6], 1.4, "denied"),
    ],
)
def test_full_and_partial_telling_stand_together_against_the_rest(distribution: list[float], silence: float, kind: str) -> None:
    assert kind_of(np.array(distribution), silence, 1.0) == kind


@pytest.mark.parametrize("content", [b"", b"PK nonsense", b'{"json": 1}'])
def test_a_spoiled_file_is_a_clear_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "contexts.npz").write_bytes(content)
    with pytest.raises(ModelError, match=r"contexts\.npz cannot be read"):
        ContextHead.load(tmp_path / "contexts.npz")
