"""The XML schema of a profile: schemas/plan.xsd, narrowed to the kinds, components and links that the profile has.

`python -m app.plan.profile_schema` writes those of the shipped profiles into schemas/.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from lxml import etree

from app.plan.links_words import BELONGS, LINKED
from app.plan.profiles import Profile, load_profiles
from app.resources import schema

_XS = "http://www.w3.org/2001/XMLSchema"
_PLAN = "urn:rapporteur:plan:1"
_EVERYWHERE = ((BELONGS, "belongs to"), (LINKED, "is linked to"))
"""Links that structure makes, or somebody between kinds that the profile does not link."""
_Node = Any
"""An lxml element; its class is private to lxml."""


def profile_schema(profile: Profile, base: str = "plan.xsd") -> bytes:
    """The schema as a UTF-8 file that redefines the open types of `base` (XML Schema 1.0, clause 4.2.2).

    `base` is relative to where the file will stand.
    """
    names = cast("Any", {"xs": _XS, "p": _PLAN})
    root = etree.Element(f"{{{_XS}}}schema", {"targetNamespace": _PLAN, "elementFormDefault": "qualified"}, names)
    about = etree.SubElement(etree.SubElement(root, f"{{{_XS}}}annotation"), f"{{{_XS}}}documentation")
    about.text = f"{profile.title}: what plan.xsd leaves open. Written from the profile {profile.name}."
    narrowed = etree.SubElement(root, f"{{{_XS}}}redefine", {"schemaLocation": base})
    _narrow(narrowed, "profile", [(profile.name, profile.title)])
    _narrow(narrowed, "kind", [(kind.name, kind.title) for kind in profile.kinds.values()])
    _narrow(narrowed, "component", [(name, "") for name in profile.components])
    links = [(link.name, link.title) for link in profile.links]
    _narrow(narrowed, "link-type", [*links, *_EVERYWHERE] if links else [])
    _narrow(narrowed, "variant", [(variant.name, variant.title) for variant in profile.variants])
    etree.indent(root, "  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _narrow(parent: _Node, name: str, values: Iterable[tuple[str, str]]) -> None:
    """Allow only these values; what the profile has none of stays as it is, for nothing can come of it."""
    listed = list(values)
    if not listed:
        return
    of_type = etree.SubElement(parent, f"{{{_XS}}}simpleType", {"name": name})
    restriction = etree.SubElement(of_type, f"{{{_XS}}}restriction", {"base": f"p:{name}"})
    for value, title in listed:
        allowed = etree.SubElement(restriction, f"{{{_XS}}}enumeration", {"value": value})
        if title:
            note = etree.SubElement(allowed, f"{{{_XS}}}annotation")
            etree.SubElement(note, f"{{{_XS}}}documentation").text = title


def _write_shipped() -> None:
    for name, profile in load_profiles().profiles.items():
        schema(f"{name}.xsd").write_bytes(profile_schema(profile))


if __name__ == "__main__":
    _write_shipped()
