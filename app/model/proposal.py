"""Proposals and the statement that carries them."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from app.model.value import slotted_value


class Symbol(StrEnum):
    """What a proposal does to the text it stands above; always Latin letters, in every language."""

    ADD = "ADD"
    MOD = "MOD"
    EDITORIAL = "(MOD)"
    SUP = "SUP"
    NOC = "NOC"
    ADD_MOVED = "ADD*"
    SUP_MOVED = "SUP*"


@slotted_value
class Author:
    """Who makes a change."""

    name: str
    organization: str = ""

    @property
    def signature(self) -> str:
        """The name a tracked change carries: "Organization – Name"."""
        return f"{self.organization} – {self.name}" if self.organization else self.name


@slotted_value
class Rationale:
    """Why a proposal is made, paragraph by paragraph, and who is asked to consider it."""

    text: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()


@slotted_value
class Proposal:
    """A group of changes with one title and one reason; changes name it by `id`."""

    id: str
    title: str = ""
    symbol: Symbol = Symbol.MOD
    addressees: tuple[str, ...] = ()
    rationale: Rationale = Rationale()


@slotted_value
class Approval:
    """Where and when the sending body approved the statement; `date` is ISO 8601."""

    body: str = ""
    place: str = ""
    date: str = ""


@slotted_value
class Contact:
    """A person to ask; every part can be missing."""

    name: str = ""
    role: str = ""
    organization: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""


@slotted_value
class Statement:
    """The fields of a liaison statement (Rec. ITU-T A.1 (2016) clause 1.5.1); `deadline` is ISO 8601 or free text."""

    number: str = ""
    title: str = ""
    source: str = ""
    questions: tuple[str, ...] = ()
    for_action: tuple[str, ...] = ()
    for_comment: tuple[str, ...] = ()
    for_information: tuple[str, ...] = ()
    approval: Approval = Approval()
    deadline: str = ""
    reply_to: str = ""
    contacts: tuple[Contact, ...] = ()
    abstract: tuple[str, ...] = ()
    introduction: tuple[str, ...] = ()
    language: str = "en"
    extra: dict[str, str] = field(default_factory=dict[str, str], compare=False)
