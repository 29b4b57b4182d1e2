"""slantwise reads a news article and shows, with evidence, how it frames states and whose words it uses."""

from slantwise.article import Article
from slantwise.errors import InputError, ModelError, SlantwiseError
from slantwise.report import Cue, Evidence, ModelInfo, Report, Source, Span
from slantwise.scorer import Scorer

__all__ = [
    "Article", "Cue", "Evidence", "InputError", "ModelError", "ModelInfo", "Report", "Scorer", "SlantwiseError", "Source", "Span",
]
