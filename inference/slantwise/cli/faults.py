"""The end of every command that checks files of the user's own."""

from collections.abc import Sequence
from typing import NoReturn

import typer

FAULTY = 1


def tell_faults(faults: Sequence[str]) -> NoReturn:
    """Prints each fault and their number, and ends the command: with exit code 1 if there is any, else 0."""
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{len(faults)} fault(s)" if faults else "no faults")
    raise typer.Exit(FAULTY if faults else 0)
