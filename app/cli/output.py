"""What goes to stdout and stderr: UTF-8 on every system, line feeds only."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable

from app.model.errors import RefusedError


def put(data: bytes) -> None:
    """Bytes to stdout; RefusedError when it takes no more, such as on a full disk."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]
        raise RefusedError("There is nothing to print to: the standard output is closed.")
    stream = getattr(sys.stdout, "buffer", None)
    try:
        if stream is None:
            sys.stdout.write(data.decode("utf-8", "replace"))
        else:
            stream.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_output()
        raise RefusedError(f"Not all could be printed ({(error.strerror or str(error)).lower()}).") from error


def forget_output() -> None:
    """Let go of what stdout would not take: Python would complain again when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put_lines(lines: Iterable[str]) -> None:
    """Lines of text to stdout."""
    put("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def put_json(value: object) -> None:
    """A JSON value to stdout."""
    put((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"))


def say(sentence: str) -> None:
    """One sentence on one line to stderr."""
    line = " ".join(sentence.split())
    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison]
        return
    encoding = sys.stderr.encoding or "utf-8"
    # A closed or full stderr must not change the exit status.
    with contextlib.suppress(OSError, ValueError):
        print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)


_notes: list[str] = []


def note(sentence: str) -> None:
    """Keep a sentence for the end of the command: one that is refused says why and nothing else."""
    _notes.append(sentence)


def tell_notes(*, done: bool) -> None:
    """Say what was noted if the command did its work, and forget it."""
    for sentence in _notes if done else ():
        say(sentence)
    _notes.clear()


def table(rows: Iterable[Iterable[str]]) -> list[str]:
    """Rows as lines with columns as wide as their widest cell, two spaces between."""
    cells = [tuple(row) for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))] if cells else []
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
