"""What changes and people are called in the window."""

from __future__ import annotations

from enum import StrEnum
from typing import cast

import pytest

from app.gui.wording import kind_icon, kind_name, party_name, told
from app.model.revision import ChangeKind
from app.resources import resource


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_of_change_has_a_name_and_an_icon(kind: ChangeKind) -> None:
    assert kind_name(kind)[0].isupper()
    assert resource("icons", f"{kind_icon(kind)}.svg").is_file()


def test_a_kind_of_a_later_version_goes_by_its_own_name() -> None:
    class Later(StrEnum):
        TEXT_BOX_INSERT = "text_box_insert"

    later = cast("ChangeKind", Later.TEXT_BOX_INSERT)
    assert kind_name(later) == "Text box insert"
    assert resource("icons", f"{kind_icon(later)}.svg").is_file()


def test_parts_of_another_direction_do_not_reach_into_each_other() -> None:
    assert told("Inserted", "", "12 Feb 2026") == "Inserted · 12 Feb 2026"
    assert told("إدارة", "12 Feb 2026") == "\u2068إدارة\u2069 · \u206812 Feb 2026\u2069"


def test_the_party_is_what_stands_before_the_name() -> None:
    assert party_name("Example Union – B. Delegate") == "Example Union"
    assert party_name("B. Delegate") == ""
