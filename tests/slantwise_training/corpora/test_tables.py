"""The corpora that are tables (BABE, outlets) or have fields of their own (context, BASIL, narratives)."""

import json
from pathlib import Path

from slantwise_training.corpora.babe import read_babe
from slantwise_training.corpora.basil import read_basil
from slantwise_training.corpora.context import read_cards, read_context
from slantwise_training.corpora.narratives import read_narratives
from slantwise_training.corpora.outlets import read_outlets

BASE = {
    "id": "x",
    "event": "e",
    "outlet": "Example Post",
    "outlet_label": "state",
    "title": "T",
    "text": "A dull day.",
    "split": "train",
}


def lines(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps({**BASE, **row}) for row in rows), encoding="utf-8")
    return path


def test_babe_is_split_at_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "babe.csv"
    path.write_text(
        "text;outlet;topic;label_bias;biased_words\n"
        "\"A dull; dull day.\";Example Post;weather;Biased;['dull']\n"
        "A day.;Example Post;weather;No agreement;[]\n"
        "A day.;Example Post;weather;Maybe;[]\n"
        "A day.;Example Post;weather;Non-biased;[dull\n",
        encoding="utf-8-sig",
    )
    reading = read_babe(path)
    assert [(r.text, r.biased, r.biased_words) for r in reading.rows] == [
        ("A dull; dull day.", True, ("dull",)), ("A day.", None, ()),
    ]  # fmt: skip
    assert [(p.row, p.field) for p in reading.problems] == [(3, "label_bias"), (4, "biased_words")]


def test_an_outlet_needs_a_country_and_a_name(tmp_path: Path) -> None:
    path = tmp_path / "matrix.csv"
    path.write_text(
        "Country,Media company,Main assets,URL,Typology\nNorthland,State Radio, Radio North ,n.example,SC\n,X,Y,Z,SC\n",
        encoding="utf-8",
    )
    reading = read_outlets(path)
    assert [(r.country, r.name, r.typology) for r in reading.rows] == [("Northland", "Radio North", "SC")]
    assert [(p.row, p.field) for p in reading.problems] == [(2, "Country")]


def test_a_context_pair_has_known_values(tmp_path: Path) -> None:
    pair = {"card": "flood", "relevance": "central", "timing": "after", "mention": "none"}
    reading = read_context(lines(tmp_path / "c.jsonl", {"contexts": [pair]}, {"contexts": [{**pair, "mention": "hinted"}]}))
    assert [(c.card, c.mention, c.quote) for c in reading.rows[0].contexts] == [("flood", "none", "")]
    assert [(p.row, p.field) for p in reading.problems] == [(2, "contexts.mention")]


def test_a_card_must_be_whole(tmp_path: Path) -> None:
    card = {"date": "2001-02-03", "name": "The flood", "statement": "The river rose.", "relevant_when": "The river."}
    reading = read_cards(lines(tmp_path / "cards.jsonl", card, {**card, "statement": None}))
    assert [c.statement for c in reading.rows] == ["The river rose."]
    assert [p.field for p in reading.problems] == ["statement"]


def test_a_basil_span_lies_in_the_text(tmp_path: Path) -> None:
    span = {"start": 2, "end": 6, "label": "lexical", "target": "the day", "polarity": "neg"}
    reading = read_basil(lines(tmp_path / "b.jsonl", {"spans": [span]}, {"spans": [{**span, "end": 99}]}))
    article = reading.rows[0]
    assert article.text[article.spans[0].start : article.spans[0].end] == "dull"
    assert [(p.row, p.field) for p in reading.problems] == [(2, "spans.end")]


def test_narratives_may_be_none(tmp_path: Path) -> None:
    reading = read_narratives(lines(tmp_path / "n.jsonl", {"labels": ["Other"]}, {}))
    assert [row.narratives for row in reading.rows] == [("Other",), ()]


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "babe.csv"
    path.write_text("text;topic;label_bias\nA day.;weather;Biased\n", encoding="utf-8")
    assert [(p.row, p.field) for p in read_babe(path).problems] == [(1, "outlet")]


def test_a_table_that_is_no_utf8_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "babe.csv"
    row = "A day.;Example Post;weather;Biased;[]\n"
    path.write_bytes(("text;outlet;topic;label_bias;biased_words\n" + row * 2000).encode() + b"\xff")
    reading = read_babe(path)
    assert len(reading.rows) > 0
    assert [p.field for p in reading.problems] == [""]
    assert "breaks off" in reading.problems[0].reason
