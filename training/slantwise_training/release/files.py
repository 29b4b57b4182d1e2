"""Files that join a model folder after its weights."""

import dataclasses
from pathlib import Path

from slantwise_models.config import ModelConfig
from slantwise_models.runtime import sha256


def note_file(folder: Path, name: str) -> None:
    """Lists a file of a model folder in its ``config.json``, with its checksum."""
    model = ModelConfig.load(folder)
    dataclasses.replace(model, files=model.files | {name: sha256(folder / name)}).save(folder)
