"""Changes that somebody marked by hand, by strikethrough, underline, highlight or colour, instead of tracking them."""

from app.editing.handmade.convert import convert
from app.editing.handmade.manual import to_manual
from app.editing.handmade.marks import HandMark, MarkKind, Survey
from app.editing.handmade.survey import survey

__all__ = ["HandMark", "MarkKind", "Survey", "convert", "survey", "to_manual"]
