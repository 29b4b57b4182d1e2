import dataclasses
from pathlib import Path

import pytest

from slantwise import InputError
from slantwise_training.evaluation.floors import Check, Floors, check, load_floors, pin, write_floors

DIGEST, OTHER = "a" * 64, "b" * 64
FIGURES = {"source.auroc": 0.9, "sides.network.given_cue_f1": 0.6, "sides.baseline.given_cue_f1": 0.4}
PINNED = Floors("dev", DIGEST, 0.02, {"source.auroc": 0.88, "sides.network.given_cue_f1": 0.58})


def _failed(checks: list[Check]) -> dict[str, str]:
    return {line.metric: line.verdict for line in checks if not line.passed}


def test_what_is_at_its_floor_passes() -> None:
    assert not _failed(check(PINNED, FIGURES | {"source.auroc": 0.88}, DIGEST))


def test_a_lower_figure_a_missing_one_and_other_data_fail() -> None:
    assert _failed(check(PINNED, FIGURES | {"source.auroc": 0.8799}, DIGEST)) == {"source.auroc": "too low"}
    assert _failed(check(PINNED, {"source.auroc": 0.9}, DIGEST)) == {"sides.network.given_cue_f1": "not measured"}
    assert _failed(check(PINNED, FIGURES, OTHER)) == {"evaluation data, SHA-256": "other data: no comparison"}


def test_a_new_file_pins_the_main_figures_less_the_tolerance(tmp_path: Path) -> None:
    path = tmp_path / "gate" / "floors.yaml"
    write_floors(path, pin(None, FIGURES, DIGEST, "dev", lower=False))
    assert load_floors(path) == PINNED


def test_pinning_raises_floors_and_lowers_none_unless_told_to() -> None:
    figures = {"source.auroc": 0.95, "sides.network.given_cue_f1": 0.5}
    kept = pin(PINNED, figures, OTHER, "dev", lower=False)
    assert kept.floors == {"source.auroc": 0.93, "sides.network.given_cue_f1": 0.58}
    assert kept.sha256 == OTHER
    assert pin(PINNED, figures, DIGEST, "dev", lower=True).floors == {"source.auroc": 0.93, "sides.network.given_cue_f1": 0.48}


def test_a_floor_whose_figure_is_gone_stays_unless_told_otherwise() -> None:
    figures = {"source.auroc": 0.9}
    assert pin(PINNED, figures, DIGEST, "dev", lower=False).floors == PINNED.floors
    assert pin(PINNED, figures, DIGEST, "dev", lower=True).floors == {"source.auroc": 0.88}


def test_nothing_to_pin_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no figure"):
        write_floors(tmp_path / "floors.yaml", dataclasses.replace(PINNED, floors={}))
    assert not list(tmp_path.iterdir())


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    path.write_text("splits: dev\nsha256: abc\ntolerance: 0.5\nfloors: {source.auroc: 1.2, x: high}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_floors(path)
    message = str(caught.value)
    for told in ("split is missing", "unknown setting splits (did you mean split?)", "sha256 must", "tolerance must", "floors must be"):
        assert told in message
    path.write_text(f"split: dev\nsha256: {DIGEST}\ntolerance: 0\nfloors: {{source.auroc: 1.2, x: -1}}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"source.auroc must be 0 to 1, is 1.2; floors: x must"):
        load_floors(path)


@pytest.mark.parametrize(("text", "message"), [("- 1\n", "must hold a mapping"), ("a: [\n", "cannot be read as YAML")])
def test_a_file_of_another_kind(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_floors(path)
