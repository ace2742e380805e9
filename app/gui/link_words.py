"""What links, their states and where they come from are called in the window, and in which colours they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.gui.theme import Tokens
from app.gui.wording import element_kind_name
from app.model.link import AmendmentState, Link, LinkOrigin, Node
from app.plan.links import LinkGraph
from app.plan.links_svg import MapColours, MapWords

translate = QCoreApplication.translate


def origin_name(origin: LinkOrigin) -> str:
    """Where a link comes from, in a few words."""
    return {
        LinkOrigin.STRUCTURE: translate("Links", "from the structure"),
        LinkOrigin.TABLE: translate("Links", "from a table"),
        LinkOrigin.TEXT: translate("Links", "from the text"),
        LinkOrigin.HAND: translate("Links", "added by hand"),
    }[origin]


def state_name(state: AmendmentState) -> str:
    """What the changes do to an element or a link."""
    return {
        AmendmentState.KEPT: translate("Links", "unchanged"),
        AmendmentState.ADDED: translate("Links", "added by the changes"),
        AmendmentState.CHANGED: translate("Links", "changed"),
        AmendmentState.REMOVED: translate("Links", "removed by the changes"),
    }[state]


def kinds_name(graph: LinkGraph, kind: str) -> str:
    """The elements of a kind, as they are called together."""
    return graph.rules.kind_title(kind, plural=True)


def said_of(graph: LinkGraph, link: Link) -> str:
    """A link as a sentence without its end: "Output 1 contributes to Outcome 1.2"."""
    source, target = graph.by_id[link.source], graph.by_id[link.target]
    return f"{named(source)} {graph.rules.title(link.type)} {named(target)}"


def named(node: Node) -> str:
    """An element with its kind: "Outcome 1.2 “Fair access”"; what is only cited says its kind itself."""
    if node.paragraph is None:
        return node.title
    title = f"“{node.title}”" if node.title else ""
    return " ".join(part for part in (element_kind_name(node.kind), node.number, title) if part)


def map_colours(tokens: Tokens) -> MapColours:
    """The colours of the map in the theme in force."""
    return MapColours(
        page=tokens.page,
        box=tokens.surface,
        ink=tokens.ink,
        quiet=tokens.quiet,
        line=tokens.faint,
        accent=tokens.accent,
        added=tokens.done,
        changed=tokens.note,
        removed=tokens.error,
        gap=tokens.warning,
    )


def map_words() -> MapWords:
    """The words of the map's legend."""
    return MapWords(
        title=translate("Links", "Links of the plan"),
        added=translate("Links", "added"),
        changed=translate("Links", "changed"),
        removed=translate("Links", "removed"),
        missing=translate("Links", "a link is missing"),
        hand=translate("Links", "added by hand"),
        empty=translate("Links", "No elements that could be linked were found."),
    )
