from __future__ import annotations

import pytest

from app.liaison import load_form
from app.liaison.fields import approval_line, contact_blocks, cover_values, listed, write_date
from app.model.proposal import Approval, Contact, Statement

ENGLISH = load_form().language("en")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "1 February 2026"),
        ("fr", "1 février 2026"),
        ("es", "1 de febrero de 2026"),
        ("ru", "1 февраля 2026 года"),
        ("zh", "2026年2月1日"),
        ("ar", "1 فبراير 2026"),
    ],
)
def test_a_date_is_written_as_the_language_does(code: str, said: str):
    assert write_date("2026-02-01T09:00:00Z", load_form().language(code)) == said


@pytest.mark.parametrize("text", ["before the next meeting", "2026-13-01", "-", ""])
def test_a_date_in_free_text_stays_as_it_is(text: str):
    assert write_date(text, ENGLISH) == text


@pytest.mark.parametrize(
    ("approval", "said"),
    [
        (Approval("RG", "Virtual", "2026-02-11"), "RG (Virtual, 11 February 2026)"),
        (Approval("RG", "", "2026-02-11"), "RG (11 February 2026)"),
        (Approval("RG", "Virtual", ""), "RG (Virtual)"),
        (Approval("RG"), "RG"),
        (Approval("", "Virtual", "2026-02-11"), "Virtual, 11 February 2026"),
        (Approval(), ""),
    ],
)
def test_an_approval_reads_well_whatever_is_missing(approval: Approval, said: str):
    assert approval_line(approval, ENGLISH) == said


def test_recipients_stand_in_one_line():
    assert listed(("WG-A", " ", "WG-B "), ENGLISH) == "WG-A; WG-B"
    assert listed(("WG-A", "WG-B"), load_form().language("zh")) == "WG-A；WG-B"


def test_a_person_without_an_address_shares_the_block_before():
    blocks = contact_blocks([Contact("A", email="a@example.org"), Contact("B"), Contact("C", phone="+1")], ENGLISH)
    assert [block["contact.people"] for block in blocks] == [("A", "B"), ("C",)]
    assert [block["contact.reach"] for block in blocks] == [("E-mail:\ta@example.org",), ("Tel:\t+1",)]


def test_two_people_with_one_address_share_a_block_that_prints_it_once():
    blocks = contact_blocks([Contact("A", email="desk@example.org"), Contact("B", email="desk@example.org")], ENGLISH)
    assert [block["contact.reach"] for block in blocks] == [("E-mail:\tdesk@example.org",)]


@pytest.mark.parametrize("missing", ["name", "role", "organization", "country", "email", "phone"])
def test_any_part_of_a_contact_can_be_missing(missing: str):
    parts = {"name": "A", "role": "Chair", "organization": "Org", "country": "Land", "email": "a@x.org", "phone": "+1"}
    (block,) = contact_blocks([Contact(**{**parts, missing: ""})], ENGLISH)
    lines = [*block["contact.people"], *block["contact.reach"]]
    assert all(lines)
    for part, value in parts.items():
        assert any(value in line for line in lines) is (part != missing)


def test_empty_contacts_are_left_out():
    assert contact_blocks([Contact(), Contact()], ENGLISH) == []


def test_a_statement_without_approval_bears_the_date_of_its_making():
    values = cover_values(Statement(), load_form(), "2026-02-12T08:00:00Z")
    assert values["date"] == ("12 February 2026",)
    assert values["deadline"] == ("-",)
