"""What is left in the file once no change is left in the list: changes in content that is only carried along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.messages import Message, Tone
from app.gui.wording import number
from app.gui.work import Latest
from app.model.errors import RapporteurError

if TYPE_CHECKING:
    from app.gui.open_document import OpenDocument
    from app.gui.window import MainWindow
    from app.model.changes import Change
    from app.services.export import Source

_SUBJECT = "changes left"
_DECIDING = ("Accept", "Reject")


class LeftChanges(QObject):
    """Counts the changes in the written file after the last one in the list was accepted or rejected."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._some = False
        self._counter = Latest("count what is left", _left, 0, self)
        self._counter.ready.connect(self._say)
        window.document_shown.connect(self._watch)
        window.document_closed.connect(self._counter.stop)

    @property
    def settled(self) -> bool:
        """Whether nothing is being counted."""
        return self._counter.idle

    def _watch(self) -> None:
        opened = self._window.opened
        self._some = False
        if opened is not None:
            opened.changes_found.connect(lambda found: self._look(opened, found))

    def _look(self, opened: OpenDocument, found: list[Change]) -> None:
        decided, self._some = self._some and not found, bool(found)
        last = opened.session.history[-1].name if opened.session.history else ""
        if not decided or not last.startswith(_DECIDING):
            return
        try:
            self._counter.ask(opened.session.source, now=True)
        except RapporteurError:
            # Without a Word file there is nothing to count in.
            return

    def _say(self, count: int) -> None:
        if not count:
            return
        text = self.tr("1 tracked change is left in content that is only carried along.")
        if count > 1:
            text = self.tr("{count} tracked changes are left in content that is only carried along.")
        self._window.messages.post(Message(text.format(count=number(count)), Tone.WARNING, subject=_SUBJECT))


def _left(source: Source) -> int:
    from app.services.remarks import changes_left

    return changes_left(source)
