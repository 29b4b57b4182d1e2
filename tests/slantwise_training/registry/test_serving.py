import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import mlflow
import pytest

from slantwise import Scorer
from slantwise_training.registry.signature import example

SECONDS = 600


@pytest.mark.slow
def test_a_served_model_answers_as_the_package_does(registry: mlflow.MlflowClient, scorer: Scorer) -> None:
    rows, params = example()
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "mlflow", "models", "serve", "-m", "models:/slantwise@champion", "--env-manager", "local"]
    environment = {**os.environ, "MLFLOW_TRACKING_URI": mlflow.get_tracking_uri(), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # MLflow starts uvicorn by its name
    server = subprocess.Popen([*command, "--port", str(port)], env=environment)
    try:
        body = {"dataframe_records": rows.to_dict(orient="records"), "params": params}
        answer = ask(f"http://127.0.0.1:{port}", body, server)
    finally:
        server.terminate()
        server.wait(60)
    wanted = scorer.score(rows["text"][0], title=rows["title"][0], **params).to_dict()
    (row,) = answer["predictions"]
    assert row["state_probability"] == pytest.approx(wanted["source"]["state_probability"], abs=1e-6)
    assert row["report"]["cues"] == wanted["cues"]


def ask(url: str, body: dict[str, object], server: subprocess.Popen[bytes]) -> dict[str, list[dict[str, object]]]:
    """The server's answer, once it is up."""
    request = urllib.request.Request(f"{url}/invocations", json.dumps(body).encode(), {"Content-Type": "application/json"})
    deadline = time.monotonic() + SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{url}/ping", timeout=5).close()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.5)
            continue
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return dict(json.load(answer))
    raise AssertionError("the server did not come up")
