"""The program tries itself on its own example: what `rapporteur --self-test` runs, frozen or not."""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.cli import run
from app.resources import resource

TypeInWindow = Callable[[Path, str, Path], None]
"""Opens a dossier in a window, types a text at its start and closes; the last path is a folder for settings."""

_TYPED = "Typed by the self-test. "


class SelfTestError(Exception):
    """A step did not do what it should; the sentence says which."""


def self_test(type_in_window: TypeInWindow) -> int:
    """Amend, check and export the example, type into a window, and look at what came out.

    Says each step on stdout; returns 0 when all did what they should, else 1 with a sentence on stderr.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="rapporteur-self-test-", ignore_cleanup_errors=True) as folder:
            _walk(Path(folder), type_in_window)
    except SelfTestError as error:
        print(f"The self-test failed: {error}", file=sys.stderr)
        return 1
    print("The self-test passed.")
    return 0


def _walk(folder: Path, type_in_window: TypeInWindow) -> None:
    example = resource("example", "annex.docx")
    amended, dossier = folder / "amended.docx", folder / "example.dossier"
    edits = resource("example", "edits.json")
    _step("amend", str(example), str(edits), "-o", str(amended), "--dossier", str(dossier))
    _require(_text(amended, "original") == _text(example, "original"), "rejecting all changes gives another text.")
    _require(_text(amended, "final") != _text(example, "final"), "the edit list changed nothing.")
    # Status 1 says that there are errors among the findings, which the example may have.
    _step("check", str(amended), allowed=(0, 1))
    type_in_window(dossier, _TYPED, folder / "settings")
    print("window: ok")
    annex, statement = folder / "annex.docx", folder / "statement.docx"
    _step("export", str(dossier), "--as", "annex", "-o", str(annex))
    _require(_TYPED in _text(annex, "final"), "what was typed in the window is not in the exported annex.")
    _step("export", str(dossier), "--as", "ls", "-o", str(statement))
    _require(bool(_text(statement, "final").strip()), "the exported statement is empty.")


def _text(file: Path, view: str) -> str:
    return _step("text", str(file), "--view", view)


def _step(command: str, *arguments: str, allowed: tuple[int, ...] = (0,)) -> str:
    """Run a headless command and return what it printed."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        status = run([command, *arguments])
    _require(status in allowed, f"`{command}` ended with status {status}.")
    if command != "text":
        print(f"{command}: ok")
    return said.getvalue()


def _require(holds: bool, sentence: str) -> None:
    if not holds:
        raise SelfTestError(sentence)
