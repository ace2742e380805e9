# Each target does its own set-up; see README.md.
.PHONY: run test bench lint clean

run:
	@.ci/bootstrap run
	@.ci/run-example

test:
	@.ci/bootstrap test
	@.ci/run-tests

lint:
	@.ci/bootstrap test
	@.ci/run-tests lint

bench:
	@.ci/bootstrap test
	@.venv/bin/python -m tests.benchmarks

clean:
	rm -rf build dist out .pytest_cache .ruff_cache .hypothesis
