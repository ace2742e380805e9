"""The bundled example: a draft strategic plan of an invented organisation, with a plan's whole structure.

The words are in text/*.txt; see blocks.py and inline.py for their marks.
"""

from __future__ import annotations

from pathlib import Path

from .blocks import parse
from .body import Body
from .emblem import emblem
from .inline import Inline, complex_field, run
from .package import OFFICE, Package
from .parts import (
    DOCUMENT,
    SECTION,
    Properties,
    attach,
    base_package,
    comments_xml,
    document_xml,
    first_header_xml,
    footer_xml,
    footnotes_xml,
    header_xml,
    picture,
)
from .styles import numbering_xml, styles_xml

TEXTS = Path(__file__).parent / "text"
ORDER = ("strategy", "outcomes", "outputs", "enablers", "linkage", "situation", "glossary")
DELEGATE = "Example Union of Administrations – B. Delegate"
EARLIER = "2026-01-20T14:30:00Z"
COMMENT = "We suggest that the regional offices be named here; see our contribution to the third meeting."
TITLE = "Strategic plan of the Example Telecommunication Organization for 2028–2031"
SITE = "https://www.example.org/plan"
LINK, IMAGE = "rIdSite", "rIdEmblem"
EMBLEM_EMU = 1080000
PROPERTIES = Properties(
    TITLE,
    "Example Telecommunication Organization",
    "Draft Annex 1 to Resolution 17 (Rev. Port Lumen, 2026)",
    "2026-01-12T09:00:00Z",
    "2026-01-20T14:35:00Z",
)


def build(path: Path) -> None:
    """Write the example annex to `path`, with the same bytes every time."""
    package().write(path)


def package() -> Package:
    """Return the example annex as a package."""
    body, content = rendered()
    notes = _notes(body.inline)
    result = base_package("", styles_xml(), numbering_xml(body.restarts), PROPERTIES)
    section = _headers(result) + SECTION + "<w:titlePg/>"
    result.parts[DOCUMENT] = document_xml(_emblem_paragraph() + content + "<w:p/>", section)
    _attachments(result, notes)
    return result


def rendered() -> tuple[Body, str]:
    """Return the body with what it has collected (contents, lists, notes), and its XML."""
    body = Body(Inline({"": (DELEGATE, EARLIER)}, LINK), pages=_read("pages").split())
    return body, body.render(parse("\n".join(_read(name) for name in ORDER)))


def _read(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def _notes(inline: Inline) -> list[str]:
    """Return the runs of the footnotes in the order of their references."""
    words = dict(line.split(": ", 1) for line in _read("notes").splitlines() if line)
    return [inline.runs(words[key]) for key in list(inline.notes)]


def _emblem_paragraph() -> str:
    drawing = picture(IMAGE, EMBLEM_EMU, "Emblem of the Example Telecommunication Organization: three rings and a wave")
    return f'<w:p><w:pPr><w:spacing w:before="360"/><w:jc w:val="center"/></w:pPr>{drawing}</w:p>'


def _headers(result: Package) -> str:
    """Add headers and footer; return their references for the section."""
    page = run("– ") + complex_field(" PAGE ", "2") + run(" –")
    lines = ["Document WG-PLAN/24-E", "12 January 2026", "Original: English"]
    files = [
        ("header", "default", header_xml([page, run("WG-PLAN/24-E")]), "header1"),
        ("header", "first", first_header_xml(lines), "header2"),
        ("footer", "default", footer_xml("Strategic plan 2028–2031, draft Annex 1 to Resolution 17"), "footer1"),
        ("footer", "first", footer_xml("Working Group on the Strategic Plan, fifth meeting"), "footer2"),
    ]
    return "".join(
        f'<w:{kind}Reference w:type="{type_}" r:id="{attach(result, kind, xml, name)}"/>'
        for kind, type_, xml, name in files
    )


def _attachments(result: Package, notes: list[str]) -> None:
    attach(result, "footnotes", footnotes_xml(notes))
    attach(result, "comments", comments_xml(DELEGATE, "BD", EARLIER, COMMENT))
    result.add("word/media/emblem.png", emblem())
    result.relate(DOCUMENT, OFFICE + "image", "media/emblem.png", id_=IMAGE)
    result.relate(DOCUMENT, OFFICE + "hyperlink", SITE, id_=LINK, external=True)
