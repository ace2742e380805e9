"""The profiles a person has: which one a document is read by, and what is said about those with mistakes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.model.errors import RefusedError
from app.services import checking
from app.services.checking import check_document, known_profiles, plan_of, profile_for
from tests.plan.annex import Annex
from tests.plan.plans import small_plan

SHOP = """name = "shop"
title = "Shop"
signs = ["inventory of the shop"]
[[kind]]
name = "shelf"
title = "Shelf"
plural = "Shelves"
sections = ["shelves"]
items = ["list"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for a user's own profiles."""
    monkeypatch.setattr(checking, "config_folder", lambda: tmp_path)
    made = tmp_path / "profiles"
    made.mkdir()
    return made


def shop() -> Annex:
    annex = Annex()
    annex.heading(1, "Inventory of the shop")
    annex.heading(1, "Shelves")
    annex.bullet("Upper", "Lower")
    return annex


def test_a_profile_of_the_user_is_used_where_it_fits_best(folder: Path) -> None:
    (folder / "shop.toml").write_text(SHOP, "utf-8")
    plan = plan_of(shop().document())
    assert plan.profile == "shop"
    assert [element.title for element in plan.elements] == ["Upper", "Lower"]
    assert plan_of(small_plan().document()).profile == "strategic-plan"


def test_an_edited_profile_is_read_again(folder: Path) -> None:
    path = folder / "shop.toml"
    path.write_text(SHOP, "utf-8")
    assert known_profiles().named("shop").title == "Shop"
    path.write_text(SHOP.replace('"Shop"', '"Corner shop"'), "utf-8")
    os.utime(path, ns=(1, 1))
    assert known_profiles().named("shop").title == "Corner shop"


def test_a_profile_with_a_mistake_is_a_finding_and_the_others_go_on(folder: Path) -> None:
    (folder / "shop.toml").write_text(SHOP, "utf-8")
    (folder / "broken.toml").write_text(SHOP.replace("[[kind]]", "[[kinds]]"), "utf-8")
    found = [one for one in check_document(shop().document()) if one.rule == "profile.unusable"]
    assert [one.reference for one in found] == ["broken.toml"]
    assert "broken.toml, line 4: “kinds” means nothing here" in found[0].message
    assert plan_of(shop().document()).profile == "shop"


def test_an_unknown_profile_is_refused_with_the_names_there_are(folder: Path) -> None:
    with pytest.raises(RefusedError, match="no profile “menu”; known are: resolution"):
        profile_for(shop().document(), "menu")


def test_a_document_that_says_nothing_is_read_as_a_strategic_plan(folder: Path) -> None:
    annex = Annex()
    annex.text("A note.")
    assert profile_for(annex.document()).name == "strategic-plan"
