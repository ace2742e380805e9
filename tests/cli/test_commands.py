"""The headless commands as a script meets them: status, stdout, one sentence on stderr, and an output file kept."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from app.resources import resource
from tests.shared_area import REPOSITORY

ANNEX = resource("example", "annex.docx")
EDITS = resource("example", "edits.json")
AUTHOR = "Example Administration – A. Rapporteur"
KEPT = b"what was there before"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def rapporteur(*arguments: object, env: dict[str, str] | None = None) -> Result:
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    # An old terminal's encoding must not show in the output.
    env = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONPATH": str(REPOSITORY), **(env or {})}
    done = subprocess.run(command, capture_output=True, cwd=REPOSITORY, env=env, timeout=120, check=False)
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("latin-1"))


def refused(result: Result, status: int) -> str:
    """The one sentence of a command that did nothing."""
    assert (result.status, result.out) == (status, "")
    (sentence,) = result.err.splitlines()
    assert "Traceback" not in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a.docx and a.dossier made from the bundled example."""
    folder = tmp_path_factory.mktemp("amended")
    done = rapporteur("amend", ANNEX, EDITS, "-o", folder / "a.docx", "--dossier", folder / "a.dossier")
    assert done == Result(0, "", "")
    return folder


def lines(file: Path, view: str = "marked") -> list[str]:
    done = rapporteur("text", file, "--view", view)
    assert done.status == 0, done.err
    return done.out.splitlines()


def test_text_shows_both_sides_one_or_the_other(amended: Path) -> None:
    marked, original, final = (lines(amended / "a.docx", view) for view in ("marked", "original", "final"))
    assert any("{+" in line and "[-" in line for line in marked)
    assert not any(sign in line for line in original + final for sign in ("{+", "[-"))
    assert original == lines(ANNEX, "original")
    assert final != original
    assert rapporteur("text", ANNEX).out == rapporteur("text", ANNEX, "--view", "marked").out


def test_text_is_utf8_with_line_feeds_whatever_the_terminal(amended: Path) -> None:
    assert "–" in rapporteur("text", ANNEX).out
    assert "\r" not in rapporteur("text", ANNEX).out


def test_a_dossier_reads_as_the_file_written_from_it(amended: Path) -> None:
    for view in ("marked", "original", "final"):
        assert lines(amended / "a.dossier", view) == lines(amended / "a.docx", view)


def test_rejecting_the_new_authors_changes_gives_the_annex_back(amended: Path, tmp_path: Path) -> None:
    assert rapporteur("reject", amended / "a.docx", "-o", tmp_path / "r.docx", "--author", AUTHOR).status == 0
    assert lines(tmp_path / "r.docx") == lines(ANNEX)


def test_accepting_everything_gives_the_final_text(amended: Path, tmp_path: Path) -> None:
    assert rapporteur("accept", amended / "a.docx", "-o", tmp_path / "f.docx").status == 0
    assert lines(tmp_path / "f.docx") == lines(amended / "a.docx", "final")
    assert rapporteur("changes", tmp_path / "f.docx", "--json").json == []


def test_changes_where_no_text_is_shown_are_left_and_counted_aloud(tmp_path: Path) -> None:
    annex = tmp_path / "notes.docx"
    change = b'<w:ins w:id="9901" w:author="B"><w:r><w:t>x</w:t></w:r></w:ins>'
    with ZipFile(resource("example", "annex.docx")) as base, ZipFile(annex, "w") as changed:
        for name in base.namelist():
            data = base.read(name)
            if name == "word/footnotes.xml":
                data = data.replace(b"<w:separator/>", b"<w:separator/></w:r>" + change + b"<w:r>", 1)
            changed.writestr(name, data)
    result = rapporteur("accept", annex, "-o", tmp_path / "out.docx")
    assert result.status == 0
    assert result.err.startswith("One tracked change is left")


def test_a_change_of_a_tables_properties_is_listed_and_accepted(tmp_path: Path) -> None:
    annex = tmp_path / "table.docx"
    with ZipFile(resource("example", "annex.docx")) as base, ZipFile(annex, "w") as changed:
        for name in base.namelist():
            change = b'<w:tblPrChange w:id="9901" w:author="B"><w:tblPr/></w:tblPrChange></w:tblPr>'
            data = base.read(name)
            changed.writestr(name, data.replace(b"</w:tblPr>", change, 1) if name == "word/document.xml" else data)
    listed = rapporteur("changes", annex, "--json").json
    assert [(one["kind"], one["author"]) for one in listed if one["id"] == "9901"] == [("table", "B")]
    assert rapporteur("accept", annex, "-o", tmp_path / "out.docx", "--id", "9901").status == 0
    left = rapporteur("changes", tmp_path / "out.docx", "--json").json
    assert [one["id"] for one in left] == [one["id"] for one in listed if one["id"] != "9901"]


def test_changes_are_listed_with_every_key_and_ids_of_their_own(amended: Path) -> None:
    found = rapporteur("changes", amended / "a.docx", "--json").json
    assert all(set(one) == {"id", "kind", "author", "date", "story", "paragraph", "text", "proposal"} for one in found)
    assert len({one["id"] for one in found}) == len(found)
    mine = [one for one in found if one["author"] == AUTHOR]
    assert {one["date"] for one in mine} == {"2026-02-11T09:00:00Z"}
    assert {"insert", "delete", "paragraph_insert"} <= {one["kind"] for one in mine}
    assert len(found) - len(mine) == len(rapporteur("changes", ANNEX, "--json").json) == 2


def test_changes_in_a_dossier_name_their_proposals(amended: Path) -> None:
    found = rapporteur("changes", amended / "a.dossier", "--json").json
    assert {one["proposal"] for one in found if one["author"] == AUTHOR} == {"p1", "p2"}
    assert {one["proposal"] for one in found if one["author"] != AUTHOR} == {None}


def test_changes_for_people_have_one_line_each(amended: Path) -> None:
    table = rapporteur("changes", amended / "a.docx").out.splitlines()
    assert len(table) == 1 + len(rapporteur("changes", amended / "a.docx", "--json").json)
    assert AUTHOR in table[-1]


def test_filters_of_one_kind_add_up_and_filters_of_two_kinds_narrow(amended: Path, tmp_path: Path) -> None:
    before = rapporteur("changes", amended / "a.docx", "--json").json
    wanted = [one for one in before if one["author"] == AUTHOR and one["kind"] in ("delete", "paragraph_insert")]
    arguments = ("--author", AUTHOR, "--author", "Nobody", "--kind", "delete", "--kind", "paragraph_insert")
    assert rapporteur("accept", amended / "a.docx", "-o", tmp_path / "b.docx", *arguments).status == 0
    left = rapporteur("changes", tmp_path / "b.docx", "--json").json
    shape = [(one["kind"], one["author"], one["text"]) for one in left]
    assert shape == [(one["kind"], one["author"], one["text"]) for one in before if one not in wanted]


def test_a_single_change_is_resolved_by_its_id(amended: Path, tmp_path: Path) -> None:
    before = rapporteur("changes", amended / "a.docx", "--json").json
    one = next(c for c in before if c["kind"] == "delete" and c["author"] == AUTHOR)
    assert rapporteur("reject", amended / "a.docx", "-o", tmp_path / "b.docx", "--id", one["id"]).status == 0
    left = rapporteur("changes", tmp_path / "b.docx", "--json").json
    assert [c["text"] for c in left] == [c["text"] for c in before if c is not one]


def test_a_choice_that_fits_no_change_is_said_aloud(amended: Path, tmp_path: Path) -> None:
    done = rapporteur("reject", amended / "a.docx", "-o", tmp_path / "b.docx", "--author", "A. Rapporteuse")
    assert (done.status, done.out) == (0, "")
    assert done.err == "No tracked change fits what was asked for; the output is the document as it is.\n"
    assert (tmp_path / "b.docx").read_bytes() == (amended / "a.docx").read_bytes()


def test_check_and_plan_speak_of_the_amended_document(amended: Path) -> None:
    done = rapporteur("check", amended / "a.docx", "--json")
    keys = {"rule", "severity", "message", "reason", "paragraph", "quote", "fix", "origin"}
    assert all(set(one) == keys for one in done.json)
    assert done.status == int(any(one["severity"] == "error" for one in done.json))
    assert rapporteur("check", amended / "a.docx").out.strip()
    assert "Strategic communication, promotion and outreach" in rapporteur("plan", amended / "a.docx").out
    assert rapporteur("plan", ANNEX).out.startswith("<?xml")


def test_errors_among_the_findings_give_status_1(tmp_path: Path) -> None:
    edits = {
        "author": {"name": "A"},
        "proposals": [{"edits": [{"in": {"heading": "Enablers"}, "add": [{"as": "enabler", "text": "Without text"}]}]}],
    }
    (tmp_path / "edits.json").write_text(json.dumps(edits))
    assert rapporteur("amend", ANNEX, tmp_path / "edits.json", "-o", tmp_path / "a.docx").status == 0
    done = rapporteur("check", tmp_path / "a.docx", "--json")
    assert done.status == 1
    assert any(one["severity"] == "error" for one in done.json)


def test_export_writes_the_statement_and_the_annex(amended: Path, tmp_path: Path) -> None:
    for kind in ("ls", "annex", "clean"):
        done = rapporteur("export", amended / "a.dossier", "--as", kind, "-o", tmp_path / f"{kind}.docx")
        assert done == Result(0, "", "")
    assert lines(tmp_path / "annex.docx") == lines(amended / "a.docx")
    assert lines(tmp_path / "clean.docx") == lines(amended / "a.docx", "final")
    statement = json.loads(EDITS.read_text("utf-8"))["statement"]
    text = "\n".join(lines(tmp_path / "ls.docx"))
    assert all(words in text for words in (statement["number"], statement["title"], *statement["abstract"]))
    assert {c["author"] for c in rapporteur("changes", tmp_path / "ls.docx", "--json").json} >= {AUTHOR}


def test_exporting_the_same_dossier_twice_gives_the_same_bytes(amended: Path, tmp_path: Path) -> None:
    for name in ("one.docx", "two.docx"):
        rapporteur("export", amended / "a.dossier", "--as", "ls", "-o", tmp_path / name)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_an_amended_dossier_can_be_amended_again(amended: Path, tmp_path: Path) -> None:
    edits = {
        "author": {"name": "B. Delegate"},
        "proposals": [{"title": "More", "edits": [{"in": {"heading": "Vision"}, "where": "end", "insert": " More."}]}],
    }
    (tmp_path / "edits.json").write_text(json.dumps(edits))
    out = ("-o", tmp_path / "b.docx", "--dossier", tmp_path / "b.dossier")
    assert rapporteur("amend", amended / "a.dossier", tmp_path / "edits.json", *out).status == 0
    found = rapporteur("changes", tmp_path / "b.dossier", "--json").json
    assert {one["proposal"] for one in found} == {None, "p1", "p2", "p3"}
    assert lines(tmp_path / "b.docx") == lines(tmp_path / "b.dossier")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("text",),
        ("text", ANNEX, "--view", "sideways"),
        ("text", ANNEX, "--vie", "final"),
        ("accept", ANNEX),
        ("accept", ANNEX, "-o", "OUT", "--kind", "sideways"),
        ("accept", ANNEX, "-o", "OUT", "--id", "no such"),
        ("accept", ANNEX, "-o", "nowhere/out.docx"),
        ("accept", ANNEX, "-o", "out.pdf"),
        ("export", "DOSSIER", "--as", "poem", "-o", "OUT"),
        ("export", "DOSSIER", "--as", "ls", "-o", "OUT", "--form", "no-such"),
        ("export", "DOSSIER", "--as", "ls", "-o", "OUT", "--form", "../forms/itu-t-ls"),
        ("plan", ANNEX, "--profile", "no such"),
        ("check", ANNEX, "--profile", "no such"),
        ("combine", ANNEX),
    ],
)
def test_wrong_use_is_said_in_a_sentence_with_status_2(
    arguments: tuple[object, ...], amended: Path, tmp_path: Path
) -> None:
    from app.cli import run

    out = tmp_path / "out.docx"
    out.write_bytes(KEPT)
    places = {"OUT": out, "DOSSIER": amended / "a.dossier"}
    given = [str(places.get(str(a), a)) for a in arguments]
    if given:
        refused(rapporteur(*given), 2)
    else:
        assert run([]) == 2
    assert out.read_bytes() == KEPT
    assert list(tmp_path.iterdir()) == [out]


def unreadable(tmp_path: Path) -> dict[str, Path]:
    files = {name: tmp_path / name for name in ("gone.docx", "empty.docx", "cut.docx", "noise.dossier", "ole.docx")}
    files["empty.docx"].write_bytes(b"")
    files["cut.docx"].write_bytes(ANNEX.read_bytes()[:5000])
    files["noise.dossier"].write_bytes(os.urandom(5000))
    files["ole.docx"].write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000))
    files["folder"] = tmp_path
    return files


@pytest.mark.parametrize("name", ["gone.docx", "empty.docx", "cut.docx", "noise.dossier", "ole.docx", "folder"])
@pytest.mark.parametrize("command", ["text", "changes", "plan", "check", "accept", "export", "amend"])
def test_what_cannot_be_read_gives_status_3_and_keeps_the_output(
    tmp_path: Path, command: str, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    from app.main import main

    file = unreadable(tmp_path)[name]
    out = tmp_path / "out.docx"
    out.write_bytes(KEPT)
    extra = {
        "accept": ("-o", str(out)),
        "export": ("--as", "annex", "-o", str(out)),
        "amend": (str(EDITS), "-o", str(out)),
    }
    before = sorted(tmp_path.iterdir())
    status = main([command, str(file), *extra.get(command, ())])
    told = capfd.readouterr()
    refused(Result(status, told.out, told.err), 3)
    assert out.read_bytes() == KEPT
    assert sorted(tmp_path.iterdir()) == before


def test_an_edit_list_that_is_none_gives_status_3(tmp_path: Path) -> None:
    (tmp_path / "edits.json").write_text('{"author": {"name": "A"}, "proposals": [{"edits": [{"on": 1}]}]}')
    done = rapporteur("amend", ANNEX, tmp_path / "edits.json", "-o", tmp_path / "a.docx")
    assert "edit 1 of proposal 1" in refused(done, 3).lower()
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize(("quote", "said"), [("no such words anywhere", "not found"), ("Organization", "times")])
def test_a_place_missing_or_found_twice_gives_status_4_and_writes_nothing(
    tmp_path: Path, quote: str, said: str
) -> None:
    good = {"in": {"heading": "Vision"}, "where": "end", "insert": " More."}
    bad = {"in": {"quote": quote}, "insert": "x"}
    edits = {"author": {"name": "A"}, "proposals": [{"edits": [good]}, {"edits": [good, bad]}]}
    (tmp_path / "edits.json").write_text(json.dumps(edits))
    for name in ("a.docx", "a.dossier"):
        (tmp_path / name).write_bytes(KEPT)
    before = sorted(tmp_path.iterdir())
    out = ("-o", tmp_path / "a.docx", "--dossier", tmp_path / "a.dossier")
    sentence = refused(rapporteur("amend", ANNEX, tmp_path / "edits.json", *out), 4)
    assert sentence.startswith("Edit 2 of proposal 2:")
    assert said in sentence
    assert [(tmp_path / name).read_bytes() for name in ("a.docx", "a.dossier")] == [KEPT, KEPT]
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("same", ["plain", "roundabout", "link"])
@pytest.mark.parametrize("command", ["accept", "reject", "amend", "export", "marks"])
def test_a_file_that_is_read_is_never_written_to(
    tmp_path: Path, command: str, same: str, capfd: pytest.CaptureFixture[str]
) -> None:
    from app.main import main

    file = tmp_path / "annex.docx"
    shutil.copy(ANNEX, file)
    (tmp_path / "deep").mkdir()
    (tmp_path / "link.docx").symlink_to(file)
    out = {"plain": file, "roundabout": tmp_path / "deep" / ".." / "annex.docx", "link": tmp_path / "link.docx"}[same]
    extra = {
        "amend": (str(EDITS),),
        "export": ("--as", "annex"),
        "marks": ("--convert", "--author", "A"),
    }
    status = main([command, str(file), *extra.get(command, ()), "-o", str(out)])
    told = capfd.readouterr()
    assert "is a file that is read" in refused(Result(status, told.out, told.err), 4)
    assert file.read_bytes() == ANNEX.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_an_output_that_is_a_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target.docx", tmp_path / "link.docx"
    target.write_bytes(KEPT)
    link.symlink_to(target.name)
    assert rapporteur("accept", ANNEX, "-o", link) == Result(0, "", "")
    assert link.is_symlink()
    assert lines(target) == lines(ANNEX, "final")
    assert sorted(tmp_path.iterdir()) == [link, target]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full"])
def test_a_sentence_that_nobody_takes_leaves_the_status_as_it_is(stderr: str) -> None:
    command = f'"{sys.executable}" -m app text nowhere.docx {stderr}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=REPOSITORY, check=False)
    assert done.returncode == 3


@pytest.mark.skipif(sys.platform != "linux", reason="needs limits on the size of files")
def test_a_disk_that_is_full_leaves_nothing_and_names_what_was_asked_for(tmp_path: Path) -> None:
    out, dossier = tmp_path / "a.docx", tmp_path / "a.dossier"
    command = f'ulimit -f 40; "{sys.executable}" -m app amend "{ANNEX}" "{EDITS}" -o "{out}" --dossier "{dossier}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=REPOSITORY, text=True, check=False)
    assert refused(Result(done.returncode, done.stdout, done.stderr), 4).startswith(str(dossier))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_called_by_name_when_it_cannot_be_read(capfd: pytest.CaptureFixture[str]) -> None:
    from app.main import main

    assert main(["text", "."]) == 3
    assert capfd.readouterr().err == ". cannot be read: it is a folder.\n"


def test_a_dossier_that_somebody_works_in_is_not_replaced(amended: Path, tmp_path: Path) -> None:
    from app.services.session import Session

    place = Path(shutil.copy(amended / "a.dossier", tmp_path / "a.dossier"))
    session = Session.open(place)
    done = rapporteur("amend", ANNEX, EDITS, "-o", tmp_path / "a.docx", "--dossier", place)
    assert "is open for writing" in refused(done, 4)
    assert not (tmp_path / "a.docx").exists()
    assert lines(place) == lines(amended / "a.docx")
    session.close()


def test_marks_that_are_not_offered_and_statements_without_proposals_are_refused(amended: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    out.write_bytes(KEPT)
    refused(rapporteur("export", amended / "a.dossier", "--as", "clean", "--marks", "manual", "-o", out), 4)
    assert "no dossier" in refused(rapporteur("export", ANNEX, "--as", "ls", "-o", out), 4)
    assert out.read_bytes() == KEPT


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f'"{sys.executable}" -m app text "{ANNEX}" | head -n 1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=REPOSITORY, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) <= 1


def test_help_explains_a_command() -> None:
    done = rapporteur("amend", "--help")
    assert done.status == 0
    assert "--dossier" in done.out


def test_text_does_not_wait_for_qt_or_the_checks() -> None:
    script = "import sys; from app.cli import run; run(['text', sys.argv[1]]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script, str(ANNEX)], capture_output=True, cwd=REPOSITORY, text=True, check=True
    )
    modules = set(done.stderr.split())
    assert not modules & {"PySide6", "docx", "app.checks", "app.liaison", "app.plan", "app.gui"}
