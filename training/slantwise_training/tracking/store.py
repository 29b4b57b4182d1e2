"""What a journal tells, told to an MLflow store."""

import json
import logging
import os
from pathlib import Path
from typing import Any

from slantwise_training.config import Tracking
from slantwise_training.tracking.journal import ERROR, ROOT, Event, Journal, Sent

logger = logging.getLogger(__name__)

IMPATIENCE = {"MLFLOW_HTTP_REQUEST_MAX_RETRIES": "1", "MLFLOW_HTTP_REQUEST_TIMEOUT": "20"}
"""MLflow's own settings wait for minutes; the journal makes that needless. What the environment already sets stays."""

REFUSALS = ("INVALID_PARAMETER_VALUE", "RESOURCE_ALREADY_EXISTS", "BAD_REQUEST")
"""Errors that sending again would not mend."""

EXPERIMENT = {
    "mlflow.experimentKind": "custom_model_development",
    "mlflow.note.content": "Runs of `slantwise-train`. What to look at, and where: `docs/TRACKING.md`.",
}
"""Tags of a new experiment; the kind makes the UI show what belongs to training, not to prompts and traces."""

MOST_PARAMS, MOST_METRICS = 100, 1000
"""What MLflow takes at once."""


class StoreRuns:
    """The runs of a journal in an MLflow store.

    Args:
        journal: What is sent.
        tracking: Where to.
    """

    def __init__(self, journal: Journal, tracking: Tracking) -> None:
        for name, value in IMPATIENCE.items():
            os.environ.setdefault(name, value)
        import mlflow

        self._journal = journal
        self._tracking = tracking
        mlflow.set_tracking_uri(tracking.uri)
        self._client = mlflow.MlflowClient(tracking.uri)
        self._sent = journal.sent(tracking.uri)
        if self._sent.runs and not self._knows(self._sent.runs[ROOT]):
            logger.warning("%s has lost the run; it gets everything again", tracking.uri)
            self._sent = Sent(tracking.uri)
        self._experiment = self._find_experiment()

    def send(self) -> None:
        """Sends what the store does not have yet.

        Raises:
            Exception: Whatever MLflow, its database driver or the network says when the store cannot be reached; what was sent until
                then is noted.
        """
        for event in self._journal.events[self._sent.events :]:
            self._tell(event)
            self._sent.events += 1
            self._journal.note_sent(self._sent)

    @property
    def sent(self) -> Sent:
        """How much the store has."""
        return self._sent

    def _tell(self, event: Event) -> None:
        from mlflow.exceptions import MlflowException

        try:
            getattr(self, f"_{event.kind}")(event, event.values)
        except MlflowException as error:
            if error.error_code not in REFUSALS:
                raise
            self._sent.refused.append(f"{event.kind}: {error.message}")
            logger.warning("%s refused to take the %s of the run: %s", self._tracking.uri, event.kind, error.message)

    def _knows(self, run_id: str) -> bool:
        from mlflow.exceptions import MlflowException

        try:
            self._client.get_run(run_id)
        except MlflowException as error:
            if error.error_code != "RESOURCE_DOES_NOT_EXIST":
                raise
            return False
        return True

    def _find_experiment(self) -> str:
        """Id of the experiment; a new one in a sqlite file keeps its artefacts beside that file, whatever folder one is in."""
        name, uri = self._tracking.experiment, self._tracking.uri
        found = self._client.get_experiment_by_name(name)
        if found is not None:
            return str(found.experiment_id)
        beside = Path(uri.removeprefix("sqlite:///")).resolve().parent / "mlruns" / name if uri.startswith("sqlite:///") else None
        return str(self._client.create_experiment(name, artifact_location=beside.as_uri() if beside else None, tags=EXPERIMENT))

    def _id(self, event: Event) -> str:
        return self._sent.runs[event.run]

    def _start(self, event: Event, values: dict[str, Any]) -> None:
        from mlflow.utils.mlflow_tags import MLFLOW_PARENT_RUN_ID

        parent = values["parent"]
        tags = {} if parent is None else {MLFLOW_PARENT_RUN_ID: self._sent.runs[parent]}
        run = self._client.create_run(self._experiment, start_time=event.time, run_name=values["name"], tags=tags)
        self._sent.runs[event.run] = run.info.run_id

    def _go_on(self, event: Event, _: dict[str, Any]) -> None:
        self._client.update_run(self._id(event), status="RUNNING")
        if ERROR in self._client.get_run(self._id(event)).data.tags:
            self._client.delete_tag(self._id(event), ERROR)

    def _end(self, event: Event, values: dict[str, Any]) -> None:
        self._client.set_terminated(self._id(event), values["status"], event.time)

    def _params(self, event: Event, values: dict[str, str]) -> None:
        from mlflow.entities import Param

        params = [Param(key, value) for key, value in values.items()]
        for start in range(0, len(params), MOST_PARAMS):
            self._client.log_batch(self._id(event), params=params[start : start + MOST_PARAMS])

    def _metrics(self, event: Event, values: dict[str, Any]) -> None:
        from mlflow.entities import Metric

        metrics = [Metric(key, value, event.time, values["step"] or 0) for key, value in values["values"].items()]
        for start in range(0, len(metrics), MOST_METRICS):
            self._client.log_batch(self._id(event), metrics=metrics[start : start + MOST_METRICS])

    def _tags(self, event: Event, values: dict[str, str]) -> None:
        from mlflow.entities import RunTag

        self._client.log_batch(self._id(event), tags=[RunTag(key, value) for key, value in values.items()])

    def _data(self, event: Event, values: dict[str, Any]) -> None:
        from mlflow.data.code_dataset_source import CodeDatasetSource
        from mlflow.data.meta_dataset import MetaDataset
        from mlflow.entities import DatasetInput, InputTag
        from mlflow.utils.mlflow_tags import MLFLOW_DATASET_CONTEXT

        source = CodeDatasetSource({"file": values["name"], "rows": str(values["rows"]), "sha256": values["digest"]})
        dataset = MetaDataset(source, name=values["name"], digest=values["digest"][:36])  # type: ignore[abstract]
        context = [InputTag(MLFLOW_DATASET_CONTEXT, values["context"])]
        self._client.log_inputs(self._id(event), [DatasetInput(dataset._to_mlflow_entity(), context)])

    def _file(self, event: Event, values: dict[str, str]) -> None:
        folder = str(Path(values["name"]).parent)
        self._client.log_artifact(self._id(event), str(self._journal.folder / values["path"]), None if folder == "." else folder)

    def _table(self, event: Event, values: dict[str, str]) -> None:
        """A file that the UI is told to show as a table."""
        from mlflow.utils.mlflow_tags import MLFLOW_LOGGED_ARTIFACTS

        self._file(event, values)
        tables = json.loads(self._client.get_run(self._id(event)).data.tags.get(MLFLOW_LOGGED_ARTIFACTS, "[]"))
        entry = {"path": values["name"], "type": "table"}
        if entry not in tables:
            self._client.set_tag(self._id(event), MLFLOW_LOGGED_ARTIFACTS, json.dumps([*tables, entry]))

    def _folder(self, event: Event, values: dict[str, str]) -> None:
        self._client.log_artifacts(self._id(event), str(self._journal.folder / values["path"]), values["name"])

    def _model(self, event: Event, values: dict[str, Any]) -> None:
        from slantwise_training.registry.publishing import publish

        publish(self._client, self._id(event), self._journal.folder / values["path"], self._tracking.model, values)
