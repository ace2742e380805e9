"""A walk's numbers stay true while changes are decided, taken back and made."""

from __future__ import annotations

from app.gui.walk_progress import Verdict, WalkProgress


def test_a_decided_change_keeps_its_number() -> None:
    walk = WalkProgress(4)
    walk.decide(3, 1, Verdict.ACCEPTED)
    assert [walk.number(row) for row in range(3)] == [1, 3, 4]
    assert (walk.total, walk.left, walk.count(Verdict.ACCEPTED)) == (4, 3, 1)


def test_undo_brings_the_last_one_back_to_its_place() -> None:
    walk = WalkProgress(4)
    walk.decide(3, 1, Verdict.ACCEPTED)
    walk.decide(2, 2, Verdict.REJECTED)
    assert walk.undo(3, 0) == 2
    assert walk.undo(4, 0) == 1
    assert [walk.number(row) for row in range(4)] == [1, 2, 3, 4]
    assert walk.count(Verdict.ACCEPTED) == walk.count(Verdict.REJECTED) == 0


def test_redo_decides_again_as_before_and_goes_on_behind_it() -> None:
    walk = WalkProgress(3)
    walk.decide(2, 2, Verdict.REJECTED)
    walk.undo(3, 0)
    assert walk.redo(2, 0) == 2
    assert walk.count(Verdict.REJECTED) == 1


def test_a_decision_that_takes_two_changes_with_it_settles_both() -> None:
    walk = WalkProgress(5)
    walk.decide(3, 1, Verdict.ACCEPTED)
    assert [walk.number(row) for row in range(3)] == [1, 4, 5]
    assert walk.undo(5, 0) == 1


def test_what_is_written_on_the_way_is_counted_in() -> None:
    walk = WalkProgress(3)
    walk.decide(2, 0, Verdict.ACCEPTED)
    walk.adapt(3, 1)
    assert walk.total == 4
    assert [walk.number(row) for row in range(3)] == [2, 3, 4]
    assert walk.undo(4, 0) == 0


def test_undoing_what_was_done_before_the_walk_only_adds() -> None:
    walk = WalkProgress(2)
    assert walk.undo(3, 1) is None
    assert walk.total == walk.left == 3
