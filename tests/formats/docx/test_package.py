"""Opening: hostile and odd files get one plain sentence each, and nothing is half written."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.formats.docx import archive, open_docx, save_bytes
from app.formats.docx.file import DocxFile
from app.formats.docx.package import Package
from app.model.errors import UnreadableError
from tests.judges.packages import RELATIONSHIPS, TYPES, package_bytes, paragraph, run

_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HELLO = paragraph(run("Hello"))


def zipped(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (ole("EncryptedPackage"), "protected with a password"),
        (ole("WordDocument"), "old Word format"),
        (ole("Workbook"), "old Office format"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"{\\rtf1 text}", "rich text"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "web page"),
        (b"just text", "is not a Word document"),
        (package_bytes(_HELLO)[:-30], "damaged or was cut short"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument text"),
        (zipped({"photo.jpg": b"x"}), "zip archive but not a Word document"),
        (zipped({"[Content_Types].xml": TYPES, "_rels/.rels": "<r/>", "xl/workbook.xml": "<w/>"}), "Excel workbook"),
    ],
)
def test_what_is_no_word_file_is_called_by_its_name(data: bytes, said: str):
    with pytest.raises(UnreadableError) as caught:
        DocxFile(data, "draft.docx")
    sentence = str(caught.value)
    assert said in sentence
    assert sentence.startswith("draft.docx ")
    assert sentence.endswith(".")


def test_a_part_that_is_cut_short_is_named():
    with pytest.raises(UnreadableError, match=r"word/document\.xml is damaged"):
        open_docx(package_bytes("<w:p>"))


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word/../../x", "C:\\x.xml", "..\\x"])
def test_names_that_lead_out_of_the_package_are_refused(name: str):
    with pytest.raises(UnreadableError, match="leads out of the package"):
        open_docx(package_bytes(_HELLO, {name: "x"}))


def test_two_parts_of_one_name_are_refused():
    out = io.BytesIO(package_bytes(_HELLO))
    with zipfile.ZipFile(out, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("word/document.xml", "<other/>")
    with pytest.raises(UnreadableError, match="twice"):
        open_docx(out.getvalue())


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    with pytest.raises(UnreadableError, match="no more than 3"):
        open_docx(package_bytes(_HELLO, {"word/extra.xml": "<x/>"}))


def test_a_part_that_unpacks_to_far_more_than_it_holds_is_refused():
    bomb = zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONSHIPS, "word/document.xml": bytes(80 << 20)})
    with pytest.raises(UnreadableError, match="unpacks to 80 MB"):
        open_docx(bomb)


def test_a_size_that_lies_is_found_out():
    data = bytearray(package_bytes(paragraph(run("x" * 500))))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 40)
    with pytest.raises(UnreadableError, match="damaged"):
        open_docx(bytes(data))


def test_an_encrypted_entry_is_refused():
    data = bytearray(package_bytes(_HELLO))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    with pytest.raises(UnreadableError, match="password"):
        open_docx(bytes(data))


def test_entities_and_document_types_are_refused():
    body = f"{_HELLO}"
    document = (
        '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    with pytest.raises(UnreadableError, match="document type"):
        open_docx(package_bytes("", {"word/document.xml": document}))


def test_nesting_without_end_is_refused():
    deep = "<w:sdt><w:sdtContent>" * 400 + _HELLO + "</w:sdtContent></w:sdt>" * 400
    with pytest.raises(UnreadableError, match="damaged"):
        open_docx(package_bytes(deep))


def test_the_main_part_is_found_by_its_relationship_whatever_its_name():
    moved = {
        "[Content_Types].xml": TYPES.replace("/word/document.xml", "/odd/main2.xml"),
        "_rels/.rels": RELATIONSHIPS.replace("word/document.xml", "/odd/main2.xml"),
        "odd/main2.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{_HELLO}</w:body></w:document>",
    }
    file = open_docx(package_bytes("", moved))
    assert file.package.main == "odd/main2.xml"
    assert file.document.body.paragraphs[0].text == "Hello"


def test_a_strict_file_is_read_like_a_transitional_one():
    document = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        '<w:body><w:p><w:pPr><w:ind w:start="36pt"/></w:pPr><w:r><w:t>Strict</w:t></w:r></w:p></w:body></w:document>'
    )
    paragraph_ = open_docx(package_bytes("", {"word/document.xml": document})).document.body.paragraphs[0]
    assert (paragraph_.text, paragraph_.format.indent_start) == ("Strict", 720)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path):
    with pytest.raises(UnreadableError, match=r"nowhere\.docx cannot be read"):
        open_docx(tmp_path / "nowhere.docx")
    with pytest.raises(UnreadableError, match="cannot be read"):
        open_docx(tmp_path)


def test_unchanged_entries_keep_packed_bytes_time_and_order():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONSHIPS),
            ("word/media/a.bin", "x" * 999),
        ):
            info = zipfile.ZipInfo(name, (2020, 5, 17, 10, 20, 30))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, text)
        package.writestr(
            "word/document.xml", zipfile.Path(io.BytesIO(package_bytes(_HELLO)), "word/document.xml").read_text()
        )
    before = Package(out.getvalue())
    after = Package(before.write({"word/document.xml": before.read("word/document.xml") + b" "}))
    assert list(after.archive.entries) == list(before.archive.entries)
    for name in before.parts - {"word/document.xml"}:
        assert after.archive.packed(name) == before.archive.packed(name)
        assert after.archive.entries[name].info.date_time == before.archive.entries[name].info.date_time


def test_writing_nothing_new_gives_the_very_bytes():
    data = package_bytes(_HELLO)
    package = Package(data)
    assert package.write({package.main: package.read(package.main)}) == data


def test_saving_replaces_a_file_whole(tmp_path: Path):
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")
    save_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["out.docx"]


def test_a_failed_save_keeps_the_old_file_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.docx"]


@pytest.mark.parametrize(
    "mutate", [lambda d: d[: len(d) // 2], lambda d: d[:200] + b"\0" * 40 + d[240:], lambda d: d[100:]]
)
def test_damaged_packages_never_give_anything_but_a_sentence(mutate: Callable[[bytes], bytes]):
    with pytest.raises(UnreadableError):
        open_docx(mutate(package_bytes(_HELLO)))


@pytest.mark.parametrize(
    ("template", "document"),
    [
        (f"{_WORDPROCESSING}.template.main+xml", f"{_WORDPROCESSING}.document.main+xml"),
        (
            "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    ],
)
def test_a_template_is_written_as_a_document(template: str, document: str):
    types = TYPES.replace(f"{_WORDPROCESSING}.document.main+xml", template)
    package = Package(package_bytes(paragraph(run("x")), {"[Content_Types].xml": types}))
    again = Package(package.write({}))
    assert again.content_type(again.main) == document.lower()
    assert again.read("word/document.xml") == package.read("word/document.xml")
