"""Opening: the same document finds its work again, with all that can be undone; damage is rescued."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from app.formats.docx import open_docx
from app.formats.plain import docx_from_text
from app.model.changes import document_changes
from app.model.document import Document, Position, Range
from app.model.errors import BusyError, RefusedError, UnreadableError
from app.model.proposal import Author, Proposal, Rationale, Statement
from app.model.views import View, document_lines
from app.resources import resource
from app.services.reading import read_any
from app.services.session import Session
from app.services.settings import Settings, save_settings
from tests.services.documents import caret

ANNEX = resource("example", "annex.docx")


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    return Path(shutil.copy(ANNEX, tmp_path / "annex.docx"))


def lines(document: Document, view: View = View.MARKED) -> list[str]:
    return list(document_lines(document, view))


def work(session: Session, steps: int, seed: int) -> None:
    """A person's afternoon: typing, striking, splitting, undoing, proposals, in tables and out of them."""
    chance = random.Random(seed)
    for step in range(steps):
        paragraph = chance.choice([p for p in session.document.body.paragraphs if p.block is None])
        place = Position(paragraph.id, chance.randint(0, paragraph.length))
        here = Range(place, place)
        match chance.randint(0, 9):
            case 0 | 1 | 2 | 3:
                session.type_text(here, chance.choice(("a", " word", "é", "\n")))
            case 4 | 5:
                session.strike(here, forward=chance.random() < 0.5)
            case 6:
                session.split(here)
            case 7:
                session.undo()
            case 8:
                session.redo()
            case _:
                session.add_proposal(Proposal(session.new_proposal_id(), f"Title {step}"))


def all_of(session: Session) -> tuple[object, ...]:
    settings = (session.author, session.tracking, session.active_proposal)
    return session.document, session.proposals, session.statement, session.history, settings


@pytest.mark.parametrize("seed", range(4))
def test_reopening_gives_everything_back_undo_and_redo_included(annex: Path, tmp_path: Path, seed: int) -> None:
    session = Session.open(annex, dossier=tmp_path / "a.dossier")
    session.author = Author("A. Rapporteur", "Example Administration")
    work(session, 150, seed)
    session.undo()
    expected, redo = all_of(session), session.can_redo
    session.close()
    again = Session.open(tmp_path / "a.dossier")
    assert all_of(again) == expected
    assert again.can_redo == redo
    while again.undo():
        pass
    assert again.document == open_docx(ANNEX).document
    again.close()


def test_a_session_that_goes_on_after_reopening_is_kept_too(annex: Path, tmp_path: Path) -> None:
    for seed in range(3):
        session = Session.open(annex, dossier=tmp_path / "a.dossier")
        work(session, 40, seed)
        expected = all_of(session)
        session.close()
    again = Session.open(tmp_path / "a.dossier", read_only=True)
    assert (again.document, again.proposals) == expected[:2]


def test_reopened_cells_are_shared_as_when_they_were_edited(annex: Path, tmp_path: Path) -> None:
    session = Session.open(annex, dossier=tmp_path / "a.dossier")
    inside = [p for p in session.document.body.paragraphs if p.parent is not None][:40]
    for paragraph in inside:
        session.type_text(caret(paragraph.id, 0), "x")
    expected = list(document_changes(session.document))
    session.close()
    again = Session.open(tmp_path / "a.dossier")
    parents = {p.id: p.parent for p in again.document.body.paragraphs}
    before = {p.id: p.parent for p in session.document.body.paragraphs}
    ids = list(parents)
    for one, other in pairwise(ids):
        assert (parents[one] is parents[other]) == (before[one] is before[other])
    assert list(document_changes(again.document)) == expected
    while again.undo():
        pass
    assert again.file is not None
    assert again.file.write(again.document) == ANNEX.read_bytes()
    again.close()


def test_opening_the_same_document_again_finds_the_work_done_in_it(annex: Path, tmp_path: Path) -> None:
    session = Session.open(annex)
    place = session.path
    first = session.document.body.paragraphs[0]
    session.type_text(caret(first.id, 0), "Found again: ")
    session.close()
    elsewhere = tmp_path / "sub"
    elsewhere.mkdir()
    again = Session.open(Path(shutil.copy(annex, elsewhere / "annex.docx")))
    assert again.path == place
    assert lines(again.document)[0].startswith("{+Found again: +}")
    again.close()
    assert place is not None
    place.unlink()


def test_a_changed_document_begins_a_new_working_file(tmp_path: Path) -> None:
    paths: list[Path | None] = []
    for content in ("One", "Two"):
        (tmp_path / "note.txt").write_text(content)
        session = Session.open(tmp_path / "note.txt")
        assert lines(session.document) == [content]
        paths.append(session.path)
        session.close()
    assert paths[0] != paths[1]


def test_a_dossier_of_another_document_is_refused(annex: Path, tmp_path: Path) -> None:
    Session.open(annex, dossier=tmp_path / "a.dossier").close()
    (tmp_path / "note.txt").write_text("Other")
    with pytest.raises(RefusedError, match="another document"):
        Session.open(tmp_path / "note.txt", dossier=tmp_path / "a.dossier")


def test_a_second_window_is_told_and_can_read(annex: Path, tmp_path: Path) -> None:
    session = Session.open(annex, dossier=tmp_path / "a.dossier")
    with pytest.raises(BusyError):
        Session.open(tmp_path / "a.dossier")
    reader = Session.open(tmp_path / "a.dossier", read_only=True)
    assert reader.document == session.document
    assert reader.read_only
    session.close()


def test_what_cannot_be_read_leaves_no_working_file(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(UnreadableError):
        Session.open(tmp_path / "broken.docx", dossier=tmp_path / "a.dossier")
    assert not (tmp_path / "a.dossier").exists()


def test_settings_proposals_and_statement_come_back(annex: Path, tmp_path: Path) -> None:
    session = Session.open(annex, dossier=tmp_path / "a.dossier")
    session.author = Author("A. Rapporteur", "Example Administration")
    session.tracking = False
    session.add_proposal(Proposal("p1", "Title", rationale=Rationale(("Why",), ("WG-B",))))
    session.active_proposal = "p1"
    statement = Statement(number="XG-LS1", for_action=("WG-A",), extra={"note": "kept"})
    session.set_statement(statement)
    session.close()
    again = Session.open(tmp_path / "a.dossier")
    assert (again.author, again.tracking) == (Author("A. Rapporteur", "Example Administration"), False)
    assert (again.active_proposal, again.proposals[0].rationale.text) == ("p1", ("Why",))
    assert (again.statement, again.statement.extra) == (statement, {"note": "kept"})
    again.close()


def test_a_new_working_file_begins_with_the_persons_own_name(annex: Path, tmp_path: Path) -> None:
    save_settings(Settings(author=Author("B. Delegate", "Example Union")))
    session = Session.open(annex, dossier=tmp_path / "a.dossier")
    assert session.author.signature == "Example Union – B. Delegate"
    session.close()
    save_settings(Settings())


def damaged(place: Path, statement: str) -> None:
    with closing(sqlite3.connect(place)) as database:
        database.execute(statement)
        database.commit()


def test_from_a_damaged_dossier_the_work_before_the_damage_is_saved(annex: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.dossier"
    session = Session.open(annex, dossier=place)
    for number in range(6):
        session.type_text(caret(session.document.body.paragraphs[number].id, 0), f"{number}")
    session.close()
    damaged(place, "UPDATE journal SET payload = x'00' WHERE seq = 4")
    with pytest.raises(UnreadableError, match="change 4 of 6") as refused:
        Session.open(place)
    saved = tmp_path / "a (rescued 1).dossier"
    assert str(saved) in str(refused.value)
    rescued = Session.open(saved)
    assert len(rescued.history) == 3
    rescued.close()


def test_edits_that_do_not_fit_the_document_are_damage(annex: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.dossier"
    session = Session.open(annex, dossier=place)
    first = session.document.body.paragraphs[0].id
    session.type_text(caret(first, 0), "1")
    session.type_text(caret(first, 0), "2")
    session.close()
    damaged(place, "UPDATE journal SET payload = (SELECT payload FROM journal WHERE seq = 2) WHERE seq = 1")
    with pytest.raises(UnreadableError, match="damaged at change 1"):
        read_any(place)


def test_a_document_that_lost_bytes_is_saved_as_far_as_it_goes(annex: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.dossier"
    Session.open(annex, dossier=place).close()
    damaged(place, "UPDATE base SET sha256 = 'x'")
    with pytest.raises(UnreadableError, match="What is left of its document"):
        Session.open(place)
    assert (tmp_path / "a (rescued 1).docx").read_bytes() == ANNEX.read_bytes()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"One\r\nTwo\r\n", ["One", "Two"]),
        ("Déjà\tvu\n\nله".encode(), ["Déjà\tvu", "", "له"]),
        ("Déjà".encode("cp1252"), ["Déjà"]),
        ("Ünï".encode("utf-16"), ["Ünï"]),
        (b"\xef\xbb\xbfMark <&> \x01", ["Mark <&> "]),
        (b"", [""]),
    ],
)
def test_plain_text_becomes_paragraphs(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    (tmp_path / "note.txt").write_bytes(data)
    assert lines(read_any(tmp_path / "note.txt").document) == expected
    assert docx_from_text(data, "note.txt") == docx_from_text(data, "note.txt")


def test_binary_data_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"a\x00b")
    with pytest.raises(UnreadableError, match="not a text file"):
        read_any(tmp_path / "note.txt")


def test_bytes_changed_anywhere_are_said_in_a_sentence_or_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("\n".join(f"Paragraph {n} of a note" for n in range(20)))
    session = Session.open(tmp_path / "note.txt", dossier=tmp_path / "a.dossier")
    for paragraph in session.document.body.paragraphs:
        session.type_text(caret(paragraph.id, 1), "abc")
    session.close()
    good = (tmp_path / "a.dossier").read_bytes()
    chance = random.Random(5)
    sentences: list[str] = []
    for _ in range(50):
        data = bytearray(good)
        at = chance.randrange(len(data))
        data[at : at + chance.randint(1, 200)] = chance.randbytes(chance.randint(0, 200))
        (tmp_path / "b.dossier").write_bytes(data)
        for read_only in (True, False):
            try:
                Session.open(tmp_path / "b.dossier", read_only=read_only).close()
            except UnreadableError as error:
                sentences.append(str(error))
    assert len(sentences) > 30
    assert not any("\n" in sentence for sentence in sentences)
