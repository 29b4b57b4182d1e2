"""MLflow behind five methods; nothing else in the package imports it."""

import contextlib
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from slantwise_training.config import RunConfig, Tracking

logger = logging.getLogger(__name__)


class Run(Protocol):
    """What a training run tells its tracker."""

    def params(self, values: Mapping[str, Any]) -> None:
        """Settings."""

    def metrics(self, values: Mapping[str, float], *, step: int | None = None) -> None:
        """Figures, of an epoch or of the whole run."""

    def data(self, name: str, rows: int, digest: str, *, context: str) -> None:
        """A data set, with the digest of its file."""

    def table(self, name: str, rows: list[dict[str, Any]]) -> None:
        """A table, shown as a JSON artefact."""

    def folder(self, path: Path, name: str) -> None:
        """A folder of artefacts."""


class _MlflowRun:
    """A run of an MLflow server or sqlite store."""

    def __init__(self, mlflow: Any) -> None:
        self._mlflow = mlflow

    def params(self, values: Mapping[str, Any]) -> None:
        self._mlflow.log_params(dict(values))

    def metrics(self, values: Mapping[str, float], *, step: int | None = None) -> None:
        self._mlflow.log_metrics({key: float(value) for key, value in values.items()}, step=step)

    def data(self, name: str, rows: int, digest: str, *, context: str) -> None:
        from mlflow.data.code_dataset_source import CodeDatasetSource
        from mlflow.data.meta_dataset import MetaDataset

        dataset = MetaDataset(CodeDatasetSource({"file": name, "rows": str(rows)}), name=name, digest=digest[:36])  # type: ignore[abstract]
        self._mlflow.log_input(dataset, context=context)

    def table(self, name: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            columns = {key: [row.get(key) for row in rows] for key in rows[0]}
            self._mlflow.log_table(columns, f"{name}.json")

    def folder(self, path: Path, name: str) -> None:
        self._mlflow.log_artifacts(str(path), name)


@contextlib.contextmanager
def track(tracking: Tracking, config: RunConfig) -> Iterator[Run]:
    """An MLflow run around the training; it ends as FAILED when the training fails."""
    import mlflow

    mlflow.set_tracking_uri(tracking.uri)
    mlflow.set_experiment(tracking.experiment)
    with mlflow.start_run(run_name=config.name, log_system_metrics=True):
        run = _MlflowRun(mlflow)
        run.params(config.flat())
        yield run
