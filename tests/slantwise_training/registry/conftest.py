"""The released model in a registry."""

from collections.abc import Iterator

import mlflow
import pytest

from slantwise_models.runtime import RELEASED
from slantwise_training.registry.publishing import publish

MEASURED = {"state-framing.network.micro_f1": 0.42, "country-disjoint.judgement.auroc": 0.93, "context.dev.omission_auroc": 0.92}


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[mlflow.MlflowClient]:
    """A sqlite store with the released model as the champion, and a second version that is worse."""
    folder = tmp_path_factory.mktemp("registry")
    before = mlflow.get_tracking_uri()
    mlflow.set_tracking_uri(f"sqlite:///{folder / 'mlflow.db'}")
    client = mlflow.MlflowClient()
    experiment = client.create_experiment("registry", artifact_location=(folder / "mlruns").as_uri())
    for factor in (1.0, 0.9):
        run = client.create_run(experiment)
        told = {"measured": {name: factor * value for name, value in MEASURED.items()}, "data": {"dev.jsonl.gz": "ab"}}
        publish(client, run.info.run_id, RELEASED, "slantwise", told)
        publish(client, run.info.run_id, RELEASED, "slantwise", told)  # what is sent again registers nothing more
    yield client
    mlflow.set_tracking_uri(before)
