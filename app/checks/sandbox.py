"""What rule files may do: look at the plan, in reasonable time and space, and nothing else.

XSLT has no limits of its own, so a file is looked through before it is used: it may not name other files, bring in
other languages or functions, or look through the whole plan again for each thing found in the plan. Between rules a
clock is looked at.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from app.model.errors import UnreadableError

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
XSLT = "http://www.w3.org/1999/XSL/Transform"
PLAN = "urn:rapporteur:plan:1"
GUARD = "urn:rapporteur:guard:1"

LONGEST_FILE = 1_000_000
LONGEST_EXPRESSION = 2_000
LONGEST_TEXT = 1_000_000
"""To how many letters the variables of a file may grow, counted with a thousand for each thing they look up."""

SECONDS = 2.0

_Tree = Any
_ALLOWED = frozenset((SCHEMATRON, XSLT, PLAN))
_EXPRESSIONS = {"test", "context", "select", "value", "match", "use", "path", "subject"}
_FUNCTIONS = frozenset(
    [
        "last",
        "position",
        "count",
        "local-name",
        "namespace-uri",
        "name",
        "string",
        "concat",
        "starts-with",
        "contains",
        "substring-before",
        "substring-after",
        "substring",
        "string-length",
        "normalize-space",
        "translate",
        "boolean",
        "not",
        "true",
        "false",
        "lang",
        "number",
        "sum",
        "floor",
        "ceiling",
        "round",
        "id",
        "key",
        "generate-id",
        "current",
        "format-number",
        "text",
        "node",
        "comment",
    ]
)
_TOKEN = re.compile(
    r"\"[^\"]*\"|'[^']*'|(?P<wide>//|\b(?:descendant|descendant-or-self|following|preceding|following-sibling|"
    r"preceding-sibling)\s*::|\.\.|\b(?:parent|ancestor|ancestor-or-self)\s*::)|(?P<open>\[)|(?P<close>\])|"
    r"(?P<variable>\$[\w.-]+)|(?P<function>[\w-]+(?::[\w-]+)?)\s*\(|(?P<next>\||,|\b(?:and|or|div|mod)\b|[=<>+*()])"
)


_NONE, _EACH, _MANY = range(3)
"""What a condition stands in: nothing costly, what is tried on each element, a path over many elements."""

_MOST_WIDE = 8


class RuleFileError(UnreadableError):
    """A rule file cannot be used; the message names file, line and reason."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        where = f"{path.name}, line {line}" if line else path.name
        super().__init__(f"The rule file {where}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class Clock:
    """Ends what takes too long; handed to XSLT as a function that is called before every rule."""

    def __init__(self) -> None:
        self.until = 0.0

    def start(self) -> None:
        """Begin to count."""
        self.until = time.monotonic() + SECONDS

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self.until

    def tick(self, _context: object) -> bool:
        """Raise TimeoutError when the time is up."""
        if self.over:
            raise TimeoutError
        return True


def refuse_foreign(path: Path, schema: _Tree) -> None:
    """Raise RuleFileError for the first thing in a schema that rules may not do, with its line."""
    variables: dict[str, tuple[str, int]] = {}
    for node in schema.iter(etree.Element):
        _refuse_node(path, node)
        for name, expression in _expressions(node):
            _refuse_expression(path, node, name, expression)
        if node.tag == f"{{{SCHEMATRON}}}let" and node.get("name"):
            variables[node.get("name")] = (node.get("value") or "", node.sourceline)
    _refuse_growth(path, variables)
    _refuse_broken(path, schema, variables)


def _refuse_node(path: Path, node: _Tree) -> None:
    tag = etree.QName(node)
    if tag.namespace == XSLT and tag.localname != "key":
        raise RuleFileError(path, node.sourceline, f"xsl:{tag.localname} is not allowed in rules.")
    if tag.namespace not in _ALLOWED:
        raise RuleFileError(path, node.sourceline, f"“{tag.localname}” is no element of Schematron.")
    if tag.localname in ("include", "extends") and node.get("href"):
        raise RuleFileError(path, node.sourceline, "rules cannot include other files.")
    if tag.localname == "ns" and node.get("uri") not in _ALLOWED:
        raise RuleFileError(path, node.sourceline, "only the namespace of the plan can be used in rules.")
    for value in node.attrib.values():
        if "document(" in "".join(str(value).split()):
            raise RuleFileError(path, node.sourceline, "rules cannot read other documents.")


def _expressions(node: _Tree) -> Iterator[tuple[str, str]]:
    for name, value in node.attrib.items():
        if name in _EXPRESSIONS:
            yield name, value


def _refuse_expression(path: Path, node: _Tree, name: str, expression: str) -> None:
    if len(expression) > LONGEST_EXPRESSION:
        raise RuleFileError(path, node.sourceline, "this expression is too long.")
    for function in (match["function"] for match in _TOKEN.finditer(expression) if match["function"]):
        if function not in _FUNCTIONS and function not in ("and", "or", "div", "mod"):
            raise RuleFileError(path, node.sourceline, f"there is no function {function}().")
    if _nested(expression, inside=name in ("use", "context", "match")):
        reason = "it would look through the plan again for each thing found in it; use a key instead."
        raise RuleFileError(path, node.sourceline, reason)


def _nested(expression: str, *, inside: bool) -> bool:
    """Whether an axis over many elements stands in the condition of a path that has one itself.

    `inside`: the whole expression is tried on every element, so that in its conditions only the way up is allowed.
    """
    outer = _EACH if inside else _NONE
    around, total = [outer], 0
    for match in _TOKEN.finditer(expression):
        if match["open"]:
            around.append(max(around))
        elif match["close"] and len(around) > 1:
            around.pop()
        elif match["wide"]:
            total += 1
            up = match["wide"].startswith(("..", "parent", "ancestor"))
            limit = max(around[:-1], default=_NONE)
            if total > _MOST_WIDE or limit == _MANY or (limit == _EACH and not up):
                return True
            around[-1] = _MANY
        elif match["next"] and len(around) == 1:
            around[-1] = outer
    return False


def _refuse_growth(path: Path, variables: Mapping[str, tuple[str, int]]) -> None:
    """Refuse variables that double one another: sixty of them would fill any memory."""
    sizes: dict[str, int] = {}

    def size(name: str, above: tuple[str, ...] = ()) -> int:
        if name in above or name not in variables:
            return 0
        if name not in sizes:
            value, line = variables[name]
            used = (match["variable"] for match in _TOKEN.finditer(value) if match["variable"])
            sizes[name] = 1_000 + sum(size(one[1:], (*above, name)) for one in used)
            if sizes[name] > LONGEST_TEXT:
                raise RuleFileError(path, line, "its variables would grow too large.")
        return sizes[name]

    for name in variables:
        size(name)


def _refuse_broken(path: Path, schema: _Tree, variables: Mapping[str, object]) -> None:
    """Name the line of the first expression that is no XPath or uses a variable that is not there."""
    prefixes = {node.get("prefix"): node.get("uri") for node in schema.iter(f"{{{SCHEMATRON}}}ns")}
    for node in schema.iter(etree.Element):
        for _, expression in _expressions(node):
            try:
                etree.XPath(expression, namespaces=prefixes)
            except etree.XPathSyntaxError as error:
                raise RuleFileError(path, node.sourceline, f"“{expression[:60]}” is no XPath: {error}.") from error
            for match in _TOKEN.finditer(expression):
                if match["variable"] and match["variable"][1:] not in variables:
                    raise RuleFileError(path, node.sourceline, f"there is no variable {match['variable']}.")
