"""The parts of a generated annex beside its body: headers, footers, notes, comments, settings, properties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from .inline import complex_field, run
from .package import CORE, OFFICE, WORD, Package
from .styles import NAMESPACE
from .theme import font_table_xml, theme_xml

RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DRAWING = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
DOCUMENT = "word/document.xml"
SECTION = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134"'
    ' w:header="624" w:footer="567" w:gutter="0"/>'
)


@dataclass(frozen=True)
class Properties:
    """What docProps/core.xml says; dates are ISO 8601 instants in UTC."""

    title: str
    creator: str
    subject: str
    created: str
    modified: str
    language: str = "en-GB"


def document_xml(body: str, section: str = SECTION) -> str:
    """Return document.xml around `body`; `section` is the inner XML of the last sectPr."""
    spaces = f"{NAMESPACE} {RELATIONS} {DRAWING}"
    return f"<w:document {spaces}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def base_package(
    document: str, styles: str, numbering: str, properties: Properties, fonts: Iterable[str] = (), *, notes: bool = True
) -> Package:
    """Return a package with the parts that every annex has, ready for more."""
    package = Package()
    package.relate("", OFFICE + "officeDocument", DOCUMENT)
    package.relate("", CORE, "docProps/core.xml")
    package.relate("", OFFICE + "extended-properties", "docProps/app.xml")
    package.add(DOCUMENT, document, WORD + "document.main+xml")
    attach(package, "styles", styles)
    attach(package, "numbering", numbering)
    attach(package, "settings", settings_xml(properties.language, notes=notes))
    attach(package, "fontTable", font_table_xml(["Times New Roman", *fonts]))
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    package.add("word/theme/theme1.xml", theme_xml(), theme)
    package.relate(DOCUMENT, OFFICE + "theme", "theme/theme1.xml")
    package.add("docProps/core.xml", core_xml(properties), "application/vnd.openxmlformats-package.core-properties+xml")
    app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    package.add("docProps/app.xml", APP, app)
    return package


def attach(package: Package, kind: str, xml: str, name: str = "") -> str:
    """Add word/`name`.xml of the given kind, related to the document; return the relationship's id."""
    file = f"{name or kind}.xml"
    package.add(f"word/{file}", xml, f"{WORD}{kind}+xml")
    return package.relate(DOCUMENT, OFFICE + kind, file)


APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><Company>Example Telecommunication Organization</Company>"
    "<AppVersion>16.0000</AppVersion></Properties>"
)


def core_xml(properties: Properties) -> str:
    """Return docProps/core.xml (ECMA-376 Part 2, clause 11)."""
    stamp = '<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%s>'
    spaces = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    spaces += ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    fields = f"<dc:title>{escape(properties.title)}</dc:title><dc:subject>{escape(properties.subject)}</dc:subject>"
    fields += f"<dc:creator>{escape(properties.creator)}</dc:creator><cp:revision>7</cp:revision>"
    fields += stamp % ("created", properties.created, "created")
    fields += stamp % ("modified", properties.modified, "modified")
    return f"<cp:coreProperties {spaces}>{fields}<dc:language>{properties.language}</dc:language></cp:coreProperties>"


def settings_xml(language: str, *, notes: bool = True) -> str:
    """Return settings.xml; `notes` says whether the document has footnotes."""
    separators = '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>' if notes else ""
    compat = '<w:compat><w:compatSetting w:name="compatibilityMode" '
    compat += 'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    rest = f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    zoom, tab = '<w:zoom w:percent="100"/>', '<w:defaultTabStop w:val="567"/>'
    return f"<w:settings {NAMESPACE}>{zoom}{tab}{separators}{compat}{rest}</w:settings>"


def header_xml(lines: list[str]) -> str:
    """Return a header whose paragraphs hold the given runs."""
    rows = "".join(f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{line}</w:p>' for line in lines)
    return f"<w:hdr {NAMESPACE} {RELATIONS}>{rows}</w:hdr>"


def first_header_xml(lines: list[str]) -> str:
    """Return the header of the first page: document number, date and language, to the right."""
    rows = "".join(f'<w:p><w:pPr><w:pStyle w:val="Docnumber"/></w:pPr>{run(line)}</w:p>' for line in lines)
    return f"<w:hdr {NAMESPACE} {RELATIONS}>{rows}</w:hdr>"


def footer_xml(text: str, page_word: str = "Page ", of_word: str = " of ") -> str:
    """Return a footer: `text` at the left, the page and the number of pages at the right."""
    runs = run(f"{text}\t{page_word}") + complex_field(" PAGE ", "1")
    runs += run(of_word) + complex_field(" NUMPAGES ", "1")
    return f'<w:ftr {NAMESPACE} {RELATIONS}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p></w:ftr>'


def footnotes_xml(notes: list[str]) -> str:
    """Return footnotes.xml: the two separators (0 and 1) and each note's runs from id 2."""
    bare = '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:r><w:%s/></w:r></w:p>'
    rows = [
        f'<w:footnote w:type="separator" w:id="0">{bare % "separator"}</w:footnote>',
        f'<w:footnote w:type="continuationSeparator" w:id="1">{bare % "continuationSeparator"}</w:footnote>',
    ]
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>'
    for id_, runs in enumerate(notes, 2):
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}{runs}</w:p>'
        rows.append(f'<w:footnote w:id="{id_}">{paragraph}</w:footnote>')
    return f"<w:footnotes {NAMESPACE} {RELATIONS}>{''.join(rows)}</w:footnotes>"


def comments_xml(author: str, initials: str, date: str, text: str) -> str:
    """Return comments.xml with one comment, id 0."""
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{mark}{run(text)}</w:p>'
    head = f'<w:comment w:id="0" w:author={quoteattr(author)} w:date="{date}" w:initials="{initials}">'
    return f"<w:comments {NAMESPACE} {RELATIONS}>{head}{paragraph}</w:comment></w:comments>"


def picture(relationship: str, emu: int, words: str) -> str:
    """Return a run with a square inline picture, `emu` English metric units wide."""
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    space = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    name = f'id="1" name="Emblem" descr={quoteattr(words)}'
    blip = f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    shape = f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="{emu}"/></a:xfrm>'
    shape += '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    inner = f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>{blip}{shape}"
    graphic = f'<a:graphic xmlns:a="{main}"><a:graphicData uri="{space}">'
    graphic += f'<pic:pic xmlns:pic="{space}">{inner}</pic:pic></a:graphicData></a:graphic>'
    inline = f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{emu}" cy="{emu}"/><wp:docPr {name}/>'
    return f"<w:r><w:drawing>{inline}<wp:cNvGraphicFramePr/>{graphic}</wp:inline></w:drawing></w:r>"
