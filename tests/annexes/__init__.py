"""Generators of annexes: the bundled example, and larger or differently written ones for tests and benchmarks."""
