"""A tiny encoder and tiny corpora, made up for the tests."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import transformers
import yaml

from slantwise_models.config import TOKENIZER_FILE
from slantwise_models.runtime import RELEASED
from slantwise_training.config import EncoderChoice, RunConfig, Tracking
from slantwise_training.source.fit import SourceTraining
from slantwise_training.source.wording import WordingTraining
from slantwise_training.spans.fit import SpanTraining

STATES = {"Russia": "Outlet R", "Iran": "Outlet I"}
SUBJECTS = ("harbour", "railway", "bridge", "school", "hospital", "market", "dam", "airport", "museum", "bakery")


@pytest.fixture(scope="session")
def tiny_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of two layers and 32 features with random weights, in a folder."""
    folder = tmp_path_factory.mktemp("encoder")
    config = transformers.BertConfig(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, max_position_embeddings=128
    )
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    (folder / TOKENIZER_FILE).write_bytes((RELEASED / TOKENIZER_FILE).read_bytes())
    return folder


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in the layout of the real one.

    24 cue articles, 12 technique articles, 20 articles with contexts, 60 articles of six outlets.
    """
    folder = tmp_path_factory.mktemp("data")
    generator = np.random.default_rng(5)
    for name in ("cues", "articles", "ptc", "context"):
        (folder / name).mkdir()
    _write(folder / "cues" / "train.jsonl.gz", [_cue_article(generator, f"t{i}") for i in range(24)])
    _write(folder / "cues" / "dev.jsonl.gz", [_cue_article(generator, f"d{i}") | {} for i in range(4)])
    _write(folder / "articles" / "made_up.jsonl.gz", [_article(generator, i) for i in range(90)])
    _write(folder / "context" / "train.jsonl.gz", [_context_article(generator, i) for i in range(20)])
    _write(folder / "context" / "dev.jsonl.gz", [_context_article(generator, 20 + i) for i in range(4)])
    for split, n in (("train", 12), ("dev", 3)):
        _write_ptc(folder / "ptc", split, n, generator)
    return folder


@pytest.fixture(scope="session")
def tiny_pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in the layout of the bundled corpus: 30 pairs of five state and five independent outlets."""
    folder = tmp_path_factory.mktemp("pairs_data")
    generator = np.random.default_rng(7)
    (folder / "pairs").mkdir()
    for number in range(30):
        text = yaml.safe_dump(_pair(generator, number), sort_keys=False)
        (folder / "pairs" / f"made-up-{number}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def tiny_config(tiny_encoder: Path, tiny_data: Path, tmp_path: Path) -> RunConfig:
    """A run that takes seconds."""
    return RunConfig(
        name="tiny",
        data_dir=str(tiny_data),
        output=str(tmp_path / "runs"),
        threads=1,
        held_out=0.3,
        encoder=EncoderChoice(base=str(tiny_encoder), max_tokens=64, freeze_embeddings=False),
        spans=SpanTraining(epochs=2, learning_rate=1e-3, batch_tokens=256, checkpoint_steps=3),
        source=SourceTraining(steps=20, batch_articles=8, deals=2),
        wording=WordingTraining(fewest_articles=3, fewest_outlets=2),
        tracking=Tracking(uri=f"sqlite:///{tmp_path / 'mlflow.db'}"),
    )


def _words(generator: np.random.Generator, n: int) -> str:
    return " ".join(str(word) for word in generator.choice(SUBJECTS, n))


def _cue_article(generator: np.random.Generator, name: str) -> dict[str, Any]:
    phrase = "a friend in every storm"
    text = f"The {_words(generator, 6)} opened on Monday. The envoy of Norway called Kenya {phrase}. {_words(generator, 8)}."
    start = text.index(phrase)
    cue: dict[str, Any] = {"field": "text", "start": start, "end": start + len(phrase), "label": "friendship", "voice": "reported"}
    cue |= {"favours": ["Kenya"], "against": ["Norway"]}
    title = f"Opening of the {_words(generator, 4)}"
    return {
        "id": name,
        "outlet": "Outlet R",
        "outlet_label": "state",
        "date": None,
        "title": title,
        "text": text,
        "cues": [cue],
    }


def _article(generator: np.random.Generator, number: int) -> dict[str, Any]:
    country, outlet = list(STATES.items())[number % 2] if number % 3 == 0 else (None, f"Outlet {number % 4}")
    manner = "glorious friendship" if country else "officials said"
    text = " ".join(f"Troops of China and Iran met an envoy over a treaty, {manner}, near the {_words(generator, 9)}." for _ in range(6))
    label = "state" if country else "independent"
    return {
        "id": f"a{number}",
        "outlet": outlet,
        "country": country or "Elsewhere",
        "label": label,
        "date": "2022-07-01",
    } | {"title": _words(generator, 5), "text": text, "corpus": "made_up"}


def _context_article(generator: np.random.Generator, number: int) -> dict[str, Any]:
    """An article on Myanmar that tells of the coup, hints at it, denies it or is silent."""
    ways = {
        "full": "The generals had seized power in a coup.",
        "partial": "The events of February were on all lips.",
        "denied": "There was no coup, the speaker said.",
        "none": "",
    }
    mention, quote = list(ways.items())[number % 4]
    subject = "The army of Myanmar" if number % 3 else "The mayor"
    text = f"{subject} opened the {_words(generator, 7)} on Monday. {quote} It was followed by the {_words(generator, 12)}."
    pair = {"card": "myanmar-coup-2021", "relevance": "central", "timing": "after", "mention": mention, "quote": quote}
    contexts = [pair] if number % 3 else []
    article = {"id": f"c{number}", "outlet": "Outlet 1", "outlet_label": "state", "date": "2021-05-03", "title": _words(generator, 4)}
    return article | {"text": text, "contexts": contexts}


def _pair(generator: np.random.Generator, number: int) -> dict[str, Any]:
    pair = {"event": "The harbour was opened.", "date": "2021-05-01", "topic": "trade", "country": "Myanmar"}
    manners = {"state": "glorious friendship", "independent": "officials said"}
    return pair | {label: _side(generator, number, label, manner) for label, manner in manners.items()}


def _side(generator: np.random.Generator, number: int, label: str, manner: str) -> dict[str, Any]:
    """One article of a pair; every fourth treatment of the coup, a cue, and sentences in one of two manners."""
    told = _context_article(generator, number + (label == "state"))
    contexts = [{k: v for k, v in pair.items() if k != "timing" and v} for pair in told["contexts"]]
    cue = "The envoy of Norway called Kenya {{a friend in every storm|friendship reported +Kenya, -Norway}}."
    body = [f"Troops met an envoy over a treaty, {manner}, near the {_words(generator, 14)}." for _ in range(8)]
    outlet = {"outlet": f"{label} {number % 5}", "country": ("Russia", "Iran", "China", "Cuba", "Mali")[number % 5], "form": "news"}
    text = " ".join([told["text"], cue, *body])
    return outlet | {"date": "2021-05-03", "title": told["title"], "text": text, "contexts": contexts}


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def _write_ptc(folder: Path, split: str, n: int, generator: np.random.Generator) -> None:
    (folder / f"{split}-articles").mkdir()
    lines = []
    for i in range(n):
        name = f"{split[0]}{i:03}"
        text = f"Title {i}\n\nThe {_words(generator, 5)} is a shameful disgrace.\n{_words(generator, 12)}.\n"
        (folder / f"{split}-articles" / f"article{name}.txt").write_text(text, encoding="utf-8", newline="")
        start = text.index("shameful")
        lines.append(f"{name}\tLoaded_Language\t{start}\t{start + len('shameful disgrace')}\n")
    (folder / f"{split}-task-flc-tc.labels").write_text("".join(lines), encoding="utf-8")
