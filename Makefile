# Klyngesvar. `make` alone prints every target.
PYTHON ?= python3
BIN := .venv/bin
SERVE ?= yes
JOURNEY ?= out/journey
FAST := -m "not whole and not browser and not attack and not conformance"

.DEFAULT_GOAL := help
.PHONY: help demo test fast whole browser journey attack attack-full conformance lint format bench wheel lock clean chromium office npm statistics

help: ## print every target with what it does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.venv/run.stamp: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Klyngesvar needs Python 3.11 or newer; try: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

demo: .venv/run.stamp ## the whole job on the demo cluster, then a server (SERVE=no stops before serving)
	$(BIN)/klyngesvar demo $(if $(filter no,$(SERVE)),--no-serve,--serve)

test: fast whole browser attack ## everything that needs nothing outside the checkout

fast: .venv/dev.stamp ## the fast suite, under a minute
	$(BIN)/python -m pytest $(FAST) -n 2 --dist loadfile

whole: .venv/dev.stamp ## whole editions, with every chart
	$(BIN)/python -m pytest -m whole -n 2

browser: .venv/dev.stamp chromium ## the resident's journey in a real Chromium
	$(BIN)/python -m pytest -m browser

journey: .venv/dev.stamp chromium ## a resident's whole way on a phone, four ways, measured and pictured (JOURNEY=folder)
	PYTHONPATH=tests $(BIN)/python -m journey $(JOURNEY)

attack: .venv/dev.stamp ## attempts to break what is promised
	$(BIN)/python -m pytest -m attack

attack-full: .venv/dev.stamp ## three hundred random clusters against what is published of them
	ATTACKED_CLUSTERS=300 $(BIN)/python -m pytest -m attack tests/attack/test_tables.py

conformance: .venv/dev.stamp office npm statistics ## compare with files beside the checkout (KLYNGESVAR_SHARED, default ../shared)
	@test -d "$${KLYNGESVAR_SHARED:-../shared}" || { echo "make conformance reads the reference files in $${KLYNGESVAR_SHARED:-../shared}, and that folder is not there."; exit 1; }
	$(BIN)/python -m pytest -m conformance

lint: .venv/dev.stamp ## style, types, floors, templates, spelling
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/codespell *.md docs benchmarks survey analysis tests

format: .venv/dev.stamp ## put the code in order
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/dev.stamp ## ratios to the plainest honest loop, measured in the same run
	$(BIN)/python -m benchmarks

wheel: .venv/dev.stamp ## build sdist and wheel, and try the wheel where the checkout can't be seen
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .
	$(PYTHON) tests/wheel_smoke.py dist

lock: ## pin all requirements anew, with hashes and without addresses
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/run.txt pyproject.toml --group dev -o requirements/dev.txt
	printf 'hatchling\neditables\n' | uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/dev.txt - -o requirements/build.txt

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	  else \
	    echo "The browser tests need Chromium. Type: sudo apt-get install chromium   (macOS: brew install --cask chromium)"; exit 1; \
	  fi; }

office:
	@command -v soffice >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null; \
	  else \
	    echo "The conformance tests open the workbook in LibreOffice. Type: sudo apt-get install libreoffice-calc-nogui"; exit 1; \
	  fi; }

statistics:
	@{ command -v Rscript && command -v pspp; } >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends r-base-core pspp >/dev/null; \
	  else \
	    echo "The conformance tests open data in R and in PSPP, which reads SPSS. Type: sudo apt-get install r-base-core pspp"; exit 1; \
	  fi; }

npm:
	@command -v npm >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends npm >/dev/null; \
	  else \
	    echo "The conformance tests run an editor's YAML server from npm. Type: sudo apt-get install npm"; exit 1; \
	  fi; }

clean: ## remove what make made (never instance/)
	rm -rf .venv dist build out .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
