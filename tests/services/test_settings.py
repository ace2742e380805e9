"""A person's settings: kept whole, and never in the way when they are damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.proposal import Author
from app.services.places import dossier_for
from app.services.settings import Settings, load_settings, save_settings


def test_settings_come_back(tmp_path: Path) -> None:
    settings = Settings(
        Author("Ä. Rapporteur", "Example"), "fr", "strategic-plan", "itu-t-ls", ("/a",), {"theme": "dark"}
    )
    place = tmp_path / "new" / "settings.json"
    save_settings(settings, place)
    assert load_settings(place) == settings
    assert list(place.parent.iterdir()) == [place]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"author": 5, "recent": "x", "extra": []}', '{"author": {"name": null}}', "[" * 99_999],
)
def test_damaged_settings_are_as_if_never_set(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_settings_that_are_not_there_are_empty(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_a_file_opened_again_moves_to_the_front_of_the_recent_ones() -> None:
    settings = Settings()
    for name in ("a", "b", "c", "a"):
        settings = settings.with_recent(Path(name), most=2)
    assert settings.recent == ("a", "c")


@pytest.mark.parametrize("name", ["annex.docx", "../../etc/passwd", "a/b\\c:*?.docx", ".docx", "…" * 300, "CON"])
def test_a_working_file_lies_in_its_folder_whatever_the_document_is_called(name: str) -> None:
    place = dossier_for(name, "0123456789abcdef" * 4)
    assert place.parent == dossier_for("x", "0" * 64).parent
    assert place.name.endswith("-0123456789abcdef.dossier")
    assert len(place.name) < 120
    assert not set(place.name) & set('/\\:*?"<>|')
