"""The plan's XML against schemas/plan.xsd, narrowed to what its profile has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast

from lxml import etree

from app.model.finding import Finding, Severity
from app.plan.profile_schema import profile_schema
from app.plan.profiles import Profile
from app.resources import schema

_REASON = "The plan cannot be exchanged as XML as long as it does not follow the schema."
MOST = 200
"""More places than this say nothing more about what is wrong."""


def schema_findings(tree: Any, profile: Profile | None = None, *, inside: bool = False) -> Iterator[Finding]:
    """One finding for each place where the tree of a plan (an lxml element tree) does not follow the schema.

    `inside`: only below the root.
    """
    validator = _validator(profile)
    if validator.validate(tree):
        return
    for error in list(cast("Any", validator.error_log))[:MOST]:
        if inside and (error.path or "").count("/") < 2:
            continue
        found: list[Any] = tree.xpath(error.path) if error.path else []
        ids = (found[0].get("p") or "").split() if found else []
        paragraph = int(ids[0]) if ids and ids[0].isdigit() else None
        message = error.message.replace("{urn:rapporteur:plan:1}", "")
        element = (found[0].get("id") or "") if found else ""
        yield Finding("schema", Severity.ERROR, message, _REASON, paragraph, "", element, "schemas/plan.xsd")


class _ByIdentity:
    """A profile as a key: profiles hold dictionaries and cannot be hashed by what they contain."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def __hash__(self) -> int:
        return id(self.profile)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.profile is self.profile


def _validator(profile: Profile | None) -> etree.XMLSchema:
    return _narrowed(_ByIdentity(profile)) if profile is not None else _open()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@lru_cache(1)
def _open() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(schema("plan.xsd")), _parser()))


@lru_cache(8)
def _narrowed(key: _ByIdentity) -> etree.XMLSchema:
    # Beside plan.xsd, where the narrowed schema looks for it.
    base = str(schema(f"{key.profile.name}-narrowed.xsd"))
    return etree.XMLSchema(etree.fromstring(profile_schema(key.profile), _parser(), base_url=base))
