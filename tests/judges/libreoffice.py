"""LibreOffice as a judge: what it reads in a file, and whether it opens and prints it at all.

One office process serves a whole test run. It is started at the first question, restarted when it
crashed or hung, and ends with the run. Known faults of its version 7.4 are listed in the field notes of
the project; comments are left out of the copies it reads, because some of them crash it.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import re
import select
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from tests.judges.odt_text import body_paragraphs

ANSWER_SECONDS = 120
_START_SECONDS = 90
_WORKER = Path(__file__).with_name("soffice_worker.py")
# Named, so that it doesn't take a file it can't read for plain text.
_WORD_FILTER = "MS Word 2007 XML"
_COMMENT_MARK = re.compile(rb"<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*?/>")


class JudgeFailedError(Exception):
    """LibreOffice could not answer: it refused the file, or crashed or hung over it twice."""


def text(path: Path, *, accept_all: bool = False, reject_all: bool = False) -> list[str]:
    """The body's paragraphs with those of tables in their place, row by row.

    Line breaks are spaces; footnote anchors and drawings leave no trace. With neither option, struck and
    inserted text are both in it. Raises JudgeFailedError.
    """
    if accept_all and reject_all:
        raise ValueError("changes can be accepted or rejected, not both")
    with tempfile.TemporaryDirectory(prefix="rapporteur-judge-") as folder:
        copy = Path(folder) / path.name
        _copy_without_comments(path, copy)
        if not accept_all and not reject_all:
            return _ask({"do": "text", "path": str(copy)})
        # Reading the resolved text from a file is twenty times faster than asking for it portion by portion.
        command = ".uno:AcceptAllTrackedChanges" if accept_all else ".uno:RejectAllTrackedChanges"
        return body_paragraphs(_convert(copy, "odt", Path(folder), command))


def convert(path: Path, format: str = "pdf", folder: Path | None = None) -> Path:  # noqa: A002
    """Convert to `pdf`, `docx`, `odt` or `txt` and return the file written into `folder`.

    Without a folder a new temporary one is made, which the caller may remove. Raises JudgeFailedError.
    """
    target = folder or Path(tempfile.mkdtemp(prefix="rapporteur-converted-"))
    target.mkdir(parents=True, exist_ok=True)
    # A copy is opened, so that the office leaves no lock file beside the original.
    with tempfile.TemporaryDirectory(prefix="rapporteur-judge-") as copies:
        copy = Path(copies) / path.name
        _copy_without_comments(path, copy)
        return _convert(copy, format, target)


def opens(path: Path) -> bool:
    """Whether it opens the very file, comments and all, as a text document."""
    with tempfile.TemporaryDirectory(prefix="rapporteur-judge-") as folder:
        copy = shutil.copy(path, folder)
        try:
            return bool(_ask({"do": "opens", "path": str(copy)}))
        except JudgeFailedError:
            # Some comments keep a process from opening a file hidden, but not one that only prints.
            return _prints_alone(Path(copy))


def _prints_alone(copy: Path) -> bool:
    profile = (copy.parent / "profile").as_uri()
    # Without a filter named it would take any bytes for plain text.
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--infilter=MS Word 2007 XML"]
    subprocess.run(
        [*command, "--convert-to", "pdf", copy.name],
        cwd=copy.parent,
        capture_output=True,
        timeout=ANSWER_SECONDS,
        check=False,
    )
    return copy.with_suffix(".pdf").is_file()


def running_profile() -> str:
    """The profile folder that the running office process was started with, or nothing."""
    return str(_running[0].profile) if _running else ""


def is_installed() -> bool:
    """Whether soffice and the system's Python with uno are there."""
    return shutil.which("soffice") is not None and _system_python() is not None


def _convert(path: Path, ending: str, folder: Path, resolve: str = "") -> Path:
    out = folder.resolve() / f"{path.stem}.{ending}"
    _ask({"do": "convert", "path": str(path.resolve()), "format": ending, "out": str(out), "resolve": resolve})
    return out


def _copy_without_comments(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename.endswith(".xml"):
                data = _COMMENT_MARK.sub(b"", data)
            copy.writestr(entry.filename, data)


def _system_python() -> str | None:
    for candidate in ("/usr/bin/python3", "python3"):
        found = shutil.which(candidate)
        if found and subprocess.run([found, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return found
    return None


class _Office:
    """One worker process and the office process it drives."""

    def __init__(self) -> None:
        python = _system_python()
        if python is None or shutil.which("soffice") is None:
            raise JudgeFailedError("LibreOffice or its Python bridge is not installed")
        self.profile = Path(tempfile.mkdtemp(prefix="rapporteur-soffice-"))
        self._worker = subprocess.Popen(
            [python, str(_WORKER), str(self.profile)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._read_answer(_START_SECONDS)

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send one request and return the answer; raises OSError if the process is gone or hangs."""
        assert self._worker.stdin is not None
        self._worker.stdin.write(json.dumps(request) + "\n")
        self._worker.stdin.flush()
        return self._read_answer(ANSWER_SECONDS)

    def _read_answer(self, seconds: float) -> dict[str, Any]:
        assert self._worker.stdout is not None
        ready, _, _ = select.select([self._worker.stdout], [], [], seconds)
        line = self._worker.stdout.readline() if ready else ""
        if not line:
            raise ConnectionError("crashed" if ready else f"gave no answer within {seconds} s")
        return json.loads(line)

    def stop(self) -> None:
        """End both processes and remove the profile."""
        assert self._worker.stdin is not None
        assert self._worker.stdout is not None
        with contextlib.suppress(OSError):
            self._worker.stdin.close()
        try:
            self._worker.wait(10)
        except subprocess.TimeoutExpired:
            self._worker.kill()
            self._worker.wait()
        self._worker.stdout.close()
        shutil.rmtree(self.profile, ignore_errors=True)


_running: list[_Office] = []


def _office() -> _Office:
    if not _running:
        _running.append(_Office())
    return _running[0]


def stop() -> None:
    """End the office process; the next question starts another."""
    while _running:
        _running.pop().stop()


atexit.register(stop)


def _ask(request: dict[str, Any]) -> Any:
    failure = ""
    # A crash may be the fault of the file before: the same question is put once more to a new process.
    for _ in range(2):
        try:
            answer = _office().ask(request)
        except OSError as error:
            failure = str(error)
            stop()
            continue
        if "DisposedException" in answer.get("error", ""):
            failure = answer["error"]
            stop()
            continue
        if "error" in answer:
            raise JudgeFailedError(f"{request['path']}: {answer['error']}")
        return answer["result"]
    raise JudgeFailedError(f"{request['path']}: LibreOffice {failure}")
