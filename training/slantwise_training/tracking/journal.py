"""The journal of a run: everything that it told, in its folder, before any of it is sent to a tracking server.

A server can be away or die, and a run can be killed: what the journal holds is neither lost nor sent twice.
"""

import json
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from slantwise_training.config import Tracking

FOLDER, EVENTS, FILES, SENT, STORE = "tracking", "events.jsonl", "files", "sent.json", "store.json"
ROOT = 0
"""Number of the run itself; those nested in it count on from there."""
ERROR = "error"
"""Tag of a failed run; one that goes on loses it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a run told.

    Attributes:
        run: Number of the run in the journal.
        kind: Name of a method of ``Run``, or "start", "go_on" or "end".
        values: What it told, as JSON types; files are named by their path in the run's folder.
        time: Milliseconds since 1970.
    """

    run: int
    kind: str
    values: dict[str, Any]
    time: int = field(default_factory=lambda: time.time_ns() // 1_000_000)


@dataclass(slots=True)
class Sent:
    """How much of a journal a store has.

    Attributes:
        uri: The store.
        events: Events that it has, or has refused.
        runs: Its id of each run, by the run's number.
        refused: What it said of the events that it refused.
    """

    uri: str
    events: int = 0
    runs: dict[int, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


class Journal:
    """The journal in a run's folder; opened again, it goes on where it ends.

    Args:
        folder: The run's folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.grown = threading.Condition()
        self._path = folder / FOLDER / EVENTS
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._events = self._read()

    def __len__(self) -> int:
        """Number of events."""
        return len(self._events)

    @property
    def events(self) -> list[Event]:
        """All events so far, oldest first."""
        with self.grown:
            return list(self._events)

    def add(self, run: int, kind: str, values: dict[str, Any]) -> None:
        """Writes one event down."""
        event = Event(run, kind, values)
        line = json.dumps(asdict(event), ensure_ascii=False).encode() + b"\n"
        with self.grown:
            with self._path.open("ab") as file:
                file.truncate(self._whole)  # half a line at the end is of a run that was killed, or found the disk full
                file.write(line)
            self._whole += len(line)
            self._events.append(event)
            self.grown.notify_all()

    def keep(self, run: int, name: str, write: Callable[[Path], object]) -> str:
        """Lets ``write`` make a file under the path it is given; returns that path in the run's folder."""
        path = self.folder / FOLDER / FILES / str(run) / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path)
        return path.relative_to(self.folder).as_posix()

    def keep_folder(self, run: int, name: str, source: Path) -> str:
        """The path of a folder in the run's folder, copied into it where it lies elsewhere."""
        if source.resolve().is_relative_to(self.folder.resolve()):
            return source.resolve().relative_to(self.folder.resolve()).as_posix()
        return self.keep(run, name, lambda path: shutil.copytree(source, path, dirs_exist_ok=True))

    def sent(self, uri: str) -> Sent:
        """How much of it a store has; nothing, when the last one that it was sent to was another."""
        try:
            raw = json.loads((self.folder / FOLDER / SENT).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Sent(uri)
        runs = {int(number): run_id for number, run_id in raw["runs"].items()}
        return Sent(uri, raw["events"], runs, raw["refused"]) if raw["uri"] == uri else Sent(uri)

    def note_store(self, tracking: Tracking) -> None:
        """Writes down which store the run is for."""
        (self.folder / FOLDER / STORE).write_text(json.dumps(asdict(tracking)), encoding="utf-8")

    def store(self) -> Tracking:
        """Which store the run is for."""
        return Tracking(**json.loads((self.folder / FOLDER / STORE).read_text(encoding="utf-8")))

    def note_sent(self, sent: Sent) -> None:
        """Writes down how much a store has."""
        path = self.folder / FOLDER / SENT
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(sent)), encoding="utf-8")
        part.replace(path)

    def _read(self) -> list[Event]:
        """The events on disk, as far as they are written whole."""
        raw = self._path.read_bytes() if self._path.exists() else b""
        self._whole = raw.rfind(b"\n") + 1
        return [Event(**json.loads(line)) for line in raw[: self._whole].splitlines()]
