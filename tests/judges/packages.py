"""Small Word packages for trying the judges themselves."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/></Types>"""
RELATIONSHIPS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""


def package_bytes(body: str, extra: Mapping[str, str] | None = None) -> bytes:
    """A package whose document has `body` inside w:body; `extra` adds or replaces parts by name."""
    document = f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONSHIPS, "word/document.xml": document}
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in (parts | dict(extra or {})).items():
            package.writestr(name, text)
    return out.getvalue()


def package_file(folder: Path, body: str, name: str = "small.docx", extra: Mapping[str, str] | None = None) -> Path:
    """Write such a package into `folder`."""
    path = folder / name
    path.write_bytes(package_bytes(body, extra))
    return path


def settings_parts(settings: str) -> dict[str, str]:
    """The extra parts that give a package the settings."""
    override = f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/></Types>'
    relationship = f'<Relationship Id="rId1" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    relationships = f'<Relationships xmlns="{_PACKAGE}/relationships">{relationship}</Relationships>'
    return {
        "[Content_Types].xml": TYPES.replace("</Types>", override),
        "word/_rels/document.xml.rels": relationships,
        "word/settings.xml": f'<w:settings xmlns:w="{_W}">{settings}</w:settings>',
    }


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of the given runs."""
    return f"<w:p>{properties}{content}</w:p>"


def run(text: str, element: str = "t") -> str:
    """A run that keeps its blanks."""
    return f'<w:r><w:{element} xml:space="preserve">{text}</w:{element}></w:r>'


def change(kind: str, identifier: int, content: str) -> str:
    """`content` inside w:ins, w:del, w:moveFrom or w:moveTo by an invented author."""
    return f'<w:{kind} w:id="{identifier}" w:author="A" w:date="2026-02-11T09:00:00Z">{content}</w:{kind}>'
