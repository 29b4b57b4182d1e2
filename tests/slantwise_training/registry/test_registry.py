import sys

import mlflow
import pytest

from slantwise import ModelError, Scorer
from slantwise_training.registry.signature import example

URI = "models:/slantwise@champion"


def test_only_the_better_model_has_the_alias(registry: mlflow.MlflowClient) -> None:
    versions = {int(v.version): v for v in registry.search_model_versions("name = 'slantwise'")}
    assert set(versions) == {1, 2}
    assert registry.get_model_version_by_alias("slantwise", "champion").version in ("1", 1)
    assert "worse than the champion" in registry.get_model_version("slantwise", "2").tags["decision"]
    run = registry.get_run(versions[2].run_id)
    assert (run.data.tags["champion"], run.data.tags["model_version"]) == ("false", "2")


def test_registry_pyfunc_and_package_give_the_same_report(registry: mlflow.MlflowClient, scorer: Scorer) -> None:
    rows, params = example()
    title, text = rows["title"][0], rows["text"][0]
    wanted = scorer.score(text, title=title, **params)
    assert Scorer.from_pretrained(URI, threads=1).score(text, title=title, **params).to_dict() == wanted.to_dict()

    model = mlflow.pyfunc.load_model(URI)
    (row,) = model.predict(rows, params=params).to_dict(orient="records")
    assert row["report"]["cues"] == wanted.to_dict()["cues"]
    assert row["report"]["contexts"] == wanted.to_dict()["contexts"]
    assert row["state_probability"] == pytest.approx(wanted.source.state_probability, abs=1e-6)
    assert row["verdict"] == wanted.source.verdict

    (dated,) = model.predict(rows.assign(date="2015-05-05"), params=params)["report"]
    assert dated["date"] == "2015-05-05", "an article's own date comes before the one in params"
    (undated,) = model.predict(rows[["text"]])["report"]
    assert undated["date"] is None


def test_a_model_that_is_not_in_the_registry_is_a_clear_error(registry: mlflow.MlflowClient) -> None:
    with pytest.raises(ModelError, match="MLFLOW_TRACKING_URI"):
        Scorer.from_pretrained("models:/unheard-of@champion")


def test_without_mlflow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mlflow", None)
    with pytest.raises(ModelError, match="pip install mlflow"):
        Scorer.from_pretrained(URI)
