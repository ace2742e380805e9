"""Links made by hand come back from the journal as they were, and nothing else passes for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editing.splice import Edit, Swap
from app.formats.dossier.codec import pack, unpack
from app.model.errors import UnreadableError
from app.model.link import HandLink, LinkEnd
from app.model.proposal import Proposal

TEXT = st.text(max_size=20)
ENDS = st.builds(LinkEnd, TEXT, st.none() | st.integers(0, 10**6), TEXT, TEXT)
LINKS = st.tuples() | st.lists(st.builds(HandLink, ENDS, ENDS, st.booleans()), max_size=4).map(tuple)


@given(LINKS, LINKS)
def test_an_edit_of_links_comes_back_as_it_was(before: tuple[HandLink, ...], after: tuple[HandLink, ...]) -> None:
    edit = Edit("Add link", links=Swap(before, after))
    assert unpack(pack(edit), Edit) == edit
    assert edit.inverse().inverse() == edit
    assert edit.then(edit.inverse()).links == Swap(before, before)


def test_something_else_in_place_of_a_link_is_damage() -> None:
    wrong = Edit("Add link", links=Swap((), (Proposal("p1", "No link"),)))  # pyright: ignore[reportArgumentType]
    with pytest.raises(UnreadableError):
        unpack(pack(wrong), Edit)
