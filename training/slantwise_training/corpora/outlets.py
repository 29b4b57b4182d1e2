"""The state-media matrix: which outlets states fund, own or edit, as a comma-separated file."""

import csv
from dataclasses import dataclass
from pathlib import Path

from slantwise_training.corpora.reading import CorpusCard, FieldError, Reading

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
    reading: Reading[OutletRecord] = Reading()
    reading.add_file(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 1):
            reading.take(path, number, row, _convert)
    return reading.summarise(path)


def _convert(row: dict[str, str]) -> OutletRecord:
    for name in ("Country", "Main assets"):
        if not (row.get(name) or "").strip():
            raise FieldError(name, "is empty")
    names = ("Country", "Media company", "Main assets", "URL", "Typology")
    return OutletRecord(*((row.get(name) or "").strip() for name in names))
