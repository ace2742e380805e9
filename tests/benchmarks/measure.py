"""CPU time of a job, and tables of figures."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured job: `seconds` of CPU time, and the same job's `floor` that it is compared with."""

    name: str
    seconds: float
    floor: float | None = None
    floor_name: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor the job costs."""
        return self.seconds / self.floor if self.floor else None


def cpu(job: Callable[[], object], times: int = 5) -> float:
    """The median CPU time of several runs of a job, in seconds, after one that does not count.

    Freeing what a job made is no part of it.
    """
    made = [job()]
    found: list[float] = []
    for _ in range(times):
        made.clear()
        gc.collect()
        start = time.process_time()
        made.append(job())
        found.append(time.process_time() - start)
    return statistics.median(found)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def print_figures(title: str, figures: Sequence[Figure]) -> None:
    """Print one table: milliseconds of CPU, and the ratio to the floor where there is one."""
    print(f"\n{title}")
    for figure in figures:
        ratio = f"  {figure.ratio:6.2f} x {figure.floor_name}" if figure.ratio is not None else ""
        print(f"  {figure.name:<42}{figure.seconds * 1000:10.2f} ms{ratio}")


def print_memory(job: str, megabytes: float) -> None:
    """Print the peak of resident memory of a process that did nothing but one job."""
    print(f"  {'memory to ' + job:<42}{megabytes:10.1f} MB")
