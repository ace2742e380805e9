"""Links between the elements of a plan, and what people said about them by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.plan import LinkOrigin

__all__ = ["AmendmentState", "Evidence", "HandLink", "Link", "LinkEnd", "LinkOrigin", "Node"]


class AmendmentState(StrEnum):
    """What the tracked changes do to an element or a link."""

    KEPT = "kept"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """An element as a hand-made link names it: its title's paragraph, and what it was called when the link was made.

    `paragraph` is None for what the text only cites: a resolution, a budget line. Kind, number and title find the
    element again where the paragraph is gone.
    """

    kind: str
    paragraph: int | None = None
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class HandLink:
    """A link that somebody added, or (`present` False) one found in the text that somebody declared to be none."""

    source: LinkEnd
    target: LinkEnd
    present: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a link rests on: where it was found, in a plain sentence, with paragraph and quoted words if it has any."""

    origin: LinkOrigin
    because: str
    paragraph: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """An element on the map: `id` is "p" and its title's paragraph, or kind and number of what the text only cites.

    `unit` is the node id of the part (a study group) that has numbers of its own, "" where there is none.
    """

    id: str
    kind: str
    number: str
    title: str
    paragraph: int | None = None
    state: AmendmentState = AmendmentState.KEPT
    unit: str = ""

    @property
    def end(self) -> LinkEnd:
        """The element as a hand-made link names it."""
        return LinkEnd(self.kind, self.paragraph if self.id.startswith("p") else None, self.number, self.title)

    @property
    def name(self) -> str:
        """Number and title on one line."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Link:
    """A typed edge between two nodes; `type` says what it means ("contributes to"), `evidence` what it rests on."""

    source: str
    target: str
    type: str
    evidence: tuple[Evidence, ...] = ()
    state: AmendmentState = AmendmentState.KEPT
