"""Links added and removed by hand are steps of the history and stay in the working file; exports say what there is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from lxml import etree

from app.model.document import Document
from app.model.errors import RefusedError
from app.model.link import HandLink, LinkEnd, Node
from app.plan import project
from app.plan.links import LinkGraph
from app.resources import resource, schema
from app.services.events import Event, LinksChanged
from app.services.links import (
    add_link,
    export_links,
    forget_lost,
    links_csv,
    links_of,
    links_svg,
    matrix_csv,
    toggle_link,
)
from app.services.links import (
    linked_plan as plan_with_links,
)
from app.services.reading import read_any
from app.services.session import Session
from tests.plan.annex import Annex
from tests.plan.linked_plan import amended_plan, linked_plan


def graph_of(session: Session) -> LinkGraph:
    return links_of(session.document, session.links, "strategic-plan")


def node(graph: LinkGraph, title: str) -> Node:
    return next(one for one in graph.nodes if one.title == title)


def toggled(session: Session, first: str, second: str) -> None:
    graph = graph_of(session)
    toggle_link(session, graph, node(graph, first), node(graph, second))


def linked(session: Session, first: str, second: str) -> bool:
    graph = graph_of(session)
    return graph.between(node(graph, first).id, node(graph, second).id) is not None


HUMAN, GOAL, MEMBERS = "Human resources", "Dependable connectivity for everyone", "Membership-driven organization"


def test_toggling_links_and_toggling_again_leaves_nothing_behind() -> None:
    session = Session(linked_plan())
    assert not linked(session, HUMAN, GOAL)
    toggled(session, HUMAN, GOAL)
    assert linked(session, HUMAN, GOAL)
    toggled(session, HUMAN, GOAL)
    assert not linked(session, HUMAN, GOAL)
    assert session.links == ()


def test_a_link_of_the_text_is_declared_none_and_taken_back_by_toggling_again() -> None:
    session = Session(linked_plan())
    toggled(session, MEMBERS, GOAL)
    assert not linked(session, MEMBERS, GOAL)
    assert [one.present for one in session.links] == [False]
    toggled(session, MEMBERS, GOAL)
    assert linked(session, MEMBERS, GOAL)


def test_links_are_undone_and_redone_by_name_and_listeners_hear_of_it() -> None:
    session = Session(linked_plan())
    heard: list[Event] = []
    session.subscribe(heard.append)
    toggled(session, HUMAN, GOAL)
    assert session.can_undo == "Add link"
    session.undo()
    assert session.links == ()
    session.redo()
    assert linked(session, HUMAN, GOAL)
    assert [type(one) for one in heard] == [LinksChanged] * 3


def test_linking_the_same_two_twice_says_it_once() -> None:
    session = Session(linked_plan())
    graph = graph_of(session)
    ends = node(graph, HUMAN).end, node(graph, GOAL).end
    add_link(session, *ends)
    assert add_link(session, *ends[::-1]) is None or len(session.links) == 1


def test_links_by_hand_are_in_the_working_file_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "annex.docx"
    path.write_bytes(resource("example", "annex.docx").read_bytes())
    session = Session.open(path, dossier=tmp_path / "work.dossier")
    toggled(session, HUMAN, GOAL)
    toggled(session, MEMBERS, "Shared use of spectrum and orbits")
    session.undo()
    kept = session.links
    session.close()
    again = Session.open(tmp_path / "work.dossier")
    assert again.links == kept
    assert linked(again, HUMAN, GOAL)
    again.undo()
    assert again.links == ()
    again.close()
    assert read_any(tmp_path / "work.dossier").links == ()


def test_nothing_is_linked_in_a_document_opened_for_reading() -> None:
    session = Session(linked_plan(), read_only=True)
    with pytest.raises(RefusedError):
        toggled(session, HUMAN, GOAL)


def test_lost_links_can_be_dropped_and_the_others_stay() -> None:
    session = Session(linked_plan())
    toggled(session, HUMAN, GOAL)
    lost = HandLink(LinkEnd("enabler", 999_999, "", "Gone"), node(graph_of(session), GOAL).end)
    session.set_links("Add link", (*session.links, lost))
    forget_lost(session, graph_of(session))
    assert linked(session, HUMAN, GOAL)
    assert lost not in session.links


# ---- out ------------------------------------------------------------------------------------------------------------


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_table_has_every_link_with_its_evidence_and_every_gap() -> None:
    document = amended_plan()
    graph = links_of(document, (), "strategic-plan")
    table = rows(links_csv(graph, document))
    assert len(table) == len(graph.links) + len(graph.gaps)
    first = next(row for row in table if row["from title"] == "Strategic communication")
    assert (first["link"], first["to number"], first["state"], first["origin"]) == ("enables", "3", "added", "text")
    paragraph = document.body.paragraphs[int(first["paragraph"]) - 1]
    assert first["quote"] in paragraph.text
    assert {row["from title"] for row in table if row["state"] == "link missing"} == {HUMAN, "Diversity and inclusion"}


def test_no_cell_of_a_table_can_be_taken_for_a_formula() -> None:
    annex = Annex()
    annex.heading(1, "Strategic goals")
    annex.heading(2, "Goal 1: =HYPERLINK(1)")
    annex.heading(1, "Enablers")
    annex.heading(2, "@SUM(A1) of means")
    annex.text("It supports Goal 1.")
    graph = links_of(annex.document(), (), "strategic-plan")
    cells = [cell for data in (links_csv(graph), matrix_csv(graph, "enabler", "goal"))
             for line in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in line]  # fmt: skip
    assert any("HYPERLINK" in cell for cell in cells)
    assert not any(cell[:1] in tuple("=@+") for cell in cells)


def test_the_matrix_as_a_table_says_where_each_link_comes_from() -> None:
    session = Session(linked_plan())
    toggled(session, HUMAN, GOAL)
    toggled(session, MEMBERS, GOAL)
    table = rows(matrix_csv(graph_of(session), "enabler", "goal"))
    by_enabler = {row["Enabler"]: row[f"1 {GOAL}"] for row in table}
    assert by_enabler[HUMAN] == "hand"
    assert by_enabler[MEMBERS] == "-"
    assert by_enabler["Regional presence"] == ""


def test_a_drawing_of_an_arabic_plan_begins_at_the_right() -> None:
    graph = links_of(linked_plan(), (), "strategic-plan")
    assert 'text-anchor="end"' in links_svg(graph, "ar-EG")
    assert 'text-anchor="end"' not in links_svg(graph, "en-GB")


def test_exports_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    document: Document = linked_plan()
    graph = links_of(document, (), "strategic-plan")

    def broken(_svg: str) -> bytes:
        raise RefusedError("There is no paint.")

    out = tmp_path / "links.png"
    out.write_bytes(b"before")
    with pytest.raises(RefusedError):
        export_links(graph, out, broken)
    assert out.read_bytes() == b"before"
    export_links(graph, out, lambda svg: b"painted " + svg[:4].encode())
    assert out.read_bytes() == b"painted <svg"
    with pytest.raises(RefusedError, match=r"must end in \.svg"):
        export_links(graph, tmp_path / "links.txt", broken)
    assert not (tmp_path / "links.txt").exists()


def test_the_plan_as_xml_has_its_links_and_keeps_to_the_schema() -> None:
    document = amended_plan()
    ends = [node(links_of(document, (), "strategic-plan"), title).end for title in (HUMAN, GOAL)]
    tree = etree.fromstring(project(plan_with_links(document, [HandLink(ends[0], ends[1])], "strategic-plan")))
    etree.XMLSchema(etree.parse(str(schema("plan.xsd")))).assertValid(tree)
    links = tree.findall("{urn:rapporteur:plan:1}link")
    assert len(links) > 60
    assert {link.get("origin") for link in links} == {"structure", "table", "text", "hand"}
