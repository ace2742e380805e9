"""What the process that runs the cases says of itself."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.worker import Worker

_TAKEN = 400 << 20


def test_the_peak_is_the_workers_own_and_not_that_of_the_process_that_started_it(tmp_path: Path):
    taken = bytearray(_TAKEN)
    worker = Worker()
    try:
        report = worker.run(tmp_path, [["text", str(tmp_path / "missing.docx")]])
    finally:
        worker.close()
    assert len(taken) == _TAKEN
    assert 0 < report.peak < _TAKEN
