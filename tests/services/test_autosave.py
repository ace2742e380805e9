"""The journal's thread: soon on disk, never lost, never in the way."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.editing.splice import Edit
from app.formats.dossier.dossier import Dossier
from app.formats.dossier.journal import Redo, Undo
from app.formats.dossier.new import NewDossier
from app.model.errors import BusyError, RapporteurError
from app.services.autosave import Autosave
from app.services.events import SavedChanged, SavingFailed
from tests.formats.dossier.test_dossier import fill_disk, free_disk, typing


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create(tmp_path / "a.dossier", b"base", "annex.docx") as made:
        yield made


def edit(number: int) -> Edit:
    return typing(str(number), str(number + 1))


def changes(dossier: Dossier) -> list[object]:
    with Dossier.read(dossier.path) as reader:
        return [r.change for r in reader.records()]


def test_steps_are_on_disk_within_a_second_in_their_order(dossier: Dossier) -> None:
    store = Autosave(dossier)
    store.add_edit(edit(1))
    store.add_undo()
    store.add_redo()
    store.set("tracking", False)
    until = time.monotonic() + 1
    while not store.saved and time.monotonic() < until:
        time.sleep(0.01)
    assert changes(dossier) == [edit(1), Undo(), Redo()]
    assert dossier.get("tracking") is False
    store.close()


def test_the_caller_never_waits_for_the_disk(dossier: Dossier) -> None:
    store = Autosave(dossier)
    store.add_edit(edit(0))
    slowest = 0.0
    with Dossier.read(dossier.path) as reader:
        # A reader in the middle of a transaction keeps the writer from the file.
        database = reader._connection  # pyright: ignore[reportPrivateUsage]
        database.execute("BEGIN")
        database.execute("SELECT * FROM base").fetchall()
        for number in range(1, 50):
            began = time.perf_counter()
            store.add_edit(edit(number))
            slowest = max(slowest, time.perf_counter() - began)
            time.sleep(0.005)
        database.execute("COMMIT")
    store.close()
    # Who waited for the file would wait until the reader is through.
    assert slowest < 0.2
    assert changes_after_close(dossier.path) == [edit(n) for n in range(50)]


def changes_after_close(path: Path) -> list[object]:
    with Dossier.read(path) as reader:
        return [r.change for r in reader.records()]


def test_closing_writes_what_waits(dossier: Dossier) -> None:
    store = Autosave(dossier)
    for number in range(30):
        store.add_edit(edit(number))
    store.close()
    assert changes_after_close(dossier.path) == [edit(n) for n in range(30)]


def test_listeners_hear_when_all_is_saved_and_when_it_is_not(dossier: Dossier) -> None:
    store = Autosave(dossier)
    heard: list[object] = []
    done = threading.Event()

    def listen(event: object) -> None:
        heard.append(event)
        if event == SavedChanged(True):
            done.set()

    store.listen(listen)
    store.add_edit(edit(1))
    assert done.wait(5)
    store.close()
    assert heard == [SavedChanged(False), SavedChanged(True)]


def test_on_a_full_disk_nothing_is_lost_and_it_is_written_once_there_is_room(dossier: Dossier) -> None:
    store = Autosave(dossier)
    failed = threading.Event()
    store.listen(lambda event: failed.set() if isinstance(event, SavingFailed) else None)
    fill_disk(dossier)
    big = typing("a", os.urandom(50_000).hex())
    store.add_edit(big)
    assert failed.wait(5)
    assert not store.saved
    store.add_edit(edit(1))
    with pytest.raises(RapporteurError, match="kept in memory"):
        store.close()
    free_disk(dossier)
    store.close()
    assert changes_after_close(dossier.path) == [big, edit(1)]


def test_what_cannot_be_written_can_be_given_up(dossier: Dossier) -> None:
    store = Autosave(dossier)
    fill_disk(dossier)
    store.add_edit(typing("a", os.urandom(50_000).hex()))
    store.close(discard=True)
    assert changes_after_close(dossier.path) == []


def test_a_listener_that_fails_does_not_end_the_saving(dossier: Dossier, caplog: pytest.LogCaptureFixture) -> None:
    store = Autosave(dossier)

    def broken(event: object) -> None:
        raise ValueError("broken")

    store.listen(broken)
    store.add_edit(edit(1))
    store.flush()
    store.add_edit(edit(2))
    store.close()
    assert changes_after_close(dossier.path) == [edit(1), edit(2)]
    assert "A listener failed" in caplog.text


def test_a_new_file_is_made_with_the_first_step_however_soon_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.autosave.UNUSED", 600.0)
    store = Autosave(NewDossier(tmp_path / "a.dossier", b"base", "annex.docx"))
    store.set("author", {"name": "A. Rapporteur"})
    assert store.saved
    store.add_edit(edit(1))
    assert not store.saved
    until = time.monotonic() + 60
    while not store.saved and time.monotonic() < until:
        time.sleep(0.01)
    assert changes_after_close(tmp_path / "a.dossier") == [edit(1)]
    store.close()
    with Dossier.open(tmp_path / "a.dossier") as made:
        assert (made.base, made.name, made.get("author")) == (b"base", "annex.docx", {"name": "A. Rapporteur"})


def test_a_new_file_that_nobody_writes_into_is_made_all_the_same(tmp_path: Path) -> None:
    place = tmp_path / "a.dossier"
    store = Autosave(NewDossier(place, b"base", "annex.docx"))
    until = time.monotonic() + 10
    while not place.exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert changes_after_close(place) == []
    store.close()
    Autosave(NewDossier(tmp_path / "b.dossier", b"base", "annex.docx")).close()
    assert changes_after_close(tmp_path / "b.dossier") == []


def test_a_new_file_is_nobody_elses_before_it_is_made(tmp_path: Path) -> None:
    place = tmp_path / "a.dossier"
    store = Autosave(NewDossier(place, b"base", "annex.docx"))
    with pytest.raises(BusyError):
        NewDossier(place, b"base", "annex.docx")
    store.close(discard=True)
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_that_cannot_be_made_keeps_what_is_for_it_until_it_can(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    store = Autosave(NewDossier(folder / "a.dossier", b"base", "annex.docx"))
    failed = threading.Event()
    store.listen(lambda event: failed.set() if isinstance(event, SavingFailed) else None)
    folder.rename(tmp_path / "elsewhere")
    store.add_edit(edit(1))
    assert failed.wait(5)
    with pytest.raises(RapporteurError, match="could not be made"):
        store.close()
    (tmp_path / "elsewhere").rename(folder)
    store.close()
    assert changes_after_close(folder / "a.dossier") == [edit(1)]


def test_it_is_told_when_a_new_file_can_be_made_after_all_though_nothing_waits_for_it(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "folder", tmp_path / "elsewhere"
    folder.mkdir()
    store = Autosave(NewDossier(folder / "a.dossier", b"base", "annex.docx"))
    failed, saved = threading.Event(), threading.Event()

    def listen(event: object) -> None:
        (failed if isinstance(event, SavingFailed) else saved).set()

    folder.rename(elsewhere)
    store.listen(listen)
    assert failed.wait(5)
    elsewhere.rename(folder)
    assert saved.wait(10)
    store.close()
