"""Pasting with the keys from the clipboard of a real display, as other programs fill it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from app.model.structure import cell_of
from app.model.views import View
from app.resources import resource
from tests.e2e.hands import at_window
from tests.judges.display import Display
from tests.services import clipboards

pytestmark = pytest.mark.display


def put(display: Display, html: str) -> None:
    """Offer HTML as a program does that has nothing else to offer."""
    command = ["xclip", "-selection", "clipboard", "-t", "text/html"]
    subprocess.run(command, input=html.encode(), env=display.environment, timeout=10, check=True)


@pytest.mark.parametrize("program", ["word", "browser"])
def test_a_page_on_the_clipboard_comes_in_tracked_and_goes_again(
    program: str, x_display: Display, tmp_path: Path
) -> None:
    shutil.copy(resource("example", "annex.docx"), tmp_path / "annex.docx")
    wanted = os.environ.get("RAPPORTEUR_PICTURES")
    pictures = Path(wanted) if wanted else None
    with at_window(x_display, tmp_path / "annex.docx", tmp_path / "home", tmp_path / "stderr", pictures) as hands:
        hands.wait_for_title("annex.docx – Rapporteur")
        hands.wait("the working file", lambda: hands.state() is not None)
        before = hands.text()
        put(x_display, clipboards.ALL[program])
        hands.key("ctrl+Home", "Down", "ctrl+v")
        hands.wait_for_title("Who is editing? — Rapporteur")
        hands.write("B. Delegate")
        hands.key("Return")
        hands.wait_for_text("{+Quays and cranes+}")
        hands.keep(f"pasted-{program}")
        state = hands.state()
        assert state is not None
        rows = {c.row.id for p in state.document.body.paragraphs if (c := cell_of(p.parent)) and c.row.inserted}
        assert len(rows) == 3
        assert "Quays" not in hands.text(View.ORIGINAL)
        hands.key("ctrl+z")
        hands.wait("everything is as it was", lambda: hands.text() == before)
        hands.key("ctrl+q")
        assert hands.ended() == 0
    assert not (tmp_path / "stderr").read_text()
