"""Logs a released folder as an MLflow model, registers it, and makes it the champion where it is better."""

import contextlib
import importlib.metadata
import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from slantwise_training.registry.gate import Decision, decide, gate_metrics
from slantwise_training.registry.signature import example, signature

logger = logging.getLogger(__name__)

CHAMPION = "champion"
NAME = "slantwise"
"""Name of the logged model inside its run."""
CODE = Path(__file__).with_name("served.py")
NEEDED = ("slantwise", "mlflow", "pandas")
"""Packages that the model needs where it is loaded."""


def publish(client: Any, run_id: str, folder: Path, registered: str, told: Mapping[str, Any]) -> None:
    """Logs, registers and judges a model; does nothing where the run has a registered version already.

    Args:
        client: MLflow client of the store.
        run_id: The run that made the model.
        folder: The released folder.
        registered: Name in the registry; empty logs the model without registering it.
        told: ``measured``, figures by name, and ``data``, SHA-256 by name of the files that they were measured on.
    """
    if registered and client.search_model_versions(f"name = '{registered}' and run_id = '{run_id}'"):
        return
    model_id = _log_model(client, run_id, folder)
    if not registered:
        return
    metrics = gate_metrics(told["measured"])
    data = json.dumps(told["data"], sort_keys=True)
    tags = {"data": data, **{f"gate.{name}": str(value) for name, value in metrics.items()}}
    version = _register(client, registered, model_id, run_id, tags)
    decision = _judge(client, registered, metrics, data)
    if decision.promoted:
        client.set_registered_model_alias(registered, CHAMPION, version)
    client.set_model_version_tag(registered, version, "decision", decision.reason)
    client.update_model_version(registered, version, description=f"Champion: {decision.reason}" if decision.promoted else decision.reason)
    for key, value in (("model_version", version), ("champion", str(decision.promoted).lower()), ("decision", decision.reason)):
        client.set_tag(run_id, key, value)
    logger.info("%s version %s: %s", registered, version, decision.reason)


def _log_model(client: Any, run_id: str, folder: Path) -> str:
    """Logs the folder as a model of the run; returns the model's id."""
    import mlflow
    from mlflow.models import Model

    experiment = client.get_run(run_id).info.experiment_id
    model = client.create_logged_model(experiment, NAME, source_run_id=run_id, model_type="pyfunc")
    Model.log(
        artifact_path=None,
        flavor=mlflow.pyfunc,
        run_id=run_id,
        name=NAME,
        model_id=model.model_id,
        python_model=str(CODE),
        artifacts={"released": str(folder.resolve())},
        signature=signature(),
        input_example=example(),
        pip_requirements=_requirements(),
    )
    return str(model.model_id)


def _requirements() -> list[str]:
    installed = {package.metadata["Name"]: package.version for package in importlib.metadata.distributions()}
    return [f"{name}=={installed[name]}" if name in installed else name for name in NEEDED]


def _register(client: Any, name: str, model_id: str, run_id: str, tags: Mapping[str, str]) -> str:
    from mlflow.exceptions import MlflowException

    with contextlib.suppress(MlflowException):  # it is there already
        client.create_registered_model(name, description="Reads how a news article frames states; see the card in each version's run.")
    return str(client.create_model_version(name, f"models:/{model_id}", run_id, tags=dict(tags), model_id=model_id).version)


def _judge(client: Any, name: str, metrics: Mapping[str, float], data: str) -> Decision:
    """Compares with the champion, if there is one."""
    aliases = client.get_registered_model(name).aliases
    if CHAMPION not in aliases:
        return decide(metrics, None, same_data=True)
    tags = client.get_model_version(name, aliases[CHAMPION]).tags
    champion = {key.removeprefix("gate."): float(value) for key, value in tags.items() if key.startswith("gate.")}
    return decide(metrics, champion, same_data=tags.get("data") == data)
