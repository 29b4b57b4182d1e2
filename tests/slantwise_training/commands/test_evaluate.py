import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from slantwise import InputError, Scorer
from slantwise_training.commands.evaluate import main
from slantwise_training.corpora.bundled import FOLDER, PAIRS
from slantwise_training.corpora.bundled.parts import is_dev
from slantwise_training.evaluation.floors import load_floors
from slantwise_training.evaluation.material import read_material

ROOT = Path(__file__).parents[3]


@pytest.fixture
def few_pairs(tiny_pairs: Path, tmp_path: Path) -> Path:
    """A data folder of four pairs, one of them for dev."""
    (tmp_path / "data" / PAIRS).mkdir(parents=True)
    paths = sorted((tiny_pairs / PAIRS).iterdir(), key=lambda path: not is_dev(path.stem))
    for path in [paths[0], *paths[-3:]]:
        shutil.copy(path, tmp_path / "data" / PAIRS)
    return tmp_path / "data"


def test_pinned_floors_hold_until_a_floor_rises_or_the_data_change(few_pairs: Path, tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "floors.yaml"
    rest = ["--data-dir", str(few_pairs), "--output", str(tmp_path / "out")]
    assert main(["--pin", str(path), *rest]) == 0
    out = capsys.readouterr().out
    assert "texts that were written for this project" in out
    assert {"source.auroc", "context.all.relevance_precision", "sides.network.given_cue_f1"} <= load_floors(path).floors.keys()
    assert len((tmp_path / "out" / "cues-all.jsonl").read_text(encoding="utf-8").splitlines()) == 8

    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    raw["floors"] = dict.fromkeys(raw["floors"], 0.0) | {"state-framing.network.voice_accuracy": 1.0, "gone": 0.1}
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    pair = next((few_pairs / PAIRS).iterdir())
    pair.write_text(pair.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert main(["--gate", str(path), *rest, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    verdicts = {line["metric"]: line["verdict"] for line in told["checks"]}
    assert verdicts["evaluation data, SHA-256"] == "other data: no comparison"
    assert verdicts["source.auroc"] == "passes"
    assert verdicts["gone"] == "not measured"
    assert told["written_for_the_project"] is True


def test_the_dev_part_has_a_digest_of_its_own(few_pairs: Path, scorer: Scorer) -> None:
    whole, dev = (read_material(few_pairs, scorer.config, split) for split in (None, "dev"))
    assert (whole.split, len(whole.cues), len(dev.cues)) == ("all", 8, 2)
    assert whole.sha256 != dev.sha256


def test_what_a_model_was_trained_on_is_not_what_it_is_evaluated_on(few_pairs: Path, tiny_data: Path, scorer: Scorer) -> None:
    provenance = scorer.config.provenance | {"bundled": True}
    with pytest.raises(InputError, match="trained on a part of the bundled corpus"):
        read_material(few_pairs, dataclasses.replace(scorer.config, provenance=provenance), "all")
    dev = read_material(few_pairs, dataclasses.replace(scorer.config, provenance=provenance), None)
    assert (dev.split, dev.sources) == ("dev", [])

    files = [dataclasses.asdict(file) for file in read_material(tiny_data, scorer.config, "all").files]
    with pytest.raises(InputError, match="was trained on cues-train: train"):
        read_material(tiny_data, dataclasses.replace(scorer.config, provenance={"data": files}), "all")


def test_faulty_floors_end_the_command_before_anything_is_scored(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "floors.yaml").write_text("{}", encoding="utf-8")
    assert main(["--gate", str(tmp_path / "floors.yaml"), "--output", str(tmp_path / "out")]) == 2
    assert "split is missing; sha256 is missing" in caplog.text
    assert not (tmp_path / "out").exists()


def test_the_floors_of_the_bundled_corpus_are_of_the_bundled_corpus(scorer: Scorer) -> None:
    floors = load_floors(ROOT / "training" / "gate" / "bundled.yaml")
    assert floors.sha256 == read_material(FOLDER, scorer.config, floors.split).sha256, (
        "the corpus changed: look at the figures, then slantwise-evaluate --pin training/gate/bundled.yaml"
    )
    assert load_floors(ROOT / "training" / "gate" / "real.yaml").split == "dev"
