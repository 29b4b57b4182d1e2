"""Which language a text is in."""

import functools
import re
from typing import Any

SAMPLE = 2000
"""Characters looked at; more do not change the answer."""
FEWEST_LETTERS = 40

_WORD = re.compile(r"[^\W\d_]+")
# fmt: off
_ENGLISH = frozenset([
    "the", "of", "and", "to", "in", "a", "is", "was", "that", "for", "on", "with", "as", "by", "it", "at",
    "from", "be", "has", "have", "had", "are", "were", "he", "his", "not", "this", "they", "but", "which", "their",
    "an",
])
# fmt: on
_PLAINLY = 0.25
"""Share of function words from which on a text is English beyond doubt; news has 0.3 to 0.45."""


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of a text's language, or None for fewer than ``FEWEST_LETTERS`` letters.

    Plain English is told by its function words; only for other texts is the language model of py3langid loaded (Lui and
    Baldwin, 2012), which takes longer than scoring an article.

    Args:
        text: Any text; of a long one, pieces from head, middle and end are read.
    """
    if len(text) > SAMPLE:
        third, middle = SAMPLE // 3, len(text) // 2
        text = " ".join((text[:third], text[middle : middle + third], text[-third:]))
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        return None
    words = _WORD.findall(text.lower())
    if sum(word in _ENGLISH for word in words) >= _PLAINLY * len(words):
        return "en"
    return str(_identifier().classify(text)[0])


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
