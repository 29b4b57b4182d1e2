"""Loading never unpickles: no file of the project reads a format that can run code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for folder in ("inference", "models", "training", "tests", "notebooks") for path in (ROOT / folder).rglob("*.py"))
MODULES = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"}
CALLS = {"torch.load", "torch.jit.load", "torch.hub.load", "pandas.read_pickle", "pd.read_pickle", "yaml.unsafe_load", "yaml.full_load"}
LOADERS = {"yaml.Loader", "yaml.FullLoader", "yaml.UnsafeLoader"}


def unsafe(tree: ast.AST) -> Iterator[str]:
    """What could unpickle, by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names = {f"{module}.{alias.name}" for alias in node.names}
            yield from ({module} if module.split(".")[0] in MODULES else names & CALLS)
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in LOADERS:
            yield ast.unparse(node)
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in CALLS or any(
                k.arg == "allow_pickle" and not (isinstance(k.value, ast.Constant) and k.value.value is False) for k in node.keywords
            ):
                yield name


def test_there_are_sources_to_look_at() -> None:
    assert len(SOURCES) > 100


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_source_unpickles(path: Path) -> None:
    assert list(unsafe(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "import joblib.externals",
        "from pickle import load",
        "from torch import load",
        "import torch\ntorch.load('c')",
        "import numpy as np\nnp.load('c', allow_pickle=True)",
        "import yaml\nyaml.load('c', yaml.Loader)",
    ],
)
def test_what_unpickles_is_found(code: str) -> None:
    assert list(unsafe(ast.parse(code)))
