"""slantwise reads a news article and shows, with evidence, how it frames states and whose words it uses."""

from typing import TYPE_CHECKING, Any

from slantwise.article import Article
from slantwise.errors import InputError, ModelError, SlantwiseError
from slantwise.report import Cue, Evidence, ModelInfo, Report, Source, Span

if TYPE_CHECKING:
    from slantwise.scorer import Scorer

__all__ = [
    "Article",
    "Cue",
    "Evidence",
    "InputError",
    "ModelError",
    "ModelInfo",
    "Report",
    "Scorer",
    "SlantwiseError",
    "Source",
    "Span",
]


def __getattr__(name: str) -> Any:
    """Loads the scorer with its runtime, and reads the version, when first asked for, so that ``slantwise --help`` need not."""
    if name == "Scorer":
        from slantwise.scorer import Scorer

        return Scorer
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("slantwise")
        except PackageNotFoundError:  # run from the source tree
            return "unknown"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
