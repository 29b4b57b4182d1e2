"""Reads context cards from YAML files, and tells every fault in them at once."""

from functools import cache
from pathlib import Path
from typing import Any

from yaml import YAMLError

from slantwise.contexts._checks import card_faults
from slantwise.contexts._yaml import parse_yaml
from slantwise.contexts.card import ContextCard, ContextSource
from slantwise.errors import ContextError

PACKAGED_CARDS = Path(__file__).with_name("cards")
_ENDING = ".yaml"


@cache
def default_cards() -> tuple[ContextCard, ...]:
    """The packaged cards, by id. They are read once.

    Raises:
        ContextError: The installed cards have been spoiled.
    """
    return tuple(load_cards(PACKAGED_CARDS))


def load_cards(folder: Path) -> list[ContextCard]:
    """Reads every ``.yaml`` file of a folder, by file name.

    Raises:
        ContextError: A file has a fault, two cards share an id, or there is no card. The message lists all faults;
            a folder is read whole or not at all.
    """
    cards, faults = _read(folder)
    if faults:
        raise ContextError("\n  ".join([f"{folder}: the context cards have {len(faults)} fault(s):", *faults]))
    return [_card(raw) for raw in cards]


def check_cards(folder_or_file: Path) -> list[str]:
    """Every fault of a folder of cards or of one card's file, as "file: field: what was expected, what came".

    An empty list means that there is none.
    """
    return _read(folder_or_file)[1]


def _read(path: Path) -> tuple[list[Any], list[str]]:
    """The raw cards at a path, and all their faults."""
    files, faults = _files(path)
    cards: list[Any] = []
    first_file: dict[str, str] = {}
    for file in files:
        try:
            raw = parse_yaml(file.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{file.name}: the file: expected readable UTF-8 text, got {error}")
            continue
        except (YAMLError, ValueError) as error:
            faults.append(f"{file.name}: the file: expected YAML, got {' '.join(str(error).split())}")
            continue
        faults += [f"{file.name}: {fault}" for fault in card_faults(raw, file.stem)]
        card_id = raw.get("id") if isinstance(raw, dict) else None
        if isinstance(card_id, str) and first_file.setdefault(card_id, file.name) != file.name:
            faults.append(f"{file.name}: id: expected an id of its own, got {card_id!r}, which {first_file[card_id]} has")
        cards.append(raw)
    return cards, faults


def _files(path: Path) -> tuple[list[Path], list[str]]:
    """The files to read, and why some or all cannot be."""
    if path.is_file():
        return [path], []
    if not path.is_dir():
        return [], [f"{path}: the folder: expected a folder of cards or a card's file, there is none"]
    files = sorted(path.glob(f"*{_ENDING}"))
    faults = [f"{file.name}: the file: expected the ending {_ENDING}, got .yml; rename it" for file in sorted(path.glob("*.yml"))]
    if not files and not faults:
        faults.append(f"{path}: the folder: expected at least one card, a file ending in {_ENDING}, there is none")
    return files, faults


def _card(raw: dict[str, Any]) -> ContextCard:
    """The card in a mapping that has no fault."""
    lists = {name: tuple(value) for name, value in raw.items() if isinstance(value, list) and name != "sources"}
    sources = tuple(ContextSource(**source) for source in raw["sources"])
    return ContextCard(**{"end_date": None, **raw, **lists, "sources": sources})
