# Everything sets itself up: 'make demo' and 'make test' work in a fresh clone.
# What they cannot do without a person (no root, no Docker) they say in one sentence.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.DEFAULT_GOAL := help
.PHONY: help demo test check verify curriculum bench soundness clean
MAKEFLAGS += --no-print-directory

help:  ## Show the targets
	@sed -n 's/^\([a-z]*\):.*  ## /make \1\t/p' $(MAKEFILE_LIST)

demo: $(READY)  ## Grade three submissions in Docker and write build/demo/
	@$(BIN)/grader doctor --fix --quiet
	@$(BIN)/grader demo --out build/demo

test: check  ## Run the checks of 'make check' and every test, in the real sandbox
	@$(BIN)/grader doctor --fix --quiet || case "$$CI" in \
		""|0|false|no) echo "make: no sandbox on this machine: its tests will be skipped" >&2 ;; \
		*) exit 1 ;; \
	esac
	@$(BIN)/python -m pytest

check: $(READY)  ## Run formatter, linter, type checker and the test of import directions
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_layers.py

verify: $(READY)  ## Run every known solution of every exercise twice: do all verdicts stay the same?
	@$(BIN)/grader doctor --fix --quiet
	@$(BIN)/grader verify

curriculum: $(READY)  ## Write docs/curriculum.md anew, from the exercises that there are
	@$(BIN)/python -m tests.curriculum

bench: $(READY)  ## Compare grading with bare pytest and the engine with others (some minutes)
	@$(BIN)/grader doctor --fix --quiet
	@$(BIN)/python -m tests.bench
	@$(make_baselines); $(BIN)/python -m tests.bench.explore --python build/baselines/bin/python

soundness: $(READY)  ## Compare the engine with brute force on 1,000 random programs (many minutes)
	@$(BIN)/python -m tests.explore.soundness 1000

clean:  ## Remove what can be made again, but for the virtual environment and the image
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	@find grader tests exercises solutions -name __pycache__ -type d -prune \
		-exec rm -rf {} + 2>/dev/null || true

# Made again when what it is made from changes, or when it no longer works.
$(READY): pyproject.toml constraints.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { $(make_venv); }
	@echo "make: installing the grader into $(VENV)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

define make_venv
	usable() { "$$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'; }; \
	find() { for name in python3 python3.13 python3.12 python3.11; do \
		usable $$name 2>/dev/null && echo $$name && return; done; false; }; \
	if ! find >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "make: installing python3 and python3-venv"; \
		export DEBIAN_FRONTEND=noninteractive; \
		apt-get update -qq && apt-get install -qq -y --no-install-recommends \
			python3 python3-venv >/dev/null; \
	fi; \
	python=$$(find) || { echo "make: install Python 3.11 or newer with its venv module" \
		"(Debian, Ubuntu: 'sudo apt install python3-venv'), then try again" >&2; exit 1; }; \
	echo "make: making $(VENV) with $$python"; \
	"$$python" -m venv --clear $(VENV)
endef

# What the engine is compared with, apart from our own environment. interleave-test needs 3.12.
define make_baselines
	new() { "$$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))'; }; \
	python=$(BIN)/python; \
	for name in $$python python3.13 python3.12 python3; do \
		new $$name 2>/dev/null && python=$$name && break; done; \
	pinned=tests/bench/explore/requirements.txt; \
	if ! [ build/baselines/ready -nt $$pinned ]; then \
		echo "make: installing the baselines into build/baselines"; \
		"$$python" -m venv --clear build/baselines && \
		build/baselines/bin/python -m pip install -qq --disable-pip-version-check \
			-r $$pinned && touch build/baselines/ready || \
		echo "make: the baselines could not be installed: they are not measured" >&2; \
	fi
endef
