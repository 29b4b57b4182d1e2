"""Drives the tracking UI as a reviewer does."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import mlflow
import pytest

from slantwise_training.tracking.environment import command

if TYPE_CHECKING:
    from playwright.sync_api import Page

Show = Callable[[str], "Page"]
pytestmark = [pytest.mark.slow, pytest.mark.ui]


@pytest.fixture
def show(page: "Page", ui: str) -> Show:
    """Opens a page of the UI, without loading all its scripts anew for each."""

    def open_route(route: str) -> "Page":
        if not page.url.startswith(ui):
            page.goto(f"{ui}/#/experiments")
        page.evaluate("route => { location.hash = route }", route)
        return page

    return open_route


@pytest.fixture(scope="session")
def run_ids(store: Path) -> dict[str, str]:
    """Ids of the runs that are not nested, by name."""
    client = mlflow.MlflowClient(f"sqlite:///{store}")
    experiment = client.get_experiment_by_name("slantwise")
    assert experiment is not None
    runs = client.search_runs([experiment.experiment_id], "params.kind = 'release'")
    return {run.info.run_name: run.info.run_id for run in runs}


def test_the_table_of_runs_sorts_by_a_gate_metric(show: Show) -> None:
    page = show("/experiments/1/runs")
    page.get_by_role("link", name="broken", exact=True).wait_for()
    assert _names(page) == ["broken", "hasty", "steady"], "the newest comes first"
    page.get_by_role("button", name="Sort:").click()
    page.get_by_placeholder("Search", exact=True).last.fill("gate.source_auroc")
    page.get_by_text("gate.source_auroc", exact=True).last.click()
    page.get_by_role("button", name="Sort: gate.source_auroc").wait_for()
    page.wait_for_function("() => location.hash.includes('gate.source_auroc')")
    page.wait_for_timeout(2000)
    assert _names(page) == ["steady", "hasty", "broken"]


def test_the_comparison_of_two_runs_shows_what_changed(show: Show, run_ids: dict[str, str]) -> None:
    pair, experiments = quote(json.dumps([run_ids["steady"], run_ids["hasty"]])), quote(json.dumps(["1"]))
    page = show(f"/compare-runs?runs={pair}&experiments={experiments}")
    unchanged = page.get_by_role("row").filter(has_text="source.batch_articles")
    unchanged.first.wait_for()
    page.get_by_label("Show diff only").first.click()
    unchanged.first.wait_for(state="detached")
    changed = page.get_by_role("row").filter(has_text="spans.learning_rate").first.inner_text()
    assert changed.split() == ["spans.learning_rate", "2e-05", "0.0002"]
    assert "worse than the champion" in page.locator("body").inner_text()


def test_the_description_is_rendered_and_names_result_and_command(show: Show, run_ids: dict[str, str]) -> None:
    page = show(f"/experiments/1/runs/{run_ids['steady']}")
    page.get_by_role("cell", name="country-disjoint.judgement.auroc").first.wait_for(state="attached")
    page.get_by_text("AUROC 0.93.").wait_for()
    assert page.locator("code", has_text=command()).count() == 1
    assert page.get_by_role("link", name="outlet-disjoint: Outlet R").count() == 1, "the folds are nested in the run"


def test_figures_and_tables_open(show: Show, run_ids: dict[str, str]) -> None:
    page = show(f"/experiments/1/runs/{run_ids['steady']}/artifacts")
    page.get_by_text("figures", exact=True).click()
    page.get_by_text("source_reliability_outlet-disjoint.png", exact=True).click()
    page.wait_for_function("() => [...document.images].some(image => image.src.startsWith('blob:') && image.naturalWidth > 500)")
    page.get_by_text("label_scores.json", exact=True).click()
    page.get_by_text("loaded-praise").first.wait_for()
    page.get_by_text("0.41", exact=True).first.wait_for()


def test_a_failed_run_is_seen_as_such(show: Show, run_ids: dict[str, str]) -> None:
    page = show(f"/experiments/1/runs/{run_ids['broken']}")
    page.get_by_text("Failed", exact=True).first.wait_for()
    page.locator("code", has_text="ZeroDivisionError: no articles").wait_for()


def test_the_registered_model_shows_who_is_champion(show: Show) -> None:
    page = show("/models/slantwise")
    page.get_by_role("row").filter(has_text="Version 2").wait_for()
    champions = page.get_by_role("row").filter(has_text="@ champion")
    champions.wait_for()
    assert "Version 1" in champions.inner_text()
    assert "there was no champion" in champions.inner_text()


def _names(page: "Page") -> list[str]:
    """The runs that are not nested, from top to bottom."""
    links = [(page.get_by_role("link", name=name, exact=True).bounding_box(), name) for name in ("steady", "hasty", "broken")]
    return [name for box, name in sorted(links, key=lambda pair: pair[0]["y"] if pair[0] else -1)]
