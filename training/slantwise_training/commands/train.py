"""``slantwise-train CONFIG [key=value ...]``: one experiment, from raw data to figures and mostly to a released folder."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from slantwise.errors import SlantwiseError


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="slantwise-train", description=__doc__)
    parser.add_argument("config", nargs="?", type=Path, help="a YAML file, for instance training/configs/default.yaml")
    parser.add_argument("overrides", nargs="*", metavar="key=value", help="settings to change, for instance spans.epochs=1")
    parser.add_argument("--data-dir", help="folder with the corpora, or `bundled`")
    parser.add_argument("--output", help="folder for runs")
    parser.add_argument("--resume", action="store_true", help="go on where the run's folder left off")
    parser.add_argument("--send", type=Path, metavar="RUN_FOLDER", help="train nothing: send a run that its tracking server missed")
    parser.add_argument("--tracking-uri", help="with --send: where to, if not where the run was meant for")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    parser = make_parser()
    options = parser.parse_intermixed_args(arguments)
    if (options.config is None) == (options.send is None):
        parser.error("give a config to train, or --send with the folder of a run")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    from slantwise_training.config import load_config
    from slantwise_training.pipeline import train
    from slantwise_training.tracking import send

    named = {"data_dir": options.data_dir, "output": options.output}
    overrides = [*options.overrides, *(f"{key}={value}" for key, value in named.items() if value)]
    try:
        if options.send is not None:
            sys.stdout.write(f"sent: {send(options.send, options.tracking_uri)} records of {options.send}\n")
            return 0
        folder = train(load_config(options.config, overrides), resume=options.resume)
    except SlantwiseError as error:
        logging.getLogger(__name__).error("%s", error)
        return 2
    if folder is None:  # the main process tells
        return 0
    sys.stdout.write(f"{(folder / 'README.md').read_text(encoding='utf-8')}\nwritten: {folder}\n")
    return 0
