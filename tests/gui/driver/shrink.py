"""Finds a short list of events that still fails in the way in which a long one did."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

from tests.gui.driver.events import Event
from tests.gui.driver.play import BATCH, Failure, play

Fails = Callable[[Sequence[Event]], bool]


def shrunk(annex: str, events: Sequence[Event], failure: Failure, seconds: float = 120.0) -> list[Event]:
    """A part of the events, in their order, that fails alike; the shortest found in the time."""
    wanted = kind_of(failure)
    until = time.monotonic() + seconds

    def fails(part: Sequence[Event]) -> bool:
        found = play(annex, part, batch=max(len(part), 1), end=failure.at_end)
        return found is not None and kind_of(found) == wanted

    events = list(events[: failure.played])
    if not failure.at_end:
        events = _shortest_start(annex, events, wanted)
    return _without_needless(events, fails, until) if fails(events) else events


def kind_of(failure: Failure) -> str:
    """What a failure is told apart by: its words without numbers, names and what was found."""
    lines = [line for line in failure.said.splitlines() if line.strip()]
    said = lines[-1] if lines and lines[0].startswith(("Traceback", "raised")) else lines[0]
    return re.sub(r"\d+|'.*|\[.*", "", said)[:60]


def _shortest_start(annex: str, events: list[Event], wanted: str) -> list[Event]:
    """The events up to the first one after which the judge disagrees."""
    calm = max(len(events) - BATCH, 0)
    found = play(annex, events, batch=1, end=False, calm=calm)
    return events[: found.played] if found is not None and kind_of(found) == wanted else events


def _without_needless(events: list[Event], fails: Fails, until: float) -> list[Event]:
    size = max(len(events) // 2, 1)
    while time.monotonic() < until:
        at, before = 0, len(events)
        while at < len(events) and time.monotonic() < until:
            part = events[:at] + events[at + size :]
            if part and fails(part):
                events = part
            else:
                at += size
        if size == 1 and len(events) == before:
            break
        size = max(size // 2, 1)
    return events
