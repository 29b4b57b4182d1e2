"""Takes the pictures of docs/TRACKING.md from a tracking server that is running (make ui), with an installed Chromium.

python training/scripts/ui_screenshots.py --best NAME --other NAME [--uri http://127.0.0.1:5000] [--model slantwise] [--output docs/images]
"""

import argparse
import io
import json
import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import mlflow
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

logger = logging.getLogger(__name__)

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TIMEOUT = 120_000
"""Milliseconds for a page to show what it must."""
SETTLE = 3000
"""Milliseconds for plots to be drawn."""

WITHOUT_PATHS = r"""() => {
    const cut = path => ".../" + path.split("/").pop();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/file:\S*\/mlruns|(?<![\w.])(\/[\w.-]+){2,}/g, cut);
}"""
"""Where things lie on this machine is nobody's business."""


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--uri", default="http://127.0.0.1:5000", help="the tracking server")
    parser.add_argument("--experiment", default="slantwise")
    parser.add_argument("--model", default="slantwise", help="name in the registry")
    parser.add_argument("--best", required=True, help="name of the run to look at")
    parser.add_argument("--other", required=True, help="name of the run to compare it with")
    parser.add_argument("--output", type=Path, default=Path("docs/images"))
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        parser.error(f"needs a browser: none of {', '.join(BROWSERS)} is installed")
    given.output.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = chromium.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(TIMEOUT)
        page.goto(f"{given.uri}/#/experiments?workflowType=machine_learning")
        for name, (route, shown) in views(given).items():
            path = given.output / f"{name}.png"
            take(page, route, shown, path)
            logger.info("%s: %d kB", path, path.stat().st_size // 1000)
        chromium.close()


def views(given: argparse.Namespace) -> dict[str, tuple[str, str]]:
    """Route of each picture, and a text that is there once the page is."""
    client = mlflow.MlflowClient(given.uri)
    experiment = client.get_experiment_by_name(given.experiment)
    if experiment is None:
        raise SystemExit(f"--experiment: {given.uri} has none called {given.experiment!r}")
    number = experiment.experiment_id
    best, other = (newest(client, number, name) for name in (given.best, given.other))
    training = {"workflowType": "machine_learning"}
    sort = {"orderByKey": "metrics.`gate.source_auroc`", "orderByAsc": "false"}
    not_nested = {"searchFilter": "params.kind != 'none'"}  # folds have no kind
    figure = "figures/source_reliability_outlet-disjoint.png"
    pair = urlencode({"runs": json.dumps([best, other]), "experiments": json.dumps([number]), **training})
    return {
        "runs": (f"/experiments/{number}/runs?{urlencode(training | sort | not_nested)}", given.best),
        "run": (f"/experiments/{number}/runs/{best}?{urlencode(training)}", "Registered models"),
        "figure": (f"/experiments/{number}/runs/{best}/artifacts/{figure}?{urlencode(training)}", "Path:"),
        "comparison": (f"/compare-runs?{pair}", "Show diff only"),
        "registry": (f"/models/{given.model}?{urlencode(training)}", "champion"),
    }


def newest(client: mlflow.MlflowClient, experiment: str, name: str) -> str:
    """Id of the newest run of that name that is not nested."""
    found = client.search_runs([experiment], f"attributes.run_name = '{name}'", order_by=["attributes.start_time DESC"], max_results=1)
    if not found:
        raise SystemExit(f"--best, --other: the experiment has no run called {name!r}")
    return str(found[0].info.run_id)


def take(page: "Page", route: str, shown: str, path: Path) -> None:
    """Opens a page of the interface, waits for it and keeps its picture."""
    page.evaluate("route => { location.hash = route }", route)
    page.wait_for_function("text => document.body.innerText.includes(text)", arg=shown, polling=500)
    if (assistant := page.get_by_role("button", name="Close", exact=True).first).is_visible():
        assistant.click()
    if route.startswith("/compare-runs"):
        for box in page.get_by_label("Show diff only").all():
            box.check()
        page.get_by_text("Run details").scroll_into_view_if_needed()
        page.get_by_text("Visualizations").click()
    page.wait_for_timeout(SETTLE)
    page.evaluate(WITHOUT_PATHS)
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").save(path, optimize=True)


if __name__ == "__main__":
    main()
