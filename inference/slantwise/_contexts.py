"""From the network's output to the contexts of a report."""

from collections.abc import Sequence
from pathlib import Path

from slantwise.article import Article
from slantwise.contexts import ContextCard, default_cards, load_cards
from slantwise.contexts.index import CardIndex
from slantwise.contexts.judging import Judgement, judge
from slantwise.contexts.reading import read_article
from slantwise.contexts.stance import stances
from slantwise.contexts.telling import told_by
from slantwise.contexts.timing import Timing, date_card
from slantwise.contexts.vectors import card_texts, sentence_framing, sentence_vectors, text_vectors
from slantwise.errors import ModelError
from slantwise.preparation import PreparedArticle
from slantwise.report import Context, ContextStatus, Cue
from slantwise.windows import Window
from slantwise_models.config import CONTEXTS_FILE
from slantwise_models.coverage import Coverage
from slantwise_models.runtime import NetworkOutput, OnnxNetwork

Chunks = Sequence[tuple[Sequence[Window], NetworkOutput]]


def load_index(network: OnnxNetwork, folder: Path | None) -> CardIndex | None:
    """The packaged cards and those of a folder, ready for use; None for a model that judges no contexts.

    Args:
        network: The loaded model.
        folder: Folder of more cards; one with the id of a packaged card takes its place.

    Raises:
        ContextError: The folder has a fault.
        ModelError: A folder is given, and the model judges no contexts.
    """
    own = load_cards(folder) if folder is not None else []
    if network.contexts is None:
        if folder is not None:
            raise ModelError(f"this model judges no contexts: its folder has no {CONTEXTS_FILE}; leave contexts out, or use a newer model")
        return None
    cards = list(({card.id: card for card in default_cards()} | {card.id: card for card in own}).values())
    return make_index(network, cards)


def make_index(network: OnnxNetwork, cards: Sequence[ContextCard]) -> CardIndex:
    """Some cards, ready for use.

    Args:
        network: A model that has a context head.
        cards: The cards, ids all different.
    """
    head = network.contexts
    if head is None:
        raise ValueError("network has no context head; use a model released with one")
    texts = (text for card in cards for text in card_texts(card))
    return CardIndex(cards, text_vectors(texts, network, head), head)


def find_contexts(
    article: Article,
    prepared: PreparedArticle,
    chunks: Chunks,
    cues: Sequence[Cue],
    index: CardIndex,
    *,
    n_framing: int,
    as_of: str | None,
    coverage: Coverage | None,
) -> list[Context]:
    """The cards that bear on an article, most relevant first.

    Args:
        article: As given.
        prepared: Its cleaned fields and sentences.
        chunks: Its windows, a chunk at a time, with what the network says of them; at least one.
        cues: Its cues, with their sides.
        index: The cards.
        n_framing: State-framing labels of the model.
        as_of: Day to judge by in place of the article's date, or None.
        coverage: How outlets told the cards, or None where that was not counted.
    """
    texts = prepared.sentence_texts()
    in_title = [s.field == "title" for s in prepared.sentences]
    vectors = index.head.project(sentence_vectors(chunks, len(texts)))
    framing = sentence_framing(chunks, len(texts), n_framing)
    reading = read_article(texts, in_title, vectors, framing, stances(cues), index)
    found = []
    for judgement in judge(reading, index):
        card = index.cards[judgement.card]
        found.append(_context(article, prepared, card, judgement, as_of, told_by(card, coverage)))
    return found


def _context(
    article: Article,
    prepared: PreparedArticle,
    card: ContextCard,
    judgement: Judgement,
    as_of: str | None,
    counts: dict[str, list[int]] | None,
) -> Context:
    dating = date_card(card, article.date, as_of)
    status = _status(judgement.kind, dating.timing)
    shown = status in ("mentioned", "partial", "denied")
    sentence = prepared.sentences[judgement.sentence]
    return Context(
        id=card.id,
        name=card.name,
        event_date=card.event_date,
        relevance=judgement.relevance,
        status=status,
        mention_score=judgement.told,
        told_by_independent=counts["independent"][0] / counts["independent"][1] if counts else None,
        statement=card.main_fact,
        note=dating.note,
        evidence=prepared.as_given(article, sentence.field, sentence.start, sentence.end) if shown else None,
        sources=[f"{source.name}, {source.date}" for source in card.sources],
        told_by=counts,
    )


def _status(kind: str, timing: Timing) -> ContextStatus:
    """The status of a card; what has not happened can be neither told nor left out."""
    if timing == "before":
        return "not-yet-happened"
    if kind == "none":
        return "omitted" if timing == "after" else "undated"
    by_kind: dict[str, ContextStatus] = {"full": "mentioned", "partial": "partial", "denied": "denied"}
    return by_kind[kind]
