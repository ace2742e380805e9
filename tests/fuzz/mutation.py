"""Packages damaged at random, the same for the same dice: bytes, parts, XML."""

from __future__ import annotations

import copy
import io
import warnings
import zipfile
from collections.abc import Callable
from random import Random

from lxml import etree

from app.formats.docx.names import names_of
from tests.judges.packages import package_bytes

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = tuple(
    names_of(
        "p r t pPr rPr tbl tr tc tblPr trPr tcPr tblGrid gridCol ins del moveFrom moveTo moveFromRangeStart "
        "moveToRangeEnd rPrChange pPrChange cellIns cellMerge sdt sdtPr sdtContent customXml hyperlink fldSimple "
        "fldChar instrText delText delInstrText sectPr bookmarkStart commentRangeStart footnoteReference footnote "
        "drawing pict numPr numId ilvl style basedOn abstractNum num lvl altChunk body document hdr unknown"
    )
)
_VALUES = (
    "", "0", "-1", "1", "2147483648", "-99999999999999999999", "1e9", "٣", "²", "x", "true", "../../etc/passwd",
    "file:///etc/passwd", "http://127.0.0.1:9/", "\u202e", "A" * 5000, "  ", "rId1", "begin", "end", "0x41", "FFFFFFFF",
    "NaN", "2026-13-45T99:99:99Z", "1.5pt", "begin", "Normal",
)  # fmt: skip
_TEXTS = (*_VALUES, "a\tb\nc", "\u2028", "😀" * 50, "\ufffc", "\ufdd0", "é" * 300)
_Mutator = Callable[[bytes, Random], bytes]


def mutated(base: bytes, dice: Random) -> bytes:
    """A damaged copy of a package: as a whole, in one of its parts, or in the XML of some."""
    kind = dice.random()
    if kind < 0.15:
        return _bytes_damaged(base, dice)
    parts = _parts(base)
    if kind < 0.3:
        return _parts_damaged(parts, dice)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        name = _some_xml(parts, dice)
        parts[name] = _bytes_damaged(parts[name], dice) if kind < 0.4 else _xml_damaged(parts[name], dice)
    return _packed(list(parts.items()))


def _parts(base: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(base)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package, warnings.catch_warnings():
        # Two parts of one name are one of the damages.
        warnings.simplefilter("ignore")
        for name, data in parts:
            package.writestr(name, data)
    return out.getvalue()


def _some_xml(parts: dict[str, bytes], dice: Random) -> str:
    main = [name for name in parts if name.endswith("document.xml")]
    if main and dice.random() < 0.6:
        return main[0]
    return dice.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))) or sorted(parts))


def _flip(data: bytes, dice: Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.randrange(1, 9)):
        out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def _chunk(data: bytes, dice: Random) -> tuple[int, int]:
    start = dice.randrange(len(data))
    return start, min(len(data), start + dice.choice((1, 4, 30, 500, 5000)))


def _cut(data: bytes, dice: Random) -> bytes:
    start, end = _chunk(data, dice)
    return data[:start] + data[end:]


def _double(data: bytes, dice: Random) -> bytes:
    start, end = _chunk(data, dice)
    return data[:end] + data[start:end] * dice.choice((1, 2, 50)) + data[end:]


def _truncate(data: bytes, dice: Random) -> bytes:
    return data[: dice.randrange(len(data))]


def _zero(data: bytes, dice: Random) -> bytes:
    start, end = _chunk(data, dice)
    return data[:start] + bytes(end - start) + data[end:]


_BYTES: tuple[_Mutator, ...] = (_flip, _flip, _cut, _double, _truncate, _zero)


def _bytes_damaged(data: bytes, dice: Random) -> bytes:
    return dice.choice(_BYTES)(data, dice) if data else b"\0"


def _parts_damaged(parts: dict[str, bytes], dice: Random) -> bytes:
    names = sorted(parts)
    one, other = dice.choice(names), dice.choice(names)
    kind = dice.randrange(7)
    if kind == 0:
        parts[one], parts[other] = parts[other], parts[one]
    elif kind == 1:
        del parts[one]
    elif kind == 2:
        parts[one] = dice.choice((b"", b" ", b"<", b"\xff\xfe", b"<a/>", b"\xef\xbb\xbf", bytes(200)))
    elif kind == 3:
        return _packed([*parts.items(), (one, parts[other])])
    elif kind == 4:
        parts[dice.choice(("../", "/", "C:\\", "word\\..\\", "\u00e9/", "")) + one] = parts.pop(one)
    elif kind == 5:
        parts[one] = parts[one].decode("utf-8", "replace").encode(dice.choice(("utf-16", "utf-16-be", "utf-32")))
    else:
        parts = {name: data for name, data in parts.items() if name == one or dice.random() < 0.8}
    return _packed(list(parts.items()))


def _xml_damaged(data: bytes, dice: Random) -> bytes:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return _bytes_damaged(data, dice)
    for _ in range(dice.choice((1, 1, 2, 3, 10))):
        elements = list(root.iter("*"))
        _element_damaged(dice.choice(elements), dice.choice(elements), dice)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _element_damaged(one: etree._Element, other: etree._Element, dice: Random) -> None:
    dice.choice((_delete, _unwrap, _copy_into, _copy_into, _wrap, _rename, _attribute, _attribute, _reattribute, _say))(
        one, other, dice
    )


def _delete(one: etree._Element, other: etree._Element, dice: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _unwrap(one: etree._Element, other: etree._Element, dice: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent[parent.index(one) : parent.index(one) + 1] = list(one)


def _copy_into(one: etree._Element, other: etree._Element, dice: Random) -> None:
    if sum(1 for _ in one.iter()) < 400:
        other.insert(dice.randrange(len(other) + 1), copy.deepcopy(one))


def _wrap(one: etree._Element, other: etree._Element, dice: Random) -> None:
    parent = one.getparent()
    if parent is None:
        return
    place, inner = parent.index(one), one
    for _ in range(dice.choice((1, 1, 2, 30, 300))):
        outer = etree.Element(f"{{{_W}}}{dice.choice(_NAMES)}")
        outer.append(inner)
        inner = outer
    parent.insert(place, inner)


def _rename(one: etree._Element, other: etree._Element, dice: Random) -> None:
    one.tag = other.tag if dice.random() < 0.4 else f"{{{_W}}}{dice.choice(_NAMES)}"


def _attribute(one: etree._Element, other: etree._Element, dice: Random) -> None:
    names = sorted(map(str, one.attrib)) or [f"{{{_W}}}val", f"{{{_W}}}id", f"{{{_W}}}author", "Target"]
    one.set(dice.choice(names), dice.choice(_VALUES))


def _reattribute(one: etree._Element, other: etree._Element, dice: Random) -> None:
    if one.attrib and dice.random() < 0.5:
        del one.attrib[dice.choice(sorted(map(str, one.attrib)))]
    for name, value in other.attrib.items():
        one.set(name, value)


def _say(one: etree._Element, other: etree._Element, dice: Random) -> None:
    one.text = dice.choice(_TEXTS)
    one.tail = dice.choice((None, *_TEXTS))


def small_packages() -> list[bytes]:
    """Constructed packages to damage where no corpus is at hand, of every kind of content that tracking touches."""
    tracked = 'w:id="{}" w:author="A" w:date="2026-02-11T09:00:00Z"'
    text = '<w:r><w:t xml:space="preserve">some words </w:t></w:r>'
    ins, del_ = f"<w:ins {tracked.format(1)}>", f"<w:del {tracked.format(2)}>"
    struck = "<w:r><w:delText>gone</w:delText></w:r>"
    row = f"<w:tr><w:trPr><w:ins {tracked.format(3)}/></w:trPr><w:tc><w:p>{ins}{text}</w:ins></w:p></w:tc></w:tr>"
    mark = f"<w:pPr><w:rPr><w:ins {tracked.format(5)}/><w:del {tracked.format(6)}/></w:rPr></w:pPr>"
    moved = (
        f'<w:p><w:moveFromRangeStart {tracked.format(7)} w:name="m"/><w:moveFrom {tracked.format(8)}>{text}'
        f'</w:moveFrom><w:moveFromRangeEnd w:id="7"/></w:p><w:p><w:moveToRangeStart {tracked.format(9)} w:name="m"/>'
        f'<w:moveTo {tracked.format(10)}>{text}</w:moveTo><w:moveToRangeEnd w:id="9"/></w:p>'
    )
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{turn}"/></w:r>{inside}'
        for turn, inside in (("begin", "<w:r><w:instrText>PAGE</w:instrText></w:r>"), ("separate", text), ("end", ""))
    )
    bodies = (
        f"<w:p>{text}{ins}{text}{del_}{struck}</w:del></w:ins></w:p><w:p>{mark}{text}</w:p><w:p/>",
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{row}{row}</w:tbl><w:p/>{moved}',
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{field}{del_}{struck}</w:del></w:p></w:sdtContent></w:sdt><w:sectPr/>",
    )
    return [package_bytes(body) for body in bodies]
