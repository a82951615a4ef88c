# Needs Python 3.11 or newer and make, nothing else. `make demo` and `make test` set up what they use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PLANNER := $(BIN)/planner
READY := $(VENV)/ready

.PHONY: demo test lint bench fuzz clean
.DEFAULT_GOAL := demo

demo: $(READY)  ## check the example programmes and write the papers of one of them
	$(PLANNER) check programmes
	$(PLANNER) render proposal programmes/atlantic-voices.yaml --to pdf -o out
	$(PLANNER) render evaluation programmes/atlantic-voices.yaml --to pdf -o out
	$(PLANNER) render briefing programmes/atlantic-voices.yaml --to pdf -o out

test: $(READY)  ## every test, the types, the style and the floors of the house
	$(BIN)/python -m pytest -q -n 2
	$(MAKE) --no-print-directory lint

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) $(VENV)/bench/ready  ## time and memory beside others, into docs/speed.md; LARGE=1 with 10,000 files
	$(BIN)/python benchmarks/run.py $(VENV)/bench/$(notdir $(BIN)) $(if $(LARGE),large)

$(VENV)/bench/ready: benchmarks/constraints.txt $(READY)
	@$(PYTHON) -m venv --clear $(VENV)/bench
	@$(VENV)/bench/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement benchmarks/constraints.txt
	@touch $@

SECONDS := 30

fuzz: $(READY) $(VENV)/fuzz/ready  ## mutate files for the reader and every importer, SECONDS=30 each, and try every writer with many texts
	$(VENV)/fuzz/$(notdir $(BIN))/python fuzz/run.py $(SECONDS)

$(VENV)/fuzz/ready: fuzz/constraints.txt $(READY)
	@$(PYTHON) -m venv --clear $(VENV)/fuzz
	@$(VENV)/fuzz/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement constraints.txt --requirement fuzz/constraints.txt
	@$(VENV)/fuzz/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(READY): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "planner needs Python 3.11 or newer; say which with: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV) (once; about a minute) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q planner
	@touch $@

clean:
	rm -rf $(VENV) out dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
