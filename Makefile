# Everything starts here. `make help` lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

RUN := .venv/bin/python
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
LOCK := .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --all-extras

.PHONY: help start test check nightly bench measure pictures demo services services-stop translate translations lock

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s%s\n", $$1, $$2 }' Makefile

start: ## Set up what is missing, then serve on http://127.0.0.1:8000 (PORT=… for another)
	@scripts/packages.sh runtime
	@scripts/environment.sh runtime
	@$(MAKE) translations
	@exec scripts/start.sh

test: ## Install what tests need, check the code, run every test
	@scripts/packages.sh runtime test
	@scripts/environment.sh test
	@$(MAKE) translations
	@exec scripts/test.sh

check: ## Check format, lint, templates, types, floor plan, migrations and translations
	@scripts/packages.sh runtime test
	@scripts/environment.sh test
	@exec scripts/check.sh

nightly: ## Run the campaigns at full size, then the journeys
	@scripts/packages.sh runtime test
	@scripts/environment.sh test
	@$(MAKE) translations
	@exec scripts/nightly.sh

bench: ## Measure speed on this machine
	@scripts/environment.sh test
	@test -e scripts/bench/run.py || { echo "There are no benchmarks yet: scripts/bench/run.py is missing." >&2; exit 1; }
	@$(RUN) scripts/bench/run.py

measure: ## Print sizes of files and functions, and whether imports run in rings
	@scripts/environment.sh test
	@$(RUN) scripts/measure.py
	@.venv/bin/lint-imports

pictures: ## Picture every kind of page into var/pictures (FOLDER=… for another; CHOSEN=docs/pictures: those shown)
	@scripts/packages.sh runtime test
	@scripts/environment.sh test
	@$(MAKE) translations
	@$(RUN) scripts/pictures/run.py $(FOLDER) $(if $(CHOSEN),--chosen $(CHOSEN))

demo: ## Fill an empty database with the demonstration registry
	@scripts/environment.sh runtime
	@$(RUN) manage.py migrate --no-input --verbosity 0
	@$(RUN) manage.py demo

services: ## Start PostgreSQL and Redis for tests, and print their addresses
	@scripts/packages.sh runtime test
	@scripts/services.sh start

services-stop: ## Stop them and drop what they held
	@scripts/services.sh stop

translate: ## Bring the six catalogues up to date with the sentences in the code
	@scripts/packages.sh runtime test
	@scripts/environment.sh test
	@$(RUN) scripts/translations.py update

translations: $(CATALOGUES) ## Compile the catalogues that changed
	@:

%.mo: %.po
	@.venv/bin/pybabel --quiet compile --input-file $< --output-file $@

lock: ## Choose the newest allowed release of every requirement and write them down with hashes
	@test -x .venv/bin/uv || .venv/bin/pip install --quiet uv
	@$(LOCK) --upgrade --output-file requirements/runtime.lock pyproject.toml
	@$(LOCK) --upgrade --group lint --group test --constraints requirements/runtime.lock --output-file requirements/test.lock pyproject.toml
