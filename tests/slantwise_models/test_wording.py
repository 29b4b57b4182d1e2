from pathlib import Path

import numpy as np
import pytest

from slantwise_models.errors import ModelError
from slantwise_models.wording import WordingModel


def test_a_model_survives_saving(tmp_path: Path) -> None:
    model = WordingModel(("said", 'a "b"'), np.array([1.5, 2.0]), np.array([[0.25, -1.0], [0.0, 3.0]]), np.array([0.5, -0.5]))
    model.save(tmp_path / "wording.json")
    loaded = WordingModel.load(tmp_path / "wording.json")
    assert loaded.terms == model.terms
    assert loaded.places == {"said": 0, 'a "b"': 1}
    for name in ("idf", "weights", "bias"):
        np.testing.assert_array_equal(getattr(loaded, name), getattr(model, name))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"bias": [0]}', '{"bias": [0], "terms": [["a"]]}', '{"bias": [0], "terms": [["a", 1, "x"]]}']
)
def test_a_spoiled_file_is_a_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "wording.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"wording\.json cannot be read"):
        WordingModel.load(tmp_path / "wording.json")
