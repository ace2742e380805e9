"""Profiles: the shipped one, those of a user, and what is said about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.errors import RefusedError
from app.plan import recognise
from app.plan.profiles import ItemForm, ProfileError, load_profiles, read_profile, shipped_profile
from tests.plan.annex import Annex
from tests.plan.plans import outline

GOOD = """name = "shop"
title = "Shop"

[[kind]]
name = "shelf"
title = "Shelf"
plural = "Shelves"
sections = ["shelves"]
items = ["heading"]

[[kind]]
name = "jar"
title = "Jar"
parent = "shelf"
prefixes = { en = ["jar"] }

[[table]]
kind = "jar"
[table.columns]
title = ["jar"]
content = ["content"]
"""


SHIPPED = ("resolution", "results-framework", "statement", "strategic-plan")


def test_the_shipped_profile_has_all_kinds_in_order() -> None:
    kinds = list(shipped_profile().kinds)
    assert kinds == [
        "vision", "mission", "value", "goal", "target", "thematic_priority", "outcome", "sub_outcome", "indicator",
        "output", "enabler", "value_proposition", "risk", "budget_line", "glossary_term", "acronym",
    ]  # fmt: skip
    assert shipped_profile().kinds["vision"].single
    assert shipped_profile().depth("indicator") == 2


def test_all_shipped_profiles_can_be_read() -> None:
    assert load_profiles().mistakes == ()


def test_a_profile_of_a_user_is_data_enough_to_recognise_by(tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text(GOOD, "utf-8")
    profile = load_profiles(tmp_path).named("shop")
    assert profile.kinds["shelf"].items == (ItemForm.HEADING,)
    annex = Annex()
    annex.heading(1, "Shelves")
    annex.heading(2, "Upper shelf")
    annex.table(("Jar", "Content"), ("Blue jar", "salt"))
    assert outline(recognise(annex.document(), profile)) == ["shelf Upper shelf", "  jar Blue jar"]


def test_a_user_profile_replaces_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD.replace('"shop"', '"strategic-plan"', 1), "utf-8")
    assert load_profiles(tmp_path).named("strategic-plan").title == "Shop"


MISTAKES = [
    ('name = "shop', 'name = "shop\nx', 1, "not valid TOML"),
    ('title = "Shelf"', "title = 3", 6, "must be text in quotation marks"),
    ('parent = "shelf"', 'parent = "cellar"', 14, "no kind “cellar”"),
    ('parent = "shelf"', 'parent = "jar"', 14, "below itself"),
    ('items = ["heading"]', 'items = ["hedding"]', 9, "Each item is one of"),
    ('items = ["heading"]', 'item = ["heading"]', 9, "“item” means nothing here"),
    ('sections = ["shelves"]', 'sections = "shelves"', 8, "list of texts"),
    ('name = "jar"', 'name = "shelf"', 12, "there twice"),
    ('name = "jar"', 'name = "The Jar"', 12, "only small letters"),
    ('name = "jar"\n', "", 11, "“name” is missing"),
    ('kind = "jar"', 'kind = "lid"', 18, "no kind “lid”"),
    ('title = ["jar"]\n', "", 19, "“title” is needed"),
    ('content = ["content"]', '"child:lid" = ["lid"]', 21, "no kind “lid”"),
    ("[[kind]]", "[kind]", None, "TOML"),
    ('title = "Shop"', 'title = "Shop"\nrules = ["../x.sch"]', 3, "without its folder"),
    ('parent = "shelf"', 'parent = ["shelf", "cellar"]', 14, "no kind “cellar”"),
    ('items = ["heading"]', 'patterns = ["("]', 9, "no usable pattern"),
    ('items = ["heading"]', f'patterns = ["{"x" * 501}"]', 9, "at most 500 characters"),
    ('items = ["heading"]', 'find = { size = ["large"] }', 9, "must have a group"),
    ('items = ["heading"]', 'narrows = "cupboard"', 9, "no kind “cupboard”"),
    ('items = ["heading"]', 'titled = "no"', 9, "must be true or false"),
    ('items = ["heading"]', 'components = ["size"]', 9, "must be a table"),
    (
        'content = ["content"]',
        'content = ["content"]\n[[link]]\nname = "in"\ntitle = "in"\nfrom = ["jar"]',
        22,
        "“to” is missing",
    ),
    (
        'content = ["content"]',
        'content = ["content"]\n[[link]]\nname = "in"\ntitle = "in"\nfrom = ["lid"]\nto = ["jar"]',
        25,
        "no kind “lid”",
    ),
    ('content = ["content"]', 'content = ["content"]\n[[variant]]\nname = "a b"', 23, "named in letters"),
    ('content = ["content"]', 'content = ["content"]\n[[variant]]\nname = "a"\nperiod = [2031, 2028]', 24, "two years"),
    ('content = ["content"]', 'content = ["content"]\n[[variant]]\nname = "a"\nexpects = ["lid"]', 24, "no kind “lid”"),
]


@pytest.mark.parametrize(("good", "bad", "line", "reason"), MISTAKES)
def test_a_mistake_is_reported_with_line_and_reason(
    tmp_path: Path, good: str, bad: str, line: int | None, reason: str
) -> None:
    path = tmp_path / "shop.toml"
    path.write_text(GOOD.replace(good, bad, 1), "utf-8")
    with pytest.raises(ProfileError, match=reason) as raised:
        read_profile(path)
    assert "shop.toml" in str(raised.value)
    if line is not None:
        assert raised.value.line == line


def test_a_profile_with_a_mistake_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("name = ", "utf-8")
    (tmp_path / "good.toml").write_text(GOOD, "utf-8")
    (tmp_path / "worse.toml").write_bytes(b"\xff\xfe\x00")
    loaded = load_profiles(tmp_path)
    assert set(loaded.profiles) == {"shop", *SHIPPED}
    assert [mistake.path.name for mistake in loaded.mistakes] == ["bad.toml", "worse.toml"]


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(RefusedError, match="known are: resolution, results-framework"):
        load_profiles().named("menu")
