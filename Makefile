.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := inference/slantwise/samples/arms_deal.txt
RUNS := http://127.0.0.1:5000/\#/experiments/1/runs?workflowType=machine_learning&orderByKey=metrics.%60gate.source_auroc%60&orderByAsc=false&searchFilter=params.kind%20!=%20%22none%22
SOURCES := inference models training tests notebooks

.PHONY: help demo test notebooks lint types wheel gate benchmark retrain ui clean

help:  ## Print this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "%-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/core.stamp: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/full.stamp: $(VENV)/core.stamp
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[html,train,notebooks,dev]'
	touch $@

demo: $(VENV)/core.stamp  ## Score the sample article: a report in the terminal and in report.html
	$(BIN)/slantwise score $(SAMPLE) --date 2021-01-22
	$(BIN)/slantwise score $(SAMPLE) --date 2021-01-22 --output report.html

test: $(VENV)/full.stamp  ## Run the tests
	$(BIN)/python -m pytest

notebooks: $(VENV)/full.stamp  ## Run the notebooks, offline, on the bundled corpus
	$(BIN)/python -m pytest --nbmake --nbmake-timeout=900 notebooks

lint: $(VENV)/full.stamp  ## Check style and formatting
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

types: $(VENV)/full.stamp  ## Check types
	$(BIN)/mypy

wheel: $(VENV)/full.stamp  ## Build the wheel, install it alone and score the sample with it
	rm -rf dist $(VENV)/wheel
	$(BIN)/python -m build --wheel --outdir dist
	$(PYTHON) -m venv $(VENV)/wheel
	$(VENV)/wheel/bin/python -m pip install --quiet --constraint constraints.txt dist/*.whl
	cd $(VENV) && wheel/bin/slantwise score ../$(SAMPLE)

gate: $(VENV)/full.stamp  ## Hold the released model against its floors on the bundled corpus; make gate DATA=folder: and on real reporting
	$(BIN)/slantwise-evaluate --gate training/gate/bundled.yaml
ifdef DATA
	$(BIN)/slantwise-evaluate --gate training/gate/real.yaml --data-dir "$(DATA)" --no-baseline
endif

benchmark: $(VENV)/full.stamp  ## Measure size, memory, start-up and speed
	$(BIN)/python training/scripts/benchmark.py --install

retrain: $(VENV)/full.stamp  ## Train a tiny model from the bundled corpus, or the released one: make retrain DATA=folder-with-the-corpora
ifdef DATA
	$(BIN)/slantwise-train training/configs/default.yaml --data-dir "$(DATA)"
else
	$(BIN)/slantwise-train training/configs/tiny.yaml
endif
	@echo 'The run in the tracking UI: make ui'

ui: $(VENV)/full.stamp  ## Show the runs at http://127.0.0.1:5000
	@echo 'The runs, best first: $(RUNS)'
	$(BIN)/mlflow ui --backend-store-uri sqlite:///mlflow.db --workers 1

ui-test: $(VENV)/full.stamp  ## Go through the tracking UI in a real browser (needs chromium)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[ui]'
	$(BIN)/python -m pytest -m ui tests/ui

clean:  ## Remove what these commands made
	rm -rf $(VENV) dist report.html runs
