"""The original beside the text, and spelling, by keys alone at a real window on a real display."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model.views import View
from app.resources import resource
from app.services.session import Session
from app.services.words import words_of
from tests.e2e.hands import Hands, at_window
from tests.hunspell_files import write_dictionary
from tests.judges.display import Display

WINDOW = "annex.docx – Rapporteur"
TITLE = "Draft Annex 1 to Resolution\u00a017 (Rev. Port Lumen, 2026)"
PAGE = (300, 1060)
"""Where the page stands across a screen of 1366 pixels."""

pytestmark = pytest.mark.display


@pytest.fixture
def hands(x_display: Display, tmp_path: Path) -> Iterator[Hands]:
    """The program on the example and a dictionary with all of its words; it ends well and without complaint."""
    annex = tmp_path / "annex.docx"
    shutil.copy(resource("example", "annex.docx"), annex)
    document = Session.in_memory(annex).document
    words = {word.text for paragraph in document.body.paragraphs for word in words_of(document, paragraph, "en-GB")}
    own = tmp_path / "home" / "xdg_data_home" / "rapporteur" / "dictionaries"
    write_dictionary(own, "en_GB", sorted({*words, "committee"}))
    wanted = os.environ.get("RAPPORTEUR_PICTURES")
    pictures = Path(wanted) if wanted else None
    errors = tmp_path / "stderr"
    with at_window(x_display, annex, tmp_path / "home", errors, pictures) as made:
        made.wait_for_title(WINDOW)
        yield made
        made.key("ctrl+q")
        assert made.ended() == 0
    assert errors.read_text() == ""


def test_a_person_compares_with_the_original_and_mends_a_word_by_keys(hands: Hands) -> None:
    # The first line is a picture.
    hands.key("ctrl+Home", "Down", "Home", "shift+End")
    hands.wait_for_copy(TITLE)

    # What is written stands on one side only; both sides can be read and copied.
    hands.key("ctrl+shift+d", "End")
    hands.write(" ")
    hands.wait_for_title("Who is editing? — Rapporteur")
    hands.write("A. Rapporteur")
    hands.key("Return")
    hands.wait_for_title(WINDOW)
    hands.write("comittee")
    hands.wait_for_text("{+ comittee+}")
    hands.keep("side-by-side")
    hands.key("Home", "shift+End")
    # The line has become too long for the page.
    hands.wait_for_copy("comittee")
    hands.key("shift+F6", "ctrl+a")
    hands.wait("the whole original is copied", lambda: whole_original_copied(hands))
    hands.key("F6", "ctrl+shift+d")

    hands.key("F7")
    hands.wait_for_copy("comittee")
    hands.keep("misspelt")
    hands.key("shift+F7")
    hands.wait("a suggestion is chosen", lambda: hands.chosen_row(*PAGE) is not None)
    hands.keep("suggestions")
    hands.key("Return")
    hands.wait("the word is mended", lambda: f"{TITLE} committee" in hands.text(View.FINAL))
    hands.key("ctrl+z")
    hands.wait("it is as it was", lambda: f"{TITLE} comittee" in hands.text(View.FINAL))


def whole_original_copied(hands: Hands) -> bool:
    copied = hands.copied()
    return TITLE in copied and "comittee" not in copied
