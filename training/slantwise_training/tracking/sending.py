"""Sending a journal: beside the training, and later."""

import logging
import threading
import time
from dataclasses import replace
from pathlib import Path

from slantwise.errors import InputError
from slantwise_training.config import Tracking
from slantwise_training.run_folder import locked
from slantwise_training.tracking.journal import EVENTS, FOLDER, ROOT, Journal
from slantwise_training.tracking.store import StoreRuns

logger = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 30.0, 600.0
"""Seconds before a store that could not be reached is tried again; the pause doubles each time."""
PATIENCE = 300.0
"""Seconds without any progress after which a run that has ended waits no longer for its store."""


class Sender(threading.Thread):
    """Sends what the journal gains in a thread of its own, so that no store, dead or slow, holds the training up.

    Args:
        journal: What is sent.
        tracking: Where to.
    """

    def __init__(self, journal: Journal, tracking: Tracking) -> None:
        super().__init__(name="tracking", daemon=True)
        self._journal = journal
        self._tracking = tracking
        self._closing = False
        self._store: StoreRuns | None = None

    def run(self) -> None:
        """Sends until the journal is closed; after that, once more."""
        pause = FIRST_PAUSE
        while True:
            with self._journal.grown:
                closing, told = self._closing, len(self._journal)
            try:
                self._store = self._store or StoreRuns(self._journal, self._tracking)
                self._store.send()
                pause, away = FIRST_PAUSE, False
            except Exception as error:  # whatever the reason, the training goes on and the journal keeps everything
                self._store, away = None, True
                logger.warning("%s cannot be reached; the run is kept in %s: %s", self._tracking.uri, self._journal.folder, _brief(error))
            with self._journal.grown:
                if closing:
                    return
                if away:
                    self._journal.grown.wait_for(lambda: self._closing, timeout=pause)
                    pause = min(LONGEST_PAUSE, 2 * pause)
                else:
                    self._journal.grown.wait_for(lambda told=told: self._closing or len(self._journal) > told)  # type: ignore[misc]

    def close(self) -> None:
        """Waits until everything is sent, or the store is given up, and says how the rest can be sent."""
        with self._journal.grown:
            self._closing = True
            self._journal.grown.notify_all()
        before, since = -1, time.monotonic()
        while self.is_alive() and time.monotonic() - since < PATIENCE:
            self.join(1.0)
            if self._n_sent != before:
                before, since = self._n_sent, time.monotonic()
        if missing := len(self._journal) - self._n_sent:
            logger.warning(
                "%d of %d records of the run could not be sent to %s; send them later: slantwise-train --send %s",
                *(missing, len(self._journal), self._tracking.uri, self._journal.folder),
            )

    @property
    def _n_sent(self) -> int:
        return self._journal.sent(self._tracking.uri).events


def send(folder: Path, uri: str | None = None) -> int:
    """Sends what a run's folder holds and the store does not have; everything, when the store is another or has lost the run.

    Args:
        folder: The run's folder.
        uri: Tracking URI; the run's own if left out.

    Returns:
        How many records were sent.

    Raises:
        InputError: The folder holds no journal, its run is still going on, or the store cannot be reached.
    """
    if not (folder / FOLDER / EVENTS).exists():
        raise InputError(f"{folder} must be the folder of a run, with {FOLDER}/{EVENTS} in it")
    with locked(folder):
        journal = Journal(folder)
        tracking = replace(journal.store(), **({"uri": uri} if uri else {}))
        try:
            store = StoreRuns(journal, tracking)
            before = store.sent.events
            store.send()
        except Exception as error:
            raise InputError(
                f"{tracking.uri} does not take the run of {folder}: {_brief(error)}; everything is still in that folder"
            ) from error
    return store.sent.events - before


def unsent(folder: Path) -> list[str]:
    """A fault, where the folder holds a finished run that its store does not have whole; beginning anew would lose it."""
    if not (folder / FOLDER / EVENTS).exists():
        return []
    journal = Journal(folder)
    missing = len(journal) - journal.sent(journal.store().uri).events
    finished = any(event.kind == "end" and event.run == ROOT for event in journal.events)
    if not (missing and finished):
        return []
    return [
        f"--output: {folder} holds a finished run, {missing} records of which were never sent to {journal.store().uri}; "
        f"send them (slantwise-train --send {folder}), give this run another name (name=...), or remove the folder"
    ]


def _brief(error: Exception) -> str:
    """The first line of an error."""
    return f"{type(error).__name__}: {error}".splitlines()[0][:300]
