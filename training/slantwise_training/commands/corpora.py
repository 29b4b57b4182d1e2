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
    """The corpora that are named, by their own names or by what stands before the hyphen; all without a name."""
    wholes = {name.partition("-")[0] for name in known}
    chosen = {name: corpus for name, corpus in known.items() if not names or {name, name.partition("-")[0]} & set(names)}
    unknown = [name for name in names if name not in known.keys() | wholes]
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
    from slantwise_training.corpora.bundled import is_bundled
    from slantwise_training.corpora.statistics import describe

    for name, corpus in corpora.items():
        entries = describe(corpus.read(data)).told()
        if is_bundled(data) and name == "articles":
            entries["told apart"] = _separability(data)
        _table(name, ("what", "how many"), [(key, value) for key, value in entries.items() if value])
    return 0


def _separability(data: Path) -> str:
    """How easily plain models tell the sides of pairs apart."""
    from slantwise_training.corpora.bundled import PAIRS
    from slantwise_training.corpora.bundled.pairs import read_pairs
    from slantwise_training.corpora.bundled.probe import FOLDS, N_WORDS, separability

    pairs = read_pairs(data / PAIRS).rows
    if len(pairs) < FOLDS:
        return ""
    found = separability(pairs)
    return f"AUROC {found.tfidf:.3f} by TF-IDF, {found.ten_words:.3f} by the best {N_WORDS} words; {FOLDS} folds of whole pairs"


def _fetch(corpora: "dict[str, Corpus]", data: Path, source: Path | None, *, named: bool) -> int:
    if source is None:
        for name, corpus in corpora.items():
            sys.stdout.write(f"{name} ({'not there' if corpus.missing(data) else 'there'}): {', '.join(_places(corpus))}\n")
            sys.stdout.write(f"  licence: {corpus.card.licence}\n  to be had: {corpus.card.home or _HOMELESS}\n")
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

    table = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=number == 0 or column == "SHA-256")
    for row in rows:
        table.add_row(*map(escape, row))
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 200)
    console.print(table, highlight=False)
