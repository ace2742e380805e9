"""What somebody says an element is: kept in the working file, undoable, and used by everything that reads the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.errors import RefusedError
from app.model.plan import HandKind
from app.resources import resource
from app.services.events import Event, KindsChanged
from app.services.reading import read_any
from app.services.session import Session

EXAMPLE = resource("example", "annex.docx")


def opened(folder: Path) -> Session:
    return Session.open(EXAMPLE, dossier=folder / "work.dossier")


def enabler(session: Session) -> int:
    return next(one for one in session.plan().walk() if one.kind == "enabler").paragraphs[0]


def kind_at(session: Session, paragraph: int) -> list[str]:
    return [one.kind for one in session.plan().walk() if one.paragraphs[0] == paragraph]


def test_the_working_file_keeps_what_was_said(tmp_path: Path) -> None:
    session = opened(tmp_path)
    paragraph = enabler(session)
    session.set_kind(paragraph, "output")
    session.close()
    again = Session.open(tmp_path / "work.dossier")
    assert again.kinds == (HandKind(paragraph, "output"),)
    assert kind_at(again, paragraph) == ["output"]
    again.close()
    assert read_any(tmp_path / "work.dossier").kinds == (HandKind(paragraph, "output"),)


def test_it_is_a_step_that_can_be_undone_and_done_again(tmp_path: Path) -> None:
    session = opened(tmp_path)
    paragraph = enabler(session)
    session.set_kind(paragraph, "")
    assert session.can_undo == "Set the kind of an element"
    assert kind_at(session, paragraph) == []
    session.undo()
    assert kind_at(session, paragraph) == ["enabler"]
    session.redo()
    session.close()
    again = Session.open(tmp_path / "work.dossier")
    assert kind_at(again, paragraph) == []
    again.undo()
    assert again.kinds == ()
    again.close()


def test_saying_the_same_again_or_taking_back_what_was_never_said_is_no_step() -> None:
    session = Session.in_memory(EXAMPLE)
    paragraph = enabler(session)
    heard: list[Event] = []
    session.subscribe(heard.append)
    assert session.set_kind(paragraph, None) is None
    assert session.set_kind(paragraph, "output") is not None
    assert session.set_kind(paragraph, "output") is None
    assert session.set_kind(paragraph, None) is not None
    assert session.kinds == ()
    assert heard == [KindsChanged(), KindsChanged()]


def test_the_text_stays_as_it_is() -> None:
    session = Session.in_memory(EXAMPLE)
    before = session.document
    session.set_kind(enabler(session), "goal")
    assert session.document is before


def test_a_paragraph_that_is_not_there_and_a_document_for_reading_only_are_refused(tmp_path: Path) -> None:
    session = Session.in_memory(EXAMPLE)
    with pytest.raises(KeyError):
        session.set_kind(10**9, "goal")
    reading = Session.open(EXAMPLE, read_only=True)
    with pytest.raises(RefusedError):
        reading.set_kind(enabler(reading), "goal")
