"""The context stage of a run: reads the annotated articles with the released network, fits the head, puts it beside the weights."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from slantwise import Scorer
from slantwise.cleaning import clean
from slantwise.contexts import default_cards
from slantwise.contexts.index import CardIndex
from slantwise.contexts.vectors import card_texts, digest, read_texts
from slantwise_models.config import CONTEXTS_FILE
from slantwise_models.context_head import ContextHead, LinearModel
from slantwise_models.runtime import OnnxNetwork
from slantwise_training.config import RunConfig
from slantwise_training.contexts.articles import ReadArticle, read_articles
from slantwise_training.contexts.baseline import SimilarityBaseline
from slantwise_training.contexts.coverage import count_coverage
from slantwise_training.contexts.examples import mention_examples, relevance_examples
from slantwise_training.contexts.head import fit_mention, fit_relevance
from slantwise_training.contexts.measures import Guess, score_contexts
from slantwise_training.contexts.validation import Examples, choose_factors, choose_threshold, cross_validate, figures
from slantwise_training.contexts.weights import base_vectors, meaning, sample_texts, stem_weights
from slantwise_training.corpora.context import ContextArticle
from slantwise_training.data import DataFile, read_corpus
from slantwise_training.release.files import note_file
from slantwise_training.splitting.clusters import near_duplicate_clusters

logger = logging.getLogger(__name__)

Floats = NDArray[np.float64]
_NONE = LinearModel(np.zeros(1), np.ones(1), np.zeros((1, 1)), np.zeros(1))


PLACES = ("dev", "dev baseline", "unseen articles", "unseen cards")
"""Where the measures are taken."""


@dataclass(frozen=True, slots=True)
class ContextResult:
    """What the stage measured.

    Attributes:
        figures: Measures by where they were taken, one of ``PLACES``.
        files: What was read.
    """

    figures: dict[str, dict[str, float]] = field(default_factory=dict)
    files: list[DataFile] = field(default_factory=list)

    def flat(self) -> dict[str, float]:
        """Every figure under one name."""
        return {f"context {where} {name}": value for where, figures in self.figures.items() for name, value in figures.items()}


def train_contexts(config: RunConfig, folder: Path) -> ContextResult:
    """Fits the context head on the network of a model folder, adds it to the folder and measures it on the dev articles.

    Args:
        config: The run.
        folder: The model folder, with weights that stay as they are.

    Raises:
        InputError: A corpus is missing.
    """
    result = ContextResult()
    train, dev = (read_corpus(Path(config.data_dir), f"context-{part}", result.files) for part in ("train", "dev"))
    network = OnnxNetwork(folder, threads=config.threads)
    cards = default_cards()
    texts = list(dict.fromkeys(text for card in cards for text in card_texts(card)))
    vectors = dict(zip(texts, read_texts(texts, network), strict=True))
    articles = list(read_articles(_apart(train, dev, seed=config.seed), network))
    head = _knowledge(config, articles, vectors)
    examples = make_examples(articles, CardIndex(cards, _projected(head, vectors), head), seed=config.seed)
    save_head(folder, fit_head(config, examples, result))
    baseline = SimilarityBaseline(cards, examples.index.facts)
    baseline.fit(examples.articles)
    result.figures["dev"] = evaluate(Scorer.from_pretrained(folder, threads=config.threads), dev)
    beside = [baseline.judge(replace(article, vectors=head.project(article.vectors))) for article in read_articles(dev, network)]
    result.figures["dev baseline"] = score_contexts(dev, beside)
    logger.info("contexts: %s", result.figures)
    if most := config.contexts.coverage_articles:
        options = {"most": most, "seed": config.seed, "threads": config.threads}
        count_coverage(folder, Path(config.data_dir), examples.index, train, dev, **options)
    return result


def make_examples(articles: Sequence[ReadArticle], index: CardIndex, *, seed: int) -> Examples:
    """Everything to learn from, of articles with the network's vectors."""
    projected = [replace(article, vectors=index.head.project(article.vectors)) for article in articles]
    relevance = relevance_examples(projected, index)
    annotated = {pair.card for article in articles for pair in article.article.contexts}
    learnable = np.array([index.cards[c].id in annotated for c in relevance.card], bool)
    return Examples(projected, index, relevance, mention_examples(projected, index, constructed=True, seed=seed), learnable)


def fit_head(config: RunConfig, examples: Examples, result: ContextResult) -> ContextHead:
    """The head, its threshold and factors chosen by cross-validation, the figures of which go into ``result``."""
    training = config.contexts
    unseen = {
        name: cross_validate(examples, training, by_card=name == "unseen cards", seed=config.seed)
        for name in ("unseen articles", "unseen cards")
    }
    threshold = choose_threshold(unseen["unseen articles"].relevance, examples.relevance.relevant, training.least_precision)
    factors = choose_factors(examples, list(unseen.values()))
    result.figures.update({name: figures(examples, part, threshold, factors) for name, part in unseen.items()})
    evidence, mention = fit_mention(examples.mention, training)
    return replace(
        examples.index.head,
        relevance=fit_relevance(examples.relevance, examples.learnable, training),
        evidence=evidence,
        mention=mention,
        threshold=threshold,
        silence=factors[0],
        contradiction=factors[1],
    )


def save_head(folder: Path, head: ContextHead) -> None:
    """Puts the head into a model folder."""
    head.save(folder / CONTEXTS_FILE)
    note_file(folder, CONTEXTS_FILE)


def evaluate(scorer: Scorer, articles: Sequence[ContextArticle]) -> dict[str, float]:
    """The measures of the scorer's reports on annotated articles."""
    reports = [scorer.score(a.text, title=a.title, date=a.date) for a in articles]
    return score_contexts(articles, [{c.id: Guess(c.status, c.mention_score) for c in report.contexts} for report in reports])


def _apart(train: Sequence[ContextArticle], dev: Sequence[ContextArticle], *, seed: int) -> list[ContextArticle]:
    """The train articles that are no near-duplicates of a dev article."""
    clusters = near_duplicate_clusters([clean(a.text).text for a in [*train, *dev]], seed=seed)
    near = np.isin(clusters[: len(train)], clusters[len(train) :])
    logger.info("%d train articles are near-duplicates of dev articles and left out", int(near.sum()))
    return [article for article, drop in zip(train, near, strict=True) if not drop]


def _knowledge(config: RunConfig, articles: Sequence[ReadArticle], vectors: dict[str, Floats]) -> ContextHead:
    """A head that knows words and vectors, and has learnt nothing from annotations."""
    stems, idf, unseen = stem_weights(sample_texts(Path(config.data_dir), config.contexts.stem_articles, seed=config.seed))
    base = base_vectors([text for article in articles for text in article.texts], config.encoder)
    centre, projection = meaning(np.concatenate([article.vectors for article in articles]), base, config.contexts.vector_size)
    head = ContextHead(stems, idf, unseen, centre, projection, _NONE, _NONE, _NONE, threshold=0.5)
    texts = sorted(vectors, key=digest)
    projected = head.project(np.stack([vectors[text] for text in texts])).astype(np.float16).astype(np.float64)
    return replace(head, digests=np.array([digest(text) for text in texts]), vectors=projected)


def _projected(head: ContextHead, vectors: dict[str, Floats]) -> dict[str, Floats]:
    known = dict(zip(head.digests.tolist(), head.vectors, strict=True))
    return {text: known[digest(text)] for text in vectors}
