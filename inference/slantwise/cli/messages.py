"""What the command line says on standard error."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

from slantwise.errors import SlantwiseError

UNUSABLE = 2


def say(message: object) -> None:
    """Writes one line on standard error."""
    Console(stderr=True, soft_wrap=True).print(f"slantwise: {message}", markup=False, highlight=False)


class _SayHandler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        say(f"{record.levelname.lower()}: {record.getMessage()}")


@contextmanager
def errors_in_one_line() -> Iterator[None]:
    """Shows the library's warnings, and turns its errors into one line and exit code 2 instead of a traceback."""
    logger, handler = logging.getLogger("slantwise"), _SayHandler(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield
    except SlantwiseError as error:
        say(f"error: {error}")
        raise typer.Exit(UNUSABLE) from error
    finally:
        logger.removeHandler(handler)
