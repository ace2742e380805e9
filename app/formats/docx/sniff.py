"""What a file is that is not a Word document: one plain sentence for each kind."""

from __future__ import annotations

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ADVICE = "save it as a Word document (.docx) and open that"


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _ole(data: bytes) -> str:
    if _utf16("EncryptedPackage") in data or _utf16("EncryptionInfo") in data:
        return "is protected with a password; open it in Word, remove the password and save it again"
    if _utf16("WordDocument") in data:
        return f"is in the old Word format (.doc); in Word, {_ADVICE}"
    return "is in an old Office format that is not a Word document"


def _zip(names: frozenset[str], mimetype: bytes) -> str:
    if b"opendocument.text" in mimetype:
        return f"is an OpenDocument text (.odt); in LibreOffice, {_ADVICE}"
    if b"opendocument" in mimetype:
        return "is an OpenDocument file but not a text"
    if "xl/workbook.xml" in names:
        return "is an Excel workbook, not a Word document"
    if "ppt/presentation.xml" in names:
        return "is a PowerPoint presentation, not a Word document"
    if "[Content_Types].xml" not in names:
        return "is a zip archive but not a Word document"
    return "is an Office file but holds no Word document"


def describe_archive(names: frozenset[str], mimetype: bytes) -> str:
    """What a readable zip without a Word document is, as the rest of a sentence that starts with its name."""
    return _zip(names, mimetype)


def describe(data: bytes) -> str:
    """What bytes that are no readable zip are, as the rest of a sentence that starts with the file's name."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data:
        return "is empty"
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"PK"):
        return "is damaged or was cut short; ask for it again"
    if head.startswith(b"%pdf"):
        return f"is a PDF, not a Word document; {_ADVICE}"
    if head.startswith(b"{\\rtf"):
        return f"is a rich text file (.rtf); in Word, {_ADVICE}"
    if b"<html" in head or b"<!doctype html" in head or b"mime-version:" in head:
        return f"is a web page, not a Word document; in Word, {_ADVICE}"
    if b"schemas.microsoft.com/office/2006/xmlpackage" in data[:4096] or b"office/word/2003" in data[:4096]:
        return f"is a Word document saved as one XML file; in Word, {_ADVICE}"
    return "is not a Word document"
