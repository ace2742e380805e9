"""Speed and memory on documents of 1,000 pages: `python -m tests.benchmarks [NAME]...`.

Every module here with a function `figures()` is one benchmark; the function yields `Figure`s.
"""
