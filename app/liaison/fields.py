"""The fields of a statement as the lines that its cover prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.liaison.form import Form, Language
from app.model.proposal import Approval, Contact, Statement

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")

LEFT_TO_RIGHT = "\u200e"
"""The mark before what runs from left to right in any text: groups of digits would else stand the other way round."""

Lines = tuple[str, ...]
Values = dict[str, Lines]


def write_date(text: str, language: Language) -> str:
    """An ISO 8601 date or instant in words, "11 February 2026"; any other text as it is."""
    match = _DATE.fullmatch(text.strip())
    if match is None or not 1 <= int(match[2]) <= 12:
        return text.strip()
    month = language.months[int(match[2]) - 1]
    return language.say("date", day=str(int(match[3])), month=month, year=match[1])


def approval_line(approval: Approval, language: Language) -> str:
    """Who approved it, where and when: "WG-A (Virtual, 11 February 2026)", without what is missing."""
    parts = (approval.place.strip(), write_date(approval.date, language))
    when = language.sentences["comma"].join(part for part in parts if part)
    if approval.body.strip() and when:
        return language.say("approval", body=approval.body.strip(), when=when)
    return approval.body.strip() or when


def listed(names: Sequence[str], language: Language) -> str:
    """Recipients or addressees in one line."""
    return language.sentences["list"].join(name.strip() for name in names if name.strip())


def cover_values(statement: Statement, form: Form, date: str) -> Values:
    """Every field and label by the name of its place in the template; an empty tuple means that there is nothing."""
    language = form.language(statement.language)
    values = {name: _or_empty(lines, form.empty.get(name, "")) for name, lines in _fields(statement, language).items()}
    values |= _masthead(statement, language, date)
    return values | {f"label.{name}": (text,) for name, text in language.labels.items()}


def contact_blocks(contacts: Sequence[Contact], language: Language) -> list[Values]:
    """The blocks of contacts: one without an address of their own shares the block of the one before."""
    blocks: list[list[Contact]] = []
    for contact in (c for c in contacts if c != Contact()):
        if blocks and _shares(contact, blocks[-1][0]):
            blocks[-1].append(contact)
        else:
            blocks.append([contact])
    return [_block(block, language) for block in blocks]


def _or_empty(lines: Sequence[str], empty: str) -> Lines:
    said = tuple(line.strip() for line in lines if line.strip())
    return said or ((empty,) if empty else ())


def _fields(statement: Statement, language: Language) -> dict[str, Sequence[str]]:
    reply = language.say("reply", reply_to=statement.reply_to.strip()) if statement.reply_to.strip() else ""
    return {
        "questions": (listed(statement.questions, language),),
        "source": (statement.source,),
        "title": (statement.title,),
        "reply": (reply,),
        "for_action": (listed(statement.for_action, language),),
        "for_comment": (listed(statement.for_comment, language),),
        "for_information": (listed(statement.for_information, language),),
        "approval": (approval_line(statement.approval, language),),
        "deadline": (write_date(statement.deadline, language),),
        "abstract": statement.abstract,
    }


def _masthead(statement: Statement, language: Language, date: str) -> Values:
    group = statement.extra.get("group", "") or statement.source
    original = language.originals.get(statement.extra.get("original", "") or language.code, "")
    return {
        "number": _or_empty((statement.number,), ""),
        "date": _or_empty((write_date(statement.approval.date or date, language),), ""),
        "original": _or_empty((original,), ""),
        "group": _or_empty((group,), ""),
        "group_details": _or_empty(statement.extra.get("group_details", "").splitlines(), ""),
    }


def _shares(contact: Contact, first: Contact) -> bool:
    return (contact.email, contact.phone) in {("", ""), (first.email, first.phone)}


def _block(block: list[Contact], language: Language) -> Values:
    people = [line for contact in block for line in _person(contact, language)]
    reach: list[str] = []
    for contact in block:
        for label, text in (("phone", contact.phone), ("email", contact.email)):
            line = f"{language.label(label)}\t{LEFT_TO_RIGHT if language.rtl else ''}{text.strip()}"
            if text.strip() and line not in reach:
                reach.append(line)
    return {"contact.people": tuple(people), "contact.reach": tuple(reach)}


def _person(contact: Contact, language: Language) -> Lines:
    role = language.sentences["comma"].join(
        part.strip() for part in (contact.role, contact.organization) if part.strip()
    )
    return tuple(line.strip() for line in (contact.name, role, contact.country) if line.strip())
