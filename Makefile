# Everything sets itself up: an empty clone and Python 3.11 or newer are enough.
.DEFAULT_GOAL := help
.PHONY: help run test test-sqlite test-postgres test-processes test-lighthouse test-browser test-pwa test-long ready-to-test lint lint-style lint-types lint-imports lint-pwa \
	ready-to-lint format schema bench web shots lock wheel clean

# Tests start hundreds of processes of ours: each would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
SETUP = $(if $(PYTHON),$(PYTHON),$(error Lotbook needs Python 3.11 or newer: make PYTHON=/path/to/it)) tools/setup.py
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
PROCESSES := tests/cli tests/kills tests/migrations
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { sub(":.*", "", $$1); printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## start the server with demo data on the embedded SQLite
	@$(SETUP) run
	$(BIN)/lotbook serve --demo

# Chains of like length; how fast screens are is measured when nothing else runs.
test: ready-to-test ## every test, on both engines, browser included: the next six
	@status=0; \
	$(BIN)/python tools/side_by_side.py test-sqlite test-postgres "test-pwa test-browser test-processes" || status=1; \
	$(BIN)/python tools/side_by_side.py test-lighthouse || status=1; \
	exit $$status

test-sqlite: ready-to-test ## what needs neither PostgreSQL nor a browser
	LOTBOOK_TEST_ENGINE=sqlite $(PYTEST) --ignore=tests/e2e

test-postgres: ready-to-test ## what has a database, on PostgreSQL, but for the next
	LOTBOOK_TEST_ENGINE=postgres $(PYTEST) $(PROCESSES:%=--ignore=%)

test-processes: ready-to-test ## what starts processes and kills them, on PostgreSQL
	LOTBOOK_TEST_ENGINE=postgres $(PYTEST) $(PROCESSES)

test-browser: ready-to-test ## whole stories in a browser
	LOTBOOK_TEST_ENGINE=sqlite $(PYTEST) tests/e2e --ignore=tests/e2e/test_lighthouse.py

test-lighthouse: ready-to-test ## how fast the first screens are on a slow phone
	LOTBOOK_TEST_ENGINE=sqlite $(PYTEST) tests/e2e/test_lighthouse.py

test-pwa: ready-to-test ## the scanner app by itself
	$(BIN)/python tools/web.py npm test

test-long: ready-to-test ## with the tests that take many minutes: hundreds of kills
	LOTBOOK_TEST_ENGINE=sqlite $(PYTEST) --long -o faulthandler_timeout=3600
	LOTBOOK_TEST_ENGINE=postgres $(PYTEST) --long -o faulthandler_timeout=3600

ready-to-test:
	@$(SETUP) test

lint: lint-style lint-types lint-imports lint-pwa ## style, types and who imports whom, server and PWA

lint-style: ready-to-lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check

lint-types: ready-to-lint
	$(BIN)/mypy

lint-imports: ready-to-lint
	$(BIN)/lint-imports

lint-pwa: ready-to-lint
	$(BIN)/python tools/web.py npm run check

ready-to-lint:
	@$(SETUP) lint

format: ready-to-lint ## put the code into the common format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

schema: ready-to-lint ## write schema.graphql, the contract of the API
	$(BIN)/lotbook schema > build/schema.graphql
	mv build/schema.graphql schema.graphql

bench: ready-to-test ## measure speed on both engines
	$(BIN)/python -m bench

web: ## build the PWA into the server package
	@$(SETUP) web

shots: ready-to-test ## make every screenshot in docs/shots/
	$(BIN)/python -m tests.e2e.shots

lock: ready-to-lint ## pin what pyproject.toml asks for (UPGRADE=--upgrade moves the versions)
	$(COMPILE) $(UPGRADE) pyproject.toml --group dev -o requirements-dev.lock
	$(COMPILE) pyproject.toml -c requirements-dev.lock -o requirements.lock
	$(COMPILE) --group build -c requirements-dev.lock -o requirements-build.lock
	$(COMPILE) --group test-postgres -c requirements-dev.lock -o requirements-postgres.lock

wheel: ## build a wheel in dist/ that carries the PWA
	@$(SETUP) web
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## remove what was made here, except the virtual environment
	rm -rf build dist server/lotbook/static pwa/node_modules .mypy_cache .ruff_cache .pytest_cache
