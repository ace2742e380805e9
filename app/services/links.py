"""The links of a plan: read, added and removed by hand, drawn and listed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.editing.splice import Edit
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.link import HandLink, LinkEnd, Node
from app.model.plan import HandKind, Plan
from app.plan.links import LinkGraph, link_graph, with_links
from app.plan.links_layout import map_layout
from app.plan.links_svg import MapColours, by_hand, map_svg
from app.services.checking import plan_of, profile_for
from app.services.export import write_file
from app.services.session import Session

Raster = Callable[[str], bytes]
"""Makes a PNG of an SVG drawing; whoever can draw brings it along."""

ENDINGS = (".svg", ".png", ".csv")
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_HEAD = (
    "from kind", "from number", "from title", "link", "to kind", "to number", "to title",
    "state", "origin", "because", "paragraph", "quote",
)  # fmt: skip
_MISSING = "link missing"


def links_of(
    document: Document, hand: Sequence[HandLink] = (), profile: str = "", kinds: Iterable[HandKind] = ()
) -> LinkGraph:
    """The links in a document with what was said by hand about them and about the kinds of its elements.

    The profile is for "" the one that fits the document; RefusedError for an unknown name.
    """
    by_hand_kinds = {one.paragraph: one.kind for one in kinds}
    return link_graph(document, profile_for(document, profile), hand, kinds=by_hand_kinds)


def linked_plan(
    document: Document, hand: Sequence[HandLink] = (), profile: str = "", kinds: Iterable[HandKind] = ()
) -> Plan:
    """The plan in a document with its links; RefusedError for an unknown profile."""
    said = tuple(kinds)
    plan = plan_of(document, profile, said)
    return with_links(document, plan, profile_for(document, plan.profile), hand)


# ---- by hand --------------------------------------------------------------------------------------------------------


def toggle_link(session: Session, graph: LinkGraph, first: Node, second: Node) -> Edit | None:
    """Link two elements by hand, or take away the link that is there, as one step of the history.

    A link that the text makes is not taken out of the text: it is marked as none, until it is toggled again.
    """
    if graph.between(first.id, second.id) is None:
        return add_link(session, first.end, second.end)
    return remove_link(session, graph, first, second)


def add_link(session: Session, first: LinkEnd, second: LinkEnd) -> Edit | None:
    """Link two elements by hand; what was said about the two before no longer counts."""
    return session.set_links("Add link", (*_others(session.links, first, second), HandLink(first, second)))


def remove_link(session: Session, graph: LinkGraph, first: Node, second: Node) -> Edit | None:
    """Take away what was linked by hand, and say of a link found in the document that it is none."""
    kept = _others(session.links, first.end, second.end)
    link = graph.between(first.id, second.id)
    if link is not None and not by_hand(link):
        kept = (*kept, HandLink(first.end, second.end, present=False))
    return session.set_links("Remove link", kept)


def forget_lost(session: Session, graph: LinkGraph) -> Edit | None:
    """Drop the hand-made links whose elements are gone."""
    lost = set(graph.lost)
    return session.set_links("Remove lost links", (one for one in session.links if one not in lost))


def _others(links: Sequence[HandLink], first: LinkEnd, second: LinkEnd) -> tuple[HandLink, ...]:
    pair = {_key(first), _key(second)}
    return tuple(one for one in links if {_key(one.source), _key(one.target)} != pair)


def _key(end: LinkEnd) -> LinkEnd:
    # Of an element that stands in the text only its paragraph counts, whatever it is called by now.
    return LinkEnd("", end.paragraph) if end.paragraph is not None else replace(end, number="")


# ---- out ------------------------------------------------------------------------------------------------------------


def export_links(
    graph: LinkGraph,
    out: Path,
    raster: Raster,
    *,
    language: str = "",
    document: Document | None = None,
    colours: MapColours | None = None,
) -> None:
    """Write the links as the ending of `out` says: drawn (.svg, .png) or as a table (.csv).

    RefusedError, and `out` as it was, when that cannot be done.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise RefusedError(f"{out} must end in .svg, .png or .csv; nothing was written.")
    if ending == ".csv":
        write_file(out, links_csv(graph, document))
        return
    drawing = links_svg(graph, language, colours)
    write_file(out, raster(drawing) if ending == ".png" else drawing.encode("utf-8"))


def links_svg(graph: LinkGraph, language: str = "", colours: MapColours | None = None) -> str:
    """The map as SVG; a plan in a language that is read from right to left begins at the right."""
    rtl = language.casefold().partition("-")[0] in _RIGHT_TO_LEFT
    return map_svg(map_layout(graph, rtl=rtl), colours, rtl=rtl)


def links_csv(graph: LinkGraph, document: Document | None = None) -> bytes:
    """Every link and every missing one as a row of a table, in UTF-8 with the mark by which spreadsheets know it.

    Several pieces of evidence stand in one cell, parted by " | "; paragraphs count from 1.
    """
    return _csv(_HEAD, _rows(graph, document))


def matrix_csv(graph: LinkGraph, rows: str, columns: str) -> bytes:
    """The matrix of two kinds as a table: where each link comes from, "-" for one declared to be none."""
    across = graph.of_kind(columns)
    head = (graph.rules.kind_title(rows), *(node.name for node in across))
    return _csv(head, ((row.name, *(_cell(graph, row, column) for column in across)) for row in graph.of_kind(rows)))


def _cell(graph: LinkGraph, row: Node, column: Node) -> str:
    link = graph.between(row.id, column.id)
    if link is None:
        return "-" if graph.denies(row.id, column.id) else ""
    return ", ".join(dict.fromkeys(one.origin.value for one in link.evidence))


def _rows(graph: LinkGraph, document: Document | None) -> Iterator[tuple[str, ...]]:
    for link in graph.links:
        source, target = graph.by_id[link.source], graph.by_id[link.target]
        evidence = link.evidence
        yield (
            *_named(graph, source), graph.rules.title(link.type), *_named(graph, target), link.state.value,
            " | ".join(dict.fromkeys(one.origin.value for one in evidence)),
            " | ".join(one.because for one in evidence),
            " | ".join(_number(document, one.paragraph) for one in evidence),
            " | ".join(one.quote for one in evidence if one.quote),
        )  # fmt: skip
    for gap in graph.gaps:
        wanted = " / ".join(graph.rules.kind_title(kind) for kind in gap.kinds)
        yield (*_named(graph, gap.node), gap.title, wanted, "", "", _MISSING, "", "", "", "")


def _named(graph: LinkGraph, node: Node) -> tuple[str, str, str]:
    return graph.rules.kind_title(node.kind), node.number, node.title


def _number(document: Document | None, paragraph: int | None) -> str:
    if document is None or paragraph is None or not document.holds(paragraph):
        return ""
    return str(document.locate(paragraph)[1] + 1)


def _csv(head: Sequence[str], rows: Iterator[tuple[str, ...]]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(map(_harmless, head))
    writer.writerows(tuple(map(_harmless, row)) for row in rows)
    return made.getvalue().encode("utf-8-sig", "replace")


def _harmless(text: str) -> str:
    # A spreadsheet takes text that begins so for a formula, and the text is somebody else's.
    formula = text.startswith(("=", "+", "@", "\t", "\r")) or (text.startswith("-") and len(text) > 1)
    return f"'{text}" if formula else text
