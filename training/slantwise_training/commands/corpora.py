"""``slantwise-corpora list | check | stats | fetch``: what training reads, whether it is sound, and where it is to be had."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slantwise.errors import InputError, SlantwiseError

if TYPE_CHECKING:
    from slantwise_training.corpora.registry import Corpus

FAULTY, UNUSABLE = 1, 2
MOST_NAMES = 12
"""Outlets or countries listed by name."""


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="slantwise-corpora", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text, folder in (
        ("list", "the corpora, their licences, and whether they are there", "data"),
        (
            "check",
            "every fault of the corpora that are there, and the digests of their files; the exit status is 1 if there is any",
            "bundled",
        ),
        ("stats", "rows, outlets, labels, countries, dates, words and annotations", "bundled"),
        ("fetch", "where a corpus is to be had; with --from, take it from a folder or archive into the data folder", "data"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--data-dir", default=folder, help="folder with the corpora, or `bundled`; %(default)s if left out")
        if name != "list":
            command.add_argument(
                "names", nargs="*", metavar="CORPUS", help="for instance `cues-train`, or `cues` for all its parts; all if left out"
            )
        if name == "fetch":
            command.add_argument(
                "--from", dest="source", type=Path, metavar="PATH", help="a folder, a zip or a tar archive that holds the files"
            )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    options = make_parser().parse_args(arguments)
    logging.basicConfig(level=logging.ERROR, format="%(message)s")  # the readers' warnings are shown as tables
    from slantwise_training.corpora.bundled import data_folder
    from slantwise_training.corpora.registry import CORPORA, corpora_of

    try:
        data = data_folder(options.data_dir)
        if options.command == "list":
            return _list(data)
        known = CORPORA if options.command == "fetch" else corpora_of(data)
        corpora = _chosen(known, options.names)
        if options.command == "fetch":
            return _fetch(corpora, data, options.source, named=bool(options.names))
        if not options.names:
            corpora = _present(corpora, data)
        return _check(corpora, data) if options.command == "check" else _stats(corpora, data)
    except SlantwiseError as error:
        logging.getLogger(__name__).error("%s", error)
        return UNUSABLE


def _chosen(known: "dict[str, Corpus]", names: Sequence[str]) -> "dict[str, Corpus]":
    chosen = {name: corpus for name, corpus in known.items() if not names or {name, corpus.folder} & set(names)}
    unknown = [name for name in names if name not in known and name not in {corpus.folder for corpus in known.values()}]
    if unknown:
        raise InputError(f"there is no corpus {', '.join(unknown)}; there are {', '.join(known)}")
    return chosen


def _present(corpora: "dict[str, Corpus]", data: Path) -> "dict[str, Corpus]":
    present = {name: corpus for name, corpus in corpora.items() if not corpus.missing(data)}
    if not present:
        raise InputError(
            f"{data} holds no corpus; `slantwise-corpora fetch` tells where to get them, `--data-dir bundled` is the bundled one"
        )
    return present


def _list(data: Path) -> int:
    from slantwise_training.corpora.bundled import FOLDER, is_bundled
    from slantwise_training.corpora.bundled.pairs import CARD
    from slantwise_training.corpora.registry import CORPORA

    entries = [(name, corpus.card, "no" if corpus.missing(data) else "yes") for name, corpus in CORPORA.items()]
    entries.append((CARD.name, CARD, "yes" if is_bundled(FOLDER) else "no"))
    rows = [(name, there, card.description, card.licence, card.citation or "-", card.source) for name, card, there in entries]
    _table(f"Corpora in {data}", ("corpus", "there", "holds", "licence", "citation", "source"), rows)
    return 0


def _check(corpora: "dict[str, Corpus]", data: Path) -> int:
    from slantwise_training.data import list_files

    problems: dict[str, None] = {}
    rows = []
    for name, corpus in corpora.items():
        reading = corpus.read(data)
        problems |= dict.fromkeys(map(str, reading.problems))
        rows += [(file.file, str(file.rows), file.sha256) for file in list_files(name, reading)]
    _table(f"Files in {data}", ("file", "good rows", "SHA-256"), rows)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{len(problems) or 'no'} row(s) wrong\n")
    return FAULTY if problems else 0


def _stats(corpora: "dict[str, Corpus]", data: Path) -> int:
    from slantwise_training.corpora.statistics import describe

    for name, corpus in corpora.items():
        stats = describe(corpus.read(data))
        dates = f"{min(stats.dates)} to {max(stats.dates)}, {stats.undated} without" if stats.dates else ""
        words = "\n".join(_words(file, counts) for file, counts in _joined(stats.words).items())
        entries = {
            "rows": str(stats.rows),
            "outlets": _counts(stats.outlets),
            "labels": _counts(stats.labels),
            "countries": _counts(stats.countries),
            "dates": dates,
            "words": words,
            "annotations": _counts(stats.annotations, most=None),
            "voices": _counts(stats.voices),
        }
        _table(name, ("what", "how many"), [(key, value) for key, value in entries.items() if value])
    return 0


def _joined(words: dict[str, list[int]]) -> dict[str, list[int]]:
    """Many small files as one."""
    if len(words) <= MOST_NAMES:
        return words
    return {f"{len(words)} files": [count for counts in words.values() for count in counts]}


def _words(file: str, counts: list[int]) -> str:
    return f"{file}: {sum(counts):,} in {len(counts):,} rows of {min(counts)} to {max(counts)}"


def _counts(counts: "dict[str, int]", most: int | None = MOST_NAMES) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{name} {count:,}" for name, count in ordered[:most])
    return named if most is None or len(ordered) <= most else f"{len(ordered)} in all: {named}, ..."


def _fetch(corpora: "dict[str, Corpus]", data: Path, source: Path | None, *, named: bool) -> int:
    if source is None:
        rows = [
            (name, "no" if corpus.missing(data) else "yes", corpus.card.home or _HOMELESS, corpus.card.licence, ", ".join(_places(corpus)))
            for name, corpus in corpora.items()
        ]
        _table(f"Where to get what belongs in {data}", ("corpus", "there", "to be had", "licence", "files"), rows)
        sys.stdout.write("Take one from a folder or archive that you have: slantwise-corpora fetch CORPUS --from PATH\n")
        return 0
    from slantwise_training.corpora.taking import take

    taken = take(source, corpora, data, anywhere=named)
    if not taken:
        wanted = ", ".join(place for corpus in corpora.values() for place in _places(corpus))
        raise InputError(f"{source} has none of the files asked for: {wanted}")
    sys.stdout.write("".join(f"{name}: {len(files)} file(s) in {data}\n" for name, files in taken.items()))
    return _check({name: corpora[name] for name in taken}, data)


_HOMELESS = "nowhere: it may not be passed on. Build the files yourself, in the format of its reader"


def _places(corpus: "Corpus") -> list[str]:
    return [f"{corpus.folder}/{pattern}" for pattern in corpus.files]


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*map(escape, row))
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 200)
    console.print(table, highlight=False)
