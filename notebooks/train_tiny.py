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
# # Train a small model and read the run in MLflow
#
# The config `tiny` trains everything that a release has, from the bundled corpus, in under two minutes on two idle cores. It shows that
# the code works: **its figures are on texts that were written for this project and say nothing about real reporting.**
#
# The command line does the same: `slantwise-train training/configs/tiny.yaml spans.epochs=3`, then `make ui`.

# %%
import os
import warnings

os.environ |= {"TRANSFORMERS_VERBOSITY": "error", "HF_HUB_DISABLE_PROGRESS_BARS": "1", "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false"}
warnings.filterwarnings("ignore", message="IProgress not found")  # progress is shown as text

# %%
import json
import logging
import tempfile
from importlib.resources import files
from pathlib import Path

import matplotlib.pyplot as plt
import mlflow
import pandas as pd
from IPython.display import Image, Markdown, display
from matplotlib.ticker import MaxNLocator

from slantwise import Scorer
from slantwise_training.config import load_config
from slantwise_training.corpora.bundled import FOLDER
from slantwise_training.pipeline import train

for noisy in ("mlflow", "alembic", "root"):
    logging.getLogger(noisy).setLevel(logging.ERROR)

# %% [markdown]
# ## Train
#
# Settings of the YAML file can be changed one by one: here three epochs in place of two, so that the losses make a curve, and a folder
# that is removed at the end, with a tracking store in it.

# %%
temporary = tempfile.TemporaryDirectory(prefix="slantwise-")
folder = Path(temporary.name)
store = f"sqlite:///{folder / 'mlflow.db'}"
config = load_config(FOLDER.parent / "configs" / "tiny.yaml", ["spans.epochs=3", f"output={folder}", f"tracking.uri={store}"])
released = train(config, resume=False)
print(", ".join(sorted(path.name for path in released.iterdir())))

# %% [markdown]
# ## Find the run
#
# The runs nested in it, one for each group of outlets that the source judgement was tested on, name it as their parent.

# %%
mlflow.set_tracking_uri(store)
client = mlflow.MlflowClient()
runs = mlflow.search_runs(experiment_names=[config.tracking.experiment], output_format="list")
run = next(run for run in runs if "mlflow.parentRunId" not in run.data.tags)
seconds = (run.info.end_time - run.info.start_time) / 1000
print(f"{run.info.run_name}: {run.info.status}, {seconds:.0f} seconds, {len(runs) - 1} nested runs")
print(f"commit {run.data.tags.get('git_commit', 'unknown')}, {len(run.data.params)} settings, {len(run.data.metrics)} metrics")
display(pd.DataFrame([{"data set": i.dataset.name, "digest": i.dataset.digest} for i in run.inputs.dataset_inputs]))

# %% [markdown]
# ## Did it learn?


# %%
def history(name: str) -> pd.Series:
    """Values of a metric by epoch."""
    points = sorted(client.get_metric_history(run.info.run_id, f"spans.{name}"), key=lambda point: point.step)
    return pd.Series([point.value for point in points], index=[point.step for point in points], dtype=float)


losses = {"training: cues and voices": "train_loss", "held out: cues": "held_out_cue_loss", "held out: voices": "held_out_voice_loss"}
curves = pd.DataFrame({label: history(name) for label, name in losses.items()})

plt.style.use("plots.mplstyle")  # only now: the plots of the run have a style of their own
figure, panels = plt.subplots(1, 2, figsize=(9.5, 3.2))
for axes, columns, colours in ((panels[0], [0, 1], ["C0", "C1"]), (panels[1], [2], ["C2"])):
    for column, colour in zip(columns, colours, strict=True):
        axes.plot(curves.iloc[:, column], marker="o", color=colour, label=curves.columns[column])
    axes.set(xlabel="epoch", ylabel="loss", ylim=(0, 1.1 * curves.iloc[:, columns].max(axis=None)))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(loc="lower left")
plt.show()

held = curves["held out: cues"]
turn = "is lowest at the end: more epochs may help" if held.idxmin() == held.index[-1] else f"is lowest after epoch {held.idxmin()}"
display(
    Markdown(
        f"**Reading:** the training loss goes from {curves.iloc[0, 0]:.3f} to {curves.iloc[-1, 0]:.3f}; the loss of cues on held-out "
        f"articles goes from {held.iloc[0]:.3f} to {held.iloc[-1]:.3f} and {turn}."
    )
)

# %% [markdown]
# ## Is it any good?
#
# Each figure stands beside that of a plain baseline: TF-IDF with logistic regression; for sides the actor named nearest to the phrase, for
# contexts a threshold on the best sentence.

# %%
FIGURES = {
    "cues, micro F1": ("state-framing.network.micro_f1", "state-framing.baseline.micro_f1"),
    "cues, labels ignored, F1": ("state-framing.network.any_f1", "state-framing.baseline.any_f1"),
    "sides of a given cue, F1": ("sides.network.given_cue_f1", "sides.baseline.given_cue_f1"),
    "contexts told, absent, denied, F1": ("context.dev.status_macro_f1", "context.dev.baseline.status_macro_f1"),
    "source, new outlets, AUROC": ("outlet-disjoint.judgement.auroc", "outlet-disjoint.baseline.auroc"),
    "source, new countries, AUROC": ("country-disjoint.judgement.auroc", "country-disjoint.baseline.auroc"),
}
metrics = run.data.metrics
measured = pd.DataFrame({label: [metrics[name] for name in names] for label, names in FIGURES.items()}, index=["tiny", "baseline"]).T[::-1]

figure, axes = plt.subplots(figsize=(7.5, 3))
axes.hlines(measured.index, measured.min(axis=1), measured.max(axis=1), color="0.75", linewidth=2)
axes.plot(measured["baseline"], measured.index, "o", color="C0", label="baseline")
axes.plot(measured["tiny"], measured.index, "D", color="C1", label="tiny")
axes.set(xlim=(-0.02, 1.02), ylim=(-0.6, len(measured) - 0.4), xlabel="F1 or AUROC")
axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
plt.show()

ahead = [label for label in FIGURES if measured.loc[label, "tiny"] > measured.loc[label, "baseline"]]
display(
    Markdown(
        f"**Reading:** tiny is ahead of the baseline in {len(ahead)} of {len(FIGURES)} figures"
        f"{' (' + '; '.join(ahead) + ')' if ahead else ''}; two layers trained on a couple of hundred articles are no release."
    )
)

# %% [markdown]
# ## What else is kept?
#
# Tables, figures and example pages are artefacts of the run. Here is the reliability diagram of its source judgement, on outlets that it
# was not trained on, and from the table beside it how far the two sides are apart:

# %%
kept = [file.path for file in client.list_artifacts(run.info.run_id)]
print(", ".join(sorted(kept)))
plot = client.download_artifacts(run.info.run_id, "figures/source_reliability_outlet-disjoint.png", str(folder))
display(Image(plot, width=560))

table = json.loads(mlflow.artifacts.load_text(f"{run.info.artifact_uri}/outlet_scores.json"))
outlets = pd.DataFrame(table["data"], columns=table["columns"])
outlets["sum"] = outlets["articles"] * outlets["mean_probability"]
sums = outlets.groupby("side")[["articles", "sum"]].sum()
means = sums["sum"] / sums["articles"]
right = (outlets["articles"] * outlets["right"]).sum() / outlets["articles"].sum()
display(
    Markdown(
        f"**Reading:** state articles get a probability of {means['state']:.2f} in the mean, independent ones "
        f"{means['independent']:.2f}; {100 * right:.0f}% of the articles are on the right side of one half."
    )
)

# %% [markdown]
# ## Use it
#
# The model is in the registry. It got the alias `champion` since there was none before it; later ones get it if they do better.

# %%
model = client.get_model_version_by_alias(config.tracking.model, "champion")
scorer = Scorer.from_pretrained(f"models:/{model.name}@champion")
title, _, text = (files("slantwise") / "samples" / "arms_deal.txt").read_text(encoding="utf-8").partition("\n\n")
report = scorer.score(text, title=title, date="2021-01-22")
print(f"{model.name}, version {model.version}: {model.tags['decision']}")
print(f"the sample: {report.source.verdict}, {len(report.cues)} cues, {len(report.contexts)} contexts")

# %%
temporary.cleanup()
