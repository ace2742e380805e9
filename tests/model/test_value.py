"""Dataclasses that compile their methods late behave like those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from app.model.value import dataclass, slotted_value, value


@dataclass(frozen=True, slots=True)
class Plain:
    first: int
    second: str = "two"
    third: list[int] = dataclasses.field(default_factory=lambda: [3])
    told: int = dataclasses.field(default=4, compare=False, repr=False)
    made: int = dataclasses.field(init=False, default=5)


@dataclass(frozen=True, slots=True)
class Wider(Plain):
    fourth: bool = False

    def __repr__(self) -> str:
        return "wider"


@dataclass()
class Open:
    width: int
    area: int = dataclasses.field(init=False, default=0)

    def __post_init__(self) -> None:
        self.area = self.width**2


@dataclass(eq=False)
class Single:
    name: str = ""


@slotted_value
class Slotted:
    first: int
    second: tuple[int, ...] = ()


@value
class Loose:
    first: int


def _standard(**options: bool) -> Callable[[type], Any]:
    return dataclasses.dataclass(**options)  # type: ignore[call-overload]


def test_an_object_is_made_from_places_names_and_defaults() -> None:
    assert (Plain(1).first, Plain(1).second, Plain(1).third, Plain(1).told, Plain(1).made) == (1, "two", [3], 4, 5)
    assert Plain(1, "x", third=[]).third == []
    assert Plain(1).third is not Plain(1).third
    assert Wider(1, fourth=True).fourth
    assert Open(3).area == 9


@pytest.mark.parametrize("arguments", [(), (1, "x", [], 4, 5), ("a",) * 9])
def test_wrong_arguments_are_refused(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match=r"Plain\.__init__\(\)"):
        Plain(*arguments)
    with pytest.raises(TypeError):
        Slotted(third=1)  # type: ignore[call-arg]


def test_objects_are_equal_when_their_class_and_compared_fields_are() -> None:
    assert Plain(1, told=7) == Plain(1, told=8)
    assert Plain(1) != Plain(2)
    assert Plain(1) != Wider(1)
    assert Slotted(1, (2,)) == Slotted(1, (2,))
    assert Open(2) == Open(2)
    assert Single("a") != Single("a")


def test_frozen_objects_and_values_have_a_hash_that_goes_with_equality() -> None:
    assert hash(Slotted(1, (2,))) == hash(Slotted(1, (2,)))
    assert len({Loose(1), Loose(1), Loose(2)}) == 2
    assert hash(dataclasses.replace(Wider(1), third=())) == hash(dataclasses.replace(Wider(1, told=9), third=()))
    with pytest.raises(TypeError, match="unhashable"):
        hash(Open(1))
    assert len({Single("a"), Single("a")}) == 2


def test_a_frozen_object_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
        Plain(1).first = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
        del Plain(1).first  # type: ignore[misc]
    opened = Open(1)
    opened.width = 2
    assert opened.width == 2


def test_an_object_is_shown_with_its_fields_or_as_its_class_says() -> None:
    assert repr(Plain(1)) == "Plain(first=1, second='two', third=[3], made=5)"
    assert repr(Wider(1)) == "wider"
    assert repr(Slotted(1)) == "Slotted(first=1, second=())"


def test_replace_fields_and_patterns_know_the_fields() -> None:
    assert dataclasses.replace(Plain(1), first=2) == Plain(2)
    assert [field.name for field in dataclasses.fields(Wider)][-1] == "fourth"
    match Slotted(1, (2,)):
        case Slotted(first, second):
            assert (first, second) == (1, (2,))


@pytest.mark.parametrize("made", [Plain(1, "x"), Wider(1, fourth=True), Open(3), Slotted(1, (2,)), Loose(4)])
def test_a_copy_in_this_or_another_process_is_equal(made: object) -> None:
    assert copy.deepcopy(made) == made
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301


def test_a_signature_says_what_the_standard_library_would() -> None:
    body = {"__annotations__": {"first": int, "second": str}, "second": "two", "__doc__": "Two."}
    ours, theirs = (
        inspect.signature(make(type("Two", (), dict(body))))
        for make in (dataclass(frozen=True), _standard(frozen=True))
    )
    assert [(p.name, p.default, p.annotation) for p in ours.parameters.values()] == [
        (p.name, p.default, p.annotation) for p in theirs.parameters.values()
    ]


def test_nothing_is_compiled_before_it_is_asked_for() -> None:
    @dataclass(frozen=True)
    class Unused:
        first: int

    assert not inspect.isfunction(vars(Unused)["__init__"])
    assert Unused(1) == Unused(1)
    assert inspect.isfunction(vars(Unused)["__init__"])
    assert inspect.isfunction(vars(Unused)["__eq__"])
    assert not inspect.isfunction(vars(Unused)["__hash__"])
