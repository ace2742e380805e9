"""Hostile and odd files: an honest opening, or one plain sentence; what was there before stays."""

from __future__ import annotations

import io
import os
import resource
import shutil
import socket
import struct
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli import run as command
from app.formats.docx import DocxFile, open_docx
from app.model.content import Run
from app.model.document import Document
from app.model.revision import Revision
from app.services.export import write_file
from app.services.numbered import Filter, resolved
from tests.formats.docx.parts import with_parts
from tests.fuzz.worker import MEMORY, Worker
from tests.judges.packages import RELATIONSHIPS, TYPES, change, package_bytes, paragraph, run
from tests.shared_area import REPOSITORY

_MINE = Revision("A. Rapporteur", "2026-02-11T09:00:00Z", "mine")
_KEPT = b"what was there before"
_HELLO = paragraph(run("Hello"))
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def touched(document: Document) -> Document:
    """The document with a word inserted at the end of its last paragraph."""
    body = document.body
    last = body.paragraphs[-1]
    edited = last.with_runs((*last.runs, Run("x", inserted=_MINE)))
    return replace(document, stories=(body.replaced(len(body.paragraphs) - 1, 1, [edited]), *document.stories[1:]))


class Desk:
    """A folder with an output that is already there, and the commands in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.out = folder / "out.docx"
        self.out.write_bytes(_KEPT)

    def file(self, data: bytes, name: str = "draft.docx") -> Path:
        """Lay a file into the folder."""
        path = self.folder / name
        path.write_bytes(data)
        return path

    def refused(self, path: Path, status: int = 3) -> str:
        """The one sentence with which reading and accepting both end, leaving the folder and the output in it alone."""
        before = sorted(self.folder.iterdir())
        sentences: set[str] = set()
        for words in (("text", str(path)), ("accept", str(path), "-o", str(self.out))):
            assert command(words) == status
            printed, said = self._capsys.readouterr()
            assert printed == ""
            assert len(said.splitlines()) == 1
            sentences.add(said.strip())
        (sentence,) = sentences
        assert sentence.endswith(".")
        assert "Traceback" not in sentence
        assert self.out.read_bytes() == _KEPT
        assert sorted(self.folder.iterdir()) == before
        return sentence

    def text(self, path: Path) -> list[str]:
        """The lines of a file that can be read; it can also be accepted, and what is written read again."""
        assert command(["accept", str(path), "-o", str(self.out)]) == 0
        assert command(["text", str(self.out)]) == 0
        self._capsys.readouterr()
        assert command(["text", str(path)]) == 0
        return self._capsys.readouterr().out.splitlines()

    @property
    def said(self) -> str:
        """What was said on stderr since the last look."""
        return self._capsys.readouterr().err


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def without(data: bytes, *names: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return zipped({name: package.read(name) for name in package.namelist() if name not in names})


def links(*relationships: str) -> str:
    return f'<Relationships xmlns="{_RELS}">{"".join(relationships)}</Relationships>'


def link(id_: str, kind: str, target: str, mode: str = "") -> str:
    where = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"{where}/>'


def test_a_part_that_unpacks_to_a_hundred_times_its_size_is_not_unpacked(desk: Desk):
    bomb = zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONSHIPS, "word/document.xml": bytes(60 << 20)})
    assert "unpacks to 60 MB" in desk.refused(desk.file(bomb))


def test_parts_that_unpack_to_too_much_together_are_not_unpacked(desk: Desk):
    out = io.BytesIO(package_bytes(_HELLO))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image0.png", bytes(30 << 20))
        for number in range(1, 20):
            # The same packed bytes over and over: a bomb of overlapping entries.
            again = zipfile.ZipInfo(f"word/media/image{number}.png")
            last = package.getinfo("word/media/image0.png")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(again, field, getattr(last, field))
            package.filelist.append(again)
    assert "unpacks to more than" in desk.refused(desk.file(out.getvalue()))


def test_an_archive_in_the_archive_is_never_unpacked(desk: Desk):
    inner = zipped({"a": bytes(50 << 20)})
    path = desk.file(package_bytes(_HELLO, {"word/embeddings/inner.zip": inner.decode("latin-1")}))
    assert desk.text(path) == ["Hello"]


def test_ten_thousand_parts_are_too_many(desk: Desk):
    parts = {f"word/media/{number}.bin": "" for number in range(10_000)}
    assert "no more than 10,000" in desk.refused(desk.file(package_bytes(_HELLO, parts)))


_ENTITIES = {
    "bomb": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>',
    "file": '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>',
    "network": '<!DOCTYPE x [<!ENTITY c SYSTEM "http://127.0.0.1:9/c">]>',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>',
    "external subset": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "behind a comment": '<!-- note --><?odd thing?>\n<!DOCTYPE x [<!ENTITY c "ha">]>',
}


@pytest.mark.parametrize("declared", _ENTITIES.values(), ids=_ENTITIES)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_and_document_types_are_refused_in_any_encoding(desk: Desk, declared: str, codec: str):
    text = f'{declared}<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>'
    data = zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONSHIPS, "word/document.xml": text.encode(codec)})
    assert "document type" in desk.refused(desk.file(data))


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"])
def test_entities_are_refused_in_the_packages_own_parts_too(desk: Desk, part: str):
    own = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONSHIPS, "word/_rels/document.xml.rels": links()}
    path = desk.file(package_bytes(_HELLO, {part: _ENTITIES["bomb"] + own[part]}))
    assert "document type" in desk.refused(path)


def test_external_relationships_are_kept_and_never_fetched(desk: Desk):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        kinds = ("image", "hyperlink", "attachedTemplate", "styles", "header", "footnotes", "theme", "settings")
        rels = links(*(link(f"r{i}", kind, address, "External") for i, kind in enumerate(kinds)))
        picture = (
            '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="r0"/>'
            '</w:drawing></w:r><w:hyperlink r:id="r1"><w:r><w:t>there</w:t></w:r></w:hyperlink>'
        )
        path = desk.file(package_bytes(paragraph(picture), {"word/_rels/document.xml.rels": rels}))
        assert desk.text(path)[0].endswith("there")
        assert open_docx(desk.out).parts["word/_rels/document.xml.rels"] == rels.encode()
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize(
    "name", ["../evil.xml", "word/../../evil.xml", "/etc/evil.xml", "..\\evil.xml", "C:\\evil.xml", "c:evil.xml"]
)
def test_parts_named_out_of_the_package_are_refused(desk: Desk, name: str):
    assert "leads out of the package" in desk.refused(desk.file(package_bytes(_HELLO, {name: "<x/>"})))


@pytest.mark.parametrize("target", ["../../../etc/hostname", "/etc/hostname", "file:///etc/hostname", "C:\\x.png"])
def test_relationships_that_lead_out_of_the_package_lead_nowhere(desk: Desk, target: str):
    rels = links(link("r1", "image", target), link("r2", "styles", target), link("r3", "header", target))
    path = desk.file(package_bytes(_HELLO, {"word/_rels/document.xml.rels": rels}))
    assert desk.text(path) == ["Hello"]
    assert all(
        open_docx(path).image(r.target) is None for r in open_docx(path).package.relationships("word/document.xml")
    )


def test_a_part_that_is_there_twice_is_refused(desk: Desk):
    out = io.BytesIO(package_bytes(_HELLO))
    with zipfile.ZipFile(out, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr("word/document.xml", "<other/>")
    assert "word/document.xml twice" in desk.refused(desk.file(out.getvalue()))


@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "[Content_Types].xml"])
def test_without_a_main_part_or_the_way_to_it_there_is_no_document(desk: Desk, part: str):
    assert desk.refused(desk.file(without(package_bytes(_HELLO), part)))


def test_without_styles_numbering_notes_and_headers_the_text_is_read(desk: Desk):
    kinds = ("styles", "numbering", "settings", "theme", "footnotes", "comments", "header", "footer")
    rels = links(*(link(f"r{i}", kind, f"{kind}.xml") for i, kind in enumerate(kinds)))
    body = paragraph(run("Hello") + '<w:r><w:footnoteReference w:id="4"/></w:r>')
    path = desk.file(package_bytes(body, {"word/_rels/document.xml.rels": rels}))
    assert desk.text(path)[0].startswith("Hello")


@pytest.mark.parametrize("rels", ["", "<", "<a/>", "<Relationships>", links('<Relationship Id="r1"/>', "<x/>")])
def test_broken_relationships_give_a_document_or_a_sentence(desk: Desk, rels: str):
    path = desk.file(package_bytes(_HELLO, {"word/_rels/document.xml.rels": rels}))
    if rels.endswith(("/>", "Relationships>")) and rels != "<Relationships>":
        assert desk.text(path) == ["Hello"]
    else:
        assert "document.xml.rels is damaged" in desk.refused(path)


@pytest.mark.parametrize(
    "type_", ["text/plain", "application/vnd.openxmlformats-officedocument.spreadsheetml.main+xml"]
)
def test_a_main_part_that_says_it_is_something_else_is_refused(desk: Desk, type_: str):
    path = desk.file(package_bytes(_HELLO, {"[Content_Types].xml": TYPES.replace(_MAIN, type_)}))
    assert "holds no Word document" in desk.refused(path)


def test_a_damaged_part_that_nothing_needs_is_carried(desk: Desk):
    data = bytearray(package_bytes(paragraph(change("ins", 1, run("Hello"))), {"word/webSettings.xml": "x" * 500}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 16, 1)
    path = desk.file(bytes(data))
    assert desk.text(path) == ["{+Hello+}"]
    assert open_docx(desk.out).package.archive.packed("word/webSettings.xml") == b"x" * 500


def test_wrong_or_no_content_types_of_other_parts_do_no_harm(desk: Desk):
    data = with_parts(_HELLO, {"word/media/a.odd": b"x"}, styles="", header1=paragraph(run("Above")))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b".styles+xml", b".header+xml")
    assert desk.text(desk.file(zipped(parts))) == ["Hello", "Above"]


@pytest.mark.parametrize("left", [0, 1, 3, 30, 200, -400, -60, -22, -1])
def test_an_archive_that_was_cut_short_is_refused(desk: Desk, left: int):
    assert desk.refused(desk.file(package_bytes(_HELLO)[:left]))


def test_a_directory_that_points_outside_the_archive_is_refused(desk: Desk):
    data = bytearray(package_bytes(_HELLO))
    struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 42, 0x7FFFFFF0)
    assert desk.refused(desk.file(bytes(data)))


def limited(desk: Desk, body: str) -> list[tuple[int | None, float]]:
    """How reading and accepting a document end in a process that may take 5 s each and 1 GiB."""
    path = desk.file(package_bytes(body))
    worker = Worker()
    try:
        report = worker.run(desk.folder, [["text", str(path)], ["accept", str(path), "-o", str(desk.out)]])
    finally:
        worker.close()
    assert report.died == ""
    assert report.outside == ()
    assert report.peak < MEMORY
    assert [one.trace for one in report.outcomes] == ["", ""]
    return [(one.status, one.seconds) for one in report.outcomes]


@pytest.mark.parametrize("empty", ["<w:r/>", "<w:r></w:r>", "<w:r><w:rPr><w:b/></w:rPr></w:r>"])
def test_a_million_empty_runs_are_read_in_time_and_memory(desk: Desk, empty: str):
    for status, seconds in limited(desk, f"<w:p>{empty * 1_000_000}{run('end')}</w:p>"):
        assert status == 0
        assert seconds <= 5


@pytest.mark.parametrize("name", ["w:p", "w:sdt", "w:ins", "w:tbl", "x"])
def test_nesting_a_hundred_thousand_deep_is_refused(desk: Desk, name: str):
    deep = f"<{name}>" * 100_000 + f"</{name}>" * 100_000
    assert [status for status, _ in limited(desk, deep)] == [3, 3]
    assert desk.out.read_bytes() == _KEPT


_NESTS = {
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120),
    "tables": ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>", 80),
    "insertions": ('<w:ins w:id="1" w:author="A">', "</w:ins>", 240),
    "custom XML": ("<w:customXml>", "</w:customXml>", 240),
}


@pytest.mark.parametrize(("opening", "closing", "depth"), _NESTS.values(), ids=_NESTS)
def test_what_is_nested_as_deep_as_is_read_can_be_written(desk: Desk, opening: str, closing: str, depth: int):
    assert {status for status, _ in limited(desk, opening * depth + _HELLO + closing * depth)} == {0}


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + stream.encode("utf-16-le") + bytes(512)


_OTHERS = {
    "secret.docx": (ole("EncryptedPackage"), "password"),
    "old.doc": (ole("WordDocument"), "old Word format (.doc)"),
    "open.odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), ".odt"),
    "rich.rtf": (b"{\\rtf1\\ansi text}", ".rtf"),
    "print.pdf": (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", "is a PDF"),
    "disguised.docx": (b"%PDF-1.7\n", "is a PDF"),
    "picture.docx": (b"\x89PNG\r\n\x1a\n" + bytes(64), "is not a Word document"),
    "sheet.docx": (zipped({"[Content_Types].xml": TYPES, "_rels/.rels": links(), "xl/workbook.xml": ""}), "Excel"),
}


@pytest.mark.parametrize("name", _OTHERS)
def test_other_kinds_of_file_are_called_by_their_name(desk: Desk, name: str):
    data, said = _OTHERS[name]
    sentence = desk.refused(desk.file(data, name))
    assert sentence.startswith(name)
    assert said in sentence


def macro_file() -> bytes:
    types = TYPES.replace(_MAIN, _MACRO).replace(
        "<Override", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override', 1
    )
    rels = links(
        '<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        'Target="vbaProject.bin"/>'
    )
    extra = {"[Content_Types].xml": types, "word/_rels/document.xml.rels": rels, "word/vbaProject.bin": "Sub AutoOpen"}
    return package_bytes(paragraph(change("ins", 1, run("Hello"))), extra)


def test_macros_are_carried_never_run_and_spoken_of(desk: Desk):
    path, out = desk.file(macro_file(), "draft.docm"), desk.folder / "out.docm"
    assert command(["text", str(path)]) == 0
    assert desk.said == "The file carries macros; they are kept and never run.\n"
    assert command(["accept", str(path), "-o", str(out)]) == 0
    assert open_docx(out).parts["word/vbaProject.bin"] == b"Sub AutoOpen"
    assert open_docx(out).notes == ["The file carries macros; they are kept and never run."]


@pytest.mark.parametrize("more", [(), ("--dossier", "out.dossier")])
def test_macros_of_an_amended_file_are_spoken_of(desk: Desk, more: tuple[str, ...]):
    path, out = desk.file(macro_file(), "draft.docm"), desk.folder / "amended.docm"
    edits = desk.file(
        b'{"author": {"name": "A"}, "proposals": [{"edits": [{"in": {"quote": "Hello"}, "insert": "!"}]}]}',
        "edits.json",
    )
    places = [str(desk.folder / one) if "." in one else one for one in more]
    assert command(["amend", str(path), str(edits), "-o", str(out), *places]) == 0
    assert desk.said == "The file carries macros; they are kept and never run.\n"


def test_macros_are_not_written_under_a_name_that_word_would_not_open(desk: Desk):
    path = desk.file(macro_file(), "draft.docm")
    assert command(["accept", str(path), "-o", str(desk.out)]) == 4
    (sentence,) = desk.said.splitlines()
    assert "must end in .docm" in sentence
    assert desk.out.read_bytes() == _KEPT
    plain, out = desk.file(package_bytes(_HELLO)), desk.folder / "out.docm"
    assert command(["accept", str(plain), "-o", str(out)]) == 4
    assert "must end in .docx" in desk.said
    assert not out.exists()


@pytest.mark.parametrize("owner", ["~$draft.docx", "~$aft.docx"])
def test_a_file_that_word_has_open_is_read_and_its_owner_file_left_alone(desk: Desk, owner: str):
    beside = desk.file(b"A. Rapporteur", owner)
    assert desk.text(desk.file(package_bytes(_HELLO))) == ["Hello"]
    assert beside.read_bytes() == b"A. Rapporteur"


def test_an_owner_file_is_no_document(desk: Desk):
    assert "is not a Word document" in desk.refused(desk.file(b"\x01A" + bytes(160), "~$draft.docx"))


def test_when_word_has_the_output_open_the_failure_says_so(desk: Desk):
    target = desk.folder / "held.docx"
    target.mkdir()
    desk.file(b"", "~$held.docx")
    with pytest.raises(Exception, match="it is open in Word"):
        write_file(target, package_bytes(_HELLO))


@pytest.mark.parametrize("make", ["pipe", "folder", "device"])
def test_what_is_no_ordinary_file_is_refused_at_once(desk: Desk, make: str):
    path = desk.folder / "odd.docx"
    if make == "pipe":
        os.mkfifo(path)
    elif make == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")
    assert "odd.docx cannot be read" in desk.refused(path)


def program(*arguments: object, limit: int | None = None, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the program, if wanted in a process whose files may not grow beyond a limit."""

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        capture_output="stdout" not in options,
        text=True,
        cwd=REPOSITORY,
        check=False,
        timeout=60,
        preexec_fn=bound,
        **options,  # pyright: ignore
    )


def large() -> bytes:
    noise = os.urandom(60_000).hex()
    return package_bytes(paragraph(change("ins", 1, run("Hello"))), {"word/media/noise.xml": noise})


def test_a_disk_that_takes_no_more_leaves_the_output_as_it_was(desk: Desk):
    path = desk.file(large())
    done = program("accept", path, "-o", desk.out, limit=20_000)
    assert done.returncode == 4
    assert done.stderr.strip().endswith("nothing was changed there.")
    assert desk.out.read_bytes() == _KEPT
    assert sorted(p.name for p in desk.folder.iterdir()) == ["draft.docx", "out.docx"]


_MOUNT = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"]


def can_mount(options: str) -> bool:
    script = f'd=$(mktemp -d); mount -t tmpfs {options} x "$d"; umount "$d"; rmdir "$d"'
    return (
        shutil.which("unshare") is not None and subprocess.run([*_MOUNT, script], capture_output=True).returncode == 0
    )


def mounted(desk: Desk, script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script in a mount of its own; $disk is an empty folder, $file the document."""
    (desk.folder / "disk").mkdir()
    names = {"disk": str(desk.folder / "disk"), "file": str(desk.file(large())), "app": f"{sys.executable} -m app"}
    environment = {**os.environ, **names}
    return subprocess.run(
        [*_MOUNT, script], env=environment, capture_output=True, text=True, cwd=REPOSITORY, check=False
    )


@pytest.mark.skipif(not can_mount("-o size=64k"), reason="this system lets nobody mount a small disk")
def test_a_full_disk_leaves_the_output_as_it_was(desk: Desk):
    script = (
        'mount -t tmpfs -o size=64k x "$disk"; printf before > "$disk/out.docx"; '
        'set +e; $app accept "$file" -o "$disk/out.docx"; echo $?; cat "$disk/out.docx"; echo; ls -A "$disk"'
    )
    done = mounted(desk, script)
    assert done.stdout.split() == ["4", "before", "out.docx"]
    assert "no space left on device" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not can_mount("-o ro"), reason="this system lets nobody mount a read-only disk")
def test_a_read_only_folder_is_named(desk: Desk):
    script = (
        'mount -t tmpfs x "$disk"; printf before > "$disk/out.docx"; mount -o remount,ro "$disk"; '
        'set +e; $app accept "$file" -o "$disk/out.docx"; echo $?; cat "$disk/out.docx"; echo; ls -A "$disk"'
    )
    done = mounted(desk, script)
    assert done.stdout.split() == ["4", "before", "out.docx"]
    assert "could not be written (read-only file system)" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_text_that_cannot_be_printed_is_no_crash(desk: Desk):
    path = desk.file(package_bytes(_HELLO))
    with Path("/dev/full").open("wb") as full:
        done = program("text", path, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 4
    assert done.stderr == "Not all could be printed (no space left on device).\n"


def test_an_empty_paragraph_beside_a_comment_or_an_unknown_block_does_not_swallow_the_next_tag():
    for odd in ("<!-- note -->", "<w:unknown/>", '<w:p xmlns:q="urn:example"/>'):
        file = open_docx(
            package_bytes(odd + "<w:p/>" + paragraph(change("ins", 1, run("new"))) + paragraph(run("end")))
        )
        again = open_docx(file.write(resolved(file.document, Filter(), accepted=True)))
        assert [p.text for p in again.document.body.paragraphs][-3:] == ["", "new", "end"]
        assert DocxFile(file.write(touched(file.document))).document.body.paragraphs[-1].text == "endx"


def test_an_empty_element_at_the_end_of_a_paragraph_does_not_stand_for_the_paragraphs_end():
    file = open_docx(package_bytes("<!-- note --><w:p><w:trPr/></w:p><w:p><w:p/></w:p>" + paragraph(run("end"))))
    assert DocxFile(file.write(touched(file.document))).document.body.paragraphs[-1].text == "endx"
