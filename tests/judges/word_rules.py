"""What is known to make Word refuse or misread a file, as rules on a written package.

Schemas allow most of it, so these rules stand beside them. Each finding is a sentence that starts with the
part's name.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = f"{_MC}Fallback"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = "[Content_Types].xml"

_CHANGE_NAMES = (
    "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange "
    "tblGridChange numberingChange cellIns cellDel cellMerge moveFromRangeStart moveToRangeStart"
)
_CHANGES = [f"{_W}{name}" for name in _CHANGE_NAMES.split()]
_MARK_CHANGES = [f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")]
_OUTSIDE_DELETION = {f"{_W}t": "w:t", f"{_W}instrText": "w:instrText"}
_INSIDE_DELETION = {f"{_W}delText": "w:delText", f"{_W}delInstrText": "w:delInstrText"}

Parts = dict[str, etree._Element]


def findings(source: Path | bytes) -> list[str]:
    """Every rule that the file breaks, as sentences."""
    with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as package:
        names = package.namelist()
        raw = {name: package.read(name) for name in names if name.endswith((".xml", ".rels"))}
    found = [f"{name}: the package holds it {count} times." for name, count in Counter(names).items() if count > 1]
    parts, broken = _parse(raw)
    found += broken
    found += _package_findings(set(names), parts)
    found += _repeated_change_ids(parts)
    for name, root in parts.items():
        if root.tag.startswith(_W):
            found += [f"{name}: {sentence}" for sentence in _part_findings(root)]
    return found


def new_findings(before: Path | bytes, after: Path | bytes) -> list[str]:
    """What `after` breaks more often than `before` did."""
    return sorted((Counter(findings(after)) - Counter(findings(before))).elements())


def _parse(raw: dict[str, bytes]) -> tuple[Parts, list[str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parts: Parts = {}
    broken: list[str] = []
    for name, data in raw.items():
        try:
            parts[name] = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            broken.append(f"{name}: not well-formed ({error.msg}).")
    return parts, broken


def _package_findings(names: set[str], parts: Parts) -> Iterator[str]:
    yield from _untyped_parts(names, parts)
    for name, root in parts.items():
        if name.endswith(".rels"):
            yield from _broken_relationships(name, root, names)
        else:
            yield from _unresolved_references(name, root, parts)
            yield from _undeclared_prefixes(name, root)


def _untyped_parts(names: set[str], parts: Parts) -> Iterator[str]:
    if _TYPES not in parts:
        yield f"{_TYPES}: missing."
        return
    types = parts[_TYPES]
    endings = {str(e.get("Extension")).lower() for e in types if e.get("Extension")}
    overridden = {str(e.get("PartName")).lstrip("/").lower() for e in types if e.get("PartName")}
    for name in sorted(names - {_TYPES}):
        if not name.endswith("/") and name.lower() not in overridden and _ending(name) not in endings:
            yield f"{name}: has no content type."
    present = {unquote(name).lower() for name in names}
    for name in sorted(overridden):
        if unquote(name) not in present:
            yield f"{_TYPES}: names {name}, which is not in the package."


def _ending(name: str) -> str:
    return posixpath.basename(name).rpartition(".")[2].lower()


def _broken_relationships(name: str, root: etree._Element, names: set[str]) -> Iterator[str]:
    relationships = list(root.iter(_RELATIONSHIP))
    ids = Counter(relationship.get("Id") for relationship in relationships)
    for identifier, count in ids.items():
        if count > 1:
            yield f"{name}: relationship {identifier} is there {count} times."
    folder = posixpath.dirname(posixpath.dirname(name))
    present = {unquote(part).lower() for part in names}
    for relationship in relationships:
        target = str(relationship.get("Target")).partition("#")[0]
        inside = relationship.get("TargetMode") != "External" and target not in {"", "NULL"}
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if inside and unquote(path).lower() not in present:
            yield f"{name}: {relationship.get('Id')} leads to {path}, which is not in the package."


def _unresolved_references(name: str, root: etree._Element, parts: Parts) -> Iterator[str]:
    folder, file = posixpath.split(name)
    relationships = parts.get(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
    known = set() if relationships is None else {e.get("Id") for e in relationships.iter(_RELATIONSHIP)}
    for element in root.iter("*"):
        for attribute, value in element.attrib.items():
            if str(attribute).startswith(_R) and value and value not in known:
                yield f"{name}: {_short(element)} refers to {value}, which is no relationship of the part."


def _undeclared_prefixes(name: str, root: etree._Element) -> Iterator[str]:
    for element in root.iter("*"):
        for attribute in ("Ignorable", "MustUnderstand"):
            for prefix in (element.get(f"{_MC}{attribute}") or "").split():
                if prefix not in element.nsmap:
                    yield f"{name}: mc:{attribute} names the prefix {prefix}, which is not declared."


def _repeated_change_ids(parts: Parts) -> Iterator[str]:
    changes = (element for root in parts.values() for element in root.iter(*_CHANGES))
    # Word itself repeats what is in a text box, numbers and all, for programs that can't read the first branch.
    ids = Counter(
        e.get(f"{_W}id") for e in changes if e.get(f"{_W}id") and next(e.iterancestors(_FALLBACK), None) is None
    )
    for identifier, count in ids.items():
        if count > 1:
            yield f"package: revision id {identifier} is used {count} times."


def _part_findings(root: etree._Element) -> Iterator[str]:
    yield from _text_kinds(root)
    yield from _nested_changes(root)
    yield from _unnamed_changes(root)
    yield from _unbalanced_moves(root)
    yield from _paragraph_properties(root)
    yield from _half_marked_rows(root)
    yield from _structure(root)
    yield from _lost_blanks(root)
    for element in root.iter(f"{_W}trackChanges"):
        yield f"{_short(element)} is not a setting; it is w:trackRevisions."


def _text_kinds(root: etree._Element) -> Iterator[str]:
    for element in root.iter(*_OUTSIDE_DELETION, *_INSIDE_DELETION):
        deleted = f"{_W}del" in _inline_ancestors(element)
        if deleted and element.tag in _OUTSIDE_DELETION:
            yield f"{_OUTSIDE_DELETION[element.tag]} “{_quote(element)}” stands inside w:del."
        if not deleted and element.tag in _INSIDE_DELETION:
            yield f"{_INSIDE_DELETION[element.tag]} “{_quote(element)}” stands outside w:del."


def _inline_ancestors(element: etree._Element) -> list[str]:
    """Tags between the element and its paragraph: a text box in a deleted run has paragraphs of its own."""
    tags: list[str] = []
    for ancestor in element.iterancestors():
        if ancestor.tag == f"{_W}p":
            break
        tags.append(str(ancestor.tag))
    return tags


def _nested_changes(root: etree._Element) -> Iterator[str]:
    for tag in (f"{_W}ins", f"{_W}del"):
        for element in root.iter(tag):
            if tag in _inline_ancestors(element):
                yield f"{_short(element)} {element.get(f'{_W}id')} stands inside another of its kind."


def _unnamed_changes(root: etree._Element) -> Iterator[str]:
    for element in root.iter(*_CHANGES):
        if element.tag != f"{_W}tblGridChange" and not element.get(f"{_W}author"):
            yield f"{_short(element)} {element.get(f'{_W}id')} has no author."


def _unbalanced_moves(root: etree._Element) -> Iterator[str]:
    names: dict[str, list[str | None]] = {}
    for side in ("moveFrom", "moveTo"):
        starts = list(root.iter(f"{_W}{side}RangeStart"))
        opened = Counter(element.get(f"{_W}id") for element in starts)
        closed = Counter(element.get(f"{_W}id") for element in root.iter(f"{_W}{side}RangeEnd"))
        for identifier in sorted(map(str, (opened - closed) + (closed - opened))):
            yield f"w:{side}Range {identifier} has no matching start or end."
        for element in starts:
            lacking = [name for name in ("author", "date", "name") if not element.get(f"{_W}{name}")]
            if lacking:
                yield f"w:{side}RangeStart {element.get(f'{_W}id')} lacks {' and '.join(lacking)}."
        names[side] = [element.get(f"{_W}name") for element in starts]
    for name in sorted(map(str, set(names["moveFrom"]) ^ set(names["moveTo"]))):
        yield f"the move {name} has only one side."


def _paragraph_properties(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        properties = paragraph.findall(f"{_W}pPr")
        if len(properties) > 1:
            yield "a paragraph has several w:pPr."
        if properties and paragraph[0] is not properties[0]:
            yield "a paragraph's w:pPr is not its first child."
    for mark in root.iterfind(f".//{_W}pPr/{_W}rPr"):
        late = False
        for child in mark.iterchildren("*"):
            if child.tag in _MARK_CHANGES and late:
                yield f"{_short(child)} of a paragraph mark comes after other properties."
            late = late or child.tag not in _MARK_CHANGES


def _half_marked_rows(root: etree._Element) -> Iterator[str]:
    for row in root.iter(f"{_W}tr"):
        # Word marks what stands in the rows of a moved table as moved, and what is written into a struck row as new.
        for name, *others in (("ins", "moveTo"), ("del", "moveFrom", "ins", "moveTo")):
            if row.find(f"{_W}trPr/{_W}{name}") is not None and any(_unmarked_runs(row, name, *others)):
                yield f"a row with w:trPr/w:{name} holds runs that are not marked."


def _unmarked_runs(row: etree._Element, *names: str) -> Iterator[bool]:
    for run in row.iter(f"{_W}r"):
        if run.find(f"{_W}t") is not None or run.find(f"{_W}delText") is not None:
            yield {f"{_W}{name}" for name in names}.isdisjoint(_inline_ancestors(run))


def _structure(root: etree._Element) -> Iterator[str]:
    for body in root.iter(f"{_W}body"):
        if body.find(f"{_W}sectPr") is not None and body[-1].tag != f"{_W}sectPr":
            yield f"{_short(body[-1])} stands after the last w:sectPr."
    for cell in root.iter(f"{_W}tc"):
        last = cell[-1] if len(cell) else None
        if last is None or last.tag not in {f"{_W}p", f"{_W}sdt", f"{_W}customXml"}:
            yield "a table cell does not end with a paragraph."
    for table in root.iter(f"{_W}tbl"):
        if next(table.iter(f"{_W}tr"), None) is None:
            yield "a table has no row."


def _lost_blanks(root: etree._Element) -> Iterator[str]:
    for element in root.iter(*_OUTSIDE_DELETION, *_INSIDE_DELETION):
        text = element.text or ""
        if text != text.strip(" \t\n\r") and element.get(_XML_SPACE) != "preserve":
            yield f"{_short(element)} “{_quote(element)}” has outer blanks without xml:space."


def _short(element: etree._Element) -> str:
    return f"w:{etree.QName(element).localname}" if element.tag.startswith(_W) else etree.QName(element).localname


def _quote(element: etree._Element) -> str:
    text = element.text or ""
    return text if len(text) <= 30 else f"{text[:29]}…"
