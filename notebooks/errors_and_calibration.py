# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: -all
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Errors and calibration
#
# Where is the released model wrong, and can its probabilities be believed? Asked of the bundled corpus, whose texts may be shown: all of
# them were written for this project, so **no figure here says anything about real reporting.** The model was not trained on them.

# %%
from collections import Counter
from html import escape

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from IPython.display import Markdown, display

from slantwise import Scorer
from slantwise_models.labels import STATE_FRAMING, VOICES
from slantwise_training.corpora.bundled import FOLDER, PAIRS
from slantwise_training.corpora.bundled.pairs import FORMS, read_pairs
from slantwise_training.data import from_cues
from slantwise_training.evaluation.cues import score_cues
from slantwise_training.evaluation.errors import cue_errors, voice_confusion
from slantwise_training.evaluation.plots import confusion

plt.style.use("plots.mplstyle")
LEFT = [{"selector": "th, td", "props": "text-align: left"}]

# %%
written = [article for pair in read_pairs(FOLDER / PAIRS).rows for article in pair.articles]
scorer = Scorer.from_pretrained()
reports = scorer.score_many({"text": a.record.text, "title": a.record.title, "date": a.record.date, "id": a.record.id} for a in written)

judged = pd.DataFrame(
    {
        "article": article.record.id,
        "form": article.form,
        "state": article.record.label == "state",
        "probability": report.source.state_probability,
        "verdict": report.source.verdict,
        "heaviest sentence": report.source.evidence[0].text,
    }
    for article, report in zip(written, reports, strict=True)
)
right = (judged["verdict"] == "state-aligned") == judged["state"]
judged["outcome"] = np.select([judged["verdict"] == "uncertain", right], ["uncertain", "right"], "wrong")

# %% [markdown]
# ## Can the probabilities be believed?
#
# Articles are put in ten equal groups by probability. On the dashed line, as many of a group are written in the state manner as the model
# says; the bars are 95% intervals (Wilson, 1927), wide since a group is small.

# %%
GROUPS, Z = 10, 1.96
groups = judged.groupby(pd.qcut(judged["probability"], GROUPS, labels=False, duplicates="drop"))
table = groups.agg(said=("probability", "mean"), share=("state", "mean"), n=("state", "size"))
centre = (table["share"] + Z**2 / (2 * table["n"])) / (1 + Z**2 / table["n"])
reach = Z * np.sqrt(table["share"] * (1 - table["share"]) / table["n"] + (Z / (2 * table["n"])) ** 2) / (1 + Z**2 / table["n"])
table["least"], table["most"] = centre - reach, centre + reach
low, high = scorer.config.source.uncertain

figure, (axes, below) = plt.subplots(2, 1, figsize=(6, 6.4), height_ratios=(3, 1), sharex=True)
axes.plot([0, 1], [0, 1], "--", color="0.5", label="perfectly calibrated")
axes.vlines(table["said"], table["least"], table["most"], color="C0", alpha=0.5)
axes.plot(table["said"], table["share"], "o", color="C0", label="a tenth of the articles")
axes.set(ylabel="share written in the state manner", xlim=(0, 1), ylim=(-0.02, 1.02))
axes.legend(loc="upper left")
bins = np.linspace(0, 1, 21)
below.axvspan(low, high, color="0.9", label="uncertain zone")
sides = [judged.loc[judged["state"] == side, "probability"] for side in (True, False)]
below.hist(sides, bins.tolist(), color=["C1", "C0"], label=["state", "independent"])
below.set(xlabel="state probability as judged", ylabel="articles")
below.legend(fontsize="small", loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)
plt.show()

brier = ((judged["probability"] - judged["state"]) ** 2).mean()
gap = np.average(abs(table["said"] - table["share"]), weights=table["n"])
off = ((table["said"] < table["least"]) | (table["said"] > table["most"])).sum()
display(
    Markdown(
        f"**Reading:** probability and share differ by {gap:.2f} in the mean, and for {off} of {len(table)} groups the interval misses "
        f"the dashed line; the Brier score is {brier:.3f}, where 0.25 is what always saying one half would get."
    )
)

# %% [markdown]
# ## Which articles is it wrong about?
#
# A mistake counts only where the model gives a verdict; where it is unsure, it says so.

# %%
OUTCOMES = {"right": "C2", "uncertain": "0.8", "wrong": "C1"}
kinds = judged.assign(kind=np.where(judged["state"], "state", "independent") + " " + judged["form"])
order = [f"{side} {form}" for side in ("state", "independent") for form in FORMS]
shares = 100 * pd.crosstab(kinds["kind"], kinds["outcome"], normalize="index").reindex(index=order, columns=list(OUTCOMES), fill_value=0)

figure, axes = plt.subplots(figsize=(7.5, 3.6))
left = pd.Series(0.0, index=order)
for outcome, colour in OUTCOMES.items():
    bars = axes.barh(order, shares[outcome], left=left, color=colour, label=outcome)
    axes.bar_label(bars, [f"{share:.0f}" if share >= 6 else "" for share in shares[outcome]], label_type="center", fontsize=9)
    left += shares[outcome]
axes.set(xlim=(0, 100), xlabel="share of the articles (%)")
axes.grid(visible=False)
axes.invert_yaxis()
axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)
plt.show()

n_wrong, n_given = (judged["outcome"] == "wrong").sum(), (judged["outcome"] != "uncertain").sum()
hardest = shares["wrong"].idxmax()
display(
    Markdown(
        f"**Reading:** {n_given} of {len(judged)} articles get a verdict and {n_wrong} of those verdicts are wrong; most often wrong is "
        f"the kind “{hardest}”, at {shares.loc[hardest, 'wrong']:.0f}%."
    )
)

# %% [markdown]
# The most confident mistakes, with the sentence that weighed most. Many are what the corpus was written to hold: mild texts in the state
# manner, and heated ones in the independent manner.

# %%
wrong = judged[judged["outcome"] == "wrong"].assign(doubt=lambda rows: abs(rows["state"] - rows["probability"]))
worst = wrong.nlargest(8, "doubt")[["article", "form", "probability", "heaviest sentence"]]
display(worst.style.format({"probability": "{:.2f}"}).hide(axis="index").set_table_styles(LEFT))

# %% [markdown]
# ## Which cues does it miss, and which does it make up?
#
# A predicted phrase that overlaps an annotated one of its label in part earns that part (Da San Martino et al., 2019).

# %%
gold = [from_cues(article.cues) for article in written]
found = [report.cues for report in reports]
scores = score_cues(gold, found, "state-framing")
tallies = {label: scores.labels[label] for label in STATE_FRAMING}
ranked = sorted(tallies, key=lambda label: tallies[label].f1)

figure, axes = plt.subplots(figsize=(7.5, 3.4))
precision, recall = ([getattr(tallies[label], name) for label in ranked] for name in ("precision", "recall"))
axes.hlines(ranked, np.minimum(precision, recall), np.maximum(precision, recall), color="0.75", linewidth=2)
axes.plot(precision, ranked, "o", color="C0", label="precision: how much of what it marks is annotated")
axes.plot(recall, ranked, "D", color="C1", label="recall: how much of what is annotated it marks")
axes.set(xlim=(-0.02, 1.02), xlabel="fragment precision, fragment recall")
axes.legend(loc="lower center", bbox_to_anchor=(0.45, 1))
plt.show()

micro = scores.micro
lean = "marks too much rather than too little" if micro.precision < micro.recall else "misses more than it makes up"
display(
    Markdown(
        f"**Reading:** best found is {ranked[-1]} (F1 {tallies[ranked[-1]].f1:.2f}), worst {ranked[0]} ({tallies[ranked[0]].f1:.2f}); "
        f"over all labels precision is {micro.precision:.2f} and recall {micro.recall:.2f}, so that the model {lean}."
    )
)

# %% [markdown]
# The surest phrases that nobody annotated, and the longest ones that it missed, in their surroundings:

# %%
AROUND = 70
text_of = {article.record.id: {"title": article.record.title, "text": article.record.text} for article in written}
length_of = {(a.id, s.field, s.start, s.label): s.end - s.start for a in gold for s in a.spans}
length_of |= {(a.id, c.field, c.start, c.label): c.end - c.start for a, cues in zip(gold, found, strict=True) for c in cues}


def in_context(row: pd.Series) -> str:
    """The span of a row, marked, with the words around it, as HTML."""
    whole = text_of[row["article"]][row["field"]]
    start, end = row["start"], row["start"] + length_of[row["article"], row["field"], row["start"], row["label"]]
    before, after = whole[max(0, start - AROUND) : start], whole[end : end + AROUND]
    return " ".join(f"…{escape(before)}<mark>{escape(whole[start:end])}</mark>{escape(after)}…".split())


errors = pd.DataFrame(cue_errors(gold, found, "state-framing", most=12))
errors["phrase"] = errors.apply(in_context, axis=1)
display(errors[["error", "label", "instead", "voice", "phrase"]].style.hide(axis="index").set_table_styles(LEFT))

# %% [markdown]
# ## Does it know whose words they are?

# %%
voices = np.array(voice_confusion(gold, found, "state-framing"))
figure = confusion(voices.tolist(), VOICES, title="Voices of found cues")
figure.axes[0].grid(visible=False)
display(figure)

mixed = Counter({(VOICES[i], VOICES[j]): int(n) for (i, j), n in np.ndenumerate(voices) if i != j})
(annotated, said), times = mixed.most_common(1)[0]
display(
    Markdown(
        f"**Reading:** the voice is right for {np.trace(voices)} of {voices.sum()} cues that were found; most often mixed up, {times} "
        f"times, is *{annotated}* taken for *{said}*."
    )
)
