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
# # Explore a corpus
#
# The released model reads articles of the bundled corpus, all of which were written for this project: the outlets are made up, and **no
# figure here says anything about real reporting.** With articles of your own, replace the cell that loads them; the rest stays.

# %%
from collections import Counter, defaultdict

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from IPython.display import Markdown, display

from slantwise import Scorer
from slantwise.sides import align
from slantwise_training.corpora.bundled import FOLDER, PAIRS
from slantwise_training.corpora.bundled.pairs import read_pairs

plt.style.use("plots.mplstyle")
SIDES = ("state", "independent")
COLOURS = {"state": "C1", "independent": "C0"}

# %% [markdown]
# Outlets with three articles or more are kept, so that each has some words to count in.

# %%
every = [article.record for pair in read_pairs(FOLDER / PAIRS).rows for article in pair.articles]
sizes = Counter(record.outlet for record in every)
records = [record for record in every if sizes[record.outlet] >= 3]

scorer = Scorer.from_pretrained()
reports = scorer.score_many({"text": record.text, "title": record.title, "date": record.date, "id": record.id} for record in records)

articles = pd.DataFrame(
    {
        "outlet": record.outlet,
        "side": record.label,
        "words": len(f"{record.title} {record.text}".split()),
        "cues": len(report.cues),
        "in the author's voice": sum(cue.voice == "author" for cue in report.cues),
        "state probability": report.source.state_probability,
    }
    for record, report in zip(records, reports, strict=True)
)
by_side = {side: [report for record, report in zip(records, reports, strict=True) if record.label == side] for side in SIDES}
sums = articles.groupby("side")[["words", "cues", "in the author's voice"]].sum()
sums.insert(0, "articles", articles.groupby("side").size())
sums.insert(0, "outlets", articles.groupby("side")["outlet"].nunique())
display(sums)

# %% [markdown]
# ## Cues per thousand words, by outlet

# %%
outlets = articles.groupby(["outlet", "side"], as_index=False)[["words", "cues", "in the author's voice"]].sum()
outlets["rate"] = 1000 * outlets["cues"] / outlets["words"]
outlets["own rate"] = 1000 * outlets["in the author's voice"] / outlets["words"]
outlets = outlets.sort_values("rate", ignore_index=True)

figure, axes = plt.subplots(figsize=(7.5, 0.24 * len(outlets) + 1))
for side in SIDES:
    mine = outlets[outlets["side"] == side]
    axes.hlines(mine.index, mine["own rate"], mine["rate"], color=COLOURS[side], alpha=0.4)
    axes.plot(mine["rate"], mine.index, "o", color=COLOURS[side], label=f"{side}: all cues")
    axes.plot(mine["own rate"], mine.index, "o", color=COLOURS[side], markerfacecolor="white", label=f"{side}: in the author's voice")
axes.set(yticks=outlets.index, yticklabels=outlets["outlet"], ylim=(-0.7, len(outlets) - 0.3), xlabel="cues per thousand words")
axes.tick_params(axis="y", length=0)
axes.legend(loc="lower right")
plt.show()

medians = outlets.groupby("side")[["rate", "own rate"]].median()
first = outlets.iloc[-1]
display(
    Markdown(
        f"**Reading:** the median state outlet has {medians.loc['state', 'rate']:.1f} cues per thousand words, "
        f"{medians.loc['state', 'own rate']:.1f} in the author's voice; the median independent one has "
        f"{medians.loc['independent', 'rate']:.1f} and {medians.loc['independent', 'own rate']:.1f}. "
        f"Most has {first['outlet']} ({first['side']}), with {first['rate']:.1f}."
    )
)

# %% [markdown]
# ## Who is quoted?
#
# A cue is in the author's voice, in a quotation, or in indirect speech; where the sentence names the speaker, the report does too.

# %%
VOICES = ("author", "quoted", "reported")
spoken = {side: Counter(cue.voice for report in by_side[side] for cue in report.cues) for side in SIDES}
voices = pd.DataFrame(spoken, index=VOICES).fillna(0)
shares = 100 * voices / voices.sum().clip(lower=1)

figure, axes = plt.subplots(figsize=(7.5, 1.9))
left = pd.Series(0.0, index=SIDES)
for voice, colour in zip(VOICES, ("C5", "C4", "C3"), strict=True):
    bars = axes.barh(SIDES, shares.loc[voice], left=left, color=colour, label=voice)
    axes.bar_label(bars, [f"{share:.0f}%" if share >= 5 else "" for share in shares.loc[voice]], label_type="center", color="black")
    left += shares.loc[voice]
axes.set(xlim=(0, 100), xlabel="share of cues (%)")
axes.grid(visible=False)
axes.invert_yaxis()
axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)
plt.show()

display(
    Markdown(
        f"**Reading:** {shares.loc['author', 'state']:.0f}% of the cues in state texts are the author's own words, against "
        f"{shares.loc['author', 'independent']:.0f}% in independent ones; the rest is somebody else's."
    )
)

# %% [markdown]
# Who is named most often as the speaker of a cue, pronouns apart:

# %%
PRONOUNS = {"he", "she", "they", "it", "we", "i", "who"}
speakers = {
    side: Counter(
        cue.speaker[0].upper() + cue.speaker[1:]
        for report in by_side[side]
        for cue in report.cues
        if cue.speaker and cue.speaker.lower() not in PRONOUNS
    )
    for side in SIDES
}
named = {side: pd.Series([f"{name} ({count})" for name, count in speakers[side].most_common(8)], dtype=str) for side in SIDES}
display(pd.DataFrame(named).fillna(""))

# %% [markdown]
# ## Whose side?
#
# How many cues make an actor look good or bad, for the actors with the most cues on each side.

# %%
N_ACTORS = 9
aligned = {side: align(cue for report in by_side[side] for cue in report.cues)[:N_ACTORS] for side in SIDES}
widest = max((max(a.favoured, a.against) for found in aligned.values() for a in found), default=1)

figure, panels = plt.subplots(1, 2, figsize=(8.8, 3.8))
for axes, side in zip(panels, SIDES, strict=True):
    names = [a.actor for a in aligned[side]]
    axes.barh(names, [a.favoured for a in aligned[side]], color="C0", label="favoured")
    axes.barh(names, [-a.against for a in aligned[side]], color="C1", label="against")
    axes.axvline(0, color="0.4", linewidth=1)
    axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
    axes.set(title=f"In {side} texts", xlabel="cues against | in favour", xlim=(-1.1 * widest, 1.1 * widest))
    axes.grid(visible=False, axis="y")
    axes.invert_yaxis()
figure.legend(*panels[0].get_legend_handles_labels(), loc="outside upper right", ncols=2)
plt.show()

said = [
    f"in {side} texts {most.actor} has the most cues, {most.favoured} in favour and {most.against} against"
    for side in SIDES
    for most in aligned[side][:1]
]
display(Markdown(f"**Reading:** {'; '.join(said)}."))

# %% [markdown]
# ## What is left out?
#
# For the context cards that bear on an article and whose event lay behind it: is the fact told, told in part, denied or left out?

# %%
STATUSES = {"mentioned": "C2", "partial": "C5", "denied": "C1", "omitted": "0.75"}
treated = {side: Counter(context.status for report in by_side[side] for context in report.contexts) for side in SIDES}
counts = pd.DataFrame(treated, index=list(STATUSES)).fillna(0)
shares = 100 * counts / counts.sum().clip(lower=1)

figure, axes = plt.subplots(figsize=(7.5, 1.9))
left = pd.Series(0.0, index=SIDES)
for status, colour in STATUSES.items():
    bars = axes.barh(SIDES, shares.loc[status], left=left, color=colour, label=status)
    axes.bar_label(bars, [f"{share:.0f}%" if share >= 5 else "" for share in shares.loc[status]], label_type="center", color="black")
    left += shares.loc[status]
axes.set(xlim=(0, 100), xlabel="share of the facts that bear on an article (%)")
axes.grid(visible=False)
axes.invert_yaxis()
axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=4)
plt.show()

silent = shares.loc["omitted"] + shares.loc["denied"]
display(
    Markdown(
        f"**Reading:** of the facts that bear on them, state texts leave out or deny {silent['state']:.0f}%, independent ones "
        f"{silent['independent']:.0f}% ({counts['state'].sum():.0f} and {counts['independent'].sum():.0f} pairs of article and fact)."
    )
)

# %% [markdown]
# The facts with the widest gap between the two sides, among those that came up at least twice on each, and how many of the articles on the
# subject tell them in full or in part:

# %%
statuses = {side: defaultdict(list) for side in SIDES}
for side in SIDES:
    for report in by_side[side]:
        for context in report.contexts:
            if context.status in STATUSES:
                statuses[side][context.name].append(context.status in ("mentioned", "partial"))
facts = pd.DataFrame(
    [
        {"fact": name, **{side: f"{sum(statuses[side][name])} of {len(statuses[side][name])}" for side in SIDES}, "gap": gap}
        for name in statuses["state"].keys() & statuses["independent"].keys()
        if min(len(statuses[side][name]) for side in SIDES) >= 2
        and (gap := np.mean(statuses["independent"][name]) - np.mean(statuses["state"][name])) > 0
    ],
    columns=["fact", *SIDES, "gap"],
)
display(facts.sort_values(["gap", "fact"], ascending=[False, True])[["fact", *SIDES]].head(8).style.hide(axis="index"))
