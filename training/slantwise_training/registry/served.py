"""The released folder as an MLflow model. MLflow runs this file when it loads one ("models from code"): no pickle is involved."""

from collections.abc import Mapping
from typing import Any

import mlflow
import pandas as pd
from mlflow.pyfunc.model import PythonModel, PythonModelContext


class SlantwiseModel(PythonModel):
    """Scores one article a row."""

    def load_context(self, context: PythonModelContext) -> None:
        """Loads the model folder, the only artefact."""
        from slantwise import Scorer

        (folder,) = context.artifacts.values()
        self._scorer = Scorer.from_pretrained(folder)

    # of all type hints for model_input, MLflow leaves the signature and the params alone only with a DataFrame
    def predict(self, context: PythonModelContext, model_input: pd.DataFrame, params: dict[str, Any] | None = None) -> pd.DataFrame:
        """Scores articles.

        Args:
            context: Not needed.
            model_input: DataFrame with ``text`` and at will ``title``, ``date`` and ``id``.
            params: ``date`` of the articles that have none of their own; ``as_of``, the day by which contexts are judged.

        Returns:
            DataFrame with a row an article: ``state_probability``, ``verdict``, and the whole ``report`` as plain JSON types.
        """
        given = {key: value for key, value in (params or {}).items() if value}
        articles = [_article(row, given.get("date")) for row in model_input.to_dict(orient="records")]
        reports = [report.to_dict() for report in self._scorer.score_many(articles, as_of=given.get("as_of"))]
        sources = [report["source"] for report in reports]
        return pd.DataFrame(
            {
                "state_probability": [source["state_probability"] for source in sources],
                "verdict": [source["verdict"] for source in sources],
                "report": reports,
            }
        )


def _article(row: Mapping[str, Any], date: str | None) -> dict[str, Any]:
    """A row without the cells that are empty."""
    article = {key: value for key, value in row.items() if isinstance(value, str)}
    return {"date": date, **article} if date else article


mlflow.models.set_model(SlantwiseModel())
