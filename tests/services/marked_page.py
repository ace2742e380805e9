"""A received statement that shows its changes by strikethrough and highlight, made as a person makes it in Word."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

LEGEND = (
    "The following text is copied from the draft annex. The text that is struck out is suggested to be removed. "
    "The text in highlight is new suggested text, and the rest is left intact for context."
)
ORIGINAL = (
    "The secretariat will carry out a renewal plan based on three main tracks: training, tools and travel. "
    "Work goes on towards a culture of learning and renewal. Money is spent with care."
)
FINAL = (
    "The secretariat will carry out a renewal plan based on four main tracks: training, tools and careers. "
    "Work goes on towards a culture of learning, renewal and sharing, knowing that habits change slowly. "
    "Money is spent with care."
)
HEADING = "Edit the enabler on staff (for consideration by WG-A)"
NOTE = "Rationale (for consideration by WG-B):"


def write_page(path: Path) -> Path:
    """Write the page as a Word file."""
    page = Document()
    title = page.add_paragraph()
    title.add_run(HEADING).underline = True
    page.add_paragraph(LEGEND)
    changed = page.add_paragraph()
    _say(changed, "The secretariat will carry out a renewal plan based on ")
    _say(changed, "three", struck=True)
    _say(changed, "four", new=True)
    _say(changed, " main tracks: training, tools and ")
    _say(changed, "travel", struck=True)
    _say(changed, "careers", new=True)
    _say(changed, ". Work goes on towards a culture of learning")
    _say(changed, ",", new=True)
    _say(changed, " and", struck=True)
    _say(changed, " renewal")
    _say(changed, " and sharing, knowing that habits change slowly", new=True)
    _say(changed, ". Money is spent with care.")
    reason = page.add_paragraph()
    reason.add_run(NOTE).bold = True
    open_point = page.add_paragraph("Figures are those of ")
    open_point.add_run("[year]").font.highlight_color = WD_COLOR_INDEX.YELLOW
    page.save(str(path))
    return path


def _say(paragraph: Paragraph, text: str, *, struck: bool = False, new: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.strike = struck or None
    if new:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
