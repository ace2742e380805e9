"""styles.xml and numbering.xml shared by all generated annexes (ECMA-376 Part 1, clauses 17.7 and 17.9)."""

from __future__ import annotations

from dataclasses import dataclass

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
INK = "1F3864"
HEADING_LIST, BULLET_LIST, DECIMAL_LIST, LETTER_LIST, NO_LIST = 1, 2, 3, 4, 5
FIRST_RESTART = 6


@dataclass(frozen=True)
class ParagraphStyle:
    """One paragraph style; `paragraph` and `run` are the inner XML of pPr and rPr in schema order."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    paragraph: str = ""
    run: str = ""
    quick: bool = True

    def xml(self) -> str:
        """Return the style element."""
        parts = [f'<w:style w:type="paragraph" w:styleId="{self.id}"><w:name w:val="{self.name}"/>']
        parts.append(f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on else "")
        parts.append(f'<w:next w:val="{self.next}"/>' if self.next else "")
        parts.append("<w:qFormat/>" if self.quick else "")
        parts.append(f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else "")
        parts.append(f"<w:rPr>{self.run}</w:rPr>" if self.run else "")
        return "".join([*parts, "</w:style>"])


def _spacing(before: int, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _single(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'


def _numbered(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


KEEP = "<w:keepNext/><w:keepLines/>"
BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
COLOUR = f'<w:color w:val="{INK}"/>'
CENTRE = '<w:jc w:val="center"/>'
TOC_TAB = '<w:tabs><w:tab w:val="left" w:pos="%d"/><w:tab w:val="right" w:leader="dot" w:pos="9628"/></w:tabs>'


def _indent(left: int, hanging: int, right: int = 0) -> str:
    end = f' w:right="{right}"' if right else ""
    return f'<w:ind w:left="{left}"{end} w:hanging="{hanging}"/>'


def _heading(level: int, size: int, before: int) -> ParagraphStyle:
    paragraph = KEEP + _numbered(HEADING_LIST, level - 1) + _spacing(before)
    paragraph += f'<w:outlineLvl w:val="{level - 1}"/>'
    name, next_ = f"heading {level}", "Normal"
    return ParagraphStyle(f"Heading{level}", name, "Normal", next_, paragraph, BOLD + COLOUR + _size(size))


def _contents(level: int, left: int, hanging: int, before: int, run: str) -> ParagraphStyle:
    tabs = TOC_TAB % (left or hanging)
    paragraph = tabs + _single(before, 0) + _indent(left, hanging)
    return ParagraphStyle(f"TOC{level}", f"toc {level}", "Normal", "Normal", paragraph, run, quick=False)


RULE = f'<w:pBdr><w:%s w:val="single" w:sz="4" w:space="4" w:color="{INK}"/></w:pBdr>'
FOOT_TABS = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>'

PARAGRAPH_STYLES = (
    _heading(1, 30, 480),
    _heading(2, 26, 320),
    _heading(3, 24, 240),
    ParagraphStyle(
        "AnnexNo", "Annex_No", "Normal", "Annextitle", KEEP + _spacing(480, 80) + CENTRE, "<w:caps/>" + _size(28)
    ),
    ParagraphStyle(
        "Annextitle",
        "Annex_title",
        "Normal",
        "Normalaftertitle",
        KEEP + _spacing(120, 240) + CENTRE + '<w:outlineLvl w:val="0"/>',
        BOLD + COLOUR + _size(36),
    ),
    ParagraphStyle("Normalaftertitle", "Normal_after_title", "Normal", "Normal", _spacing(320)),
    ParagraphStyle("Docnumber", "Docnumber", "Normal", "", _spacing(0) + '<w:jc w:val="right"/>', BOLD),
    ParagraphStyle("Headingb", "Heading_b", "Normal", "Normal", KEEP + _spacing(200), BOLD),
    ParagraphStyle("Headingi", "Heading_i", "Normal", "Normal", KEEP + _spacing(360), ITALIC + COLOUR),
    ParagraphStyle("enumlev1", "enumlev1", "Normal", "", _spacing(80) + _indent(794, 794)),
    ParagraphStyle("enumlev2", "enumlev2", "enumlev1", "", _indent(1191, 397)),
    ParagraphStyle("ListBullet", "List Bullet", "Normal", "", _numbered(BULLET_LIST) + _spacing(80)),
    ParagraphStyle("ListBullet2", "List Bullet 2", "Normal", "", _numbered(BULLET_LIST, 1) + _spacing(60)),
    ParagraphStyle("ListNumber", "List Number", "Normal", "", _numbered(DECIMAL_LIST) + _spacing(80)),
    ParagraphStyle("ListNumber2", "List Number 2", "Normal", "", _numbered(DECIMAL_LIST, 1) + _spacing(60)),
    ParagraphStyle("Caption", "caption", "Normal", "Normal", KEEP + _spacing(280, 120) + CENTRE, BOLD + _size(22)),
    ParagraphStyle(
        "Tablehead", "Table_head", "Normal", "", "<w:keepNext/>" + _single(60, 60) + CENTRE, BOLD + _size(20)
    ),
    ParagraphStyle("Tabletext", "Table_text", "Normal", "", _single(40, 40) + '<w:jc w:val="left"/>', _size(20)),
    ParagraphStyle(
        "TOCHeading", "TOC Heading", "Normal", "Normal", KEEP + _spacing(360, 120) + CENTRE, BOLD + COLOUR + _size(28)
    ),
    _contents(1, 567, 567, 80, BOLD),
    _contents(2, 1247, 680, 0, _size(22)),
    ParagraphStyle("Header", "header", "Normal", "", _spacing(0) + CENTRE, _size(18), quick=False),
    ParagraphStyle("Footer", "footer", "Normal", "", RULE % "top" + FOOT_TABS + _spacing(0), _size(18), quick=False),
    ParagraphStyle(
        "FootnoteText", "footnote text", "Normal", "", _single(40, 0) + _indent(284, 284), _size(20), quick=False
    ),
    ParagraphStyle("CommentText", "annotation text", "Normal", "", _single(0, 0), _size(20), quick=False),
)

CHARACTER_STYLES = (
    ("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
    ("Hyperlink", "Hyperlink", '<w:color w:val="0B5394"/><w:u w:val="single"/>'),
    ("CommentReference", "annotation reference", '<w:sz w:val="16"/><w:szCs w:val="16"/>'),
)


def styles_xml(
    font: str = "Times New Roman", complex_font: str = "", asian_font: str = "", language: str = "en-GB"
) -> str:
    """Return styles.xml with `font` at 12 points and the given language as defaults."""
    asian, script = asian_font or font, complex_font or font
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{asian}" w:cs="{script}"/>'
    lang = f'<w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(24)}{lang}</w:rPr></w:rPrDefault></w:docDefaults>"
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    spacing = '<w:spacing w:before="120" w:after="0" w:line="269" w:lineRule="auto"/>'
    normal += f"<w:pPr><w:widowControl/>{spacing}</w:pPr></w:style>"
    body = "".join(style.xml() for style in PARAGRAPH_STYLES) + _character_styles() + _table_styles()
    return f"<w:styles {NAMESPACE}>{defaults}{normal}{body}</w:styles>"


def _character_styles() -> str:
    rows = ['<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">']
    rows.append('<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>')
    for id_, name, run in CHARACTER_STYLES:
        based = '<w:basedOn w:val="DefaultParagraphFont"/>'
        head = f'<w:style w:type="character" w:styleId="{id_}"><w:name w:val="{name}"/>{based}'
        rows.append(f"{head}<w:rPr>{run}</w:rPr></w:style>")
    return "".join(rows)


def _table_styles() -> str:
    margins = '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    margins += '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8EA9C8"/>' for side in sides)
    normal = '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    normal += f'<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
    plan = '<w:style w:type="table" w:styleId="PlanTable"><w:name w:val="Plan Table"/><w:basedOn w:val="TableNormal"/>'
    plan += f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    none = '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    none += "<w:semiHidden/></w:style>"
    return normal + plan + none


HEADING_LEVELS = tuple(
    ("decimal", ".".join(f"%{n + 1}" for n in range(level + 1)), 794, 794, f"Heading{level + 1}") for level in range(3)
)
BULLET_LEVELS = (("bullet", "•", 567, 567, "ListBullet"), ("bullet", "–", 964, 397, "ListBullet2"))
DECIMAL_LEVELS = (
    ("decimal", "%1.", 567, 567, "ListNumber"),
    ("lowerLetter", "%2)", 964, 397, "ListNumber2"),
    ("lowerRoman", "%3)", 1361, 397, ""),
)
LETTER_LEVELS = (("lowerLetter", "%1)", 567, 567, ""), ("lowerRoman", "%2)", 964, 397, ""))
NO_LEVELS = (("none", "", 0, 0, ""),)
ABSTRACTS = (HEADING_LEVELS, BULLET_LEVELS, DECIMAL_LEVELS, LETTER_LEVELS, NO_LEVELS)


def numbering_xml(restarts: list[int]) -> str:
    """Return numbering.xml: five lists, and for each entry of `restarts` one that counts that list again from 1.

    The last of the five gives no number at all. The list with number 5 + n (n from 1) restarts the list named by
    the n-th entry.
    """
    abstracts = "".join(_abstract(i + 1, levels) for i, levels in enumerate(ABSTRACTS))
    plain = "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, FIRST_RESTART))
    again = "".join(_restart(i + FIRST_RESTART, abstract) for i, abstract in enumerate(restarts))
    return f"<w:numbering {NAMESPACE}>{abstracts}{plain}{again}</w:numbering>"


def _abstract(id_: int, levels: tuple[tuple[str, str, int, int, str], ...]) -> str:
    rows = [f'<w:abstractNum w:abstractNumId="{id_}"><w:nsid w:val="{0x1A2B3C00 + id_:08X}"/>']
    rows.append('<w:multiLevelType w:val="multilevel"/>')
    for index, (kind, text, left, hanging, style) in enumerate(levels):
        link = f'<w:pStyle w:val="{style}"/>' if style else ""
        suffix = '<w:suff w:val="nothing"/>' if kind == "none" else ""
        rows.append(f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{link}{suffix}')
        rows.append(f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>')
        rows.append(f"<w:pPr>{_indent(left, hanging)}</w:pPr></w:lvl>")
    return "".join([*rows, "</w:abstractNum>"])


def _restart(id_: int, abstract: int) -> str:
    levels = range(len(ABSTRACTS[abstract - 1]))
    over = "".join(f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>' for i in levels)
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{over}</w:num>'
