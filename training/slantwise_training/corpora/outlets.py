"""The state-media matrix: which outlets states fund, own or edit, as a comma-separated file."""

from dataclasses import dataclass
from pathlib import Path

from slantwise_training.corpora.reading import CorpusCard, FieldError, Reading, read_table

CARD = CorpusCard(
    "outlets",
    "State Media Profiles of the Alliance for Securing Democracy, on the State Media Monitor's typology",
    "MIT",
    "",
    "1,157 outlets in 158 countries with the kind of state control over them.",
)


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """One outlet: country, company, name, web address and type of control ("SC" is state-controlled)."""

    country: str
    company: str
    name: str
    url: str
    typology: str


def read_outlets(path: Path) -> Reading[OutletRecord]:
    """Reads the file.

    Raises:
        InputError: The file is missing.
    """
    return read_table(path, _convert, delimiter=",")


def _convert(row: dict[str, str | None]) -> OutletRecord:
    for name in ("Country", "Main assets"):
        if not (row.get(name) or "").strip():
            raise FieldError(name, "is empty")
    names = ("Country", "Media company", "Main assets", "URL", "Typology")
    return OutletRecord(*((row.get(name) or "").strip() for name in names))
