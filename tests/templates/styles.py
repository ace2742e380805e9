"""styles.xml of a liaison statement: the style names that ITU-T statements use (ECMA-376 Part 1, clause 17.7)."""

from __future__ import annotations

from tests.annexes.styles import NAMESPACE, ParagraphStyle

FONT = "Times New Roman"
INK = "1F3864"
RULE = "8496B0"
BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
CENTRE = '<w:jc w:val="center"/>'
END = '<w:jc w:val="right"/>'


def _spacing(before: int, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _hanging(left: int, hanging: int) -> str:
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
    return f'{tabs}{_spacing(80)}<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _heading(level: int, size: int, before: int) -> ParagraphStyle:
    paragraph = f'{KEEP}{_spacing(before)}<w:outlineLvl w:val="{level - 1}"/>'
    return ParagraphStyle(f"Heading{level}", f"heading {level}", "Normal", "Normal", paragraph, BOLD + _size(size))


def _cover(id_: str, run: str = "", based_on: str = "Normal") -> ParagraphStyle:
    return ParagraphStyle(id_, id_, based_on, "", _spacing(60, 60) if based_on == "Normal" else "", run)


def _running(id_: str, name: str, paragraph: str) -> ParagraphStyle:
    return ParagraphStyle(id_, name, "Normal", "", paragraph, _size(18), quick=False)


FOOT_RULE = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/></w:pBdr>'
FOOT_TABS = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>'
REACH_TABS = '<w:tabs><w:tab w:val="left" w:pos="851"/></w:tabs>'

PARAGRAPH_STYLES = (
    _heading(1, 24, 360),
    _heading(2, 24, 240),
    _heading(3, 24, 200),
    ParagraphStyle("Headingb", "Heading_b", "Normal", "Normal", KEEP + _spacing(200), BOLD),
    ParagraphStyle("Headingi", "Heading_i", "Normal", "Normal", KEEP + _spacing(160), ITALIC),
    ParagraphStyle("Normalaftertitle", "Normal_after_title", "Normal", "Normal", _spacing(320)),
    ParagraphStyle("enumlev1", "enumlev1", "Normal", "", _hanging(794, 794)),
    ParagraphStyle("enumlev2", "enumlev2", "enumlev1", "", _hanging(1191, 397)),
    ParagraphStyle("enumlev3", "enumlev3", "enumlev2", "", _hanging(1588, 397)),
    ParagraphStyle(
        "AnnexNo", "Annex_No", "Normal", "Annextitle", KEEP + _spacing(480, 80) + CENTRE, "<w:caps/>" + _size(28)
    ),
    ParagraphStyle(
        "Annextitle", "Annex_title", "Normal", "Normalaftertitle", KEEP + _spacing(120, 240) + CENTRE, BOLD + _size(28)
    ),
    ParagraphStyle("Source", "Source", "Normal", "Normal", _spacing(480) + CENTRE, BOLD + _size(28)),
    ParagraphStyle("Proposal", "Proposal", "Normal", "Normal", "<w:keepNext/>" + _spacing(240), BOLD),
    ParagraphStyle("Reasons", "Reasons", "Normal", "Normal", _spacing(120)),
    ParagraphStyle(
        "Tablehead", "Table_head", "Normal", "Tabletext", "<w:keepNext/>" + _spacing(60, 60) + CENTRE, BOLD + _size(20)
    ),
    ParagraphStyle("Tabletext", "Table_text", "Normal", "", _spacing(40, 40), _size(20)),
    ParagraphStyle("Docnumber", "Docnumber", "Normal", "", _spacing(0) + END, BOLD + _size(36)),
    ParagraphStyle("Docdata", "Doc_data", "Normal", "", _spacing(20) + END, _size(20)),
    ParagraphStyle("LSGroup", "LSGroup", "Normal", "", _spacing(0, 40), BOLD + _size(28)),
    ParagraphStyle("LSLabel", "LSLabel", "Normal", "", _spacing(60, 60), BOLD),
    ParagraphStyle("LSBanner", "LSBanner", "Normal", "", _spacing(120, 120) + CENTRE, BOLD + _size(28)),
    _cover("LSTitle", BOLD),
    _cover("LSSource"),
    _cover("LSDeadline"),
    _cover("LSForAction", BOLD),
    _cover("LSForComment", '<w:b w:val="0"/><w:bCs w:val="0"/>', "LSForAction"),
    _cover("LSForInfo", '<w:b w:val="0"/><w:bCs w:val="0"/>', "LSForAction"),
    _cover("LSApproval"),
    ParagraphStyle("LSContact", "LSContact", "Normal", "", _spacing(0)),
    ParagraphStyle("LSReach", "LSReach", "LSContact", "", REACH_TABS + '<w:ind w:left="851" w:hanging="851"/>'),
    ParagraphStyle("LSAbstract", "LSAbstract", "Normal", "", _spacing(60, 60)),
    ParagraphStyle("LSEnd", "LSEnd", "Normal", "", _spacing(240) + CENTRE),
    ParagraphStyle(
        "FootnoteText",
        "footnote text",
        "Normal",
        "",
        _spacing(40) + '<w:ind w:left="284" w:hanging="284"/>',
        _size(20),
        quick=False,
    ),
    _running("Header", "header", _spacing(0) + CENTRE),
    _running("Footer", "footer", FOOT_RULE + FOOT_TABS + _spacing(0)),
)

CHARACTER_STYLES = (
    ("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
    ("Hyperlink", "Hyperlink", '<w:color w:val="0B5394"/><w:u w:val="single"/>'),
)


def styles_xml(language: str, *, rtl: bool) -> str:
    """Return styles.xml; with `rtl` every paragraph runs from right to left."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="SimSun" w:cs="{FONT}"/>'
    lang = f'<w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(24)}{lang}</w:rPr></w:rPrDefault></w:docDefaults>"
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    normal += f"<w:pPr><w:widowControl/>{'<w:bidi/>' if rtl else ''}{_spacing(120)}</w:pPr></w:style>"
    paragraphs = "".join(style.xml() for style in PARAGRAPH_STYLES)
    return f"<w:styles {NAMESPACE}>{defaults}{normal}{paragraphs}{_character_styles()}{_table_styles()}</w:styles>"


def _character_styles() -> str:
    rows = ['<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">']
    rows.append('<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>')
    for id_, name, run in CHARACTER_STYLES:
        head = f'<w:style w:type="character" w:styleId="{id_}"><w:name w:val="{name}"/>'
        rows.append(f'{head}<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run}</w:rPr></w:style>')
    return "".join(rows)


def _table_styles() -> str:
    margins = '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    margins += '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    normal = '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    normal += f'<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in sides)
    excerpt = '<w:style w:type="table" w:styleId="Excerpttable"><w:name w:val="Excerpt Table"/>'
    excerpt += f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>'
    none = '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    none += "<w:semiHidden/></w:style>"
    return normal + excerpt + none
