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
# # Score an article and read the report
#
# The released model reads the sample article of the package, which was written for this project. It runs offline.

# %%
from html import escape
from importlib.resources import files
from textwrap import shorten

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import HTML, Markdown, display

from slantwise import Scorer

plt.style.use("plots.mplstyle")
pd.options.display.max_colwidth = 90

# %%
sample = (files("slantwise") / "samples" / "arms_deal.txt").read_text(encoding="utf-8")
title, _, text = sample.partition("\n\n")
scorer = Scorer.from_pretrained()
report = scorer.score(text, title=title, date="2021-01-22")

# %% [markdown]
# ## Source: like whom does it read?
#
# The probability is calibrated on outlets that the model had not seen. Between the two ends of the uncertain zone it is wrong too often
# for a verdict; the interval shows how far the members of the ensemble disagree, each of which was trained without the state outlets of
# one country.

# %%
source = report.source
(low, high), (least, most) = source.uncertain_zone, source.interval
figure, axes = plt.subplots(figsize=(7, 1.7))
axes.axvspan(low, high, color="0.88", label="uncertain zone")
axes.hlines(0, least, most, color="C0", linewidth=3, label="interval of the members")
axes.plot(source.state_probability, 0, "o", color="C1", markersize=10, label="this article")
axes.set(xlim=(0, 1), ylim=(-1, 1), yticks=[], xlabel="probability that it comes from a state-controlled outlet")
axes.grid(visible=False)
axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)
plt.show()

place = "inside" if low < source.state_probability < high else "outside"
display(
    Markdown(
        f"**Reading:** the probability is {source.state_probability:.2f}, {place} the uncertain zone from {low:.2f} to {high:.2f}; "
        f"the members say {least:.2f} to {most:.2f}, and the verdict is *{source.verdict}*."
    )
)

# %% [markdown]
# Which sentences weighed most? Each adds log-odds: to the right towards state-aligned, to the left towards independent.

# %%
evidence = source.evidence[::-1]
figure, axes = plt.subplots(figsize=(8, 0.45 * len(evidence) + 0.9))
bars = axes.barh(
    [shorten(sentence.text, 68, placeholder=" …") for sentence in evidence],
    [sentence.weight for sentence in evidence],
    color=["C1" if sentence.weight > 0 else "C0" for sentence in evidence],
)
axes.axvline(0, color="0.4", linewidth=1)
axes.grid(visible=False, axis="y")
axes.set(xlabel="weight (log-odds)", title="Sentences that weighed most")
plt.show()

towards_state = sum(sentence.weight > 0 for sentence in evidence)
heaviest = source.evidence[0]
display(
    Markdown(
        f"**Reading:** of the {len(evidence)} sentences that weighed most, {towards_state} point{'s' * (towards_state == 1)} towards "
        f"state media. The heaviest opens with “{shorten(heaviest.text, 50, placeholder=' …')}”, and its words that pulled most are: "
        f"{', '.join(heaviest.terms) or 'none by themselves'}."
    )
)

# %% [markdown]
# ## Cues: which phrases, and whose words?
#
# Every span indexes the title or the text exactly as it was given. A cue is no fault: a quotation carries the framing of the person
# quoted.

# %%
by_field = {"title": title, "text": text}
assert all(by_field[cue.field][cue.start : cue.end] == cue.text for cue in report.cues)
cues = pd.DataFrame(
    [
        {
            "phrase": cue.text,
            "label": cue.label,
            "voice": cue.voice,
            "speaker": cue.speaker or "",
            "favours": ", ".join(cue.favours),
            "against": ", ".join(cue.against),
            "score": round(cue.score, 2),
        }
        for cue in report.cues
    ],
    columns=["phrase", "label", "voice", "speaker", "favours", "against", "score"],
)
display(cues)

own = int((cues["voice"] == "author").sum())
display(Markdown(f"**Reading:** {len(cues)} cue{'s' * (len(cues) != 1)}; {own} in the author's own voice, the others quoted or reported."))

# %% [markdown]
# ## Sides: whom do the phrases make look good or bad?

# %%
sides = pd.DataFrame(
    [(a.actor, a.favoured, a.against, a.author, round(a.net, 2)) for a in report.alignment],
    columns=["actor", "favoured", "against", "in the author's voice", "net"],
)
display(sides)

# %% [markdown]
# ## Contexts: what should a reader know?
#
# Dated facts that bear on the subject, and whether the article tells them. Only what had happened by the date of the article can be left
# out; `as_of` asks what a reader at a later day would miss.

# %%
later = scorer.score(text, title=title, date="2021-01-22", as_of="2021-03-01")
contexts = pd.DataFrame(
    [
        {"by": by, "fact": context.name, "event": context.event_date, "status": context.status, "relevance": round(context.relevance, 2)}
        for by, scored in (("2021-01-22, its own date", report), ("2021-03-01", later))
        for context in scored.contexts
    ],
    columns=["by", "fact", "event", "status", "relevance"],
)
display(contexts)

before = {context.id: context.status for context in report.contexts}
changed = [c for c in later.contexts if before.get(c.id, c.status) != c.status]
told = "; ".join(f"“{c.name}” goes from *{before[c.id]}* to *{c.status}*" for c in changed) or "no status changes"
display(Markdown(f"**Reading:** when the same article is judged five weeks later, {told}."))

# %% [markdown]
# ## The whole report as a page
#
# `report.to_html()` is one self-contained page without scripts; pass over a phrase to see its label, voice and sides.

# %%
page = escape(report.to_html())
display(HTML(f'<div><iframe srcdoc="{page}" style="width: 100%; height: 720px; border: 1px solid #bbb"></iframe></div>'))
