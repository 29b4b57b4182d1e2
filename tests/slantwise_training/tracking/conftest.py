"""A store that the tests share, each with an experiment of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import mlflow
import pytest

from slantwise_training.config import RunConfig, Tracking

RunsOf = Callable[[str], list[Any]]


@pytest.fixture(scope="session")
def store_uri(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A sqlite store; making its tables takes seconds."""
    return f"sqlite:///{tmp_path_factory.mktemp('store') / 'mlflow.db'}"


@pytest.fixture
def client(store_uri: str) -> mlflow.MlflowClient:
    """A client of the store."""
    return mlflow.MlflowClient(store_uri)


@pytest.fixture
def tracked(store_uri: str, tmp_path: Path, request: pytest.FixtureRequest) -> RunConfig:
    """The settings of a run that goes to the store, in an experiment named after the test."""
    return RunConfig(name="made-up", output=str(tmp_path / "runs"), tracking=Tracking(store_uri, experiment=request.node.name, model=""))


@pytest.fixture
def runs_of(client: mlflow.MlflowClient) -> RunsOf:
    """Gives all runs of an experiment, in the order of their starts."""

    def find(experiment: str) -> list[Any]:
        found = client.get_experiment_by_name(experiment)
        assert found is not None
        return list(client.search_runs([found.experiment_id], order_by=["attributes.start_time ASC"]))

    return find
