"""What is said of the working file: whether all is on disk, and what can be done when it cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.messages import Answer, Message, Tone
from app.model.errors import RapporteurError

if TYPE_CHECKING:
    from app.gui.open_document import OpenDocument
    from app.gui.window import MainWindow

_SUBJECT = "saving"


class Keeping(QObject):
    """Keeps a document open as long as something done in it is not on disk and nobody has given that up."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._failing = False

    def follow(self, opened: OpenDocument) -> None:
        """Listen to the journal of a document."""
        self._failing = False
        opened.saved_changed.connect(self._heard)
        opened.saving_failed.connect(self._failed)

    def sentence(self) -> str:
        """What the status line says."""
        session = self._window.session
        if session is None:
            return self.tr("No document is open")
        if session.read_only:
            return self.tr("Open for reading only")
        if self._failing:
            return self.tr("Changes cannot be saved")
        return self.tr("All changes saved") if session.saved else self.tr("Saving…")

    def let_go(self, then: Callable[[], object]) -> bool:
        """Write what waits and close the session; False where that fails and it stays open.

        `then` is what happens when the person gives up what cannot be written.
        """
        session = self._window.session
        assert session is not None
        try:
            session.close()
        except RapporteurError as error:
            self._refuse(str(error), then)
            return False
        self._window.messages.withdraw(_SUBJECT)
        return True

    def _heard(self, saved: bool) -> None:
        if saved and self._failing:
            self._failing = False
            self._window.messages.withdraw(_SUBJECT)
        self._show()

    def _failed(self, text: str) -> None:
        # It is tried again every few seconds; who has read that need not read it each time.
        if not self._failing:
            self._failing = True
            self._window.messages.post(Message(text, Tone.ERROR, subject=_SUBJECT))
        self._show()

    def _refuse(self, text: str, then: Callable[[], object]) -> None:
        self._failing = True
        answers = (
            Answer(self.tr("Export annex with changes…"), self._window.files.export_annex),
            Answer(self.tr("Close without saving"), lambda: self._give_up(then)),
        )
        said = self.tr("{reason} The document stays open.").format(reason=text)
        self._window.messages.post(Message(said, Tone.ERROR, answers, _SUBJECT))
        self._show()

    def _give_up(self, then: Callable[[], object]) -> None:
        if self._window.session is not None:
            self._window.session.close(discard=True)
        then()

    def _show(self) -> None:
        self._window.status.saved.setText(self.sentence())
