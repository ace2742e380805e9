"""Damaged packages: a document or one plain sentence, within limits, and nothing written elsewhere.

RAPPORTEUR_FUZZ_MINUTES=10 goes on for that long with cases of its own and prints what it met.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from tests.fuzz.cases import faults
from tests.fuzz.mutation import mutated, small_packages
from tests.fuzz.worker import Report, Worker
from tests.shared_area import CORPUS_FILES

_BATCHES = 10
_PER_BATCH = max(1, settings().max_examples * 4 // 5 // _BATCHES)
_LARGEST = 60_000
"""Small files go the same ways through the program; the long run takes them all."""
_MINUTES = float(os.environ.get("RAPPORTEUR_FUZZ_MINUTES") or 0)


@cache
def _bases(largest: int) -> list[tuple[str, bytes]]:
    own = [(f"small package {index}", data) for index, data in enumerate(small_packages())]
    files = [(path.name, path.read_bytes()) for path in CORPUS_FILES if path.stat().st_size <= largest]
    return own * 3 + files


def _case(number: int, largest: int = _LARGEST) -> tuple[str, bytes]:
    dice = Random(number)
    name, base = dice.choice(_bases(largest))
    return f"case {number} on {name}", mutated(base, dice)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    one = Worker()
    yield one
    one.close()


@pytest.mark.parametrize("batch", range(_BATCHES))
def test_a_damaged_package_gives_a_document_or_one_sentence(batch: int, worker: Worker, tmp_path: Path):
    found: list[str] = []
    for number in range(batch * _PER_BATCH, (batch + 1) * _PER_BATCH):
        title, data = _case(number)
        found += [f"{title}: {fault}" for fault in faults(worker, tmp_path, data)[0]]
    assert not found, "\n".join(found)


if _MINUTES:

    @pytest.mark.timeout(_MINUTES * 60 + 600)
    def test_a_long_run_finds_nothing(worker: Worker, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
        found: list[str] = []
        figures = _Figures()
        for number in _until(time.monotonic() + _MINUTES * 60):
            title, data = _case(number, 1 << 30)
            wrong, report = faults(worker, tmp_path, data)
            figures.take(report)
            found += [f"{title}: {fault}" for fault in wrong]
            _tell(capsys, *(f"{title}: {fault}" for fault in wrong))
        _tell(capsys, f"{_MINUTES:g} minutes, {len(found)} faults, {figures}")
        assert not found, "\n".join(found)


def _until(end: float) -> Iterator[int]:
    number = int(os.environ.get("RAPPORTEUR_FUZZ_FIRST") or 1_000_000)
    while time.monotonic() < end:
        yield number
        number += 1


def _tell(capsys: pytest.CaptureFixture[str], *lines: str) -> None:
    with capsys.disabled():
        for line in lines:
            print(line, flush=True)


class _Figures:
    def __init__(self) -> None:
        self.statuses: Counter[int | None] = Counter()
        self.slowest = self.seconds = 0.0
        self.cases = self.peak = 0

    def take(self, report: Report) -> None:
        self.cases += 1
        self.statuses.update(outcome.status for outcome in report.outcomes)
        self.slowest = max([self.slowest, *(outcome.seconds for outcome in report.outcomes)])
        self.seconds += sum(outcome.seconds for outcome in report.outcomes)
        self.peak = max(self.peak, report.peak)

    def __str__(self) -> str:
        ends = ", ".join(f"{count} × status {status}" for status, count in sorted(self.statuses.items(), key=str))
        used = f"slowest command {self.slowest:.2f} s, {self.seconds:.0f} s in all, {self.peak >> 20} MB at most"
        return f"{self.cases} cases; {ends}; {used}"
