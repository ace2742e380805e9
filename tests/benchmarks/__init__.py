"""Speed and memory on annexes of up to 1,000 pages: `python -m tests.benchmarks`."""
