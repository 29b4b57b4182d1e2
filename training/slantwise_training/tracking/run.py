"""What a training run tells its tracker."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Run(Protocol):
    """A run, or a run nested in another."""

    def params(self, values: Mapping[str, Any]) -> None:
        """Settings."""

    def metrics(self, values: Mapping[str, float], *, step: int | None = None) -> None:
        """Figures, of an epoch or of the whole run."""

    def tags(self, values: Mapping[str, str]) -> None:
        """Words to search and filter runs by."""

    def data(self, name: str, rows: int, digest: str, *, context: str) -> None:
        """A data set, with the digest of its file."""

    def table(self, name: str, rows: list[dict[str, Any]]) -> None:
        """A table, shown as a JSON artefact; all rows have the keys of the first."""

    def figure(self, name: str, figure: "Figure") -> None:
        """A plot, kept as ``figures/<name>.png``; the caller may close it afterwards."""

    def text(self, name: str, text: str) -> None:
        """A text file; the suffix of the name says what it is, for instance ``examples.html``."""

    def description(self, markdown: str) -> None:
        """What the run's page opens with, in Markdown."""

    def folder(self, path: Path, name: str) -> None:
        """A folder of artefacts."""

    def model(self, path: Path, measured: Mapping[str, float], data: Mapping[str, str]) -> None:
        """A released folder, to be logged as an MLflow model and registered.

        Args:
            path: The folder.
            measured: Its figures by name.
            data: SHA-256 of the files that they were measured on, by name; only figures on the same files are compared.
        """

    def child(self, name: str, params: Mapping[str, Any]) -> "AbstractContextManager[Run]":
        """A run nested in this one; it ends as FAILED when its block raises."""
