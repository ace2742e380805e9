"""A limit on the time that a pattern may take, which Python's `re` does not have of its own."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

from app.services.search_query import PatternError, PatternFault

_HAS_TIMER = hasattr(signal, "setitimer")


_limits: list[float] = []
"""The limits in force; the alarm means nothing when there is none."""


@contextmanager
def time_limit(seconds: float) -> Generator[None]:
    """Raise PatternError in the block once it has used so much CPU time, even in the middle of one match.

    Only the main thread of a POSIX system can be stopped like that; elsewhere `refuse_risky` has to be asked before.
    """
    if not can_be_stopped():
        yield
        return
    # The handler stays: an alarm on its way when it is taken back would end the program.
    if signal.getsignal(signal.SIGVTALRM) is not _ring:
        signal.signal(signal.SIGVTALRM, _ring)
    _limits.append(seconds)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        _limits.pop()
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    if _limits:
        raise PatternError(PatternFault.TOO_SLOW)


def can_be_stopped() -> bool:
    """Whether a match that takes too long can be stopped here: `re` looks for signals while it matches."""
    return _HAS_TIMER and threading.current_thread() is threading.main_thread()


_ESCAPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


def refuse_risky(pattern: str) -> None:
    """Raise PatternError when a pattern has an unbounded repeat within another, whose time can grow without limit."""
    # What a repeat holds other than brackets and repeats makes no difference.
    bare = _ESCAPED.sub("x", pattern)
    repeats_within = [False]
    for at, char in enumerate(bare):
        if char == "(":
            repeats_within.append(False)
        elif char == ")" and len(repeats_within) > 1:
            inner = repeats_within.pop()
            if inner and _repeats(bare, at + 1):
                raise PatternError(PatternFault.TOO_SLOW)
            repeats_within[-1] |= inner
        elif _repeats(bare, at):
            repeats_within[-1] = True


_UNBOUNDED = re.compile(r"(?<![*+}])(?:[*+]|\{\d*,\})(?!\+)")
"""A repeat without end; with a "+" behind it gives nothing back and so takes no time."""


def _repeats(pattern: str, at: int) -> bool:
    return _UNBOUNDED.match(pattern, at) is not None
