"""Jobs run off the window's thread and come back to it."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QThread
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from app.gui.work import Jobs, Latest
from tests.gui.conftest import wait_for


@pytest.fixture
def jobs(app: QApplication) -> Jobs:
    return Jobs()


def test_a_result_arrives_on_the_windows_thread(app: QApplication, jobs: Jobs) -> None:
    threads: list[object] = []
    got: list[int] = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 42

    def take(value: int) -> None:
        assert QThread.currentThread() is app.thread()
        got.append(value)

    jobs.start("count", work, take, pytest.fail)
    wait_for(lambda: jobs.idle)
    assert got == [42]
    assert threads[0] is not threading.main_thread()


def test_an_error_arrives_as_what_was_raised(jobs: Jobs) -> None:
    errors: list[BaseException] = []

    def work() -> None:
        raise OSError("disk full")

    jobs.start("write", work, pytest.fail, errors.append)
    wait_for(lambda: jobs.idle)
    assert str(errors[0]) == "disk full"


def test_a_cancelled_job_delivers_nothing(jobs: Jobs) -> None:
    release = threading.Event()
    got: list[object] = []
    job = jobs.start("wait", lambda: release.wait(5), got.append, got.append)
    job.cancel()
    assert jobs.idle
    release.set()
    QTest.qWait(50)
    assert not got


def test_nothing_shows_for_a_quick_job_and_a_line_for_a_slow_one(jobs: Jobs) -> None:
    slow = QSignalSpy(jobs.slow)
    jobs.start("quick", lambda: None, lambda _: None, pytest.fail)
    wait_for(lambda: jobs.idle)
    QTest.qWait(350)
    assert slow.count() == 0
    jobs.start("slow", lambda: time.sleep(0.4), lambda _: None, pytest.fail)
    wait_for(lambda: jobs.idle)
    assert [slow.at(i)[0] for i in range(slow.count())] == [True, False]


def test_only_the_newest_of_many_inputs_is_worked_on(app: QApplication) -> None:
    seen: list[int] = []

    def work(value: int) -> int:
        seen.append(value)
        return value

    latest = Latest("list", work, 20)
    got: list[int] = []
    latest.ready.connect(got.append)
    for value in range(10):
        latest.ask(value)
    wait_for(lambda: latest.idle)
    assert seen == [9]
    assert got == [9]


def test_a_result_that_is_overtaken_is_dropped(app: QApplication) -> None:
    latest = Latest("list", lambda value: (time.sleep(0.1), value)[1], 1)
    got: list[int] = []
    latest.ready.connect(got.append)
    latest.ask(1, now=True)
    latest.ask(2)
    wait_for(lambda: latest.idle)
    assert got == [2]
