"""What the driver of the kill test does to a session, one step after another, the same for the same number."""

from __future__ import annotations

import random
from dataclasses import dataclass

from app.model.document import Document, Position, Range
from app.model.proposal import Proposal
from app.services.session import Session

DATE = "2026-02-11T09:00:00Z"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: `kind` at a place, with a text."""

    kind: str
    paragraph: int
    offset: int
    text: str


def planned(document: Document, chance: random.Random) -> Step:
    """A step that can be made in this document; most are typing."""
    paragraph = chance.choice([p for p in document.body.paragraphs if p.block is None])
    kinds = ("type", "type", "type", "type", "strike", "delete", "split", "undo", "redo", "propose")
    text = chance.choice(("a", " word", "é", "Ω "))
    return Step(chance.choice(kinds), paragraph.id, chance.randint(0, paragraph.length), text)


def perform(session: Session, step: Step) -> None:
    """Make the step."""
    here = Range(*(Position(step.paragraph, step.offset),) * 2)
    match step.kind:
        case "type":
            session.type_text(here, step.text)
        case "strike" | "delete":
            session.strike(here, forward=step.kind == "delete")
        case "split":
            session.split(here)
        case "undo":
            session.undo()
        case "redo":
            session.redo()
        case _:
            session.add_proposal(Proposal(session.new_proposal_id(), step.text))
