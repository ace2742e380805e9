"""The plan's XML against schemas/plan.xsd."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from lxml import etree

from app.model.finding import Finding, Severity
from app.resources import schema

_REASON = "The plan cannot be exchanged as XML as long as it does not follow the schema."


def schema_findings(tree: Any) -> Iterator[Finding]:
    """One finding for each place where the tree of a plan (an lxml element tree) does not follow the schema."""
    validator = _validator()
    if validator.validate(tree):
        return
    for error in cast("Any", validator.error_log):
        found: list[Any] = tree.xpath(error.path) if error.path else []
        ids = (found[0].get("p") or "").split() if found else []
        paragraph = int(ids[0]) if ids and ids[0].isdigit() else None
        message = error.message.replace("{urn:rapporteur:plan:1}", "")
        element = (found[0].get("id") or "") if found else ""
        yield Finding("schema", Severity.ERROR, message, _REASON, paragraph, "", element, "schemas/plan.xsd")


@cache
def _validator() -> etree.XMLSchema:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.XMLSchema(etree.parse(str(schema("plan.xsd")), parser))
