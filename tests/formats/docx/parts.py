"""Small packages with any of the parts that a main part can refer to."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "w:hdr", "footer": "w:ftr", "theme": "a:theme"}


def with_parts(body: str, raw: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A package with `body` in w:body; a keyword is a part's name without ending and the content of its root."""
    written: dict[str, str | bytes] = {"word/document.xml": _root("w:document", f"<w:body>{body}</w:body>")}
    types = f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    links = ""
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        written[f"word/{name}.xml"] = _root(_ROOTS.get(kind, f"w:{kind}"), content)
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        links += f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
    written["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
    )
    written["_rels/.rels"] = _links(
        f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    )
    written["word/_rels/document.xml.rels"] = _links(links)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in (written | dict(raw or {})).items():
            package.writestr(name, data)
    return out.getvalue()


def _root(tag: str, content: str) -> str:
    return f'<{tag} xmlns:w="{_W}" xmlns:a="{_A}" xmlns:r="{_OFFICE}">{content}</{tag}>'


def _links(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'
