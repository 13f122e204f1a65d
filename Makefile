# What the project can do for those who work on it; `make` alone lists it.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK   ?= constraints.txt
LOCKED := $(if $(LOCK),--constraint $(LOCK))
FUZZ_SECONDS ?= 60
KILLS  ?= 500
PO     := src/catalog_cli/locale/zh_CN/LC_MESSAGES/catalog.po

.DEFAULT_GOAL := help
.PHONY: help demo test quick check coverage fuzz torture conformance format bench bench-page messages pages docs man lock package binary clean

help:  ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

demo: $(VENV)/installed  ## set up, then show the bundled catalogue at work
	@sh tools/demo.sh $(BIN)/catalog

test: $(VENV)/tested $(PO:.po=.mo)  ## run every test
	$(BIN)/python -m pytest -n auto --dist worksteal $(TESTS)

quick: $(VENV)/tested $(PO:.po=.mo)  ## run the quicker tests, about a minute
	EXAMPLES=10 $(BIN)/python -m pytest -n auto --dist worksteal -m 'not slow' $(TESTS)

check: $(VENV)/checked $(PO:.po=.mo)  ## format, lint, types, layers, translations, pages of the rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/messages.py --check
	$(BIN)/python tools/rule_pages.py --check
	$(BIN)/python tools/home.py --check
	$(BIN)/catalog validate
	$(BIN)/catalog fmt --check

coverage: $(VENV)/tested $(PO:.po=.mo)  ## run every test and show what no test reaches
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term $(TESTS)

fuzz: $(VENV)/installed  ## try random input for a minute
	$(BIN)/python fuzz/fuzz_validate.py --seconds $(FUZZ_SECONDS)

torture: $(VENV)/installed  ## kill writers at random moments, and see that nothing is lost
	$(BIN)/python fuzz/torture.py --kills $(KILLS)

conformance: $(VENV)/installed  ## run the public test suites in SUITES=DIR, and write docs/conformance*.md
	$(BIN)/python tools/conformance.py $(SUITES)

format: $(VENV)/checked  ## put the code into form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/benched  ## measure, side by side with peers
	@$(BIN)/python -m compileall -q src
	$(BIN)/python benchmarks/run.py $(BENCH)

bench-page: BENCH = --page
bench-page: bench  ## measure, and put the figures into docs/benchmarks*.md

messages: $(VENV)/checked  ## gather the sentences to translate into the .po file
	$(BIN)/python tools/messages.py
	$(MAKE) $(PO:.po=.mo)

pages: $(VENV)/installed $(PO:.po=.mo)  ## write the manual pages of the rules
	$(BIN)/python tools/rule_pages.py

docs: $(VENV)/documented $(PO:.po=.mo)  ## build the documentation as a site, in both languages, into build/docs
	$(BIN)/python tools/docs_site.py

man: $(VENV)/installed $(PO:.po=.mo)  ## write the man pages, which the wheel installs: man -l man/man1/catalog.1
	$(BIN)/python tools/man_pages.py

lock: $(BIN)/python  ## take the newest releases into constraints.txt; `make LOCK= test` tries them without
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --group lock
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 pyproject.toml $(addprefix --group ,test check package bench docs) \
	  --no-annotate --custom-compile-command 'make lock' --output-file constraints.txt

package: $(VENV)/packaged man  ## build wheel and source archive into dist/, reproducibly, and try them on two Pythons
	$(BIN)/python tools/package.py

binary: $(VENV)/packaged man  ## make a catalog that needs no Python, zipped, in dist/
	$(BIN)/python tools/binary.py

clean:  ## remove what the targets above have made
	rm -rf $(VENV) build dist man .mypy_cache .ruff_cache .pytest_cache .hypothesis fuzz/crashes fuzz/corpus

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "catalog needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml hatch_build.py $(LOCK) | $(BIN)/python
	@echo 'Setting up $(VENV) …'
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install $(LOCKED) --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/tested: $(VENV)/installed
	@$(PIP) install $(LOCKED) --group test --group docs
	@touch $@

$(VENV)/checked: $(VENV)/tested
	@$(PIP) install $(LOCKED) --group check
	@touch $@

$(VENV)/documented: $(VENV)/installed
	@$(PIP) install $(LOCKED) --group docs
	@touch $@

$(VENV)/packaged: $(VENV)/installed
	@$(PIP) install $(LOCKED) --group package
	@touch $@

$(VENV)/benched: $(VENV)/installed
	@$(PIP) install $(LOCKED) --group bench
	@if command -v npm >/dev/null; then \
	  npm install --prefix $(VENV)/peers --no-fund --no-audit --loglevel=error ajv-cli ajv-formats @sourcemeta/jsonschema; \
	fi
	@touch $@

%.mo: %.po | $(VENV)/tested
	@$(BIN)/pybabel --quiet compile --input-file=$< --output-file=$@
