# make demo   set up and start the compose window
# make test   set up and run everything that CI runs
# Another Python: make PYTHON=python3.12 test

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8383
SECONDS ?= 300
BIN := $(VENV)/bin
# Errors only: pip's progress says nothing that the lock does not.
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
LOCKED := --require-hashes --no-build-isolation --requirement
# durable-rules calls a C function that Python 3.13 took away; its old name for what is still there under the new one.
DURABLE_RULES := CPPFLAGS="$$CPPFLAGS -DPyEval_CallObject=PyObject_CallObject"
TSC := node_modules/.bin/tsc
# What takes long to work out from lexicons and guidelines; the build makes it, and so does this when one has changed.
COMPILED := nlp/dialogvakt_nlp/compiled.bin plugin/dialogvakt/guidelines.bin
YAML := $(wildcard nlp plugin rules examples) .yamllint.yaml

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo check-examples test lint format bench fuzz mutants audit dist train shelf screenshots lock upgrade clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/.compiled ## start the compose window (another port: make demo PORT=8080)
	@sh scripts/demo.sh $(BIN)/dialogvakt $(PORT)

check-examples: $(VENV)/.compiled ## check the drafts in examples/
	@sh scripts/check-examples.sh $(BIN)/dialogvakt

test: lint $(VENV)/.compiled ## lint, types, layers and tests with branch coverage
	$(BIN)/python -m pytest --cov

lint: $(VENV)/.dev $(VENV)/.node ## style, format, YAML, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/yamllint --strict $(YAML)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	if [ -e tsconfig.json ]; then $(TSC) --project tsconfig.json; fi

format: $(VENV)/.dev ## put the code into the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.node $(VENV)/.compiled ## measure speed and memory, and other tools beside
	@for script in benchmarks/*.py; do $(BIN)/python "$$script" || exit 1; done
	@$(BIN)/python -m benchmarks.peers

fuzz: $(VENV)/.fuzz ## look for input that breaks something (longer: make fuzz SECONDS=3600)
	@$(BIN)/python -m fuzz $(TARGETS) --seconds $(SECONDS)

mutants: $(VENV)/.mutants ## see whether tests notice small changes of the rules and of what says who, when and whether
	@$(BIN)/python -m scripts.mutants

audit: $(VENV)/.audit ## look for known weaknesses in what is locked, and for weak spots in the code
	@$(VENV)/audit/bin/python -m scripts.audit

dist: $(VENV)/.dev $(VENV)/.audit ## build the wheel and the source distribution, with a bill of materials (CycloneDX)
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	@$(VENV)/audit/bin/python -m scripts.sbom dist

train: $(VENV)/.dev ## make the statistical model anew from the corpus, and write its card
	$(BIN)/python -m training.words
	$(BIN)/python -m training

shelf: $(VENV)/.installed ## put the drafts in examples/ on the compose window's shelf
	@$(BIN)/python -m scripts.shelf

screenshots: $(VENV)/.node ## take the pictures of the README anew
	@sh scripts/check-picture-system.sh
	@$(BIN)/python -m scripts.screenshots

# Set-up: each stamp file stands for a finished step, so that it is done once and again when its inputs change.

$(VENV)/.created: scripts/check-system.sh
	@sh scripts/check-system.sh $(PYTHON)
	@echo "dialogvakt: creating $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# First and alone: durable-rules is compiled without build isolation, so that what builds it is locked as well.
$(VENV)/.build: $(VENV)/.created requirements-build.lock
	@$(PIP_INSTALL) --require-hashes --requirement requirements-build.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.build requirements.lock pyproject.toml
	@echo "dialogvakt: installing; this takes a minute the first time"
	@$(DURABLE_RULES) $(PIP_INSTALL) $(LOCKED) requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.compiled: $(VENV)/.installed $(shell find nlp rules -type f ! -name '*.py[co]' ! -name 'compiled.*') nlp/dialogvakt_nlp/compiled.py
	@$(BIN)/python -m dialogvakt.compiling
	@touch $@

$(VENV)/.dev: $(VENV)/.installed requirements-dev.lock
	@echo "dialogvakt: installing the tools for development"
	@$(DURABLE_RULES) $(PIP_INSTALL) $(LOCKED) requirements-dev.lock
	@touch $@

$(VENV)/.fuzz: $(VENV)/.dev requirements-fuzz.lock
	@$(PIP_INSTALL) $(LOCKED) requirements-fuzz.lock
	@touch $@

$(VENV)/.mutants: $(VENV)/.dev requirements-mutants.lock
	@$(PIP_INSTALL) $(LOCKED) requirements-mutants.lock
	@touch $@

# Apart from the rest: what looks for weaknesses brings much along that the project has no use for.
$(VENV)/.audit: $(VENV)/.created requirements-audit.lock
	@$(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements-audit.lock
	@touch $@

# What only the tests need: a browser, an editor, and (from npm) the type checker and the accessibility rules.
$(VENV)/.node: $(VENV)/.dev package.json package-lock.json scripts/check-test-system.sh
	@sh scripts/check-test-system.sh
	@npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

# The locks hold for Python 3.11 and later on every platform: hashes of all wheels, no addresses, no paths.
# uv only resolves here; it is no part of the set-up.

UV := $(VENV)/lock/bin/uv
COMPILE_OPTIONS := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(LOCK_FLAGS)
COMPILE := $(UV) $(COMPILE_OPTIONS)

lock: $(UV) ## write the lock files anew, keeping what still fits
	$(COMPILE) --group build --output-file requirements-build.lock
	$(COMPILE) pyproject.toml --all-extras --constraint requirements-build.lock --output-file requirements.lock
	$(COMPILE) pyproject.toml --all-extras --group dev --constraint requirements-build.lock --constraint requirements.lock \
		--output-file requirements-dev.lock
	$(COMPILE) --group fuzz --output-file requirements-fuzz.lock
	$(COMPILE) --group mutants --constraint requirements-dev.lock --output-file requirements-mutants.lock
	$(COMPILE) --group audit --output-file requirements-audit.lock
	cd benchmarks/peers/requirements && for peer in *.in; do \
		$(abspath $(UV)) $(COMPILE_OPTIONS) "$$peer" --output-file "$${peer%.in}.lock" || exit 1; done

upgrade: ## write the lock files anew with the newest versions
	$(MAKE) lock LOCK_FLAGS=--upgrade

$(UV): $(VENV)/.created
	@$(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip install -qq --disable-pip-version-check "uv>=0.9,<1"

clean: ## remove the virtual environment and all that the tools left
	rm -rf $(VENV) $(COMPILED) node_modules build dist .coverage .coverage.* htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
