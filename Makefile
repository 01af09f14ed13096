# Two commands do everything on a fresh machine with Python 3.11+ and make:
#   make demo    the main job, on a real press release
#   make test    lint, strict types, tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
EXTRAS := embed,cedict,lsp,detect,excel
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types unit slow docs corpora bench bench-setup omegat learn-align editors editors-setup browser vscode vsix clean

help: ## this list
	@grep -hE '^[a-z][a-z-]*:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: $(STAMP) ## build or update .venv with everything the tests and extras need

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[$(EXTRAS)]' --group dev
	@touch $@

demo: setup ## segment, align, check and score a real press release in three languages
	@$(BIN)/tmkit demo

test: setup lint types unit ## lint, strict types, the whole test suite

lint: setup
	$(BIN)/ruff check src tests docs

types: setup
	$(BIN)/mypy

unit: setup
	$(BIN)/pytest -n 2 -m 'not slow and not editors and not vscode and not browser'

slow: setup ## the tests that take minutes: crashes by the dozen, long fuzzing, installed packages
	$(BIN)/pytest -n 2 -m slow

docs: setup ## write the generated reference pages anew
	$(BIN)/python docs/generate.py
	$(BIN)/tmkit rules --docs docs/checks

corpora: setup ## write the committed TMX files of corpora/ anew, and the faulty copies
	$(BIN)/python corpora/build.py
	$(BIN)/python corpora/plant.py

$(VENV)/.bench: pyproject.toml $(STAMP)
	$(BIN)/python -m pip install --quiet --group bench
	@touch $@

build/peers/.installed: tests/bench/peers/requirements.txt
	$(PYTHON) -m venv --clear build/peers
	build/peers/bin/python -m pip install --quiet --no-deps -r $<
	@touch $@

bench-setup: $(VENV)/.bench build/peers/.installed ## install the peers that the benchmarks compare with

bench: bench-setup ## measure quality and speed beside peers (data: TMKIT_BENCH_DATA, default ../shared/bench)
	$(BIN)/python -m tests.bench

omegat: setup ## OmegaT reads an exported memory and translates with it (Debian, as root)
	@command -v omegat >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends omegat >/dev/null)
	$(BIN)/pytest -m slow tests/memory/test_omegat.py

learn-align: setup ## learn the aligner's weights anew (data: TMKIT_BENCH_DATA)
	$(BIN)/python tests/bench/learn_align.py $${TMKIT_BENCH_DATA:-../shared/bench} src/tmkit/align/weights.json plain,embed

editors-setup: setup ## install the editors that the editor tests drive (Debian, as root)
	@command -v nvim emacs >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends neovim emacs-nox elpa-eglot >/dev/null)
	@test -x $(BIN)/nvim || $(BIN)/python -m pip install --quiet --group editors

editors: editors-setup ## drive the language server with real editors
	$(BIN)/pytest -m editors tests/editors

browser: setup ## open the HTML pages in Chromium, and audit them with axe-core (brings what is missing; Debian, as root)
	tests/browser/setup.sh
	$(BIN)/pytest -m browser tests/browser

build/vscode/.installed: tests/editors/setup_vscode.sh
	tests/editors/setup_vscode.sh
	@touch $@

vscode: setup vsix build/vscode/.installed ## drive the language server with VS Code in a browser (Debian, as root; needs npm)
	$(BIN)/pytest -m vscode tests/editors

vsix: ## package the VS Code extension (needs npm) as build/tmkit.vsix
	cd editors/vscode && npm ci --no-audit --no-fund --silent && npm run --silent package -- --out tmkit.vsix
	@mkdir -p build && mv editors/vscode/tmkit.vsix build/tmkit.vsix && echo build/tmkit.vsix

clean: ## remove what the targets made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis demo-report.html demo.tmx build dist
