"""Pairs of articles on one event, as YAML: told in the manner of a state outlet, and in that of independent reporting."""

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yaml import YAMLError

from slantwise.actors import Gazetteer
from slantwise.contexts import default_cards
from slantwise.contexts._yaml import parse_yaml
from slantwise.contexts.card import ContextCard
from slantwise.contexts.timing import date_card
from slantwise.dates import date_fault
from slantwise_training.corpora.articles import ArticleRecord
from slantwise_training.corpora.bundled.markup import read_marked
from slantwise_training.corpora.context import ContextArticle, ContextPair
from slantwise_training.corpora.cues import CueArticle
from slantwise_training.corpora.reading import CorpusCard, FieldError, Problem, Reading, get

CARD = CorpusCard(
    "bundled",
    "Written for this project by language models; the events are real and dated, every sentence and every quotation is made up",
    "Apache-2.0, like the code",
    "",
    "Pairs of articles on one event, in the manner of a state outlet and of independent reporting; kept out of figures on real reporting.",
    "training/corpus in the source tree of slantwise",
)
LABELS = ("state", "independent")
FORMS = ("news", "readout", "editorial", "interview", "wire")
FEWEST_WORDS, MOST_WORDS = 150, 400
OTHER_ACTORS = ("other", "media")


@dataclass(frozen=True, slots=True)
class WrittenArticle:
    """One article of a pair, as each part of the training reads it.

    Attributes:
        record: For the source judgement.
        cues: For the span network and the sides.
        context: For the context head.
        form: One of ``FORMS``.
    """

    record: ArticleRecord
    cues: CueArticle
    context: ContextArticle
    form: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles on one event.

    Attributes:
        id: Name of the file without its ending.
        event: What happened, in one neutral sentence.
        date: ISO date of the event, at least the year.
        topic: A word or two.
        country: Country that the event is about.
        articles: In the state manner and in the independent manner.
    """

    id: str
    event: str
    date: str
    topic: str
    country: str
    articles: tuple[WrittenArticle, WrittenArticle]


def read_pairs(folder: Path) -> Reading[Pair]:
    """Reads every ``.yaml`` file of a folder, by name.

    Raises:
        InputError: A file cannot be opened.
    """
    reading: Reading[Pair] = Reading()
    cards = {card.id: card for card in default_cards()}
    actors = frozenset(Gazetteer.load().actors)
    for path in sorted(folder.glob("*.yaml")) or [folder / "*.yaml"]:
        reading.add_file(path)
        try:
            raw = parse_yaml(path.read_text(encoding="utf-8"))
        except (YAMLError, ValueError) as error:
            reading.problems.append(Problem(path.name, 1, "", f"is no YAML in UTF-8: {' '.join(str(error).split())}"))
            continue
        reading.take(path, 1, raw, functools.partial(_pair, name=path.stem, cards=cards, actors=actors))
    return reading.summarise(folder)


def _pair(raw: Any, name: str, cards: dict[str, ContextCard], actors: frozenset[str]) -> Pair:
    articles = tuple(_article(get(raw, label, dict), name, label, cards, actors) for label in LABELS)
    event, date, topic, country = (get(raw, field, str) for field in ("event", "date", "topic", "country"))
    fault = date_fault(date)
    if fault:
        raise FieldError("date", fault)
    return Pair(name, event, date, topic, country, (articles[0], articles[1]))


def _article(raw: dict[str, Any], name: str, label: str, cards: dict[str, ContextCard], actors: frozenset[str]) -> WrittenArticle:
    try:
        title, body = (read_marked(field, get(raw, field, str).strip()) for field in ("title", "text"))
        outlet, country, date, form = (get(raw, field, str) for field in ("outlet", "country", "date", "form"))
        fault = date_fault(date)
        if fault:
            raise FieldError("date", fault)
        if form not in FORMS:
            raise FieldError("form", f"must be one of {', '.join(FORMS)}, is {form!r}")
        words = len(body.text.split())
        if not FEWEST_WORDS <= words <= MOST_WORDS:
            raise FieldError("text", f"must have {FEWEST_WORDS} to {MOST_WORDS} words, has {words}")
        cues = (*title.cues, *body.cues)
        for actor in {a for cue in cues for a in (*cue.favours, *cue.against)} - actors - {*OTHER_ACTORS}:
            raise FieldError("text", f"{actor!r} is no actor of the gazetteer; use its name there, or 'other'")
        contexts = tuple(_context(entry, date, body.text, cards) for entry in get(raw, "contexts", list))
    except FieldError as error:
        raise FieldError(f"{label}.{error.field}", error.reason) from error
    key = f"{name}-{label}"
    return WrittenArticle(
        ArticleRecord(key, outlet, country, label, date, title.text, body.text, CARD.name),
        CueArticle(key, outlet, label, date, title.text, body.text, cues),
        ContextArticle(key, outlet, label, date, title.text, body.text, contexts),
        form,
    )


def _context(raw: Any, date: str, text: str, cards: dict[str, ContextCard]) -> ContextPair:
    card, relevance, mention = (get(raw, field, str) for field in ("card", "relevance", "mention"))
    quote = get(raw, "quote", str, optional=True) or ""
    if card not in cards:
        raise FieldError("contexts.card", f"{card!r} is no context card; see `slantwise contexts list`")
    if relevance not in ("central", "background"):
        raise FieldError("contexts.relevance", f"must be central or background, is {relevance!r}")
    if mention not in ("full", "partial", "none", "denied"):
        raise FieldError("contexts.mention", f"must be full, partial, none or denied, is {mention!r}")
    if bool(quote) != (mention != "none"):
        raise FieldError("contexts.quote", f"must be there unless mention is none, and only then ({card})")
    if quote not in text:
        raise FieldError("contexts.quote", f"{quote!r:.60} does not stand in the text")
    return ContextPair(card, relevance, date_card(cards[card], date, None).timing, mention, quote)
