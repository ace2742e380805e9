"""One case: a file through all commands that read one, and what must hold of how they end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.worker import MEMORY, Outcome, Report, Worker

KEPT = b"what was there before"
_DONE, _FINDINGS, _UNREADABLE, _REFUSED = 0, 1, 3, 4
_READERS = (
    ("text", "IN"),
    ("text", "IN", "--view", "original"),
    ("text", "IN", "--view", "final"),
    ("changes", "IN", "--json"),
    ("plan", "IN"),
    ("check", "IN", "--json"),
    ("marks", "IN", "--json"),
)
_WRITERS = (("accept", "IN", "-o", "OUT0.docx"), ("reject", "IN", "-o", "OUT1.docx"))
_AGAIN = (("changes", "OUT0.docx", "--json"), ("changes", "OUT1.docx", "--json"))


def faults(worker: Worker, folder: Path, data: bytes) -> tuple[list[str], Report]:
    """Everything that is wrong with how the commands deal with a file, as sentences; the folder is emptied after."""
    for path in folder.iterdir():
        path.unlink()
    (folder / "IN.docx").write_bytes(data)
    for name in ("OUT0.docx", "OUT1.docx"):
        (folder / name).write_bytes(KEPT)
    commands = [[_path(folder, word) for word in words] for words in (*_READERS, *_WRITERS, *_AGAIN)]
    report = worker.run(folder, commands)
    return list(_faults(report, folder, data)), report


def _path(folder: Path, word: str) -> str:
    return str(folder / f"{word.removesuffix('.docx')}.docx") if word.startswith(("IN", "OUT")) else word


def _faults(report: Report, folder: Path, data: bytes) -> Iterator[str]:
    if report.died:
        yield report.died
        return
    yield from (f"outside the folder: {one}" for one in report.outside)
    if report.peak > MEMORY:
        yield f"{report.peak >> 20} MB of memory"
    reading = report.outcomes[: len(_READERS) + len(_WRITERS)]
    for words, outcome in zip((*_READERS, *_WRITERS), reading, strict=True):
        yield from (f"{' '.join(words)}: {fault}" for fault in _ended(words[0], outcome))
    if len({outcome.status == _UNREADABLE for outcome in reading}) > 1:
        yield f"some commands can read the file and some can't: {[one.status for one in reading]}"
    yield from _written(report, folder)
    if (folder / "IN.docx").read_bytes() != data:
        yield "the input was changed"
    if {path.name for path in folder.iterdir()} != {"IN.docx", "OUT0.docx", "OUT1.docx"}:
        yield f"the folder holds {sorted(path.name for path in folder.iterdir())}"


def _ended(command: str, outcome: Outcome) -> Iterator[str]:
    allowed = (_DONE, _FINDINGS, _UNREADABLE, _REFUSED) if command == "check" else (_DONE, _UNREADABLE, _REFUSED)
    if outcome.trace or outcome.status not in allowed:
        yield f"status {outcome.status} {outcome.trace or outcome.said}"
    elif outcome.status in (_UNREADABLE, _REFUSED):
        if len(outcome.said.splitlines()) != 1 or not outcome.said.strip().endswith("."):
            yield f"not one plain sentence: {outcome.said!r}"
        if "too deeply or too large" in outcome.said:
            yield "the stack or the memory was used up"
    elif not all(line.endswith(".") for line in outcome.said.splitlines()):
        yield f"not plain sentences: {outcome.said!r}"


def _written(report: Report, folder: Path) -> Iterator[str]:
    for number in range(len(_WRITERS)):
        written = report.outcomes[len(_READERS) + number]
        again = report.outcomes[len(_READERS) + len(_WRITERS) + number]
        out = (folder / f"OUT{number}.docx").read_bytes()
        if (out == KEPT) != (written.status != _DONE):
            yield f"{_WRITERS[number][0]} ended with {written.status} and an output of {len(out)} bytes"
        if written.status == _DONE and again.status != _DONE:
            yield f"what {_WRITERS[number][0]} wrote cannot be read: {again.said}{again.trace}"
