"""The Propaganda Techniques Corpus: folders of texts and tab-separated labels."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from slantwise.errors import InputError
from slantwise_models.labels import TECHNIQUES
from slantwise_training.corpora.reading import CorpusCard, FieldError, Problem, Reading

CARD = CorpusCard(
    "ptc",
    "Propaganda Techniques Corpus, version 2, as distributed for SemEval-2020 Task 11",
    "None stated; research",
    "Da San Martino et al. (2019), Fine-Grained Analysis of Propaganda in News Articles, EMNLP-IJCNLP",
    "News articles with the spans of fourteen propaganda techniques, by professional annotators.",
    "https://zenodo.org/record/3952415 (texts, and labels of the train part); with the labels of the dev part from "
    "https://propaganda.math.unipd.it/ptc/ after registration; version 2 there",
)
N_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class TechniqueSpan:
    """A span of the text, code points, end exclusive, with its technique."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class TechniqueArticle:
    """One article: title in the first line, then an empty line, then a sentence a line."""

    id: str
    text: str
    spans: tuple[TechniqueSpan, ...]


def read_ptc(folder: Path, split: str) -> Reading[TechniqueArticle]:
    """Reads one split.

    Args:
        folder: Folder of the corpus.
        split: "train" or "dev".

    Raises:
        InputError: The file of labels or the folder of articles is missing.
    """
    reading: Reading[TechniqueArticle] = Reading()
    labels = folder / f"{split}-task-flc-tc.labels"
    if not (folder / f"{split}-articles").is_dir():
        raise InputError(f"{folder / f'{split}-articles'} is missing; --data-dir must be the folder that holds the corpora")
    paths = {p.stem.removeprefix("article"): p for p in sorted((folder / f"{split}-articles").glob("article*.txt"))}
    texts = {name: text for name, path in paths.items() if (text := _text(path, reading)) is not None}
    spans: dict[str, list[TechniqueSpan]] = defaultdict(list)
    for number, line in enumerate((_text(labels, reading) or "").splitlines(), 1):
        try:
            article, span = _span(line, texts)
            spans[article].append(span)
        except FieldError as error:
            reading.problems.append(Problem(labels.name, number, error.field, error.reason))
    reading.rows = [TechniqueArticle(name, text, tuple(spans[name])) for name, text in texts.items()]
    return reading.summarise(labels)


def _text(path: Path, reading: Reading[TechniqueArticle]) -> str | None:
    """The text with its line ends as they stand, for offsets count them; None, and a problem, if it is no UTF-8."""
    reading.add_file(path)
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        reading.problems.append(Problem(path.name, 1, "", f"is no UTF-8: {error}"))
        return None


def _span(line: str, texts: dict[str, str]) -> tuple[str, TechniqueSpan]:
    columns = line.split("\t")
    if len(columns) != N_COLUMNS:
        raise FieldError("", f"must have {N_COLUMNS} tab-separated columns, has {len(columns)}")
    article, label, start, end = columns
    if article not in texts:
        raise FieldError("article", f"there is no article {article!r}")
    if label not in TECHNIQUES:
        raise FieldError("technique", f"must be one of the {len(TECHNIQUES)} techniques, is {label!r}")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(texts[article])):
        raise FieldError("end", f"[{start}, {end}) is no span of a text of {len(texts[article])} characters")
    return article, TechniqueSpan(int(start), int(end), label)
