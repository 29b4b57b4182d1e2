"""From an article and its references to a comparison."""

from collections.abc import Sequence

from slantwise.article import Article
from slantwise.compare.choosing import dating_warnings, names_of, reasons_to_leave_out
from slantwise.compare.likeness import TOLD, group, nearest
from slantwise.compare.result import Comparison, LoneFact, MissingFact, Quotation, Reference
from slantwise.compare.sentences import FactSentence, fact_sentences
from slantwise.errors import InputError, ModelError
from slantwise.language import detect_language
from slantwise.report import ModelInfo
from slantwise_models.config import CONTEXTS_FILE
from slantwise_models.context_head import ContextHead
from slantwise_models.runtime import OnnxNetwork

FEWEST = 2
"""References that a comparison needs."""


def compare(article: Article, references: Sequence[Article], network: OnnxNetwork, model: ModelInfo, *, any_date: bool) -> Comparison:
    """Finds what at least two references tell and the article does not, and what the article tells and no reference does.

    References dated after the article are left out, since nobody can leave out what has not happened; so are copies of one another.

    Args:
        article: The article.
        references: Other articles on its subject.
        network: A model whose folder holds a context head.
        model: Its name and version.
        any_date: Whether to use references that are younger than the article, too.

    Raises:
        InputError: The article cannot be read, or fewer than two references can be used.
        ModelError: The model has no context head.
    """
    head = network.contexts
    if head is None:
        raise ModelError(f"this model cannot compare articles: its folder has no {CONTEXTS_FILE}; use a newer model")
    names = names_of(references)
    reasons = reasons_to_leave_out(article, references, names, any_date=any_date)
    listed = [
        Reference(name, reference.title, reference.date, reason) for name, reference, reason in zip(names, references, reasons, strict=True)
    ]
    left_out = [f"{reference.name} ({reference.left_out})" for reference in listed if reference.left_out]
    used = [(name, r) for name, r, reason in zip(names, references, reasons, strict=True) if reason is None]
    if len(used) < FEWEST:
        why = f"; left out: {'; '.join(left_out)}" if left_out else ""
        raise InputError(f"references must hold at least {FEWEST} articles that can be used, got {len(used)} of {len(references)}{why}")
    own, told = _read(article, [reference for _, reference in used], network, head)
    warnings = dating_warnings(article, used)
    if left_out:
        warnings.append(f"References left out: {'; '.join(left_out)}.")
    document_names = ["the article", *(name for name, _ in used)]
    return Comparison(article, listed, _missing(own, told, document_names), _alone(own, told, document_names), warnings, model)


def _read(
    article: Article, references: Sequence[Article], network: OnnxNetwork, head: ContextHead
) -> tuple[list[FactSentence], list[FactSentence]]:
    """The sentences that may hold a fact: of the article, document 0, and of the references, numbered from 1."""
    language = detect_language(f"{article.title}\n{article.text}")
    if language not in ("en", None):
        raise InputError(f"text seems to be in another language ({language}); only English articles can be compared")
    sentences = fact_sentences([article, *references], network, head)
    own, told = ([s for s in sentences if (s.document == 0) == is_own] for is_own in (True, False))
    if not own:
        raise InputError("text has no sentence that can be compared; it must be an article in whole sentences")
    return own, told


def _missing(own: Sequence[FactSentence], told: Sequence[FactSentence], names: Sequence[str]) -> list[MissingFact]:
    """The groups of sentences of references that no sentence of the article comes near."""
    found = []
    for members in group(told):
        similarity, sentence = max((nearest(member, own) for member in members), key=lambda pair: pair[0])
        if similarity < TOLD:
            found.append(MissingFact([_quotation(member, names) for member in members], similarity, sentence.span))
    return sorted(found, key=lambda fact: (-len(fact.quotations), fact.similarity))


def _alone(own: Sequence[FactSentence], told: Sequence[FactSentence], names: Sequence[str]) -> list[LoneFact]:
    """The sentences of the article that no sentence of a reference comes near."""
    if not told:
        return []
    pairs = ((sentence, *nearest(sentence, told)) for sentence in own)
    return [LoneFact(sentence.span, similarity, _quotation(other, names)) for sentence, similarity, other in pairs if similarity < TOLD]


def _quotation(sentence: FactSentence, names: Sequence[str]) -> Quotation:
    span = sentence.span
    return Quotation(span.field, span.start, span.end, span.text, names[sentence.document])
