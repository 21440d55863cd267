# Everything that a person or a machine does with this project. `make help` lists it.

PYTHON   ?= python3
# Another dossier, another day: make site ROOT=../other TODAY=2026-01-01
ROOT     ?= .
TODAY    ?=
# The browser of the tests; empty: look for it.
CHROMIUM ?=
# For machines that check and publish: a revision to compare with, the format of the problems, a file that the words
# are added to (empty: they are printed), whether there is no site yet, and, of a run that no change started, a file
# that gets `publiceren=nee` when there is nothing new to tell.
BASE     ?=
FORMAT   ?= tekst
SUMMARY  ?=
FIRST    ?=
DAILY    ?=
# Of a form on GitHub: the file with the event that put the label on it.
EVENT    ?=
# A folder with shapes (SHACL) of others to hold the catalogue against.
SHAPES   ?=
# How often Lighthouse looks at a page; the middle of its scores counts.
RUNS     ?= 5
# What to measure: all that takes minutes, or rows as check, real/check* or test.
WHAT     ?=

VENV    := .venv
BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input
# Only what the lock names, to the byte, and nothing that has to be compiled here.
LOCKED  := --only-binary=:all: --require-hashes --requirement
DOSSIER := --root "$(ROOT)" $(if $(TODAY),--today "$(TODAY)")
LOCK    := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
           --no-emit-index-url --no-header --no-annotate $(if $(UPGRADE),--upgrade)

MAKEFLAGS   += --no-print-directory
SHELL       := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site check serve review form proposal gate earlier weekly test lint accept proof proof-test proof-look proof-site picture bench lock clean FORCE

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/project ## check the data and build the site into site/
	@$(BIN)/motiespoor build $(DOSSIER)

check: $(VENV)/project ## check the data; nothing is written
	@$(BIN)/motiespoor check $(DOSSIER)

serve: $(VENV)/project ## show the site on this machine and follow edits
	@$(BIN)/motiespoor serve $(DOSSIER)

# One day for all of it, also around midnight. A change that may not be is told, and its site is built all the same.
review: $(VENV)/project ## what must be right before a change is published; BASE=REVISION also tells what changes
	@day="$(or $(TODAY),$$(date +%F))"; status=0; \
	  run() { command="$$1"; shift; $(BIN)/motiespoor "$$command" --root "$(ROOT)" --today "$$day" "$$@"; }; \
	  run check --formaat "$(FORMAT)"; \
	  if [ -n "$(BASE)" ]; then \
	    run verschil "$(BASE)" $(if $(SUMMARY),--formaat markdown >> "$(SUMMARY)") || status=$$?; \
	  fi; \
	  run build; run verify; exit $$status

# The words hold what a stranger typed: who asks for them in a file does not get them in a log, where GitHub obeys lines.
form: $(VENV)/project ## take over a form from EVENT=FILE; what it changes, and what is told of that, goes to build/voorstel/
	@made="$(ROOT)/build/voorstel"; rm -rf "$$made"; mkdir -p "$$made"; words="$$made/woorden.txt"; status=0; \
	  day="$(or $(TODAY),$$(date +%F))"; \
	  run() { command="$$1"; shift; $(BIN)/motiespoor "$$command" --root "$(ROOT)" --today "$$day" "$$@"; }; \
	  { run uit-formulier "$(EVENT)" --ja && echo && run check && echo && run verschil HEAD; } \
	    > "$$words" 2>&1 || status=$$?; \
	  $(if $(SUMMARY),{ echo '~~~~~~~~~~~~text'; cat "$$words"; echo '~~~~~~~~~~~~'; } >> "$(SUMMARY)",cat "$$words"); \
	  git -C "$(ROOT)" add --intent-to-add -- data; \
	  git -C "$(ROOT)" diff --binary -- data > "$$made/voorstel.patch"; exit $$status

# Needs nothing of this project but git, and gh with a token that may open a pull request.
proposal: ## open a pull request with what build/voorstel/ changes in data/
	@.ci/propose build/voorstel "$(EVENT)"

gate: $(VENV)/project ## hold the built site against the published one; FIRST=1 when there is none yet
	@$(published); day="$$($(call from_manifest,dag))"; \
	  case "$$answer/$(FIRST)" in \
	    200/) status=0; \
	      $(BIN)/motiespoor poort "$$previous" $(if $(DAILY),--dagelijks) --root "$(ROOT)" || status=$$?; \
	      if [ "$$status" = 3 ]; then echo publiceren=nee >> "$(DAILY)"; exit; fi; \
	      $(BIN)/motiespoor verschil --gepubliceerd "$$previous" --root "$(ROOT)" --today "$$day" \
	        $(if $(SUMMARY),--formaat markdown >> "$(SUMMARY)") || status=$$?; \
	      exit "$$status" ;; \
	    200/*) echo "Op $$address staat al een site. Er wordt niet gepubliceerd: dit is niet de eerste keer." >&2; exit 1 ;; \
	    */) echo "Het manifest van de site op $$address kwam niet (antwoord: $$answer). Er wordt niet gepubliceerd." >&2; \
	      echo "Staat er nog geen site, zeg dan dat dit de eerste keer is." >&2; exit 1 ;; \
	    *) $(BIN)/motiespoor poort --eerste --root "$(ROOT)" ;; \
	  esac

earlier: $(VENV)/project ## take an earlier site from ARCHIVE=FILE.tar, and look whether it is still what was built
	@$(BIN)/motiespoor terug "$(ARCHIVE)" --root "$(ROOT)"
	@$(BIN)/motiespoor poort --terug --root "$(ROOT)"

# Only an error of our own ends this with an error: what others took away is told, and stops nobody.
weekly: $(VENV)/links site ## report on terms that have passed and on outside links that give no answer
	@report() { $(if $(SUMMARY),cat >> "$(SUMMARY)",cat); }; \
	  $(BIN)/motiespoor termijnen --formaat markdown $(DOSSIER) | report; \
	  own="$$($(call from_manifest,adres))"; command="$$PWD/$(BIN)/linkchecker --config $$PWD/.ci/links.ini"; \
	  silent="$$(cd "$(ROOT)/site"; find . -name index.html | sort | $$command --stdin --ignore-url "^$$own" 2>&1)" \
	    || [ $$? = 1 ]; \
	  printf '\n# Adressen buiten de site die niet antwoorden\n\n```\n%s\n```\n' "$${silent:-Geen.}" | report

# What the manifest of the built site says of itself; nothing when it does not say.
from_manifest = $(BIN)/python -c 'import json, sys; print(json.load(open(sys.argv[1])).get("$(1)") or "")' "$(ROOT)/site/manifest.json"

# Fetches the manifest of what is published, from `address`, into `previous`; `answer` is that of HTTP, or 000.
# A site that moves may stand at its new address already. If nothing does (nothing was published there, or no host has
# that name yet), its old address is asked; after any other failure it is not, for what stands there may be older.
define published
mkdir -p "$(ROOT)/build"; previous="$(ROOT)/build/vorige.json"; \
ask() { \
  address="$$1"; failed=0; \
  answer="$$(curl --silent --show-error --location --proto =http,https --max-time 60 --retry 3 \
    --output "$$previous" --write-out '%{http_code}' "$${address}manifest.json?$$(date +%s)")" || failed=$$?; \
}; \
ask "$$($(call from_manifest,adres))"; before="$$($(call from_manifest,vorig_adres))"; \
case "$${before:+$$answer/$$failed}" in 404/*|410/*|000/6) ask "$$before" ;; esac
endef

test: lint ## lint, types, and the tests, in a browser too
	@$(chromium); $(tests) 'not proof'

tests = $(BIN)/pytest --quiet --numprocesses 2 --dist worksteal --durations 10 -m

lint: $(VENV)/test ## style and types of the code
	@status=0; \
	  $(BIN)/ruff check --quiet --output-format concise || status=1; \
	  $(BIN)/ruff format --quiet --check --output-format concise || status=1; \
	  $(BIN)/mypy --no-error-summary || status=1; \
	  exit $$status

accept: $(VENV)/test ## take the output of today as the expected output of the tests
	@status=0; $(BIN)/pytest --quiet --accept -m 'not browser' || status=$$?; \
	  git --no-pager status --short -- tests; exit $$status

proof-test: $(VENV)/test ## the tests that take programs of others, processes of their own, or long
	@$(chromium); $(tests) proof

# With Node on the machine, Lighthouse is asked as well: RUNS=0 leaves it out.
proof-look: $(VENV)/test $(VENV)/node ## how the built site looks and weighs, each number beside its limit
	@$(chromium); $(BIN)/python tests/proof_look.py "$(ROOT)/site" --runs $(RUNS)

# SHORT=1 tries a sample of each part; PART='NAMES' only these; SHAPES=FOLDER holds the catalogue against those there too.
proof: $(VENV)/proof $(VENV)/node ## what holds when the world leans on this: fuzzers, hostile texts, kills, other Pythons
	@$(chromium); $(outsiders); SHAPES="$(SHAPES)" $(BIN)/python tests/proof.py $(if $(SHORT),--short) $(PART)

proof-site: $(VENV)/test ## how many changes of the built site are seen, per kind, when its manifest is made anew
	@$(BIN)/python tests/proof_mutations.py "$(ROOT)"

picture: $(VENV)/test ## take the picture of the built site for the README
	@$(chromium); $(BIN)/python tests/picture.py site

bench: $(VENV)/test ## measure time and memory; BASE=REVISION measures that beside it, WHAT=ROWS only some
	@set -f; $(BIN)/python tests/bench.py --root "$(ROOT)" $(if $(BASE),--base "$(BASE)") $(WHAT)

lock: $(VENV)/test ## exact versions from the ranges in pyproject.toml; UPGRADE=1 takes the newest
	@$(LOCK) pyproject.toml --group build --output-file requirements.lock
	@$(LOCK) pyproject.toml --group test --constraints requirements.lock --output-file requirements-test.lock
	@$(LOCK) --group proof --constraints requirements-test.lock --output-file requirements-proof.lock
	@$(LOCK) --group links --constraints requirements.lock --output-file requirements-links.lock

clean: ## remove everything that was made, the environment included
	@rm -rf build site $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis scripts/*.egg-info
	@find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +


# The environment: four stamps, each made anew when what it stands on changes.

$(VENV)/test: requirements-test.lock $(VENV)/project
	@echo 'Installing what the tests need ...'
	@$(PIP) $(LOCKED) requirements-test.lock
	@touch $@

$(VENV)/proof: requirements-proof.lock $(VENV)/test
	@echo 'Installing what the proof needs ...'
	@$(PIP) $(LOCKED) requirements-proof.lock
	@touch $@

# Without Node nothing is installed: what needs it says so itself.
$(VENV)/node: .ci/node/package-lock.json $(VENV)/base
	@rm -rf $@; mkdir $@; cp .ci/node/package.json .ci/node/package-lock.json .ci/node/.npmrc $@; \
	  if command -v npm > /dev/null; then \
	    echo 'Installing the programs of Node that look on ...'; \
	    (cd $@ && npm ci --ignore-scripts --no-audit --no-fund --loglevel error > /dev/null); \
	  fi; touch $@

$(VENV)/links: requirements-links.lock $(VENV)/project
	@$(PIP) $(LOCKED) requirements-links.lock
	@touch $@

$(VENV)/project: pyproject.toml $(VENV)/installed
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# Made from nothing, so that nothing of an earlier lock stays behind.
$(VENV)/installed: requirements.lock $(VENV)/base
	@$(venv_module)
	@echo 'Installing the environment (the first time, or after a change of versions) ...'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) $(LOCKED) requirements.lock
	@$(base) > $(VENV)/base
	@touch $@

# Changes when the folder has moved or Python is another: an environment holds both.
$(VENV)/base: FORCE
	@$(python_new_enough)
	@base="$$($(base))"; [ "$$base" = "$$(cat $@ 2> /dev/null)" ] || { mkdir -p $(VENV); echo "$$base" > $@; }

base = $(PYTHON) -c 'import os, sys; print(os.getcwd(), sys.base_prefix, sys.version)'

# Installing from Debian's packages; without fresh package lists the first try fails.
apt = install() { apt-get install -qq --yes --no-install-recommends "$$@" < /dev/null > /dev/null; }; \
  export DEBIAN_FRONTEND=noninteractive; \
  apt_get() { install "$$@" 2> /dev/null || { apt-get update -qq < /dev/null && install "$$@"; }; }; \
  may_install() { [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; }

# Programs that look at the workflows, and that make tables; where they cannot be had, that is told. A machine that only
# checks may become root for it; nobody's own machine does unasked.
outsiders = if ! { command -v shellcheck && command -v soffice && command -v pdftotext; } > /dev/null; then \
  others="shellcheck libreoffice-calc poppler-utils"; echo "Installing $$others ..."; \
  if may_install; then apt_get $$others || true; \
  elif [ -n "$${CI:-}" ]; then \
    sudo apt-get update -qq && sudo apt-get install -qq --yes --no-install-recommends $$others > /dev/null || true; \
  fi; \
fi

define python_new_enough
if ! command -v "$(PYTHON)" > /dev/null; then \
  echo 'Python is not on this machine ($(PYTHON)). Install Python 3.11 or newer.' >&2; exit 1; \
elif ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
  echo "$$($(PYTHON) --version 2>&1) is too old: Motiespoor needs Python 3.11 or newer." >&2; \
  echo 'If a newer one is on this machine under another name: make PYTHON=python3.12 ...' >&2; exit 1; \
fi
endef

# Debian and Ubuntu keep `venv` in a package of its own.
define venv_module
$(apt); \
if ! $(PYTHON) -c 'import ensurepip, venv' 2> /dev/null; then \
  package="$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; \
  if may_install; then echo "Installing $$package ..."; apt_get "$$package"; \
  else \
    echo "This Python cannot make an environment: its module venv is missing." >&2; \
    echo "On Debian or Ubuntu: sudo apt-get install $$package" >&2; exit 1; \
  fi; \
fi
endef

# Exports CHROMIUM, a browser that starts, to the tests. On Ubuntu the package may be an empty shell around a snap.
# The driver (Playwright) carries its own Node, which wants libatomic; a small Debian has none.
define chromium
$(apt); \
browser() { \
  for name in "$(CHROMIUM)" chromium chromium-browser google-chrome google-chrome-stable; do \
    if [ -n "$$name" ] && "$$name" --version > /dev/null 2>&1; then command -v "$$name"; return; fi; \
  done; return 1; \
}; \
driver() { $(BIN)/playwright --version > /dev/null 2>&1; }; \
if may_install && ! { browser > /dev/null && driver; }; then \
  echo 'Installing Chromium for the tests ...'; \
  apt_get libatomic1 chromium || apt_get libatomic1 chromium-browser || true; \
fi; \
if ! CHROMIUM="$$(browser)"; then \
  echo 'The tests open the site in Chromium, and none was found.' >&2; \
  echo 'On Debian: sudo apt-get install chromium. On Ubuntu: sudo snap install chromium.' >&2; \
  echo 'Or name yours: make test CHROMIUM=/path/to/chrome' >&2; exit 1; \
elif ! driver; then \
  echo 'The driver of the browser tests does not start. On Debian or Ubuntu: sudo apt-get install libatomic1' >&2; exit 1; \
fi; \
export CHROMIUM
endef
