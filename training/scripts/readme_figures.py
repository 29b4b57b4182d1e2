"""Writes the figures of the released model into README.md, so that no release forgets them.

    python training/scripts/readme_figures.py [--check]
    python training/scripts/readme_figures.py --again runs/seed-14/released

The table of README.md that stands between the two markers is written anew from ``measured`` in the released ``config.json`` and from the
table of folds in the model card; figures in sentences elsewhere are put right one by one. The last column is what the same config measured
with another seed; ``--again`` takes it from the folder that such a run released and keeps it in ``training/gate/again.json``. ``--check``
writes nothing, names each line that differs, and then exits with 1.
"""

import argparse
import difflib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RELEASED = ROOT / "models" / "slantwise_models" / "released"
AGAIN = ROOT / "training" / "gate" / "again.json"
BEGIN, END = "<!-- figures: begin, written by training/scripts/readme_figures.py -->", "<!-- figures: end -->"

CUES, SAME = "{cues-dev} annotated articles, dev", "the same"
ROWS = (
    ("state-framing cues, micro fragment F1", CUES, ["state-framing.{}.micro_f1"]),
    ("state-framing cues, labels ignored, fragment F1", SAME, ["state-framing.{}.any_f1"]),
    ("voice of a found cue, accuracy", SAME, ["state-framing.{}.voice_accuracy"]),
    ("technique spans, span identification F1", "PTC (SemEval-2020 Task 11), dev", ["technique.{}.any_f1"]),
    ("techniques, micro fragment F1", SAME, ["technique.{}.micro_f1"]),
    ("sides of found cues, F1", CUES, ["sides.{}.given_cue_f1"]),
    ("cues and their sides together, F1", SAME, ["sides.{}.end_to_end_f1"]),
    ("sign of an actor's balance in an article, accuracy", SAME, ["sides.{}.alignment_sign"]),
    (
        "contexts, recall of central ones / precision",
        "{context-dev} annotated articles, dev",
        ["context.dev{}.relevance_recall_central", "context.dev{}.relevance_precision"],
    ),
    ("contexts, told, absent or denied, macro F1", SAME, ["context.dev{}.status_macro_f1"]),
    ("contexts, omission AUROC", SAME, ["context.dev{}.omission_auroc"]),
    ("contexts not yet happened, share named so", SAME, ["context.dev{}.not_yet_happened"]),
    (
        "source, mean AUROC, countries not trained on",
        "{articles} articles, {country-disjoint} folds, {deals} deals",
        ["country-disjoint.{}.auroc"],
    ),
    ("source, mean AUROC, outlets not trained on", "the same, {outlet-disjoint} folds, {deals} deals", ["outlet-disjoint.{}.auroc"]),
    ("source, mean AUROC, random folds", "the same; the outlets are known here", ["random.{}.auroc"]),
)
"""What, on what, and the names in ``measured`` with the side left open."""

SENTENCES = {
    r"denial poorly\*\*\s+\(F1 ([\d.]+)\)": ("context.dev.denied_f1", 2),
    r"the wording model \(([\d.]+) alone": ("country-disjoint.wording.auroc", 3),
    r"own source head reaches ([\d.]+) there": ("country-disjoint.network.auroc", 3),
}
"""Figures outside the markers: where they stand, their name in ``measured``, and decimals."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the script; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if anything differs")
    parser.add_argument("--readme", type=Path, default=ROOT / "README.md", help="the file to write")
    parser.add_argument("--model", type=Path, default=RELEASED, help="the model folder")
    parser.add_argument("--again", type=Path, help="model folder of a run with another seed, to keep its figures")
    options = parser.parse_args(arguments)
    try:
        if options.again:
            keep_again(options.again, AGAIN)
        before = options.readme.read_text(encoding="utf-8")
        after = with_figures(before, read_release(options.model))
    except (OSError, KeyError, ValueError) as error:
        sys.stderr.write(f"{options.readme}: {error}\n")
        return 2
    if options.check:
        lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), str(options.readme), "as measured", n=0, lineterm=""))
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        return 1 if lines else 0
    options.readme.write_text(after, encoding="utf-8")
    return 0


def read_release(model: Path) -> dict[str, Any]:
    """What a model folder says of itself: ``measured``, ``counts`` for the column of data, and ``folds`` of the card, by name."""
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    provenance, card = config["provenance"], (model / "README.md").read_text(encoding="utf-8")
    rows = {entry["file"].partition(":")[0]: entry["rows"] for entry in provenance["data"]}
    folds = dict(re.findall(r"^\| ((?:country|outlet)-disjoint: [^|]+?) \|(.*)\|$", card, re.MULTILINE))
    counts = {name: rows[name] for name in ("cues-dev", "context-dev")}
    counts |= {kind: sum(name.startswith(kind) for name in folds) for kind in ("country-disjoint", "outlet-disjoint")}
    counts |= {"articles": f"{provenance['source_articles']:,}", "deals": provenance["settings"]["source.deals"]}
    again = json.loads(AGAIN.read_text(encoding="utf-8"))
    return {"measured": config["measured"], "counts": counts, "folds": folds, "again": again}


def keep_again(model: Path, path: Path) -> None:
    """Keeps seed, code commit and figures of a model folder that the release's config made with another seed."""
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    provenance = config["provenance"]
    kept = {"seed": provenance["seed"], "commit": provenance["commit"], "measured": config["measured"]}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def with_figures(readme: str, release: Mapping[str, Any]) -> str:
    """The text with every figure as it was measured.

    Raises:
        ValueError: A marker or a sentence with a figure is missing, or stands there twice.
    """
    measured = release["measured"]
    table = "\n".join([BEGIN, "", *_table(measured, release["again"], release["counts"]), "", *_countries(release["folds"]), "", END])
    readme = _replace(readme, f"({re.escape(BEGIN)}.*?{re.escape(END)})", table)
    for pattern, (name, decimals) in SENTENCES.items():
        readme = _replace(readme, pattern, f"{measured[name]:.{decimals}f}")
    return readme


def _replace(text: str, pattern: str, value: str) -> str:
    found = list(re.finditer(pattern, text, re.DOTALL))
    if len(found) != 1:
        raise ValueError(f"expected one place like {pattern!r}, found {len(found)}; mend the text or training/scripts/readme_figures.py")
    return text[: found[0].start(1)] + value + text[found[0].end(1) :]


def _table(measured: Mapping[str, float], again: Mapping[str, Any], counts: Mapping[str, Any]) -> list[str]:
    lines = [f"| what | data, split | baseline | slantwise | seed {again['seed']} |", "|---|---|---:|---:|---:|"]
    for what, where, names in ROWS:
        beside, ours = _values(measured, names, baseline=True), _values(measured, names, baseline=False)
        repeated = _values(again["measured"], names, baseline=False)
        shown = [" / ".join(f"{value:.3f}" for value in values) for values in (beside, ours, repeated)]
        shown[beside < ours] = f"**{shown[beside < ours]}**"
        lines.append(f"| {what} | {where.format_map(counts)} | " + " | ".join(shown) + " |")
    return lines


def _values(measured: Mapping[str, float], names: Sequence[str], *, baseline: bool) -> list[float]:
    """The figures of one side under names whose place for the side is open; the baseline has none for voices."""
    if baseline:
        sides = {"context.dev": ".baseline"}
    else:
        sides = {"context.dev": "", "country-disjoint.": "judgement", "outlet-disjoint.": "judgement", "random.": "judgement"}
    filled = [name.format(sides.get(name.partition("{")[0], "baseline" if baseline else "network")) for name in names]
    return [measured[name] for name in filled if not (baseline and name.endswith("voice_accuracy"))]


def _countries(folds: Mapping[str, str]) -> list[str]:
    """A sentence with the figures of each country."""
    parts = []
    for name, cells in folds.items():
        kind, _, country = name.partition(": ")
        if kind == "country-disjoint":
            tested, judgement, *_, tfidf = (cell.strip() for cell in cells.split("|"))
            parts.append(f"{country} {judgement.split()[0]} ({tfidf.split()[0]}; {tested.split(',')[0]} articles)")
    return [f"By country, TF-IDF in brackets: {', '.join(parts)}."]


if __name__ == "__main__":
    sys.exit(main())
