"""Who is speaking, where the sentence names them."""

import re

Span = tuple[int, int]

_VERB = (
    r"(?:said|says|told|tells|added|adds|stated|stressed|noted|declared|announced|insisted|argued|claimed|warned|wrote|"
    r"tweeted|explained|emphasi[sz]ed|asserted|remarked|pointed out|underlined|underscored|thanked|accused|denied|"
    r"dismissed|condemned|called|described|vowed|urged|replied|continued|concluded|posted|commented)"
)
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|the|for|al-\w+|bin|de|von|and)){0,8}(?<! of)(?<! the)(?<! for)(?<! and)"
_ROLE = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Ss]ome) (?:[\w’'-]+ ){0,3}[a-z][\w’'-]+"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I)"
_WHO = rf"(?P<who>{_NAME}|{_ROLE}|{_PRONOUN})"
_BEFORE = re.compile(rf"\b{_WHO},? (?:(?:has|have|had|also|later|earlier|then|further) ){{0,2}}{_VERB}\b")
_AFTER = re.compile(rf"\b{_VERB} (?P<who>{_NAME}|{_ROLE})")
_SOURCE = re.compile(rf"\b(?:[Aa]ccording to|[Ii]n the words of) (?P<who>{_NAME}|{_ROLE})")
_PASSIVE = re.compile(rf"\b{_WHO} (?:was|were|is|are) (?:quoted|cited)\b")
_PATTERNS = (_PASSIVE, _BEFORE, _SOURCE, _AFTER)


def speaker_of(text: str, sentence: Span, span: Span) -> str | None:
    """Who says the phrase, in the words of the text.

    Looks for an attribution ("X said", "said X", "according to X", "X was quoted") in the sentence, outside the phrase; of several
    the one nearest to the phrase counts.

    Args:
        text: The text.
        sentence: The sentence that holds the phrase, ``[start, end)``.
        span: The phrase, ``[start, end)``.

    Returns:
        A noun phrase or a pronoun, cut from the text, or None where the sentence names nobody.
    """
    start, end = sentence
    best: tuple[int, str] | None = None
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            a, b = match.span("who")
            if b > span[0] and a < span[1]:
                continue
            distance = max(span[0] - match.end(), match.start() - span[1], 0)
            if best is None or distance < best[0]:
                best = distance, match.group("who")
    return best[1] if best else None
