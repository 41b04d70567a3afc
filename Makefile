# Each target sets up what it needs in .venv, and does so again after pyproject.toml has changed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run demo dev test looks accept check fix bench faults pictures schema release-check

run: .venv/run  ## the dashboard
	$(BIN)/handrail

demo: .venv/run  ## the dashboard over a made-up half year
	$(BIN)/handrail --demo

dev: .venv/dev  ## everything that work on Handrail needs

test: .venv/test  ## every test
	$(BIN)/pytest -n auto

looks: .venv/test  ## compares the screens with their pictures
	@echo "The pictures lie in tests/__snapshots__, differences in snapshot_report.html (a browser opens both);"
	@echo "the other screens lie in tests/screens and the charts in tests/dumps, as text."
	$(BIN)/pytest -m looks

accept: .venv/test  ## keeps the screens as they look now
	$(BIN)/pytest -m looks --snapshot-update
	@git status --short tests/__snapshots__ tests/screens tests/dumps
	@echo "Look at each of these before you commit it."

check: .venv/dev  ## style, types, layers, the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest tests/test_house.py tests/test_rules.py

fix: .venv/dev  ## what can be put right by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/test  ## what performance is claimed from
	$(BIN)/python bench/run.py

faults: .venv/test  ## pulls the plug at every point; KINDS="power kill" tries only these
	cd bench && ../$(BIN)/python -m faults $(KINDS)

pictures: .venv/test  ## the pictures of the README and the tour
	$(BIN)/python bench/pictures.py

schema: .venv/run  ## the journal's JSON Schema, from the records
	$(BIN)/python -m store.journal.schema > docs/journal.schema.json

release-check: .venv/run  ## help numbers that nobody has checked with their operator for a year
	$(BIN)/python -m store.helplines.checked

.venv/test: EXTRA := [test]
.venv/dev: EXTRA := [dev]
.venv/run .venv/test .venv/dev: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.$(EXTRA)'
	@touch $@
