"""Reports built by hand."""

from collections.abc import Callable

import pytest

from slantwise.article import Article, FieldName
from slantwise.report import Cue, Evidence, Family, ModelInfo, Report, Source, Voice
from slantwise_models.labels import STATE_FRAMING

TITLE = "Freedonia greets a steadfast friend"
TEXT = (
    "Freedonia and Sylvania signed an arms accord on Tuesday.\n\n"
    "“A steadfast friend never sends a bill,” the minister said. He called the figures <b>a plain invention</b>.\n"
    "The auditors had no comment."
)
MODEL = ModelInfo("tiny", "0.0.1", "0123456789abcdef" * 4)


def _cue(phrase: str, label: str, voice: Voice = "author", speaker: str | None = None, field: FieldName = "text") -> Cue:
    start = (TITLE if field == "title" else TEXT).index(phrase)
    family: Family = "state-framing" if label in STATE_FRAMING else "technique"
    return Cue(field, start, start + len(phrase), phrase, label, family, 0.75, voice, speaker)


def _evidence(sentence: str, weight: float, *terms: str) -> Evidence:
    start = TEXT.index(sentence)
    return Evidence("text", start, start + len(sentence), sentence, weight, list(terms))


@pytest.fixture(scope="session")
def report() -> Report:
    """A report with three voices, cues that overlap, evidence both ways and mark-up in its text."""
    cues = [
        _cue("a steadfast friend", "friendship", "author", field="title"),
        _cue("A steadfast friend never", "friendship", "quoted", "the minister"),
        _cue("friend never sends a bill", "triumph", "quoted", "the minister"),
        _cue("friend", "Loaded_Language", "quoted", "the minister"),
        _cue("a plain invention", "denial", "reported", "the minister"),
    ]
    evidence = [
        _evidence("“A steadfast friend never sends a bill,” the minister said.", 0.5, "never <name>", "<number> bill"),
        _evidence("The auditors had no comment.", -0.25),
    ]
    source = Source(0.83, (0.6, 0.94), "state-aligned", (0.3, 0.7), evidence)
    return Report(Article(TEXT, TITLE, "2031-05-13", "a-1"), "en", source, cues, ["One [line] was <left> out."], MODEL)


@pytest.fixture(scope="session")
def bare_report() -> Callable[..., Report]:
    """Makes a report without evidence on any text."""

    def make(text: str, title: str = "", cues: tuple[Cue, ...] = (), warnings: tuple[str, ...] = ()) -> Report:
        source = Source(0.5, (0.0, 1.0), "uncertain", (0.3, 0.7))
        return Report(Article(text, title), None, source, list(cues), list(warnings), MODEL)

    return make
