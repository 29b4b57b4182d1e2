"""``slantwise actors``: list, show and check actors, and the table of state media."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from slantwise.cli.faults import tell_faults

if TYPE_CHECKING:
    from slantwise.actors import Gazetteer

actors = typer.Typer(name="actors", help="The states, blocs and groups whose side a phrase can take.", no_args_is_help=True)

ActorsOption = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE", help="A YAML file of actors to know beside the packaged ones."),
]


@actors.command("list")
def list_actors(file: ActorsOption = None) -> None:
    """List the actors: kind, code, name."""
    for actor in _gazetteer(file).actors.values():
        typer.echo(f"{actor.kind:<10}  {actor.code or '':<2}  {actor.name}")


@actors.command("show")
def show_actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An actor, as `slantwise actors list` gives it, or a word for one.")],
    file: ActorsOption = None,
) -> None:
    """Show the words that stand for one actor, by form, and the state's media."""
    from slantwise.actors.state_media import state_media
    from slantwise.cli.messages import errors_in_one_line

    gazetteer = _gazetteer(file)
    with errors_in_one_line():
        actor = gazetteer.actors[_canonical(name, gazetteer)]
    typer.echo(f"{actor.name} ({actor.kind}{', ' + actor.code if actor.code else ''})")
    by_form: dict[str, list[str]] = {}
    for word, senses in gazetteer.senses.items():
        for sense in senses:
            if sense.actor == actor:
                by_form.setdefault(sense.form, []).append(word)
    for form, words in by_form.items():
        typer.echo(f"{form}: {'; '.join(sorted(words))}")
    if entry := state_media().get(actor.name):
        typer.echo(f"state media: {_counts(entry.counts.items())}; runs its media: {'yes' if entry.runs_media else 'no'}")


@actors.command("check")
def check(paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="YAML files of actors.")]) -> None:
    """Tell every fault in files of your own; the exit code is 1 if there is any."""
    from slantwise.actors.entries import read_entries

    tell_faults([fault for path in paths for fault in read_entries(path)[1]])


@actors.command("media")
def media() -> None:
    """Show how far states run their media, where that is from, and by what rule."""
    from slantwise.actors.state_media import TYPES, state_media, table_source
    from slantwise.cli.messages import errors_in_one_line

    with errors_in_one_line():
        table = state_media()
    width = max(map(len, table))
    for country, entry in table.items():
        typer.echo(f"{country:<{width}}  {'runs its media' if entry.runs_media else '':<14}  {_counts(entry.counts.items())}".rstrip())
    typer.echo()
    for code, meaning in TYPES.items():
        typer.echo(f"{code:<4}  {meaning}")
    typer.echo("Runs its media: at least one entry is SC, and SC, CaPu and CaPr are more than half.")
    source = table_source()
    typer.echo(f"Source: {source['source']}, {source['url']}, {source['dated']}; {source['licence']}")


def _gazetteer(file: Path | None) -> "Gazetteer":
    from slantwise.actors import Gazetteer
    from slantwise.cli.messages import errors_in_one_line

    with errors_in_one_line():
        return Gazetteer.load(*([file] if file else []))


def _canonical(name: str, gazetteer: "Gazetteer") -> str:
    from difflib import get_close_matches

    from slantwise.errors import InputError

    if name in gazetteer.actors:
        return name
    meant = list(dict.fromkeys(sense.actor.name for sense in gazetteer.senses.get(name, ())))
    if len(meant) == 1:
        return meant[0]
    close = meant or get_close_matches(name, gazetteer.actors, n=1)
    hint = f"did you mean {' or '.join(map(repr, close))}?" if close else "`slantwise actors list` gives the names"
    raise InputError(f"NAME must be an actor, got {name!r}; {hint}")


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{code} {count}" for code, count in counts)
