"""The dossier: what goes in comes out, one process writes, and damage is said in a sentence."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.editing.splice import Edit, Splice
from app.formats.dossier.dossier import Dossier, UnwrittenError
from app.formats.dossier.journal import Redo, Undo
from app.formats.dossier.rescue import rescue
from app.model.content import Paragraph, Run
from app.model.errors import BusyError, RefusedError, UnreadableError

BASE = bytes(range(256)) * 40


def typing(old: str, new: str, merge: str | None = None) -> Edit:
    splice = Splice("body", 0, (Paragraph(1, (Run(old),)),), (Paragraph(1, (Run(new),)),))
    return Edit("Typing", (splice,), merge=merge)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "plan ümlaut #1?.dossier"


def made(place: Path, *edits: Edit) -> Path:
    with Dossier.create(place, BASE, "annex.docx") as dossier:
        dossier.append(*edits)
    return place


def test_base_name_and_settings_come_back(place: Path) -> None:
    with Dossier.create(place, BASE, "/some/where/annex.docx") as dossier:
        dossier.set("author", {"name": "A. Rapporteur"})
        dossier.set("tracking", False)
        dossier.set("tracking", True)
    with Dossier.open(place) as dossier:
        assert (dossier.base, dossier.name) == (BASE, "annex.docx")
        assert dossier.base_sha256 == hashlib.sha256(BASE).hexdigest()
        assert dossier.get("author") == {"name": "A. Rapporteur"}
        assert dossier.get("tracking") is True
        assert dossier.get("nothing", 5) == 5


def test_the_journal_comes_back_in_order(place: Path) -> None:
    changes = (typing("a", "b"), Undo(), Redo(), typing("b", "c"))
    made(place)
    with Dossier.open(place) as dossier:
        dossier.append(*changes[:2])
        dossier.append(*changes[2:])
    with Dossier.read(place) as dossier:
        records = list(dossier.records())
    assert tuple(r.change for r in records) == changes
    assert [r.seq for r in records] == [1, 2, 3, 4]


def test_typing_that_merges_shares_one_entry_until_something_else_comes(place: Path) -> None:
    made(place)
    with Dossier.open(place) as dossier:
        dossier.append(typing("", "a", "t1"), typing("a", "ab", "t1"))
        dossier.append(typing("ab", "abc", "t1"))
        dossier.append(Undo(), typing("", "x", "t1"), typing("x", "xy", "t2"))
        found = [r.change for r in dossier.records()]
    assert found == [typing("", "abc", "t1"), Undo(), typing("", "x", "t1"), typing("x", "xy", "t2")]


def test_a_named_version_keeps_its_place_in_the_journal(place: Path) -> None:
    made(place)
    with Dossier.open(place) as dossier:
        dossier.append(typing("", "a", "t1"))
        version = dossier.add_version("As sent")
        dossier.append(typing("a", "ab", "t1"))
        assert (version.name, version.seq) == ("As sent", 1)
        assert dossier.versions() == (version,)
        assert [r.change for r in dossier.records()] == [typing("", "a", "t1"), typing("a", "ab", "t1")]


def test_the_database_says_what_it_is_and_leaves_no_files_beside_it(place: Path) -> None:
    made(place)
    with closing(sqlite3.connect(place)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"Rptr", "big"),)
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert list(place.parent.iterdir()) == [place]


def test_making_a_dossier_over_an_existing_file_is_refused(place: Path) -> None:
    place.write_bytes(b"precious")
    with pytest.raises(RefusedError):
        Dossier.create(place, BASE, "annex.docx")
    assert place.read_bytes() == b"precious"


def test_the_second_writer_is_told_who_writes_and_can_read(place: Path) -> None:
    made(place, typing("a", "b"))
    with Dossier.open(place):
        with pytest.raises(BusyError, match=f"process {os.getpid()}") as refused:
            Dossier.open(place)
        assert str(place) in str(refused.value)
        with Dossier.read(place) as reader:
            assert [r.change for r in reader.records()] == [typing("a", "b")]
            with pytest.raises(RefusedError):
                reader.append(Undo())
    Dossier.open(place).close()


_HOLDER = """
    import sys, time
    from pathlib import Path
    from app.formats.dossier.dossier import Dossier
    dossier = Dossier.open(Path(sys.argv[1]))
    print("open", flush=True)
    time.sleep(60)
"""


def test_the_claim_of_a_killed_process_is_gone(place: Path) -> None:
    made(place)
    command = [sys.executable, "-c", textwrap.dedent(_HOLDER), str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(BusyError, match=f"process {holder.pid}"):
            Dossier.open(place)
        holder.kill()
        holder.wait()
        with Dossier.open(place) as dossier:
            assert dossier.writable


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_a_dossier_leads_to_the_same_claim(place: Path, tmp_path: Path) -> None:
    made(place)
    link = tmp_path / "link.dossier"
    link.symlink_to(place)
    with Dossier.open(link), pytest.raises(BusyError, match=f"process {os.getpid()}"):
        Dossier.open(place)
    assert sorted(tmp_path.iterdir()) == [link, place]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_names_that_are_no_text_are_no_hindrance(tmp_path: Path) -> None:
    place = Path(os.fsdecode(os.fsencode(tmp_path) + b"/plan \xff.dossier"))
    with Dossier.create(place, BASE, os.fsdecode(b"annex \xfe.docx")) as dossier:
        assert dossier.name == "annex ?.docx"
    with Dossier.open(place) as dossier:
        assert dossier.base == BASE


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
def test_others_may_read_a_dossier_as_they_may_any_new_file(place: Path, tmp_path: Path) -> None:
    made(place)
    (tmp_path / "new").touch()
    assert place.stat().st_mode == (tmp_path / "new").stat().st_mode


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_on_a_full_disk_a_dossier_is_claimed_without_a_note(place: Path) -> None:
    made(place)
    place.with_name(place.name + "-lock").symlink_to("/dev/full")
    with Dossier.open(place) as dossier:
        assert dossier.writable


def test_what_cannot_be_written_leaves_the_journal_as_it_was(place: Path) -> None:
    made(place, typing("a", "b"))
    with Dossier.open(place) as dossier:
        fill_disk(dossier)
        with pytest.raises(UnwrittenError, match="kept in memory"):
            dossier.append(typing("b", os.urandom(50_000).hex()))
        assert len(list(dossier.records())) == 1
        free_disk(dossier)
        dossier.append(Undo())
        assert len(list(dossier.records())) == 2


def fill_disk(dossier: Dossier) -> None:
    """Let SQLite meet a full disk: the file may grow no further."""
    database = dossier._connection  # pyright: ignore[reportPrivateUsage]
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {pages}")


def free_disk(dossier: Dossier) -> None:
    dossier._connection.execute("PRAGMA max_page_count = 1000000")  # pyright: ignore[reportPrivateUsage]


def altered(statement: str) -> Callable[[Path], None]:
    def alter(place: Path) -> None:
        with closing(sqlite3.connect(place)) as database:
            database.execute(statement)
            database.commit()

    return alter


def cut_off(place: Path) -> None:
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])


def scribbled(place: Path) -> None:
    data = bytearray(place.read_bytes())
    for at in range(4096 + 50, len(data), 700):
        data[at] ^= 0x55
    place.write_bytes(data)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cut_off, "damaged"),
        (scribbled, "damaged"),
        (lambda place: place.write_bytes(b""), "not a dossier"),
        (lambda place: place.write_bytes(b"PK\x03\x04" + bytes(5000)), "not a dossier"),
        (altered("PRAGMA application_id = 0"), "not a dossier"),
        (altered("PRAGMA user_version = 2"), "newer version"),
        (altered("UPDATE base SET content = x'00'"), "not as it was put there"),
        (altered("DELETE FROM base"), "not as it was put there"),
        (altered("CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM base; END"), "tables of a dossier"),
        (altered("DROP TABLE versions"), "tables of a dossier"),
        (lambda place: place.unlink(), "not there"),
    ],
)
@pytest.mark.parametrize("way", [Dossier.open, Dossier.read])
def test_damage_is_said_in_one_sentence(
    place: Path, damage: Callable[[Path], None], said: str, way: Callable[[Path], Dossier]
) -> None:
    made(place, *(typing("a", os.urandom(2000).hex()) for _ in range(20)))
    damage(place)
    before = place.read_bytes() if place.exists() else None
    with pytest.raises(UnreadableError, match=said) as refused:
        way(place)
    assert "\n" not in str(refused.value)
    assert (place.read_bytes() if place.exists() else None) == before


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM journal WHERE seq = 3",
        "UPDATE journal SET payload = x'00112233' WHERE seq = 3",
        "UPDATE journal SET payload = NULL WHERE seq = 3",
        "UPDATE journal SET payload = (SELECT content FROM base) WHERE seq = 3",
    ],
)
def test_the_journal_up_to_a_damaged_entry_can_be_rescued(place: Path, damage: str) -> None:
    edits = [typing(str(i), str(i + 1)) for i in range(5)]
    made(place, *edits)
    altered(damage)(place)
    with Dossier.read(place) as dossier, pytest.raises(UnreadableError, match="change 3 of"):
        list(dossier.records())
    found = rescue(place)
    assert (found.base, found.whole, found.name) == (BASE, True, "annex.docx")
    assert [r.change for r in found.records] == edits[:2]


def test_the_document_alone_is_rescued_when_its_bytes_changed(place: Path) -> None:
    altered("UPDATE base SET content = substr(content, 1, 100)")(made(place, typing("a", "b")))
    found = rescue(place)
    assert (found.base, found.whole, found.records) == (BASE[:100], False, ())


def test_nothing_is_rescued_from_another_file(place: Path) -> None:
    place.write_bytes(b"no database")
    with pytest.raises(UnreadableError):
        rescue(place)
