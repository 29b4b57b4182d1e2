"""The bundled corpus as the parts that training reads: articles, cues and contexts, each to train on and for dev."""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from slantwise_training.corpora.bundled import PAIRS
from slantwise_training.corpora.bundled.pairs import Pair, WrittenArticle, read_pairs
from slantwise_training.corpora.reading import Reading

DEV_SHARE = 0.2
"""About this share of the pairs is for dev."""


def is_dev(pair_id: str) -> bool:
    """Whether a pair, with both its articles, is for dev: by a hash of its id, so that more pairs move none."""
    return zlib.crc32(pair_id.encode()) % 100 < round(100 * DEV_SHARE)


def read_articles(data: Path) -> Reading[Any]:
    """Every article, for the source judgement."""
    return _part(data, lambda article: article.record, None)


def read_cues(data: Path, *, dev: bool) -> Reading[Any]:
    """The articles of one side of the split, with their cues."""
    return _part(data, lambda article: article.cues, dev)


def read_context(data: Path, *, dev: bool) -> Reading[Any]:
    """The articles of one side of the split, with their contexts."""
    return _part(data, lambda article: article.context, dev)


def _part(data: Path, view: Callable[[WrittenArticle], Any], dev: bool | None) -> Reading[Any]:
    whole = read_pairs(data / PAIRS)

    def belongs(name: str) -> bool:
        return dev is None or is_dev(name) == dev

    part: Reading[Any] = Reading()
    for pair in filter(lambda pair: belongs(pair.id), whole.rows):
        part.rows += map(view, pair.articles)
        part.counts[_file(pair)] += len(pair.articles)
    part.files = {name: digest for name, digest in whole.files.items() if belongs(Path(name).stem)}
    part.problems = [problem for problem in whole.problems if belongs(Path(problem.file).stem)]
    return part


def _file(pair: Pair) -> str:
    return f"{pair.id}.yaml"
