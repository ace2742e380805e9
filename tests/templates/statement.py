"""The liaison statement template: a cover in cells, a place for the body, running header and footer.

Words in braces are places that the composer fills: `{label.source}` takes a label in the statement's language,
`{source}` a field. A row whose fields are all empty is left out; a row with `{contact.…}` is repeated for each block.
"""

from __future__ import annotations

from pathlib import Path

from tests.annexes.inline import complex_field, run
from tests.annexes.package import CORE, OFFICE, WORD, Package
from tests.annexes.parts import DOCUMENT, RELATIONS, Properties, core_xml, footnotes_xml, settings_xml
from tests.annexes.styles import NAMESPACE
from tests.annexes.theme import font_table_xml, theme_xml

from .styles import BOLD, FONT, RULE, styles_xml

GRID = (2211, 3742, 3685)
HEAD_GRID = (5386, 4252)
TEMPLATES = {"itu-t-ls.docx": False, "itu-t-ls-rtl.docx": True}
SIZE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
SIZE += ' w:header="567" w:footer="567" w:gutter="0"/>'
MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar>'
OWN_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>'
MADE = "2026-01-05T09:00:00Z"


def build(path: Path) -> None:
    """Write the template whose name `path` has, with the same bytes every time."""
    package(rtl=TEMPLATES[path.name]).write(path)


def package(*, rtl: bool) -> Package:
    """Return the template as a package; with `rtl` for statements written from right to left."""
    result, language = Package(), "ar-SA" if rtl else "en-GB"
    result.relate("", OFFICE + "officeDocument", DOCUMENT)
    result.relate("", CORE, "docProps/core.xml")
    result.add(DOCUMENT, "", WORD + "document.main+xml")
    _attach(result, "styles", styles_xml(language, rtl=rtl))
    _attach(result, "settings", settings_xml(language))
    # One empty note, where the first footnote of a statement goes: the part must begin with the separators.
    _attach(result, "footnotes", footnotes_xml([""]).replace(OWN_MARK, ""))
    _attach(result, "fontTable", font_table_xml([FONT]))
    result.add("word/theme/theme1.xml", theme_xml(), "application/vnd.openxmlformats-officedocument.theme+xml")
    result.relate(DOCUMENT, OFFICE + "theme", "theme/theme1.xml")
    section = _running_parts(result) + SIZE + "<w:titlePg/>" + ("<w:bidi/>" if rtl else "")
    result.parts[DOCUMENT] = _document(_body(rtl=rtl), section)
    properties = Properties("Liaison statement", "Rapporteur", "", MADE, MADE, language)
    result.add("docProps/core.xml", core_xml(properties), "application/vnd.openxmlformats-package.core-properties+xml")
    return result


def _document(body: str, section: str) -> str:
    return f"<w:document {NAMESPACE} {RELATIONS}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def _attach(result: Package, kind: str, xml: str, name: str = "") -> str:
    file = f"{name or kind}.xml"
    result.add(f"word/{file}", xml, f"{WORD}{kind}+xml")
    return result.relate(DOCUMENT, OFFICE + kind, file)


def _running_parts(result: Package) -> str:
    """Add the headers and footers; the first page shows its number on the cover instead."""
    page = _line("Header", run("– ") + complex_field(" PAGE ", "2") + run(" –"))
    foot = _line("Footer", run("{label.statement_short} {number}\t{date}"))
    files = (
        ("header", "default", page + _line("Header", run("{number}")), "header1"),
        ("header", "first", _line("Header", ""), "header2"),
        ("footer", "default", foot, "footer1"),
        ("footer", "first", foot, "footer2"),
    )
    references: list[str] = []
    for kind, type_, lines, name in files:
        element = "hdr" if kind == "header" else "ftr"
        part = f"<w:{element} {NAMESPACE} {RELATIONS}>{lines}</w:{element}>"
        references.append(f'<w:{kind}Reference w:type="{type_}" r:id="{_attach(result, kind, part, name)}"/>')
    return "".join(references)


def _body(*, rtl: bool) -> str:
    gap = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
    return (
        _masthead(rtl=rtl)
        + gap
        + _cover(rtl=rtl)
        + _line("Normal", run("{body}"))
        + _line("LSEnd", run("______________"))
    )


def _masthead(*, rtl: bool) -> str:
    """The issuing group at the start; number, language and date at the end."""
    left = _line("LSGroup", run("{group}")) + _line("LSContact", run("{group_details}"))
    right = _line("Docnumber", run("{number}")) + _line("Docdata", run("{original}")) + _line("Docdata", run("{date}"))
    return _table(HEAD_GRID, [_row([(left, 1), (right, 1)], HEAD_GRID)], rtl=rtl, gutter=0)


def _cover(*, rtl: bool) -> str:
    """The fields of a statement (Rec. ITU-T A.1 (2016) clause 1.5.1), groups of them parted by thin rules."""
    title = _line("LSTitle", run("{title}")) + _line("LSSource", run("{reply}"))
    banner = _row([(_line("LSBanner", run("{label.statement}")), 3)], GRID, rule=True)
    people, reach = _line("LSContact", run("{contact.people}")), _line("LSReach", run("{contact.reach}"))
    rows = [
        _field("questions", "LSSource", rule=True),
        _field("source", "LSSource", rule=True),
        _row([(_label("title"), 1), (title, 2)], GRID),
        banner,
        _field("for_action", "LSForAction", rule=True),
        _field("for_comment", "LSForComment"),
        _field("for_information", "LSForInfo"),
        _field("approval", "LSApproval"),
        _field("deadline", "LSDeadline"),
        _row([(_line("LSContact", run("{label.contact}", BOLD)), 1), (people, 1), (reach, 1)], GRID, rule=True, air=60),
        _field("abstract", "LSAbstract", rule=True, whole=False),
    ]
    return _table(GRID, rows, rtl=rtl)


def _field(name: str, style: str, *, rule: bool = False, whole: bool = True) -> str:
    return _row([(_label(name), 1), (_line(style, run(f"{{{name}}}")), 2)], GRID, rule=rule, whole=whole)


def _label(name: str) -> str:
    return _line("LSLabel", run(f"{{label.{name}}}"))


def _line(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _table(grid: tuple[int, ...], rows: list[str], *, rtl: bool, gutter: int = 85) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    properties = f'{"<w:bidiVisual/>" if rtl else ""}<w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
    properties += f'<w:tblLayout w:type="fixed"/>{MARGINS % gutter}'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(
    cells: list[tuple[str, int]], grid: tuple[int, ...], *, rule: bool = False, whole: bool = True, air: int = 0
) -> str:
    """One row of (content, columns spanned) cells.

    `rule` draws a thin line above it, `whole` keeps it on one page, `air` is the space above and below in twips.
    """
    border = f'<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tcBorders>'
    margins = f'<w:tcMar><w:top w:w="{air}" w:type="dxa"/><w:bottom w:w="{air}" w:type="dxa"/></w:tcMar>'
    out, column = [], 0
    for content, span in cells:
        width = sum(grid[column : column + span])
        merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{merged}'
        properties += (border if rule else "") + (margins if air else "")
        out.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
        column += span
    properties = "<w:trPr><w:cantSplit/></w:trPr>" if whole else ""
    return f"<w:tr>{properties}{''.join(out)}</w:tr>"
