"""MLflow behind the methods of ``Run``."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slantwise_training.config import RunConfig, Tracking
from slantwise_training.tracking.run import Run

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class _MlflowRun:
    """A run of an MLflow server or sqlite store."""

    def __init__(self, mlflow: Any) -> None:
        self._mlflow = mlflow

    def params(self, values: Mapping[str, Any]) -> None:
        self._mlflow.log_params(dict(values))

    def metrics(self, values: Mapping[str, float], *, step: int | None = None) -> None:
        self._mlflow.log_metrics({key: float(value) for key, value in values.items()}, step=step)

    def tags(self, values: Mapping[str, str]) -> None:
        self._mlflow.set_tags(dict(values))

    def data(self, name: str, rows: int, digest: str, *, context: str) -> None:
        from mlflow.data.code_dataset_source import CodeDatasetSource
        from mlflow.data.meta_dataset import MetaDataset

        dataset = MetaDataset(CodeDatasetSource({"file": name, "rows": str(rows)}), name=name, digest=digest[:36])  # type: ignore[abstract]
        self._mlflow.log_input(dataset, context=context)

    def table(self, name: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            columns = {key: [row.get(key) for row in rows] for key in rows[0]}
            self._mlflow.log_table(columns, f"{name}.json")

    def figure(self, name: str, figure: "Figure") -> None:
        self._mlflow.log_figure(figure, f"figures/{name}.png")

    def text(self, name: str, text: str) -> None:
        self._mlflow.log_text(text, name)

    def description(self, markdown: str) -> None:
        self._mlflow.set_tag("mlflow.note.content", markdown)

    def folder(self, path: Path, name: str) -> None:
        self._mlflow.log_artifacts(str(path), name)

    @contextlib.contextmanager
    def child(self, name: str, params: Mapping[str, Any]) -> Iterator[Run]:
        with self._mlflow.start_run(run_name=name, nested=True):
            self.params(params)
            yield self


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
