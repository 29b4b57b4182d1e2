import dataclasses
import re
from pathlib import Path

import mlflow
import pytest

from slantwise import InputError, Scorer
from slantwise_models.config import CARD_FILE
from slantwise_training.config import RunConfig, Sweep
from slantwise_training.pipeline import train
from slantwise_training.spans.stage import WEIGHTS


def bundled(config: RunConfig, data: Path, **changes: object) -> RunConfig:
    source = dataclasses.replace(config.source, subjects="any", most_groups=2, random_folds=2, deals=1)
    return dataclasses.replace(config, data_dir=str(data), source=source, **changes)


def runs() -> list[mlflow.entities.Run]:
    found: list[mlflow.entities.Run] = mlflow.search_runs(experiment_names=["slantwise"], output_format="list")
    return found


def test_pairs_without_techniques_make_a_release_that_says_so(tiny_config: RunConfig, tiny_pairs: Path) -> None:
    folder = train(bundled(tiny_config, tiny_pairs), resume=False)
    assert folder is not None
    scorer = Scorer.from_pretrained(folder)
    assert not [name for name in scorer.config.measured if name.startswith("technique")]
    assert scorer.config.measured["state-framing.baseline.micro_f1"] >= 0
    assert scorer.config.provenance["bundled"] is True
    cues = scorer.score("This shameful disgrace must end, the mayor said. " * 20).cues
    assert not [cue for cue in cues if cue.family == "technique"]
    card = (folder / CARD_FILE).read_text(encoding="utf-8")
    assert card.index("texts that were written for this project") < card.index("## Intended use")
    assert "No article was annotated with technique labels" in card
    assert "PTC" not in card
    assert not re.search(r"\bnan\b", card)
    assert "Loaded_Language" not in card


def test_the_baseline_is_a_run_with_figures_under_the_names_of_a_models(tiny_config: RunConfig, tiny_data: Path) -> None:
    folder = train(dataclasses.replace(tiny_config, name="baseline", kind="baseline"), resume=False)
    assert folder is not None
    (run,) = runs()
    figures = run.data.metrics
    for name in ("country-disjoint.judgement.auroc", "state-framing.network.micro_f1", "technique.network.any_f1"):
        same = name.replace("judgement", "baseline").replace("network", "baseline")
        assert figures[name] == figures[same]
    assert "outlet-disjoint" in (folder / "README.md").read_text(encoding="utf-8")
    assert not list(folder.glob("*.safetensors"))


def test_source_folds_are_nested_runs_under_their_mean(tiny_config: RunConfig, tiny_pairs: Path) -> None:
    config = bundled(tiny_config, tiny_pairs, name="outlet-disjoint", kind="source")
    config = dataclasses.replace(config, source=dataclasses.replace(config.source, folds=["outlet-disjoint"]))
    train(config, resume=False)
    *folds, parent = sorted(runs(), key=lambda run: "mlflow.parentRunId" not in run.data.tags)
    assert len(folds) == 2
    assert {run.data.tags["mlflow.parentRunId"] for run in folds} == {parent.info.run_id}
    name = "outlet-disjoint.judgement.auroc"
    mean = sum(run.data.metrics[name] for run in folds) / 2
    assert parent.data.metrics[name] == pytest.approx(mean, abs=1e-3)


def test_a_sweep_leaves_one_parent_and_a_run_for_each_trial(tiny_config: RunConfig, tiny_pairs: Path) -> None:
    sweep = Sweep(grid={"wording.inverse_regularization": [1.0, 10.0]}, metric="random.baseline.auroc")
    folder = train(bundled(tiny_config, tiny_pairs, name="sweep", kind="baseline", sweep=sweep), resume=False)
    assert folder is not None
    assert sorted(path.name for path in folder.glob("trial-*")) == ["trial-1", "trial-2"]
    assert sum("mlflow.parentRunId" in run.data.tags for run in runs()) == 2
    assert len(runs()) == 3


def test_a_trained_folder_without_weights_is_named(tiny_config: RunConfig, tiny_pairs: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"trained must be the folder of a run that trained an encoder.*no {WEIGHTS}"):
        train(bundled(tiny_config, tiny_pairs, kind="source", trained=str(tmp_path)), resume=False)


def test_more_layers_than_the_encoder_has_are_refused(tiny_config: RunConfig) -> None:
    config = dataclasses.replace(tiny_config, encoder=dataclasses.replace(tiny_config.encoder, layers=3))
    with pytest.raises(InputError, match=r"encoder\.layers must be at most 2"):
        train(config, resume=False)
