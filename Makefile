# Bare `make` lists the commands. What is already done is not done again: each step leaves a mark
# in .venv, node_modules or beside its result, and runs only when what it reads has changed.

MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

BIN := .venv/bin
UV := $(BIN)/uv
STATIC := src/onedoor/static/onedoor
LOCALE := src/onedoor/locale
LANGUAGES := nb nn
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard $(LOCALE)/*/LC_MESSAGES/django.po))
CHROMIUM := /usr/bin/chromium

# The first Python on the path that is new enough and can make an environment.
FIND_PYTHON = for python in python3.11 python3 python3.12 python3.13 python3.14; do \
  $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && echo $$python && break; done

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ------------------------------------------------------------------------------ at work

.PHONY: run
run: install ## open a demo office on http://localhost:8000 (PACK=, VARIANT= for another)
	@$(BIN)/onedoor demo $(if $(PACK),--pack $(PACK)) $(if $(VARIANT),--variant $(VARIANT))

.PHONY: install
install: $(BIN)/.project $(STATIC)/aksel.css $(CATALOGUES) ## put in place all that running needs

.PHONY: test
test: node_modules/.test check | $(CHROMIUM) ## check, then run every test
	@echo "Running the tests."
	@$(BIN)/pytest -n 2

.PHONY: check
check: install $(BIN)/.test ## format, lint, types and arrows: everything but the tests
	@echo "Checking format and lint."
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check --quiet
	@echo "Checking types."
	@$(BIN)/mypy --no-error-summary
	@echo "Checking which room may see which."
	@$(BIN)/lint-imports --no-logo

.PHONY: bench
bench: $(BIN)/.project ## measure actions, looks, the journal, routing and the door beside their floors
	@PYTHONPATH=. $(BIN)/python bench/spine.py
	@PYTHONPATH=. $(BIN)/python bench/routing.py
	@PYTHONPATH=. $(BIN)/python bench/reception.py

.PHONY: hold
hold: $(BIN)/.test install ## race 10,000 times and kill a served office 100 times, on both engines (over an hour)
	@for what in outages races kills; do for engine in sqlite postgresql; do \
	  $(BIN)/python -m tests.holding $$what --engine $$engine || exit 1; done; done

.PHONY: bench-office
bench-office: install $(BIN)/.test ## measure a big office on both databases beside its floors and a peer (WRITE=1 keeps it)
	@PYTHONPATH=. $(BIN)/python -m bench.office $(if $(WRITE),--write)

.PHONY: fix
fix: $(BIN)/.test ## format, and mend what lint can mend
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

# ------------------------------------------------------------------------------ upkeep

# Fuzzy guesses are left out: a wrong text on a page is worse than a missing one, which fails a test.
.PHONY: texts
texts: $(BIN)/.project ## collect texts from the code, bring nb and nn up to date, compile
	@mkdir -p $(LOCALE)
	@$(BIN)/pybabel --quiet extract --mapping-file=babel.cfg --keyword=text --keyword=gettext_lazy --keyword=pgettext_lazy:1c,2 --sort-by-file \
	  --add-location=file --project=onedoor --output-file=$(LOCALE)/django.pot src
	@for language in $(LANGUAGES); do \
	  if [ -f $(LOCALE)/$$language/LC_MESSAGES/django.po ]; \
	  then do="update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date"; \
	  else do=init; fi; \
	  $(BIN)/pybabel --quiet $$do --domain=django --input-file=$(LOCALE)/django.pot \
	    --output-dir=$(LOCALE) --locale=$$language || exit 1; \
	done
	@$(MAKE) install

# --universal: one file for every system and every Python from 3.11 on.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header $(UPGRADE)

.PHONY: requirements
requirements: $(BIN)/uv ## pin requirements/*.in anew with hashes (UPGRADE=--upgrade takes newer ones)
	@$(COMPILE) requirements/uv.in --output-file requirements/uv.txt
	@$(COMPILE) requirements/run.in requirements/setup.in --output-file requirements/run.txt
	@$(COMPILE) requirements/test.in --output-file requirements/test.txt

.PHONY: clean
clean: ## remove all that make has made; the office's own data stays
	@rm -rf .venv node_modules build dist src/*.egg-info .*_cache .hypothesis
	@rm -f $(STATIC)/aksel.css $(STATIC)/font.css $(STATIC)/source-sans-3* $(LOCALE)/django.pot
	@rm -f $(LOCALE)/*/LC_MESSAGES/*.mo
	@find src tests tools -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# ------------------------------------------------------------------------------ the steps

# uv first, by pip: it takes seconds for the rest where pip takes a minute.
$(BIN)/uv: requirements/uv.txt
	@python=$$($(FIND_PYTHON)); [ -n "$$python" ] || { \
	  echo "Onedoor needs Python 3.11 or newer with its venv module (on Debian: python3-venv)." >&2; \
	  exit 2; }; \
	echo "Making .venv with $$($$python --version)."; \
	$$python -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

INSTALL = $(UV) pip install --quiet --python $(BIN)/python --compile-bytecode

$(BIN)/.run: requirements/run.txt $(BIN)/uv
	@echo "Installing what the office needs."
	@$(INSTALL) --require-hashes -r $<
	@touch $@

$(BIN)/.test: requirements/test.txt $(BIN)/uv
	@echo "Installing what the tests need."
	@$(INSTALL) --require-hashes -r $<
	@touch $@

# The build backend is already there, pinned: nothing is downloaded here.
$(BIN)/.project: pyproject.toml requirements/run.in $(BIN)/.run
	@echo "Installing Onedoor itself."
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# npm empties node_modules first, marks included; the larger set holds the smaller one.
NPM_CI = PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci

node_modules/.run: package.json package-lock.json $(BIN)/.run
	@echo "Fetching Aksel and its typeface."
	@$(NPM_CI) --omit=dev >/dev/null
	@touch $@

node_modules/.test: package.json package-lock.json $(BIN)/.run
	@echo "Fetching axe, which tests the pages' accessibility."
	@$(NPM_CI) >/dev/null
	@touch node_modules/.run $@

$(STATIC)/aksel.css: tools/join_aksel.py node_modules/.run
	@echo "Joining Aksel into one style sheet."
	@$(BIN)/python tools/join_aksel.py

%.mo: %.po $(BIN)/.run
	@echo "Compiling $<."
	@$(BIN)/pybabel --quiet compile --input-file=$< --output-file=$@

$(CHROMIUM):
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium, which the tests drive."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else \
	  echo "The tests drive $@, which is not here. On Debian: sudo apt-get install chromium" >&2; \
	  exit 2; \
	fi
