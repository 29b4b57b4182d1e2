"""Models of an MLflow registry."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from slantwise.errors import ModelError

SCHEME = "models:/"


@contextlib.contextmanager
def fetched(uri: str) -> Iterator[Path]:
    """The model folder inside a registered model, for as long as the block lasts.

    Args:
        uri: For instance ``models:/slantwise@champion``; MLflow's tracking URI says in which registry.

    Raises:
        ModelError: MLflow is missing, the registry has no such model, or it is none of slantwise's.
    """
    try:
        import mlflow
    except ModuleNotFoundError as error:
        raise ModelError(f"{uri} needs MLflow, which is not installed: pip install mlflow, or give a model folder") from error
    with tempfile.TemporaryDirectory(prefix="slantwise-") as target:
        try:
            local = Path(mlflow.artifacts.download_artifacts(artifact_uri=uri, dst_path=target))
        except Exception as error:  # MLflow's own, the database driver's, the network's
            where = mlflow.get_registry_uri()
            raise ModelError(f"{uri} cannot be had from {where} ({error}); MLFLOW_TRACKING_URI names the store") from error
        folders = [path.parent for path in local.glob("artifacts/*/config.json")]
        if len(folders) != 1:
            raise ModelError(f"{uri} is no model of slantwise: it must hold one model folder, holds {len(folders)}")
        yield folders[0]
