"""A program killed at any moment: the dossier opens, holds all that is older than one second, and can be undone."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.editing.history import History
from app.formats.docx import open_docx
from app.model.document import Document
from app.model.proposal import Proposal
from app.model.views import View, paragraph_text
from app.resources import resource
from app.services import session as session_module
from app.services.session import Session
from tests.e2e.strokes import DATE, Step, perform
from tests.shared_area import REPOSITORY

KILLS = int(os.environ.get("RAPPORTEUR_KILLS", "20"))
# A window takes longer to open than a session.
WINDOW_KILLS = int(os.environ.get("RAPPORTEUR_KILLS", "4"))
GRACE = 1.0
"""Seconds after which a step must be on disk."""

ANNEX = resource("example", "annex.docx")

pytestmark = pytest.mark.timeout(60 + KILLS * 20)


@dataclass
class Told:
    """What a driver told before it was killed: its lines, and when it died."""

    lines: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    killed: float = 0.0

    @property
    def steps(self) -> list[Step]:
        """The steps begun, in order."""
        return [Step(**line["step"]) for line in self.lines if line["event"] == "begin"]

    def safe(self, event: str) -> int:
        """How many lines of one kind are old enough to be on disk."""
        return sum(1 for line in self.lines if line["event"] == event and line["time"] <= self.killed - GRACE)


@contextmanager
def driver(how: str, dossier: Path, seed: int, *, fresh: bool) -> Iterator[tuple[subprocess.Popen[str], Told]]:
    """A driver at work, and what it has told so far."""
    source = [str(ANNEX)] if fresh else []
    command = [sys.executable, "-m", "tests.e2e.driver", how, str(dossier), str(seed), *source]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = Told()
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, env=environment) as process:
        listener = threading.Thread(target=_listen, args=(process, told))
        listener.start()
        try:
            yield process, told
        finally:
            told.killed = time.monotonic()
            process.send_signal(signal.SIGKILL)
            process.wait()
            listener.join()


def _listen(process: subprocess.Popen[str], told: Told) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        # A line that the kill cut in two says nothing.
        if line.endswith("\n"):
            told.lines.append(json.loads(line))


def drive(how: str, dossier: Path, seed: int, chance: random.Random) -> Told:
    """Let a driver work on a dossier (on the annex, when there is none yet) and kill it at a random moment."""
    with driver(how, dossier, seed, fresh=not dossier.exists()) as (process, told):
        # One in five dies while it is opening; the others after they have told of something.
        started = chance.random() < 0.2
        until = time.monotonic() + 60
        while not started and not told.lines and process.poll() is None and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(chance.uniform(0.0, 0.4 if started else 3.0))
        assert process.poll() is None, "the driver ended by itself"
    return told


State = tuple[Document, tuple[Proposal, ...], tuple[Any, ...], tuple[Any, ...]]


def state_of(session: Session) -> State:
    """All that must survive: the text, the proposals, what can be undone and what can be redone."""
    history: History = session._history  # pyright: ignore[reportPrivateUsage]
    done, undone = (tuple((e.splices, e.proposals) for e in one) for one in (history.done, history.undone))
    return session.document, session.proposals, done, undone


def expected_states(before: Session, steps: list[Step]) -> list[State]:
    """The states before, after the first step, after the second and so on, made again in this process."""
    states = [state_of(before)]
    for step in steps:
        perform(before, step)
        states.append(state_of(before))
    return states


def in_memory(dossier: Path | None) -> Session:
    """A session that starts as the dossier stands, and writes nowhere."""
    if dossier is None or not dossier.exists():
        return Session(open_docx(ANNEX).document, clock=lambda: DATE)
    with_history = Session.open(dossier, clock=lambda: DATE)
    with_history.close()
    copy = Session(with_history.document, clock=lambda: DATE)
    for name in ("_proposals", "_history"):
        setattr(copy, name, getattr(with_history, name))
    return copy


def undo_everything(dossier: Path) -> Document:
    session = Session.open(dossier)
    while session.undo():
        pass
    document = session.document
    session.close()
    return document


def test_a_session_killed_at_any_moment_loses_nothing_older_than_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "PAUSE", float("inf"))
    dossier = tmp_path / "a.dossier"
    chance = random.Random(7)
    survived: list[tuple[int, int, int]] = []
    for number in range(KILLS):
        before = in_memory(dossier)
        told = drive("session", dossier, number, chance)
        states = expected_states(before, told.steps)
        if not dossier.exists():
            assert told.safe("open") == 0
            continue
        after = Session.open(dossier, clock=lambda: DATE)
        found = state_of(after)
        after.close()
        kept = [index for index, state in enumerate(states) if state == found]
        assert kept, f"kill {number}: the dossier holds a state that never was"
        assert kept[-1] >= told.safe("done"), f"kill {number}: {told.safe('done') - kept[-1]} old steps are lost"
        survived.append((len(states) - 1, told.safe("done"), kept[-1]))
    assert sum(safe for _, safe, _ in survived) > KILLS, "the drivers were killed before they could do anything"
    assert undo_everything(dossier) == open_docx(ANNEX).document
    print(f"\n{len(survived)} dossiers after a kill; steps begun, older than a second, found: {survived}")


def test_a_window_killed_while_somebody_types_loses_nothing_older_than_a_second(tmp_path: Path) -> None:
    chance = random.Random(11)
    typed = 0
    for number in range(WINDOW_KILLS):
        dossier = tmp_path / f"{number}.dossier"
        told = drive("window", dossier, number, chance)
        if not dossier.exists():
            assert told.safe("open") == 0
            continue
        session = Session.open(dossier)
        text = paragraph_text(session.document.body.paragraphs[0], View.FINAL)
        session.close()
        found = [int(one) for one in re.findall(r"<(\d+)>", text)]
        assert found == list(range(1, len(found) + 1))
        assert len(found) >= told.safe("typed"), f"kill {number}: what was typed is lost"
        typed += told.safe("typed")
        assert undo_everything(dossier) == open_docx(ANNEX).document
    assert typed > 0, "the windows were killed before anything was typed"
    print(f"\n{WINDOW_KILLS} windows killed; {typed} numbers were older than a second, and all were found")
