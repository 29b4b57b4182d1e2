"""A run that writes what it is told into a journal."""

import contextlib
import json
import logging
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slantwise_training.tracking.journal import ERROR, ROOT, Journal
from slantwise_training.tracking.run import Run

if TYPE_CHECKING:
    from matplotlib.figure import Figure

logger = logging.getLogger(__name__)

LONGEST_TAG = 8000
"""Bytes that MLflow takes."""


class RecordedRun:
    """A run of a journal; ``open_run`` makes it.

    Args:
        journal: Where everything goes.
        number: Number of the run in the journal.
    """

    def __init__(self, journal: Journal, number: int) -> None:
        self._journal = journal
        self._number = number
        earlier = [event for event in journal.events if event.run == number]
        # a run that goes on after a kill tells some things again
        self._settings = {k: v for event in earlier if event.kind == "params" for k, v in event.values.items()}
        self._steps = {(k, event.values["step"]) for event in earlier if event.kind == "metrics" for k in event.values["values"]}

    def params(self, values: Mapping[str, Any]) -> None:
        """Settings; one that differs from what the run started with is told as a tag, since a run's settings are for good."""
        given = {key: str(value) for key, value in values.items()}
        changed = {key: value for key, value in given.items() if self._settings.get(key, value) != value}
        if new := {key: value for key, value in given.items() if key not in self._settings}:
            self._journal.add(self._number, "params", new)
            self._settings |= new
        if changed:
            self.tags({f"resumed_with.{key}": value for key, value in changed.items()})

    def metrics(self, values: Mapping[str, float], *, step: int | None = None) -> None:
        """Figures; one of a step that was told before is left out."""
        new = {key: float(value) for key, value in values.items() if step is None or (key, step) not in self._steps}
        if new:
            self._journal.add(self._number, "metrics", {"values": new, "step": step})
            self._steps |= {(key, step) for key in new}

    def tags(self, values: Mapping[str, str]) -> None:
        """Words to search and filter runs by."""
        self._journal.add(self._number, "tags", {key: _cut(value) for key, value in values.items()})

    def data(self, name: str, rows: int, digest: str, *, context: str) -> None:
        """A data set, with the digest of its file."""
        self._journal.add(self._number, "data", {"name": name, "rows": rows, "digest": digest, "context": context})

    def table(self, name: str, rows: list[dict[str, Any]]) -> None:
        """A table."""
        if rows:
            columns = list(rows[0])
            text = json.dumps({"columns": columns, "data": [[row.get(key) for key in columns] for row in rows]}, ensure_ascii=False)
            self._keep(f"{name}.json", lambda path: path.write_text(text, encoding="utf-8"), kind="table")

    def figure(self, name: str, figure: "Figure") -> None:
        """A plot."""
        self._keep(f"figures/{name}.png", lambda path: figure.savefig(path, dpi=120, bbox_inches="tight"))

    def text(self, name: str, text: str) -> None:
        """A text file."""
        self._keep(name, lambda path: path.write_text(text, encoding="utf-8"))

    def description(self, markdown: str) -> None:
        """What the run's page opens with."""
        self.tags({"mlflow.note.content": markdown})

    def folder(self, path: Path, name: str) -> None:
        """A folder of artefacts."""
        self._journal.add(self._number, "folder", {"path": self._journal.keep_folder(self._number, name, path), "name": name})

    def model(self, path: Path, measured: Mapping[str, float], data: Mapping[str, str]) -> None:
        """A released folder, to be logged as an MLflow model and registered."""
        kept = self._journal.keep_folder(self._number, "model", path)
        self._journal.add(self._number, "model", {"path": kept, "measured": dict(measured), "data": dict(data)})

    @contextlib.contextmanager
    def child(self, name: str, params: Mapping[str, Any]) -> Iterator[Run]:
        """A run nested in this one."""
        run = open_run(self._journal, name, parent=self._number)
        with run.lasting():
            run.params(params)
            yield run

    @contextlib.contextmanager
    def lasting(self) -> Iterator[None]:
        """Ends the run with its block: as FAILED, with the error, when it raises; as KILLED when somebody stopped it."""
        try:
            yield
        except BaseException as error:
            with contextlib.suppress(OSError):  # a full disk must not hide the error that is being told
                brief = f"{type(error).__name__}: {error}".strip(": ")
                status = "KILLED" if isinstance(error, KeyboardInterrupt) else "FAILED"
                self.tags({ERROR: brief})
                self.text("error.txt", "".join(traceback.format_exception(error)))
                self.description(f"**{status}**: `{brief}`\n\nWhere it happened: artefact `error.txt`.")
                self._journal.add(self._number, "end", {"status": status})
            raise
        self._journal.add(self._number, "end", {"status": "FINISHED"})

    def _keep(self, name: str, write: Any, *, kind: str = "file") -> None:
        self._journal.add(self._number, kind, {"path": self._journal.keep(self._number, name, write), "name": name})


def open_run(journal: Journal, name: str, *, parent: int | None = None) -> RecordedRun:
    """Starts a run, or goes on with the one of that name and parent that the journal knows."""
    starts = [event for event in journal.events if event.kind == "start"]
    number = next((e.run for e in starts if e.values["parent"] == parent and (parent is None or e.values["name"] == name)), None)
    if number is None:
        number = ROOT + len(starts)
        journal.add(number, "start", {"name": name, "parent": parent})
    else:
        journal.add(number, "go_on", {})
    return RecordedRun(journal, number)


def _cut(value: str) -> str:
    return value.encode()[:LONGEST_TAG].decode(errors="ignore")
