"""The model card, written from what the run knows."""

from pathlib import Path
from typing import Any

import jinja2

from slantwise_models.config import CARD_FILE, FORMAT, ModelConfig

_TEMPLATES = Path(__file__).parent


def write_card(folder: Path, config: ModelConfig, tables: dict[str, Any]) -> None:
    """Writes ``README.md`` beside the weights.

    Args:
        folder: The released folder.
        config: Its config, with provenance and figures.
        tables: Rows for the tables: ``figures`` (what, data, network, baseline), ``labels``, ``outlets``
            and ``swaps``; ``deals``, how many deals of the independent outlets the source figures are means of.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    text = environment.get_template("card.md.jinja").render(config=config, format=FORMAT, **tables)
    (folder / CARD_FILE).write_text(text, encoding="utf-8")
