"""Finding, replacing and going to places by keys alone, at a real window on a real display."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model.views import View
from app.resources import resource
from tests.e2e.hands import Hands, at_window
from tests.judges.display import Display

WINDOW = "annex.docx – Rapporteur"

pytestmark = pytest.mark.display


@pytest.fixture
def hands(x_display: Display, tmp_path: Path) -> Iterator[Hands]:
    """The program on the example; it ends well and has nothing to complain of."""
    shutil.copy(resource("example", "annex.docx"), tmp_path / "annex.docx")
    wanted = os.environ.get("RAPPORTEUR_PICTURES")
    pictures = Path(wanted) if wanted else None
    errors = tmp_path / "stderr"
    with at_window(x_display, tmp_path / "annex.docx", tmp_path / "home", errors, pictures) as made:
        made.wait_for_title(WINDOW)
        yield made
        made.key("ctrl+q")
        assert made.ended() == 0
    assert errors.read_text() == ""


def copied_from_text(hands: Hands, words: str) -> None:
    """Leave the bar for the text and see what is selected there."""
    hands.key("Escape")
    hands.wait_for_copy(words)


def test_a_person_finds_replaces_and_goes_to_places_by_keys(hands: Hands) -> None:
    hands.key("ctrl+f")
    hands.write("Human resources")
    hands.key("Return", "Return")
    hands.keep("find-found")
    copied_from_text(hands, "Human resources")

    # The selection is taken; then all of them are replaced, and all of that is undone at once.
    count = hands.text(View.FINAL).count("Human resources")
    hands.key("ctrl+h", "ctrl+h")
    hands.write("People")
    hands.key("Return")
    hands.wait_for_title("Who is editing? — Rapporteur")
    hands.write("A. Rapporteur")
    hands.key("Return")
    hands.wait_for_title(WINDOW)
    hands.wait_for_text("{+People+}")
    hands.keep("find-replaced")
    hands.key("Return")
    hands.wait("two are replaced", lambda: hands.text(View.FINAL).count("Human resources") == count - 2)
    hands.key("Escape", "ctrl+z", "ctrl+z")
    hands.wait("nothing is replaced", lambda: hands.text(View.FINAL).count("Human resources") == count)

    hands.key("ctrl+g")
    hands.write("mission")
    hands.keep("go-to")
    hands.key("Return")
    # The keyboard comes back to the text a moment after the dialog has gone.
    hands.wait_for_copy("Mission", lambda: hands.key("Home", "shift+End"))
