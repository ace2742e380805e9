"""theme1.xml and fontTable.xml: the colours and fonts that Word offers beside those of the styles."""

from __future__ import annotations

from .styles import NAMESPACE

MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
COLOURS = {
    "dk2": "1F3864", "lt2": "DCE6F2", "accent1": "1F4E79", "accent2": "8EA9C8", "accent3": "5B7F5B",
    "accent4": "B58B2A", "accent5": "8A4B4B", "accent6": "6B5B95", "hlink": "0B5394", "folHlink": "6B5B95",
}  # fmt: skip
PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="9525">{PLAIN}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(font: str = "Times New Roman") -> str:
    """Return a theme whose headings and text both use `font` (ECMA-376 Part 1, clause 20.1.6.9)."""
    system = '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    system += '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    colours = system + "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    faces = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = (
        f'<a:fontScheme name="Plan"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>'
    )
    styles = f"<a:fillStyleLst>{PLAIN * 3}</a:fillStyleLst><a:lnStyleLst>{LINE * 3}</a:lnStyleLst>"
    styles += f"<a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{PLAIN * 3}</a:bgFillStyleLst>"
    inner = f'<a:clrScheme name="Plan">{colours}</a:clrScheme>{fonts}<a:fmtScheme name="Plan">{styles}</a:fmtScheme>'
    return f'<a:theme {MAIN} name="Plan"><a:themeElements>{inner}</a:themeElements></a:theme>'


def font_table_xml(fonts: list[str]) -> str:
    """Return fontTable.xml naming `fonts`."""
    rows = "".join(f'<w:font w:name="{font}"/>' for font in dict.fromkeys(fonts))
    return f"<w:fonts {NAMESPACE}>{rows}</w:fonts>"
