"""The scorer: from an article to a report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from slantwise._contexts import find_contexts, load_index
from slantwise._cues import judge_cues
from slantwise._registry import SCHEME, fetched
from slantwise.actors import Gazetteer
from slantwise.article import Article
from slantwise.contexts.index import CardIndex
from slantwise.dates import date_fault
from slantwise.errors import InputError
from slantwise.forward import read_windows
from slantwise.language import detect_language
from slantwise.preparation import PreparedArticle, prepare
from slantwise.report import Evidence, ModelInfo, Report, Source
from slantwise.source import NetworkReading, judge
from slantwise.wording import WordingReading, read_wording
from slantwise_models.runtime import RELEASED, NetworkOutput, OnnxNetwork

if TYPE_CHECKING:
    from slantwise.compare import Comparison

N_EVIDENCE = 5
SHORT = 40
"""Words below which the source judgement is not to be trusted."""


class Scorer:
    """Scores articles with a released model.

    Args:
        network: The loaded model folder; ``from_pretrained`` makes it.
        index: The context cards, ready for use; None judges no contexts.
        gazetteer: The actors whose side a cue can take; None for those of the package.
    """

    def __init__(self, network: OnnxNetwork, index: CardIndex | None = None, gazetteer: Gazetteer | None = None) -> None:
        self._network = network
        self._index = index
        self._gazetteer = gazetteer
        self.config = network.config
        self.model_info = ModelInfo(self.config.name, self.config.version, network.sha256)

    @classmethod
    def from_pretrained(
        cls,
        path: str | Path | None = None,
        *,
        threads: int | None = None,
        contexts: str | Path | None = None,
        actors: str | Path | Sequence[str | Path] = (),
    ) -> "Scorer":
        """Loads a model folder.

        Args:
            path: The folder, or the URI of a model in an MLflow registry, for instance ``models:/slantwise@champion``;
                None is the released model that comes with the package.
            threads: Threads for one forward pass; None lets the runtime choose.
            contexts: A folder of context cards to use beside the packaged ones; a card with the id of a packaged one takes its place.
            actors: A file of actors, or several, to know beside those of the package; in the format of ``slantwise/actors/*.yaml``.

        Raises:
            ModelError: The model folder is missing, spoiled or of a newer format, or the registry has no such model.
            ContextError: The folder of cards has a fault; the message lists all.
            ActorError: A file of actors has faults; the message lists them all.
        """
        network = _load(path, threads)
        files = [actors] if isinstance(actors, (str, Path)) else actors
        gazetteer = Gazetteer.load(*map(Path, files)) if files else None
        return cls(network, load_index(network, Path(contexts) if contexts is not None else None), gazetteer)

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
        """Scores one article.

        Args:
            text: The body, of any length.
            title: The headline.
            date: Day of publication, ISO 8601, or None.
            id: Carried into the report.
            outlet: Who published it; carried into the report and read by no judgement.
            as_of: Day, ISO 8601, by which contexts are judged in place of the article's date: what would a reader at that day miss?

        Raises:
            InputError: An argument is of the wrong type or a date is no date.
        """
        _check_as_of(as_of)
        return self._score(_article({"text": text, "title": title, "date": date, "id": id, "outlet": outlet}), as_of)

    def score_many(self, articles: Iterable[Article | str | Mapping[str, Any]], *, as_of: str | None = None) -> list[Report]:
        """Scores articles, in order; a list of one gives a list of one.

        Args:
            articles: Articles, bare texts, or mappings with ``text`` and at will ``title``, ``date``, ``id`` and ``outlet``.
            as_of: As for ``score``, for all of them.

        Raises:
            InputError: One of them cannot be scored; the message says which.
        """
        return list(self.score_iter(articles, as_of=as_of))

    def score_iter(self, articles: Iterable[Article | str | Mapping[str, Any]], *, as_of: str | None = None) -> Iterator[Report]:
        """Like ``score_many``, one report after another, without holding them all."""
        if isinstance(articles, (str, bytes, Mapping, Article)):
            raise InputError(f"articles must be several articles, got one {type(articles).__name__}; call score for one")
        _check_as_of(as_of)
        for article in _each_article(articles, "articles"):
            yield self._score(article, as_of)

    def compare(
        self,
        article: Article | str | Mapping[str, Any],
        references: Iterable[Article | str | Mapping[str, Any]],
        *,
        any_date: bool = False,
    ) -> "Comparison":
        """Compares an article with other articles on its subject: what at least two of them tell and it does not, and the reverse.

        Args:
            article: The article; its ``date`` says which references count.
            references: The others, two or more.
            any_date: Whether references that are dated after the article count, too.

        Raises:
            InputError: The article or a reference cannot be read, or fewer than two references can be used.
            ModelError: The model's folder holds no context head.
        """
        from slantwise.compare import compare

        if isinstance(references, (str, bytes, Mapping, Article)):
            raise InputError(f"references must be several articles, got one {type(references).__name__}")
        others = list(_each_article(references, "references"))
        return compare(_article(article), others, self._network, self.model_info, any_date=any_date)

    def _score(self, article: Article, as_of: str | None) -> Report:
        config = self.config
        prepared = prepare(article.title, article.text, self._network.tokenizer, max_tokens=config.max_tokens)
        language = detect_language(f"{article.title}\n{article.text}")
        warnings = _warnings(prepared, language)
        if not prepared.windows:
            source = Source(0.5, (0.0, 1.0), "uncertain", config.source.uncertain)
            return Report(article, language, source, [], warnings, self.model_info)
        chunks = list(read_windows(self._network, prepared.windows))
        source = self._source(article, prepared, [output for _, output in chunks], doubtful=bool(warnings))
        cues = judge_cues(article, prepared, chunks, self._network, self._gazetteer)
        # contexts are judged where the text can be read: in English, and long enough to tell something
        contexts = []
        if self._index is not None and not warnings:
            n_framing, coverage = len(config.state_framing), self._network.coverage
            contexts = find_contexts(article, prepared, chunks, cues, self._index, n_framing=n_framing, as_of=as_of, coverage=coverage)
        return Report(article, language, source, cues, warnings, self.model_info, contexts)

    def _source(self, article: Article, prepared: PreparedArticle, outputs: Sequence[NetworkOutput], *, doubtful: bool) -> Source:
        calibration = self.config.source
        network = NetworkReading(
            np.concatenate([o.sentences for o in outputs]),
            np.concatenate([o.attention for o in outputs]).astype(np.float64),
            np.concatenate([o.evidence for o in outputs]).astype(np.float64),
        )
        wording = read_wording(prepared.wording_sentences(), self._network.wording)
        judgement = judge(network, wording, calibration)
        heaviest = np.argsort(-np.abs(judgement.weights), kind="stable")[:N_EVIDENCE].tolist()
        evidence = [_evidence(article, prepared, number, float(judgement.weights[number]), wording) for number in heaviest]
        verdict = "uncertain" if doubtful else judgement.verdict
        return Source(judgement.probability, judgement.interval, verdict, calibration.uncertain, evidence)


def _load(path: str | Path | None, threads: int | None) -> OnnxNetwork:
    if isinstance(path, str) and path.startswith(SCHEME):
        with fetched(path) as folder:
            return OnnxNetwork(folder, threads=threads)
    return OnnxNetwork(Path(path) if path is not None else RELEASED, threads=threads)


def _evidence(article: Article, prepared: PreparedArticle, number: int, weight: float, wording: WordingReading) -> Evidence:
    sentence = prepared.sentences[number]
    span = prepared.as_given(article, sentence.field, sentence.start, sentence.end)
    return Evidence(span.field, span.start, span.end, span.text, weight, wording.heaviest_terms(number, weight))


def _warnings(prepared: PreparedArticle, language: str | None) -> list[str]:
    """What makes the source judgement doubtful."""
    words = sum(field.text.count(" ") + 1 for field in prepared.fields.values() if field.text)
    if not prepared.windows:
        return ["The article has no words: nothing was judged."]
    warnings = []
    if words < SHORT:
        warnings.append(f"The article has only {words} word{'s' * (words > 1)}: too few to judge its source.")
    if language not in ("en", None):
        warnings.append(
            f"The article seems to be in another language ({language}); the model reads English, so neither "
            "its cues nor its source judgement are to be trusted."
        )
    return warnings


def _check_as_of(as_of: str | None) -> None:
    if fault := date_fault(as_of):
        raise InputError(f"as_of {fault}")


def _each_article(items: Iterable[Article | str | Mapping[str, Any]], argument: str) -> Iterator[Article]:
    """Checks articles one after another; a fault is told with its place in the argument."""
    for number, item in enumerate(items):
        try:
            article = _article(item)
        except InputError as error:
            raise InputError(f"{argument}[{number}]: {error}") from error
        yield article


def _article(item: Article | str | Mapping[str, Any]) -> Article:
    """Checks one article."""
    if isinstance(item, str):
        item = Article(item)
    elif isinstance(item, Mapping):
        if "text" not in item:
            raise InputError(f"text is missing; got the keys {sorted(item)}")
        item = Article(**{key: item[key] for key in ("text", "title", "date", "id", "outlet") if item.get(key) is not None})
    elif not isinstance(item, Article):
        raise InputError(f"an article must be an Article, a str or a mapping, got {type(item).__name__}")
    for name in ("text", "title"):
        if not isinstance(getattr(item, name), str):
            raise InputError(f"{name} must be a str, got {type(getattr(item, name)).__name__}")
    if not isinstance(item.outlet, str | None):
        raise InputError(f"outlet must be a str or None, got {type(item.outlet).__name__}")
    fault = date_fault(item.date)
    if fault:
        raise InputError(f"date {fault}")
    return item
