"""Comments, answers to them, footnotes and endnotes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.actions import ActionSpec, Place
from app.gui.places import Part
from app.gui.wording import one_line

if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.gui.dialogs.note import NoteDialog
    from app.gui.window import MainWindow
    from app.model.document import Position, Range

_MOST = 160


class NoteCommands(QObject):
    """Writing what stands beside the text or below it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: NoteDialog | None = None

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        notes = (("footnote", self.tr("Footnote…"), "Ctrl+Alt+F"), ("endnote", self.tr("Endnote…"), "Ctrl+Alt+D"))
        return [
            ActionSpec(
                "insert.comment",
                self.tr("Comment…"),
                self.comment,
                Place.INSERT,
                3,
                shortcuts=("Ctrl+Alt+M",),
                enabled=partial(self._in, ("body", "text_box")),
            ),
            *(
                ActionSpec(
                    f"insert.{kind}",
                    text,
                    partial(self.note, kind),
                    Place.INSERT,
                    3,
                    shortcuts=(keys,),
                    enabled=partial(self._in, ("body",)),
                )
                for kind, text, keys in notes
            ),
        ]

    def comment(self) -> None:
        """Ask for a comment on what is selected, or on the paragraph of the caret."""
        window = self._window
        if window.session is None or window.annex is None or not self._named():
            return
        selection = self._about(window.annex.editor.selection)
        words = self._words(selection)
        text = self._asked(self.tr("Comment"), words, self.tr("Comment"))
        if text:
            session = window.session
            author, date = session.author.signature, session.tracked().date
            session.edit(self.tr("Comment"), partial(_commented, selection, text, author, date), before=selection)
            window.annex.inspector.show_part(Part.COMMENTS)

    def answer(self, ref: str) -> None:
        """Ask for an answer to a comment."""
        window = self._window
        if window.session is None or window.annex is None or not self._named():
            return
        from app.editing.commenting import thread_of

        session = window.session
        about = next((note for note in thread_of(session.document.stories, ref) if note.ref == ref), None)
        said = self.tr("To {author}").format(author=about.author) if about is not None else ""
        self._answer(ref, self._asked(self.tr("Answer"), said, self.tr("Answer")))

    def answer_with(self, ref: str, words: str) -> None:
        """Answer a comment with words that were written already."""
        from app.services.characters import writable

        if self._window.session is not None and self._named():
            self._answer(ref, writable(words))

    def _answer(self, ref: str, text: str) -> None:
        session = self._window.session
        if session is not None and text:
            author, date = session.author.signature, session.tracked().date
            session.edit(self.tr("Answer a comment"), partial(_answered, ref, text, author, date))

    def note(self, kind: str) -> None:
        """Ask for the text of a footnote or endnote at the caret."""
        window = self._window
        if window.session is None or window.annex is None or not window.changes.ensure_author():
            return
        place = window.annex.editor.selection.focus
        heading = self.tr("Footnote") if kind == "footnote" else self.tr("Endnote")
        text = self._asked(heading, "", self.tr("Insert"))
        if text:
            from app.editing.noting import add_note
            from app.model.document import Position

            session, selection = window.session, window.annex.editor.selection
            words = " ".join(text.split())

            def build(draft: Draft) -> Position:
                add_note(draft, place, words, session.tracked(), kind)
                return Position(place.paragraph, place.offset + 1)

            session.edit(heading, build, before=selection)

    def _asked(self, heading: str, about: str, done: str) -> str:
        from app.gui.dialogs.note import NoteDialog
        from app.services.characters import writable

        self.dialog = dialog = NoteDialog(heading, about, done, self._window)
        taken = bool(dialog.exec())
        self.dialog = None
        dialog.deleteLater()
        return writable(dialog.text) if taken else ""

    def _named(self) -> bool:
        session = self._window.session
        return session is not None and (bool(session.author.name) or self._window.changes.ask_author())

    def _about(self, selection: Range) -> Range:
        session = self._window.session
        if not selection.empty or session is None:
            return selection
        from app.model.document import Position, Range

        paragraph = session.document.paragraph(selection.focus.paragraph)
        return Range(Position(paragraph.id, 0), Position(paragraph.id, paragraph.length))

    def _words(self, selection: Range) -> str:
        session = self._window.session
        if session is None:
            return ""
        start, end = session.document.ordered(selection)
        text = session.document.paragraph(start.paragraph).text
        stop = end.offset if end.paragraph == start.paragraph else len(text)
        words = one_line(text[start.offset : stop])
        return f"“{words if len(words) <= _MOST else f'{words[: _MOST - 1]}…'}”" if words else ""

    def _in(self, kinds: tuple[str, ...]) -> bool:
        window = self._window
        if window.annex is None or window.session is None or window.session.read_only:
            return False
        # The menu must not wait for the kinds of stories to load.
        return window.annex.editor.galley.story.kind.value in kinds


def _commented(selection: Range, text: str, author: str, date: str, draft: Draft) -> Range:
    from app.editing.commenting import add_comment

    add_comment(draft, selection, text, author, date)
    return selection


def _answered(ref: str, text: str, author: str, date: str, draft: Draft) -> None:
    from app.editing.commenting import reply

    reply(draft, ref, text, author, date)
