"""A scorer that needs no model."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from slantwise.article import Article
from slantwise.cli import app, scoring
from slantwise.errors import InputError, ModelError
from slantwise.report import ModelInfo, Report, Source

Invoke = Callable[..., Result]


class FakeScorer:
    """Judges by length; refuses texts that say so."""

    model_info = ModelInfo("fake", "0.1", "0" * 64)

    def score(
        self,
        text: str,
        *,
        title: str = "",
        date: str | None = None,
        id: str | None = None,
        outlet: str | None = None,
        as_of: str | None = None,
    ) -> Report:
        if "refuse" in text:
            raise InputError("text must not say so")
        article = Article(text, title, date, id, outlet)
        source = Source(min(len(text), 100) / 100, (0.0, 1.0), "uncertain", (0.3, 0.7))
        return Report(article, "en", source, [], [], self.model_info)


def load_fake(model: Path | None, contexts: Path | None = None, actors: Path | None = None) -> FakeScorer:
    if model is not None:
        raise ModelError(f"{model} is missing")
    return FakeScorer()


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Runs ``slantwise`` with the fake scorer."""
    monkeypatch.setattr(scoring, "load_scorer", load_fake)

    def run(*arguments: object, stdin: bytes | str | None = None) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run
