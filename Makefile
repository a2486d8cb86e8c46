# `make briefing`: set-up and the briefings of the sample days. `make test`: set-up and the whole suite. Nothing else is needed.
.PHONY: briefing test setup lock quality benchmark

briefing: setup
	@.venv/bin/diurna backfill --from 2025-06-10 --to 2025-06-17

test: setup-test
	@.venv/bin/pytest -n auto --dist loadfile

setup:
	@./setup.sh

setup-test:
	@./setup.sh test
.PHONY: setup-test

# Labelled data of real articles, where it lies beside the checkout; says so where not.
quality: setup
	@.venv/bin/python benchmarks/quality.py

benchmark: setup
	@.venv/bin/python benchmarks/speed.py

# Pins every dependency with its hashes for all Pythons we support; names no registry.
lock: setup
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group dev pyproject.toml -o requirements.lock
