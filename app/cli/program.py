"""Runs one command and turns what goes wrong into an exit status and one plain sentence."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from enum import IntEnum

from app.cli.output import forget_output, say, tell_notes
from app.cli.parser import UsageError, parser
from app.model.errors import RapporteurError, UnreadableError

Raster = Callable[[str], bytes]


class Status(IntEnum):
    """What the exit status means."""

    DONE = 0
    FINDINGS = 1
    WRONG_USE = 2
    UNREADABLE = 3
    REFUSED = 4


def run(argv: Sequence[str], raster: Raster | None = None) -> int:
    """Run one command, such as ["text", "annex.docx"], and return its exit status.

    What the command was asked for goes to stdout; on a status of 2 or more one sentence goes to stderr and the output
    file is as it was. `raster` makes a PNG of an SVG drawing, for commands that are asked for one.
    """
    status = _status(argv, raster)
    tell_notes(done=status in (Status.DONE, Status.FINDINGS))
    return status


def _status(argv: Sequence[str], raster: Raster | None) -> int:
    try:
        options = parser().parse_args(argv, argparse.Namespace(raster=raster))
        return _command(options)(options)
    except UsageError as error:
        return _failed(str(error), Status.WRONG_USE)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else Status.DONE
    except BrokenPipeError:
        return _nobody_listens()
    except UnreadableError as error:
        return _failed(str(error), Status.UNREADABLE)
    except RapporteurError as error:
        return _failed(str(error), Status.REFUSED)
    except (RecursionError, MemoryError):
        return _failed("The file is nested too deeply or too large to be read.", Status.UNREADABLE)


def _command(options: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    # Each command's own module is imported only when it runs: `text` must not wait for the checks.
    from app.cli import commands

    return commands.COMMANDS[options.command]


def _failed(sentence: str, status: Status) -> int:
    say(sentence)
    return status


def _nobody_listens() -> int:
    forget_output()
    return Status.DONE
