# Each target does its own set-up; see README.md.
.PHONY: run test bench explore lint clean

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
	@.venv/bin/python -m tests.benchmarks.plans

explore:
	@.ci/bootstrap test
	@HYPOTHESIS_PROFILE=explore .venv/bin/python -m pytest -n 2 --timeout 7200 $$(grep -rl '^@given' tests --include='*.py')

clean:
	rm -rf build dist out .pytest_cache .ruff_cache .hypothesis
