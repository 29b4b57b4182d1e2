"""A tracked run, from its start to its end."""

import contextlib
from collections.abc import Iterator

from slantwise_training.config import RunConfig, Tracking
from slantwise_training.tracking.environment import environment_tags, packages
from slantwise_training.tracking.journal import Journal
from slantwise_training.tracking.monitor import monitored
from slantwise_training.tracking.recording import open_run
from slantwise_training.tracking.run import Run
from slantwise_training.tracking.sending import Sender


@contextlib.contextmanager
def track(tracking: Tracking, config: RunConfig) -> Iterator[Run]:
    """A run around the training, kept in the run's folder and sent to MLflow as far as it can be reached.

    It ends as FAILED, with the error, when the training fails. Where the folder has a run already, that one goes on.

    Args:
        tracking: Where to send it.
        config: The run; its settings are logged.
    """
    journal = Journal(config.folder)
    journal.note_store(tracking)
    run = open_run(journal, config.name)
    sender = Sender(journal, tracking)
    sender.start()
    try:
        with run.lasting(), monitored(run, journal):
            run.params(config.flat())
            run.tags(environment_tags())
            run.text("packages.txt", packages())
            yield run
    finally:
        sender.close()
