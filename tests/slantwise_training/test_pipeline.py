import dataclasses

import mlflow
import pytest

from slantwise import InputError, Scorer
from slantwise_models.config import CARD_FILE
from slantwise_training.commands.evaluate import main as evaluate
from slantwise_training.config import RunConfig
from slantwise_training.pipeline import train


def test_a_run_goes_from_raw_data_to_a_released_folder(tiny_config: RunConfig, capsys: pytest.CaptureFixture[str]) -> None:
    folder = train(tiny_config, resume=False)
    report = Scorer.from_pretrained(folder).score("Troops of China met an envoy. " * 20, title="A visit")
    assert 0 <= report.source.state_probability <= 1
    config = Scorer.from_pretrained(folder).config
    assert config.provenance["seed"] == tiny_config.seed
    assert {"country-disjoint.judgement.auroc", "random.baseline.auroc"} <= set(config.measured)
    assert "TF-IDF" in (folder / CARD_FILE).read_text(encoding="utf-8")
    runs = mlflow.search_runs(experiment_names=["slantwise"], output_format="list")
    (run,) = (run for run in runs if "mlflow.parentRunId" not in run.data.tags)
    assert {run.data.tags["mlflow.parentRunId"] for run in runs if "folds" in run.data.params} == {run.info.run_id}
    assert run.data.params["spans.epochs"] == "2"
    assert [m.step for m in mlflow.MlflowClient().get_metric_history(run.info.run_id, "spans.learning_rate")] == [1, 2]
    assert run.data.tags["champion"] == "true"
    files = {file.path for path in ("", "figures") for file in mlflow.MlflowClient().list_artifacts(run.info.run_id, path)}
    assert files >= {"examples.html", "outlet_scores.json", "source_folds.json", "cue_errors_technique.json", "label_scores.json"}
    assert files >= {"figures/source_roc_outlet-disjoint.png", "figures/precision_recall_state-framing.png"}
    assert Scorer.from_pretrained("models:/slantwise@champion").config == config
    assert run.data.metrics["country-disjoint.judgement.auroc"] == config.measured["country-disjoint.judgement.auroc"]
    assert len(run.inputs.dataset_inputs) == len(config.provenance["data"])

    capsys.readouterr()
    assert evaluate([str(folder), "--data-dir", tiny_config.data_dir, "--output", str(folder.parent / "again"), "--no-baseline"]) == 0
    printed = dict(line.rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines() if line)
    assert float(printed["state-framing.network.micro_f1"]) == pytest.approx(config.measured["state-framing.network.micro_f1"], abs=1e-3)
    assert "context.dev.status_macro_f1" in printed

    before = (folder / "model.onnx").read_bytes()
    assert (train(tiny_config, resume=True) / "model.onnx").read_bytes() == before


def test_a_run_without_its_corpora_does_not_begin_and_says_so(tiny_config: RunConfig) -> None:
    with pytest.raises(InputError, match="data-dir"):
        train(dataclasses.replace(tiny_config, data_dir="nowhere"), resume=False)
