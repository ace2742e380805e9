"""Schematron rules over the plan's XML, run without access to files or the network and in limited time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from lxml import etree

from app.checks.sandbox import (
    GUARD,
    LONGEST_FILE,
    PLAN,
    SCHEMATRON,
    SECONDS,
    XSLT,
    Clock,
    RuleFileError,
    refuse_foreign,
)
from app.model.finding import Finding, Severity
from app.resources import schema as shipped_folder

__all__ = ["MOST", "Fired", "RuleFileError", "fired_in", "of_elements", "rule_findings"]

_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
MOST = 2_000
"""How many findings one file may give."""

_CONDITION = re.compile(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")
_ABOUT_ELEMENTS = re.compile(r"(?:[\w-]+:)?(?:element|plan)\s*")
_PLACES = "schematron-get-full-path"
"""The mode in which the skeleton writes down where a rule fired."""

_Tree = Any
"""An lxml element or tree; its stubs are partial."""


@dataclass(frozen=True, slots=True)
class Fired:
    """What a rule says, and the how manieth pattern of its file it is in."""

    pattern: int
    finding: Finding


def rule_findings(rules: Path, tree: _Tree) -> Iterator[Finding]:
    """What the rules of one file say about a plan's tree; raises RuleFileError."""
    yield from (one.finding for one in fired_in(rules, tree))


def fired_in(rules: Path, tree: _Tree) -> Sequence[Fired]:
    """The same, pattern by pattern."""
    report = _report(rules, tree)
    references = _compiled(rules, rules.stat().st_mtime_ns).references
    elements: dict[str, _Tree] = {}
    found: list[Fired] = []
    pattern = 0
    for fired in report.getroot():
        if fired.tag == f"{_SVRL}active-pattern":
            pattern += 1
        elif fired.tag in (f"{_SVRL}failed-assert", f"{_SVRL}successful-report") and len(found) < MOST:
            elements = elements or {node.get("id"): node for node in tree.iter(f"{{{PLAN}}}element")}
            element = elements.get(fired.get("location") or "")
            found.append(Fired(pattern, _finding(fired, element, references.get(fired.get("id"), ""))))
    return found


def of_elements(rules: Path) -> bool:
    """Whether a file says that its rules look at nothing but an element, what is below it, and the plan's attributes.

    Such rules find the same in a part of a plan.
    """
    try:
        return _compiled(rules, rules.stat().st_mtime_ns).of_elements
    except (RuleFileError, OSError):
        return False


def _report(rules: Path, tree: _Tree) -> _Tree:
    try:
        compiled = _compiled(rules, rules.stat().st_mtime_ns)
        compiled.clock.start()
        return compiled.style_sheet(tree)
    except TimeoutError as error:
        raise RuleFileError(rules, None, f"it takes longer than {SECONDS:g} seconds.") from error
    except (etree.XSLTApplyError, etree.XPathError, OSError) as error:
        raise RuleFileError(rules, None, f"it failed: {error}.") from error


def _finding(fired: _Tree, element: _Tree | None, reference: str) -> Finding:
    paragraphs = (element.get("p") or "").split() if element is not None else []
    title = element.findtext(f"{{{PLAN}}}title") if element is not None else None
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


def _severity(role: str | None) -> Severity:
    try:
        return Severity(role or "")
    except ValueError:
        return Severity.WARNING


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule file as a style sheet with its clock, and the references (@see) of its rules, which the sheet loses.

    `of_elements` is what the file says of itself.
    """

    style_sheet: etree.XSLT
    references: dict[str, str]
    clock: Clock
    of_elements: bool


@cache
def _compiled(path: Path, changed: int) -> _Compiled:
    """The style sheet of a rule file; `changed` is its time of change, so that an edited file is read again."""
    del changed
    schema = _parsed(path)
    refuse_foreign(path, schema)
    closed = cast("Any", etree.XSLTAccessControl).DENY_ALL
    references = {node.get("id"): node.get("see") for node in schema.iter() if node.get("see")}
    clock = Clock()
    functions = cast("Any", {(GUARD, "tick"): clock.tick})
    try:
        # The shipped files are known to be quick, and calls from XSLT cost more than most rules.
        timed = path.parent != shipped_folder("rules")
        sheet = _guarded(_skeleton(schema), elements_only=_of_elements(schema), timed=timed)
        made = etree.XSLT(sheet, extensions=functions, access_control=closed)
        return _Compiled(made, references, clock, schema.getroot().get(f"{{{PLAN}}}scope") == "element")
    except (etree.XSLTParseError, etree.XSLTApplyError) as error:
        raise RuleFileError(path, None, f"it is not usable Schematron: {error}.") from error


def _skeleton(schema: _Tree) -> _Tree:
    """The XSLT that the Schematron skeleton makes of a schema."""
    # Importing it costs as much as a whole check; by statement, so that a frozen program takes it along.
    from lxml import isoschematron  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

    steps = cast("Any", isoschematron)
    return steps.iso_svrl_for_xslt1(steps.iso_abstract_expand(schema))


def _guarded(sheet: _Tree, *, elements_only: bool, timed: bool) -> _Tree:
    """The style sheet with a look at the clock before every rule, and places told by the element's id.

    The skeleton tells a place by counting the siblings before it, which is quadratic in a plan of thousands.
    """
    root = sheet.getroot()
    for template in list(root.iter(f"{{{XSLT}}}template")):
        mode = template.get("mode") or ""
        if mode == _PLACES:
            root.remove(template)
        elif mode.startswith("M") and template.find(f"{_SVRL}fired-rule") is not None:
            # Nobody asks which rules were tried; in a long plan the list is longer than the plan.
            template.remove(template.find(f"{_SVRL}fired-rule"))
            if timed:
                template.insert(0, _tick())
    root.append(_place())
    if elements_only:
        _skip_others(root)
    return sheet


def _skip_others(root: _Tree) -> None:
    """Let the sheet walk over elements of the plan alone: texts, values and attributes are many times as many."""
    prefix = next((prefix for prefix, uri in root.nsmap.items() if uri == PLAN and prefix), None)
    if prefix is None:
        return
    for call in root.iter(f"{{{XSLT}}}apply-templates"):
        if (call.get("mode") or "").startswith("M"):
            call.set("select", f"/{prefix}:plan" if call.get("select") == "/" else f"{prefix}:element")
    by_mode: dict[str, list[_Tree]] = {}
    for template in root.findall(f"{{{XSLT}}}template"):
        if (template.get("match") or "").startswith(f"{prefix}:element") and "position(" not in template.get("match"):
            by_mode.setdefault(template.get("mode") or "", []).append(template)
    for mode, templates in by_mode.items():
        _merge(root, prefix, mode, templates)


def _merge(root: _Tree, prefix: str, mode: str, templates: list[_Tree]) -> None:
    """Put the templates of one mode into one that chooses: conditions of patterns are many times as slow as tests."""
    one = etree.SubElement(root, f"{{{XSLT}}}template", {"match": f"{prefix}:element", "mode": mode})
    choice = etree.SubElement(one, f"{{{XSLT}}}choose")
    for template in sorted(templates, key=lambda each: -float(each.get("priority") or 0)):
        conditions = _conditions(template.get("match"))
        when = etree.SubElement(choice, f"{{{XSLT}}}when", {"test": " and ".join(conditions) or "true()"})
        when.extend(list(template))
        root.remove(template)
    rest = etree.SubElement(choice, f"{{{XSLT}}}otherwise")
    etree.SubElement(rest, f"{{{XSLT}}}apply-templates", {"select": f"{prefix}:element", "mode": mode})


def _conditions(match: str) -> list[str]:
    """What stands in each of the brackets behind a step, as truth values."""
    found: list[str] = []
    depth = start = 0
    quoted = ""
    for at, letter in enumerate(match):
        if letter in "'\"" and quoted in ("", letter):
            quoted = "" if quoted else letter
        elif quoted:
            continue
        elif letter == "[":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif letter == "]":
            depth -= 1
            if not depth:
                found.append(f"boolean({match[start:at]})")
    return found


def _of_elements(schema: _Tree) -> bool:
    """Whether every rule is about elements or the plan as a whole."""
    contexts = [node.get("context") or "" for node in schema.iter(f"{{{SCHEMATRON}}}rule")]
    return all(_ABOUT_ELEMENTS.fullmatch(_CONDITION.sub("", context)) for context in contexts)


def _tick() -> _Tree:
    return etree.Element(f"{{{XSLT}}}variable", {"name": "guard-tick", "select": "guard:tick()"}, _names())


def _place() -> _Tree:
    template = etree.Element(f"{{{XSLT}}}template", {"match": "*|@*|text()", "mode": _PLACES}, _names())
    # By local name: a prefix may be dropped where the sheet declares the namespace under another one.
    select = "ancestor-or-self::*[local-name() = 'element'][1]/@id"
    etree.SubElement(template, f"{{{XSLT}}}value-of", {"select": select})
    return template


def _names() -> Any:
    return {"guard": GUARD}


def _parsed(path: Path) -> _Tree:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise RuleFileError(path, None, "it is larger than one megabyte.")
        root: _Tree = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise RuleFileError(path, error.lineno, f"this is not well-formed XML: {error.msg}.") from error
    except OSError as error:
        raise RuleFileError(path, None, "it cannot be read.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RuleFileError(path, None, "a document type is not allowed.")
    if root.tag != f"{{{SCHEMATRON}}}schema":
        raise RuleFileError(path, root.sourceline, "this is not a Schematron schema.")
    return root.getroottree()
