"""Small annexes from marked text: one header and footer, no contents, notes or pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .blocks import parse
from .body import Body
from .inline import Inline, run
from .package import Package
from .parts import SECTION, Properties, attach, base_package, document_xml, footer_xml, header_xml
from .styles import numbering_xml, styles_xml

TEXTS = Path(__file__).parent / "text"


@dataclass(frozen=True)
class Manner:
    """How a small annex is written: fonts, language, direction, and the words around its page numbers."""

    complex_font: str = "Times New Roman"
    asian_font: str = "Times New Roman"
    language: str = "en-GB"
    right_to_left: bool = False
    table_word: str = "Table"
    page_words: tuple[str, str] = ("Page ", " of ")
    authors: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])


def package(text: str, properties: Properties, manner: Manner, number: str) -> Package:
    """Return the annex of text/`text`.txt; `number` is the document number shown in its header."""
    body = Body(Inline(manner.authors, "", manner.right_to_left), table_word=manner.table_word)
    content = body.render(parse((TEXTS / f"{text}.txt").read_text(encoding="utf-8"))) + "<w:p/>"
    styles = styles_xml(complex_font=manner.complex_font, asian_font=manner.asian_font, language=manner.language)
    fonts = [manner.complex_font, manner.asian_font]
    result = base_package("", styles, numbering_xml(body.restarts), properties, fonts, notes=False)
    header = attach(result, "header", header_xml([run(number)]), "header1")
    footer = attach(result, "footer", footer_xml(properties.title, *manner.page_words), "footer1")
    references = f'<w:headerReference w:type="default" r:id="{header}"/>'
    references += f'<w:footerReference w:type="default" r:id="{footer}"/>'
    direction = "<w:bidi/>" if manner.right_to_left else ""
    result.parts["word/document.xml"] = document_xml(content, references + SECTION + direction)
    return result
