from pathlib import Path

import numpy as np
import pytest

from slantwise_models.errors import ModelError
from slantwise_models.sides import SidesModel


def test_a_model_survives_saving(tmp_path: Path) -> None:
    model = SidesModel(
        ("label threat", 'a "b"'),
        np.array([[0.25, -1.0], [0.0, 3.0]]),
        np.array([0.5, -0.5]),
        ("mean",),
        np.array([[1.5, -1.5]]),
        np.array([0.1, 0.2]),
        np.array([0.35, 0.4]),
    )
    model.save(tmp_path / "sides.json")
    loaded = SidesModel.load(tmp_path / "sides.json")
    assert (loaded.features, loaded.second_features) == (model.features, model.second_features)
    assert loaded.places == {"label threat": 0, 'a "b"': 1}
    for name in ("weights", "bias", "second_weights", "second_bias", "thresholds"):
        np.testing.assert_array_equal(getattr(loaded, name), getattr(model, name))


@pytest.mark.parametrize(
    "text", ["", "[]", '{"features": []}', '{"thresholds": [1], "second_bias": [0, 0], "second": [], "bias": [0, 0], "features": []}']
)
def test_a_spoiled_file_is_a_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "sides.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"sides\.json cannot be read"):
        SidesModel.load(tmp_path / "sides.json")
