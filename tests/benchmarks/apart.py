"""Jobs in a process of their own, so that none pays for, or profits from, what another left in memory."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from app.editing.resolve import resolve_all
from app.formats.docx import open_docx

T = TypeVar("T")


def run_apart(job: Callable[[Path], T], path: Path) -> T:
    """What a job on a file gives, done by a fresh interpreter."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(job, path).result()


def peak_megabytes() -> float:
    """The most memory that this process has had resident at once, in megabytes of 10⁶ bytes (Linux).

    The kernel's count for the address space is read: getrusage's also covers what stood there before this program.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) * 1024 / 1e6


def memory_to_open(path: Path) -> float:
    """The peak of an interpreter that opens a file and keeps it."""
    opened = open_docx(path)
    assert opened.document.body.paragraphs
    return peak_megabytes()


def memory_to_accept_all(path: Path) -> float:
    """The peak of an interpreter that accepts every change of a file and packs the result."""
    opened = open_docx(path)
    assert opened.write(resolve_all(opened.document, accepted=True))
    return peak_megabytes()
