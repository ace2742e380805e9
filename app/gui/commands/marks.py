"""Changes marked by hand: suggested when a file is opened that shows some, converted only when somebody asks for it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from app.gui.actions import ActionSpec, Place
from app.gui.messages import Answer, Message, Tone
from app.gui.wording import number
from app.gui.work import Latest
from app.model.errors import RapporteurError

if TYPE_CHECKING:
    from app.editing.handmade import HandMark, Survey
    from app.formats.docx import DocxFile
    from app.gui.dialogs.marks import MarksDialog
    from app.gui.open_document import OpenDocument
    from app.gui.window import MainWindow
    from app.model.document import Document
    from app.services.marks import Conversion
    from app.services.remarks import Remarks

_OPENING = "opening"
_CONVERTED = "marks converted"
_SHOWN_FOR = 12.0
_AGAIN = 1000
"""Milliseconds until a remark looks again whether another message has gone."""


class MarkCommands(QObject):
    """The remarks on opening a file, and the way from hand-made marks to tracked changes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reader = Latest("look at the file", _remarks, 0, self)
        self._reader.ready.connect(self._remark)
        self._remarked: OpenDocument | None = None
        self._known: Remarks | None = None
        self._waiting: Message | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_AGAIN)
        self._clock.timeout.connect(self._say)
        self.dialog: MarksDialog | None = None
        window.document_shown.connect(self._watch)
        window.document_closed.connect(self._forget)

    @property
    def settled(self) -> bool:
        """Whether the file that was opened has been looked at."""
        return self._reader.idle

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [
            ActionSpec(
                "changes.marks",
                self.tr("Changes marked by hand…"),
                self.review,
                Place.CHANGES,
                9,
                hint=self.tr("Find changes shown by strikethrough, highlight, underline or colour, and track them"),
                enabled=self._can_convert,
            )
        ]

    # On opening

    def _watch(self) -> None:
        opened = self._window.opened
        if opened is not None:
            # The checks come first: what they find is what people wait for.
            opened.findings_found.connect(self._look)
            opened.failed.connect(self._look)
            opened.document_changed.connect(lambda _: self._window.messages.withdraw(_CONVERTED))

    def _look(self, _found: object = None) -> None:
        opened = self._window.opened
        if opened is not None and self._remarked is not opened:
            self._remarked = opened
            self._reader.ask(opened.session.file, opened.session.document, now=True)

    def _remark(self, remarks: Remarks) -> None:
        window = self._window
        if window.session is None or window.path is None:
            return
        self._known = remarks
        marks = "" if window.session.read_only or self._was_left() else self._suggestion(remarks.marks)
        notes = " ".join(remarks.notes)
        said = zlib.crc32(notes.encode())
        if notes and window.settings.number("opening_notes", window.path, 0) == said:
            notes = ""
        text = f"{marks} {notes}".strip()
        if not text:
            return
        window.settings.remember_number("opening_notes", said if remarks.notes else 0, window.path)
        review = Answer(self.tr("Review…"), self.review)
        leave = Answer(self.tr("Leave them"), self._leave)
        answers = (review, leave) if marks else ()
        self._waiting = Message(text, Tone.NOTE, answers, _OPENING, None if marks else _SHOWN_FOR)
        self._say()

    def _say(self) -> None:
        """Say what is waiting once no other message is in the way."""
        if self._waiting is None:
            return
        if self._window.message_bar.message is not None:
            self._clock.start()
            return
        message, self._waiting = self._waiting, None
        self._window.messages.post(message)

    def _suggestion(self, found: Survey) -> str:
        from app.gui.dialogs.mark_list import mark_kind_name

        *first, last = [mark_kind_name(kind).lower() for kind in dict.fromkeys(m.kind for m in found.changes)] or [""]
        if not last:
            return ""
        names = self.tr("{kinds} and {kind}").format(kinds=", ".join(first), kind=last) if first else last
        count = len(found.changes)
        if count == 1:
            return self.tr("This file seems to show 1 change by {kinds}.").format(kinds=names)
        said = self.tr("This file seems to show {count} changes by {kinds}.")
        return said.format(count=number(count), kinds=names)

    def _was_left(self) -> bool:
        return bool(self._window.settings.number("marks_left", self._window.path, 0))

    def _leave(self) -> None:
        if self._window.path is not None:
            self._window.settings.remember_number("marks_left", 1, self._window.path)

    def _forget(self) -> None:
        self._reader.stop()
        self._clock.stop()
        self._waiting = self._remarked = self._known = None
        if self.dialog is not None:
            self.dialog.reject()
        for subject in (_OPENING, _CONVERTED):
            self._window.messages.withdraw(subject)

    # Converting

    def review(self) -> None:
        """Look for changes marked by hand and show what they are taken for."""
        window, session = self._window, self._window.session
        if session is None or self.dialog is not None:
            return
        window.settle()
        window.messages.withdraw(_OPENING)
        document = session.document
        known = self._known.marks if self._known is not None and self._known.document is document else None
        name = self.tr("Looking for changes marked by hand")
        window.jobs.start(
            name, lambda: _look_into(document, known), lambda found: self._show(document, *found), self._fail
        )

    def _show(self, document: Document, found: Survey, authors: tuple[str, ...]) -> None:
        window, session = self._window, self._window.session
        if session is None or self.dialog is not None:
            return
        if session.document is not document:
            self.review()
            return
        if not found.marks:
            window.messages.say(self.tr("No changes marked by hand were found in this text."))
            return
        from app.gui.dialogs.marks import MarksDialog

        own = (session.author.signature,) if session.author.name else ()
        self.dialog = MarksDialog(document, found, tuple(dict.fromkeys((*authors, *own))), window)
        self.dialog.place_chosen.connect(self._show_place)
        self.dialog.finished.connect(self._decided)
        self.dialog.open()

    def _show_place(self, mark: HandMark) -> None:
        annex = self._window.annex
        from app.model.document import Position, Range

        if annex is not None and annex.editor.document.holds(mark.paragraph):
            start, end = Position(mark.paragraph, mark.start), Position(mark.paragraph, mark.end)
            annex.editor.select(Range(start, end))

    def _decided(self, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        if result == QDialog.DialogCode.Accepted:
            self._convert(dialog.model.document, dialog.marks, dialog.who, dialog.when)
        dialog.deleteLater()

    def _convert(self, document: Document, marks: tuple[HandMark, ...], author: str, date: str) -> None:
        def made() -> Conversion:
            from app.services.marks import prepare_conversion

            return prepare_conversion(document, marks, author, date)

        name = self.tr("Converting changes marked by hand")
        self._window.jobs.start(name, made, lambda one: self._apply(one, len(marks), author), self._fail)

    def _apply(self, made: Conversion, count: int, author: str) -> None:
        from app.services.marks import apply_conversion

        window, session = self._window, self._window.session
        if session is None:
            return
        try:
            apply_conversion(session, made)
        except RapporteurError as error:
            window.messages.say(str(error), Tone.ERROR)
            return
        undo = Answer(self.tr("Undo"), window.edits.undo)
        text = self.tr("{count} marks became tracked changes of {author}.").format(count=number(count), author=author)
        window.messages.post(Message(text, Tone.DONE, (undo,), _CONVERTED))

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, RapporteurError):
            raise error
        self._window.messages.say(str(error), Tone.ERROR)

    def _can_convert(self) -> bool:
        session = self._window.session
        return session is not None and not session.read_only


def _remarks(file: DocxFile | None, document: Document) -> Remarks:
    from app.services.remarks import remarks_on

    return remarks_on(file, document)


def _look_into(document: Document, known: Survey | None) -> tuple[Survey, tuple[str, ...]]:
    from app.editing.handmade import survey
    from app.services.marks import known_authors

    return known or survey(document), known_authors(document)
