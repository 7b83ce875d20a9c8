# Two verbs for a newcomer: make run, make test. Nothing is needed before either
# but python3 (3.11 or newer), python3-venv and make.
.DEFAULT_GOAL := run
.PHONY: run setup test test-postgres test-slow check fix bench docs

BIN  := .venv/bin
PORT ?= 8000
DEMO ?= 1
ONLY ?=

.venv/.ok: requirements.lock bootstrap.lock bootstrap.py pyproject.toml
	@command -v python3 >/dev/null || { echo "Thiếu python3: hãy chạy “apt install python3 python3-venv” rồi làm lại." >&2; exit 2; }
	@python3 bootstrap.py

run: setup ## everything from nothing to the app on http://127.0.0.1:$(PORT); DEMO=0: empty, without the demonstration
	@PARINDEX_DEMO=$(DEMO) $(BIN)/parindex serve --port $(PORT)

setup: .venv/.ok ## all of run but serving
	@$(BIN)/parindex init $(if $(filter 1,$(DEMO)),--demo)

test: .venv/.ok ## all tests but the slow ones, on the database that DATABASE_URL names
	@$(BIN)/pytest -m "not slow"

test-postgres: .venv/.ok ## those of them that touch a database, on a PostgreSQL server started for them alone
	@$(BIN)/python -m tests.postgres $(BIN)/pytest -m "database and not slow"

test-slow: .venv/.ok ## round trips through other programs
	@$(BIN)/pytest -m slow

check: .venv/.ok ## style, types, the law of the house, stale generated files; writes nothing
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python docs/generate.py --check

fix: .venv/.ok ## mend what tools can mend, compile the catalogues; tests nothing
	@$(BIN)/ruff check -q --fix . ; $(BIN)/ruff format -q .
	@$(BIN)/python docs/generate.py

docs: .venv/.ok ## write the reference pages made from the code
	@$(BIN)/python docs/generate.py

bench: .venv/.ok ## speed and memory beside a yardstick; ONLY=plan|papers|scoring|overview|cycle|memory|run
	@$(BIN)/python -m benchmarks $(ONLY)
