import dataclasses

import pytest

from slantwise_training.commands.train import main
from slantwise_training.config import RunConfig
from slantwise_training.tracking import track


def test_the_command_sends_a_run_that_its_store_missed(
    tracked: RunConfig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0")
    away = dataclasses.replace(tracked.tracking, uri="http://127.0.0.1:9")
    with track(away, tracked):
        pass
    assert main(["--send", str(tracked.folder)]) == 2
    assert main(["--send", str(tracked.folder), "--tracking-uri", tracked.tracking.uri]) == 0
    assert "records of" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["a.yaml", "--send", "runs/a"]])
def test_the_command_trains_or_sends(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)


def test_a_folder_without_a_run_cannot_be_sent(tracked: RunConfig, caplog: pytest.LogCaptureFixture) -> None:
    assert main(["--send", str(tracked.folder)]) == 2
    assert "must be the folder of a run" in caplog.text
