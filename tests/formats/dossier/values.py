"""Arbitrary values of the model for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from app.editing.splice import Edit, Splice, Swap
from app.model.content import Paragraph
from app.model.document import Range
from app.model.proposal import Proposal, Statement

_OPTIONAL_TEXT = st.none() | st.text(max_size=5)

PARAGRAPHS = st.lists(st.from_type(Paragraph), max_size=3).map(tuple)
SPLICES = st.builds(Splice, st.text(max_size=8), st.integers(0, 9), PARAGRAPHS, PARAGRAPHS, st.integers(0, 99))
PROPOSALS = st.lists(st.from_type(Proposal), max_size=3).map(tuple)
EDITS = st.builds(
    Edit,
    st.text(),
    st.lists(SPLICES, max_size=3).map(tuple),
    st.none() | st.from_type(Range),
    st.none() | st.from_type(Range),
    _OPTIONAL_TEXT,
    st.none() | st.builds(Swap, PROPOSALS, PROPOSALS),
    st.none() | st.builds(Swap, st.from_type(Statement), st.from_type(Statement)),
)
