"""A web page of articles scored by a model: the packaged sample, and some of the bundled corpus. All were written for this project."""

from collections.abc import Sequence
from html import escape
from importlib.resources import files

from slantwise import Article, Report, Scorer
from slantwise_training.corpora.bundled import FOLDER, PAIRS, is_bundled
from slantwise_training.corpora.bundled.pairs import read_pairs
from slantwise_training.corpora.bundled.parts import is_dev

N_PAIRS = 3

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font: 16px/1.4 system-ui, sans-serif; margin: 1rem; }}
summary {{ cursor: pointer; padding: .4rem 0; }}
iframe {{ border: 1px solid #bbb; height: 80vh; width: 100%; }}
</style></head><body><h1>{title}</h1>
<p>Articles that were written for this project, scored by this model.</p>
{entries}
</body></html>
"""
_ENTRY = """<details{open}><summary><b>{title}</b> ({id}): {verdict}, state probability {probability:.2f}, {cues} cues</summary>
{frame}</details>"""


def example_articles() -> list[Article]:
    """The packaged sample; where the source tree is there, both articles of some pairs kept for dev."""
    title, _, text = (files("slantwise") / "samples" / "arms_deal.txt").read_text(encoding="utf-8").partition("\n")
    articles = [Article(text.strip(), title=title, date="2021-01-22", id="sample")]
    if is_bundled(FOLDER):
        pairs = [pair for pair in read_pairs(FOLDER / PAIRS).rows if is_dev(pair.id)][:N_PAIRS]
        records = [article.record for pair in pairs for article in pair.articles]
        articles += [Article(record.text, title=record.title, date=record.date, id=record.id) for record in records]
    return articles


def example_page(scorer: Scorer) -> str:
    """One page without scripts or other files, each report in a frame of its own."""
    reports = scorer.score_many(example_articles())
    return _page(f"Examples, {scorer.config.name} {scorer.config.version}", reports)


def _page(title: str, reports: Sequence[Report]) -> str:
    entries = [
        _ENTRY.format(
            open=" open" * (number == 0),
            title=escape(report.article.title),
            id=escape(report.article.id or ""),
            verdict=report.source.verdict,
            probability=report.source.state_probability,
            cues=len(report.cues),
            frame=f'<iframe srcdoc="{escape(report.to_html())}" title="{escape(report.article.title)}"></iframe>',
        )
        for number, report in enumerate(reports)
    ]
    return _PAGE.format(title=escape(title), entries="\n".join(entries))
