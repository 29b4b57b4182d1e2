"""Makes the table of state media from the matrix of State Media Profiles.

    python training/scripts/state_media.py State_Media_Matrix.csv [--output inference/slantwise/actors/state_media.yaml]

Counts the entries of each country by type. A row without country is blank and skipped; the European Union is no state and
left out; a type that the matrix marks with a question mark is counted as that type.
"""

import argparse
import csv
import hashlib
from collections import Counter
from pathlib import Path

from slantwise.actors import Gazetteer
from slantwise.actors.state_media import TYPES

OUTPUT = Path(__file__).resolve().parents[2] / "inference/slantwise/actors/state_media.yaml"
NAMES = {"Palestine territories": "Palestine", "Congo": "Republic of the Congo", "The Gambia": "Gambia"}
"""Names that the gazetteer does not know, or not as a country."""
NOT_STATES = {"Europen Union", "European Union"}  # spelt so in the matrix

HEADER = """\
# How far states run their media: entries of the State Media Matrix by country and type. For reading, and as evidence in the open; it is
# no hidden weight. Made by training/scripts/state_media.py; countries have the gazetteer's names, and Hong Kong and Macao stand under
# China, as they do there. The European Union is left out, and a type marked with a question mark is counted as that type.
# An entry is a web address, or an outlet without one, so an outlet with several addresses counts several times. The matrix lists only
# outlets with a tie to a state: a country that is not here has none in it, and no row says anything of the rest of a country's press.
# Types, in our words:
{types}
# A state runs its media, by our rule, if at least one entry is SC and SC, CaPu and CaPr are more than half of its entries.
source: State Media Monitor (Media and Journalism Research Center), by way of State Media Profiles (Alliance for Securing Democracy)
url: https://github.com/ASD-at-GMF/state-media-profiles
licence: MIT, copyright (c) 2023 ASD-at-GMF
dated: "2023"  # year of the licence; the file bears no date
file_sha256: {sha256}
entries: {entries}
countries:
"""


def main() -> None:
    """Reads the matrix and writes the table."""
    parser = argparse.ArgumentParser(description="Makes the table of state media from the State Media Matrix.")
    parser.add_argument("matrix", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    data = arguments.matrix.read_bytes()
    counts = count_entries(data.decode("utf-8-sig"))
    arguments.output.write_text(as_yaml(counts, hashlib.sha256(data).hexdigest()), encoding="utf-8")


def count_entries(matrix: str) -> dict[str, Counter[str]]:
    """Entries by country, under the gazetteer's name, and type.

    Raises:
        ValueError: The gazetteer knows no such country, or there is no such type.
    """
    gazetteer = Gazetteer.load()
    counts: dict[str, Counter[str]] = {}
    for row in csv.DictReader(matrix.splitlines()):
        name, code = row["Country"].strip(), row["Typology"].strip().rstrip("?")
        if not name or name in NOT_STATES:
            continue
        country = canonical(NAMES.get(name, name), gazetteer)
        if code not in TYPES:
            raise ValueError(f"{name}: Typology must be one of {', '.join(TYPES)}, is {row['Typology']!r}")
        counts.setdefault(country, Counter())[code] += 1
    return counts


def canonical(name: str, gazetteer: Gazetteer) -> str:
    """The gazetteer's name of a country."""
    countries = {sense.actor.name for sense in gazetteer.senses.get(name, ()) if sense.actor.kind == "country"}
    if name in countries:
        return name
    if len(countries) != 1:
        raise ValueError(f"Country must be one that the gazetteer knows, is {name!r}; add it to NAMES")
    return countries.pop()


def as_yaml(counts: dict[str, Counter[str]], sha256: str) -> str:
    """The table, a line a country."""
    types = "\n".join(f"#   {code}: {meaning}" for code, meaning in TYPES.items())
    entries = sum(counter.total() for counter in counts.values())
    lines = [
        f"  {country}: {{{', '.join(f'{code}: {counter[code]}' for code in TYPES if counter[code])}}}"
        for country, counter in sorted(counts.items())
    ]
    return HEADER.format(types=types, sha256=sha256, entries=entries) + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
