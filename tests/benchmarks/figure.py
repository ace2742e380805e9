"""What a benchmark tells: a figure, and the bound it must keep."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Figure(NamedTuple):
    """One measured value; `limit` is the most it may be, None when it is only told."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the value is within its bound."""
        return self.limit is None or self.value <= self.limit


def cpu_seconds(work: Callable[[], T], repeats: int = 3) -> tuple[float, T]:
    """The least CPU time of this process over the repeats, with the last result.

    CPU time, not wall time: other work on the machine must not blur the figure.
    """
    measured = [_once(work) for _ in range(repeats)]
    return min(seconds for seconds, _ in measured), measured[-1][1]


def _once(work: Callable[[], T]) -> tuple[float, T]:
    gc.collect()
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
