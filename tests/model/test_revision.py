"""Changes inside changes."""

from __future__ import annotations

from app.model.revision import Revision

A, B, C = (Revision(author, "2026-01-20T10:00:00Z") for author in "ABC")


def test_what_stands_around_a_change_stands_around_all_of_it() -> None:
    assert [layer.author for layer in A.within(B).within(C).layers()] == ["A", "B", "C"]
    assert A.within(B.within(C)) == A.within(B).within(C)
    assert A.within(None) is A


def test_each_layer_can_be_taken_and_the_others_stay() -> None:
    nested = A.within(B).within(C)
    for taken, left in (("A", ["B", "C"]), ("B", ["A", "C"]), ("C", ["A", "B"])):
        rest = nested.without(lambda layer, taken=taken: layer.author == taken)
        assert rest is not None
        assert [layer.author for layer in rest.layers()] == left
    assert nested.without(lambda _: True) is None
    assert nested.without(lambda _: False) is nested
