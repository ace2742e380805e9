"""Messages to the person at the keyboard: data that anyone may post and only the window paints."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class Tone(StrEnum):
    """What kind of message it is; each has its own glyph."""

    NOTE = "note"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


class Answer(NamedTuple):
    """Something the person can do about a message: a verb and what it starts."""

    text: str
    run: Callable[[], object]


class Message(NamedTuple):
    """One thing to say; `subject` lets a later message about the same thing take its place."""

    text: str
    tone: Tone = Tone.NOTE
    answers: tuple[Answer, ...] = ()
    subject: str = ""
    seconds: float | None = None


class Messages(QObject):
    """Where messages are posted and withdrawn."""

    posted = Signal(object)
    withdrawn = Signal(str)

    def post(self, message: Message) -> None:
        """Say something; it stays until it is closed, replaced or, with `seconds`, timed out."""
        self.posted.emit(message)

    def say(self, text: str, tone: Tone = Tone.NOTE) -> None:
        """Say something that needs no answer; it goes after six seconds unless it is a warning or an error."""
        lasting = tone in (Tone.WARNING, Tone.ERROR)
        self.post(Message(text, tone, seconds=None if lasting else 6))

    def withdraw(self, subject: str) -> None:
        """Take back what was said about a subject."""
        self.withdrawn.emit(subject)
