"""Plays many events from many seeds: `python -m tests.gui.driver --seeds 0-49 --events 20000`."""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.gui.driver.annexes import ANNEXES
from tests.gui.driver.events import events_of
from tests.gui.driver.play import Failure, play
from tests.gui.driver.shrink import shrunk
from tests.gui.driver.stage import application

_LISTED = 60
"""Events of a failure that are printed, the last ones."""


def main() -> int:
    """Play; 1 when a seed failed, 2 on wrong use."""
    said = _said()
    _alone()
    app = application()
    gc.disable()
    failed = 0
    for seed in said.seeds:
        # Fifty seeds are played on four annexes in turn, so that each has a dozen.
        annex = said.annex or list(ANNEXES)[seed % len(ANNEXES)]
        started = time.monotonic()
        events = events_of(seed, annex, said.events)
        failure = play(annex, events, batch=said.batch)
        gc.collect()
        state = "ok" if failure is None else f"FAILED after event {failure.played}"
        print(f"seed {seed} {annex}: {len(events)} events, {time.monotonic() - started:.0f} s: {state}", flush=True)
        if failure is not None:
            failed += 1
            _tell(annex, seed, said.shrink, failure, said.events)
    print(f"{len(said.seeds)} seeds of {said.events} events, {failed} failed")
    del app
    return min(failed, 1)


def _tell(annex: str, seed: int, seconds: float, failure: Failure, count: int) -> None:
    print(failure.said[:3000], flush=True)
    events = events_of(seed, annex, count)[: failure.played]
    if seconds:
        events = shrunk(annex, events, failure, seconds)
    print(f"{annex}, shrunk to {len(events)} events:")
    for event in events[-_LISTED:]:
        print(f"    {event},")
    sys.stdout.flush()


def _said() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gui.driver", description=__doc__)
    parser.add_argument("--seeds", type=_seeds, default=range(50), metavar="FIRST-LAST")
    parser.add_argument("--events", type=int, default=20000)
    parser.add_argument("--batch", type=int, default=100, help="events between two looks at everything")
    parser.add_argument("--annex", choices=list(ANNEXES), help="one annex for all seeds")
    parser.add_argument(
        "--shrink", type=float, default=120.0, metavar="SECONDS", help="time to shorten a failure; 0: none"
    )
    return parser.parse_args()


def _seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def _alone() -> None:
    """Off the screen, and away from the person's own settings."""
    faulthandler.enable()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    home = Path(tempfile.mkdtemp(prefix="rapporteur-driver-"))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home / name.lower())


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    # Qt's own tidying up at the end of a process has nothing more to do here.
    os._exit(code)
