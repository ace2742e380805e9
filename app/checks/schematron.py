"""Schematron rules over the plan's XML, run without access to files or the network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from lxml import etree

from app.model.errors import UnreadableError
from app.model.finding import Finding, Severity

_SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_PLAN = "{urn:rapporteur:plan:1}"
_XSLT = "{http://www.w3.org/1999/XSL/Transform}"
_LIMIT = 1_000_000
_Tree = Any
"""An lxml element or tree; its stubs are partial."""


class RuleFileError(UnreadableError):
    """A rule file cannot be used; the message names file, line and reason."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        where = f"{path.name}, line {line}" if line else path.name
        super().__init__(f"The rule file {where}: {reason}")
        self.path, self.line, self.reason = path, line, reason


def rule_findings(rules: Path, tree: _Tree) -> Iterator[Finding]:
    """What the rules of one file say about a plan's tree; raises RuleFileError."""
    try:
        compiled = _compiled(rules, rules.stat().st_mtime_ns)
        report: _Tree = compiled.style_sheet(tree)
    except (etree.XSLTApplyError, OSError) as error:
        raise RuleFileError(rules, None, f"it failed: {error}.") from error
    for fired in report.getroot():
        if fired.tag in (f"{_SVRL}failed-assert", f"{_SVRL}successful-report"):
            yield _finding(fired, tree, compiled.references.get(fired.get("id"), ""))


def _finding(fired: _Tree, tree: _Tree, reference: str) -> Finding:
    element = _element_at(tree, fired.get("location", ""))
    paragraphs = (element.get("p") or "").split() if element is not None else []
    title = element.findtext(f"{_PLAN}title") if element is not None else None
    return Finding(
        fired.get("id") or "rule",
        _severity(fired.get("role")),
        _words(fired.findtext(f"{_SVRL}text")),
        _words(" ".join(fired.xpath("string(*[local-name() = 'diagnostic-reference'])").split())),
        int(paragraphs[0]) if paragraphs else None,
        title or "",
        (element.get("id") or "") if element is not None else "",
        reference,
    )


def _element_at(tree: _Tree, location: str) -> _Tree | None:
    found: list[_Tree] = tree.xpath(location) if location else []
    node = found[0] if found else None
    while node is not None and node.tag != f"{_PLAN}element":
        node = node.getparent()
    return node


def _severity(role: str | None) -> Severity:
    try:
        return Severity(role or "")
    except ValueError:
        return Severity.WARNING


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule file as a style sheet, and the references (@see) of its rules by id, which the style sheet loses."""

    style_sheet: etree.XSLT
    references: dict[str, str]


@cache
def _compiled(path: Path, changed: int) -> _Compiled:
    """The style sheet of a rule file; `changed` is its time of change, so that an edited file is read again."""
    del changed
    schema = _parsed(path)
    _refuse_foreign(path, schema)
    closed = cast("Any", etree.XSLTAccessControl).DENY_ALL
    references = {node.get("id"): node.get("see") for node in schema.iter() if node.get("see")}
    try:
        return _Compiled(etree.XSLT(_skeleton(schema), access_control=closed), references)
    except (etree.XSLTParseError, etree.XSLTApplyError) as error:
        raise RuleFileError(path, None, f"it is not usable Schematron: {error}.") from error


def _skeleton(schema: _Tree) -> _Tree:
    """The XSLT that the Schematron skeleton makes of a schema."""
    # Importing it costs as much as a whole check; by statement, so that a frozen program takes it along.
    from lxml import isoschematron  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

    steps = cast("Any", isoschematron)
    return steps.iso_svrl_for_xslt1(steps.iso_abstract_expand(schema))


def _parsed(path: Path) -> _Tree:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        data = path.read_bytes()
        if len(data) > _LIMIT:
            raise RuleFileError(path, None, "it is larger than one megabyte.")
        root: _Tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RuleFileError(path, error.lineno, f"this is not well-formed XML: {error.msg}.") from error
    except OSError as error:
        raise RuleFileError(path, None, "it cannot be read.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RuleFileError(path, None, "a document type is not allowed.")
    if root.tag != f"{{{_SCHEMATRON}}}schema":
        raise RuleFileError(path, root.sourceline, "this is not a Schematron schema.")
    return root.getroottree()


def _refuse_foreign(path: Path, schema: _Tree) -> None:
    """Refuse what would bring in other files or run XSLT beside the rules."""
    for node in schema.iter(etree.Element):
        if node.tag in (f"{{{_SCHEMATRON}}}include", f"{{{_SCHEMATRON}}}extends") and node.get("href"):
            raise RuleFileError(path, node.sourceline, "rules cannot include other files.")
        if str(node.tag).startswith(_XSLT) and node.tag != f"{_XSLT}key":
            raise RuleFileError(path, node.sourceline, f"xsl:{etree.QName(node).localname} is not allowed in rules.")
        for value in node.attrib.values():
            if "document(" in "".join(str(value).split()):
                raise RuleFileError(path, node.sourceline, "rules cannot read other documents.")
