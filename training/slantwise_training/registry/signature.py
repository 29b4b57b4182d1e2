"""What the MLflow model takes and gives, with an example."""

from importlib.resources import files
from typing import Any


def signature() -> Any:
    """Columns of the input and the output, and the params."""
    from mlflow.models import ModelSignature
    from mlflow.types import ColSpec, DataType, ParamSchema, ParamSpec, Schema
    from mlflow.types.schema import AnyType

    text = DataType.string
    report = AnyType()  # type: ignore[no-untyped-call]
    return ModelSignature(
        inputs=Schema([ColSpec(text, "text"), *(ColSpec(text, name, required=False) for name in ("title", "date", "id"))]),
        outputs=Schema([ColSpec(DataType.double, "state_probability"), ColSpec(text, "verdict"), ColSpec(report, "report")]),
        params=ParamSchema([ParamSpec("date", text, None), ParamSpec("as_of", text, None)]),
    )


def example() -> tuple[Any, dict[str, str]]:
    """The packaged sample article as an input, and params."""
    import pandas as pd

    title, _, text = (files("slantwise") / "samples" / "arms_deal.txt").read_text(encoding="utf-8").partition("\n")
    return pd.DataFrame({"text": [text.strip()], "title": [title]}), {"date": "2021-01-22", "as_of": "2022-01-01"}
