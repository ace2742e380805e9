"""Follows the plan of the open document and says quietly when a change of it asks for more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.messages import Answer, Message, Tone
from app.gui.open_document import PAUSE, OpenDocument
from app.gui.work import Latest
from app.model.document import Document
from app.model.errors import RapporteurError
from app.model.link import HandLink
from app.model.plan import HandKind

if TYPE_CHECKING:
    from app.gui.dialogs.consequences import ConsequencesDialog
    from app.gui.window import MainWindow
    from app.services.consequences import Consequence

_SUBJECT = "consequences"


class ConsequenceWatch(QObject):
    """Finds consequences behind the checks; a message comes only with more of them, the list when somebody asks."""

    found = Signal(object)
    place_wanted = Signal(object)
    links_wanted = Signal()

    def __init__(self, window: MainWindow, opened: OpenDocument) -> None:
        super().__init__(window)
        self._window, self._opened = window, opened
        self._told: set[Consequence] | None = None
        self._last: Document = opened.session.document
        self._untracked_from: Document | None = None
        self.outstanding: list[Consequence] = []
        self._dialog: ConsequencesDialog | None = None
        self._finder = Latest("find consequences", _find, PAUSE, self)
        self._finder.ready.connect(self._take)
        self._finder.failed.connect(opened.failed)
        opened.plan_found.connect(lambda _: self._ask())
        opened.links_changed.connect(self._ask)

    @property
    def settled(self) -> bool:
        """Whether the consequences are those of the text as it stands."""
        return self._finder.idle

    def stop(self) -> None:
        """Let go of the document before it is closed."""
        self._finder.stop()
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.deleteLater()
            self._dialog = None

    @property
    def dialog(self) -> ConsequencesDialog:
        """The list, made when it is first asked for: neither it nor the checks may keep a document waiting."""
        if self._dialog is None:
            from app.gui.dialogs.consequences import ConsequencesDialog

            self._dialog = ConsequencesDialog(self._window)
            self._dialog.doing_wanted.connect(self.do)
            self._dialog.place_wanted.connect(self.place_wanted)
            self._dialog.links_wanted.connect(self.links_wanted)
        return self._dialog

    def show_list(self) -> None:
        """List what is outstanding in a window beside the text."""
        self._window.messages.withdraw(_SUBJECT)
        self.dialog.show_consequences(self.outstanding)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def do(self, wanted: Sequence[Consequence]) -> None:
        """Make the edits of consequences, tracked in the proposal of the change they follow from."""
        if not wanted or not self._window.changes.ensure_author():
            return
        from app.services.consequences import apply_consequences

        try:
            apply_consequences(self._opened.session, wanted, self._opened.plan.profile)
        except RapporteurError as error:
            self._window.messages.say(str(error), Tone.ERROR)

    def _ask(self) -> None:
        session = self._opened.session
        # Edits without tracking leave nothing to compare with but the document as it was before them.
        if not session.tracking and self._untracked_from is None:
            self._untracked_from = self._last
        self._last = session.document
        profile, before = self._opened.plan.profile, self._untracked_from
        self._finder.ask(session.document, profile, session.kinds, session.links, before, now=True)

    def _take(self, found: list[Consequence]) -> None:
        self.outstanding = found
        new = [one for one in found if self._told is not None and one not in self._told]
        self._told = set(found) | (self._told or set())
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_consequences(found)
        elif new:
            self._say(new)
        elif not found:
            self._window.messages.withdraw(_SUBJECT)
        if not found and self._opened.session.tracking:
            self._untracked_from = None
        self.found.emit(found)

    def _say(self, new: Sequence[Consequence]) -> None:
        causes = list(dict.fromkeys(one.cause for one in new))
        said = self.tr("{element}: {count} more places have to change.")
        if len(new) == 1:
            said = self.tr("{element}: one more place has to change.")
        name = causes[0] if len(causes) == 1 else self.tr("{element} and others").format(element=causes[0])
        text = said.format(element=name, count=len(new))
        show = Answer(self.tr("Show…"), self.show_list)
        self._window.messages.post(Message(text, Tone.NOTE, (show,), subject=_SUBJECT, seconds=20))


def _find(
    document: Document,
    profile: str,
    kinds: tuple[HandKind, ...],
    links: tuple[HandLink, ...],
    before: Document | None,
) -> list[Consequence]:
    from app.services.consequences import consequences_of

    return consequences_of(document, profile, kinds=kinds, links=links, before=before)
