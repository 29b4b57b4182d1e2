"""``slantwise contexts``: list, show and check context cards."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from slantwise.cli.faults import tell_faults

if TYPE_CHECKING:
    from slantwise.contexts.card import ContextCard

contexts = typer.Typer(name="contexts", help="The dated facts that an article may tell, deny or leave out.", no_args_is_help=True)

CardsOption = Annotated[
    Path | None,
    typer.Option("--cards", metavar="FOLDER", help="A folder of your own cards; the packaged ones if left out."),
]


@contexts.command("list")
def list_cards(cards: CardsOption = None) -> None:
    """List the cards: id, date, actor, name."""
    rows = [(card.id, card.event_date, card.actor, card.name) for card in _cards(cards)]
    id_width, date_width, actor_width = (max(len(row[column]) for row in rows) for column in range(3))
    for id_, date, actor, name in rows:
        typer.echo(f"{id_:<{id_width}}  {date:<{date_width}}  {actor:<{actor_width}}  {name}")


@contexts.command("show")
def show_card(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a card, as `slantwise contexts list` gives it.")],
    cards: CardsOption = None,
) -> None:
    """Show all that one card says."""
    from slantwise.cli.messages import errors_in_one_line
    from slantwise.errors import InputError

    by_id = {card.id: card for card in _cards(cards)}
    with errors_in_one_line():
        if id not in by_id:
            raise InputError(_unknown(id, list(by_id)))
    for line in _lines(by_id[id]):
        typer.echo(line)


@contexts.command("check")
def check(paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Folders of cards, or files of single cards.")]) -> None:
    """Tell every fault in cards of your own; the exit code is 1 if there is any."""
    from slantwise.contexts.loading import check_cards

    tell_faults([fault for path in paths for fault in check_cards(path)])


def _cards(folder: Path | None) -> "list[ContextCard]":
    from slantwise.cli.messages import errors_in_one_line
    from slantwise.contexts.loading import default_cards, load_cards

    with errors_in_one_line():
        return list(default_cards()) if folder is None else load_cards(folder)


def _unknown(id_: str, valid: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(id_, valid, n=1)
    hint = f"did you mean {close[0]!r}?" if close else "`slantwise contexts list` gives the ids"
    return f"ID must be the id of a card, got {id_!r}; {hint}"


def _lines(card: "ContextCard") -> Iterator[str]:
    """The card as text, lists indented under their headings."""
    until = "" if card.end_date is None else f" to {card.end_date}"
    yield f"{card.name} ({card.id})"
    yield f"{card.event_date}{until}, {card.actor}, {card.region}"
    yield from _wrapped(card.main_fact, "")
    sections: dict[str, tuple[str, ...]] = {
        "details": card.details,
        "relevant when": (card.relevant_when,),
        "names": ("; ".join(card.names),),
        "euphemisms": card.euphemisms,
        "told as": card.tellings,
        "denied as": card.denials,
        "sources": tuple(f"{source.name}, {source.date}" for source in card.sources),
    }
    for heading, items in sections.items():
        if items:
            yield f"{heading}:"
        for item in items:
            yield from _wrapped(item, "  ")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, width=100, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)
