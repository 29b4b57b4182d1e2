"""The bundled corpus: pairs of articles written for this project, one YAML file a pair."""

from pathlib import Path

from slantwise.errors import InputError

NAME = "bundled"
"""What ``data_dir`` is called to mean the bundled corpus."""
FOLDER = Path(__file__).parents[3] / "corpus"
"""Where it lies in the source tree; the wheel has none."""
PAIRS = "pairs"
WARNING = (
    "**All figures here are on the bundled corpus: texts that were written for this project. They say that the code works, and "
    "nothing about real reporting.**"
)
"""Stands above every figure that comes from it."""


def is_bundled(data: Path) -> bool:
    """Whether a data folder is laid out as the bundled corpus, in pairs."""
    return (data / PAIRS).is_dir()


def data_folder(name: str) -> Path:
    """The folder that ``data_dir`` names.

    Raises:
        InputError: The bundled corpus is asked for where there is no source tree.
    """
    if name != NAME:
        return Path(name)
    if not is_bundled(FOLDER):
        raise InputError(
            f"data_dir {name!r}: {FOLDER / PAIRS} is missing. The bundled corpus comes with the source tree, not with the wheel: "
            "clone the repository and install it with `pip install --editable '.[train]'`, or name a data folder of your own"
        )
    return FOLDER
