"""Tells a made-up run in a process of its own: `tell_run.py URI EXPERIMENT OUTPUT NAME MEETING FACTOR`.

It waits in its run for the file `go` in the folder MEETING, so that several are at it at once.
"""

import sys
import time
from pathlib import Path

from slantwise_training.config import RunConfig, Tracking
from slantwise_training.tracking import track

PATIENCE = 60
"""Seconds until it gives the others up."""


def main(uri: str, experiment: str, output: str, name: str, meeting: str, factor: str) -> None:
    config = RunConfig(name=name, output=output, tracking=Tracking(uri, experiment=experiment, model=""))
    with track(config.tracking, config) as run:
        Path(meeting, f"{name}.ready").touch()
        deadline = time.monotonic() + PATIENCE
        while not Path(meeting, "go").exists():
            if time.monotonic() > deadline:
                raise SystemExit("nobody said go")
            time.sleep(0.05)
        for step in range(20):
            run.metrics({"loss": float(factor) * step}, step=step)
            time.sleep(0.02)
        with run.child("fold: x", {"tested": "x"}) as nested:
            nested.metrics({"auroc": 0.9})
        run.metrics({"last": float(factor)})


if __name__ == "__main__":
    main(*sys.argv[1:])
