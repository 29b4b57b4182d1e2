"""What an experiment without a model card leaves to read: command and tables, in Markdown."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from slantwise_training.config import RunConfig
from slantwise_training.corpora.bundled import WARNING, is_bundled
from slantwise_training.tracking.environment import command, commit

Row = Mapping[str, Any]


def report(config: RunConfig, tables: Mapping[str, Sequence[Row]], *, result: str = "") -> str:
    """The page of a run.

    Args:
        config: The run.
        tables: Rows by heading; all rows of a table have the keys of the first.
        result: What came out, in a sentence.
    """
    lines = [f"# {config.name}", "", *([result, ""] if result else [])]
    lines += [f"Seed {config.seed}. Run as `{command()}` at commit `{commit()}`."]
    if is_bundled(Path(config.data_dir)):
        lines += ["", WARNING]
    for heading, rows in tables.items():
        lines += ["", f"## {heading}", "", *_table(rows)]
    return "\n".join(lines) + "\n"


def _table(rows: Sequence[Row]) -> list[str]:
    if not rows:
        return ["None."]
    names = list(rows[0])
    cells = [[_shown(row.get(name)) for name in names] for row in rows]
    return [_line(names), _line(["---:" if isinstance(rows[0][name], (int, float)) else "---" for name in names]), *map(_line, cells)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shown(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
