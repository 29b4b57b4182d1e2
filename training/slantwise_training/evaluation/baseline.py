"""The TF-IDF baseline for cues: sentences that hold a label, marked whole, always in the author's voice."""

from collections.abc import Sequence

from slantwise.report import Cue
from slantwise.sentences import split_sentences
from slantwise_training.baselines.tfidf import TfidfCues
from slantwise_training.spans.examples import LabelledArticle, Task


def fit_baseline(articles: Sequence[LabelledArticle], task: Task, *, seed: int) -> TfidfCues:
    """Trains on the sentences of the articles that are annotated for a task."""
    sentences, labels = [], []
    for article in articles:
        if article.task == task:
            for name, start, end in _sentences(article):
                sentences.append(_field(article, name)[start:end])
                labels.append({s.label for s in article.spans if s.field == name and s.start < end and start < s.end})
    return TfidfCues(seed=seed).fit(sentences, labels)


def baseline_cues(model: TfidfCues, article: LabelledArticle) -> list[Cue]:
    """The sentences of an article that the baseline gives a label to, as cues."""
    places = _sentences(article)
    given = model.predict([_field(article, name)[start:end] for name, start, end in places])
    return [
        Cue(
            "title" if name == "title" else "text",
            start,
            end,
            _field(article, name)[start:end],
            label=label,
            family=article.task,
            score=model.threshold,
            voice="author",
        )
        for (name, start, end), labels in zip(places, given, strict=True)
        for label in sorted(labels)
    ]


def _field(article: LabelledArticle, name: str) -> str:
    return article.title if name == "title" else article.text


def _sentences(article: LabelledArticle) -> list[tuple[str, int, int]]:
    found = [*split_sentences(article.title, "title"), *split_sentences(article.text, "text")]
    return [(s.field, s.start, s.end) for s in found]
