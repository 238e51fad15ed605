# Aanbel. `make` lists the recipes; `make demo` and `make test` are the two to remember.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export PORT

.PHONY: help setup demo run test check fix e2e bench docs migrate translate clean
.DEFAULT_GOAL := help

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z0-9]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.installed frontend/dist/.built ## install the locked dependencies and build the front end

demo: setup ## build two fictional municipalities, run this month, serve it (PORT=8000)
	@$(BIN)/aanbel demo

run: setup ## serve this installation (DATABASE_URL, PORT=8000)
	@$(BIN)/aanbel run

test: $(VENV)/.installed-dev frontend/dist/.built ## everything: checks, tests, journeys in a real browser
	@$(BIN)/python tests/browser.py
	@$(MAKE) --no-print-directory check
	@$(BIN)/pytest -n 2 --ignore=tests/e2e
	@$(BIN)/pytest -n 2 --dist loadfile tests/e2e

check: $(VENV)/.installed-dev frontend/dist/.built ## style, types, contracts, texts, migrations
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@$(BIN)/lint-imports --no-cache | tail -n 3
	@$(BIN)/mypy
	@cd frontend && ../tools/node.sh npm run --silent check

fix: $(VENV)/.installed-dev ## put style right
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .
	@cd frontend && ../tools/node.sh npm run --silent fix

e2e: $(VENV)/.installed-dev frontend/dist/.built ## only the journeys in a real browser (takes the screenshots)
	@$(BIN)/python tests/browser.py
	@AANBEL_SCREENSHOTS=1 $(BIN)/pytest tests/e2e

bench: $(VENV)/.installed-bench frontend/dist/.built ## measured work: national year, a city's month, pages under load, planning
	@$(BIN)/python -m bench

docs: $(VENV)/.installed ## make the generated reference pages
	@$(BIN)/aanbel docs

migrate: $(VENV)/.installed ## bring the tables up to date
	@$(BIN)/aanbel migrate

translate: $(VENV)/.installed ## add missing texts to the Dutch catalogues and compile them
	@$(BIN)/aanbel translate

clean: ## remove what was built; .aanbel/ (the data) stays
	@rm -rf $(VENV) frontend/node_modules frontend/dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Aanbel needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Choose one with PYTHON=python3.12.")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python requirements.lock pyproject.toml
	@echo "Installing the locked dependencies (once, about a minute) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@echo "Installing the locked tools for developers …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-dev requirements-bench.lock
	@echo "Installing the peers that the bench measures against …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

frontend/dist/.built: $(VENV)/bin/python frontend/package-lock.json $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
	@tools/node.sh --ensure
	@echo "Building the front end …"
	@cd frontend && ../tools/node.sh npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && ../tools/node.sh npm run --silent build
	@touch $@
