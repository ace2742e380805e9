"""What a statement will quote can be seen before it is exported."""

from __future__ import annotations

from app.model.proposal import Proposal
from app.model.views import View, paragraph_text
from app.services.preview import preview_changes
from tests.gui.samples import document_of, session_of
from tests.gui.samples import place as range_of


def test_a_proposal_is_quoted_with_its_heading_and_its_own_changes_only() -> None:
    session = session_of(document_of("#Human resources", "People matter.", "#Finance", "Money matters."))
    for number, (id_, paragraph) in enumerate((("p1", 2), ("p2", 4))):
        session.add_proposal(Proposal(id_, f"Proposal {number}"))
        session.active_proposal = id_
        session.type_text(range_of(paragraph, 0), "New. ")
    quoted = preview_changes(session.document, session.proposals, "en")
    texts = [paragraph_text(p, View.FINAL) for p in quoted["p1"]]
    assert "Human resources" in " ".join(texts)
    assert "New. People matter." in texts
    assert not any("Finance" in text or "Money" in text for text in texts)
    assert any(run.inserted for p in quoted["p1"] for run in p.runs)


def test_without_proposals_nothing_is_quoted() -> None:
    assert preview_changes(document_of("text"), (), "en") == {}
