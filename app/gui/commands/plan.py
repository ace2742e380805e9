"""New elements of the plan, the checks, and the mends they offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.gui.actions import ActionSpec, Place
from app.gui.messages import Tone
from app.gui.places import Page, Part
from app.model.errors import RapporteurError

if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.gui.window import MainWindow
    from app.model.document import Position
    from app.model.finding import Finding
    from app.plan.profiles import Kind

_COMMONEST = "enabler"


class PlanCommands(QObject):
    """What the plan's profile makes possible."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.insert_actions: list[str] = []
        """The actions that insert an element; there are none before a document is open."""

    def offer_elements(self) -> None:
        """Register an action for each kind of element; the profiles take longer to read than an empty window waits."""
        from app.plan.profiles import shipped_profile

        if self.insert_actions:
            return
        kinds = [kind for kind in shipped_profile().kinds.values() if not kind.single]
        # Adding an enabler is the commonest amendment, so it stands first.
        kinds.sort(key=lambda kind: kind.name != _COMMONEST)
        self.insert_actions = [f"insert.{kind.name}" for kind in kinds]
        self._window.registry.add([self._insert_spec(kind) for kind in kinds])
        self._window.fill_menus()

    def _insert_spec(self, kind: Kind) -> ActionSpec:
        return ActionSpec(
            f"insert.{kind.name}",
            f"{kind.title}…",
            lambda: self.insert(kind),
            Place.INSERT,
            0,
            shortcuts=("Ctrl+Shift+N",) if kind.name == _COMMONEST else (),
            enabled=self._has_document,
        )

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [
            ActionSpec(
                "tools.check",
                self.tr("Check the plan"),
                self.check,
                Place.TOOLS,
                0,
                shortcuts=("F5",),
                short=self.tr("Check"),
                hint=self.tr("Run all checks and show what they find"),
                enabled=self._has_document,
            ),
        ]

    def check(self) -> None:
        """Run the checks now and show what they find."""
        window = self._window
        if window.opened is not None and window.annex is not None:
            window.settle()
            window.show_page(Page.ANNEX)
            window.annex.inspector.show()
            window.annex.inspector.show_part(Part.FINDINGS)
            window.opened.look()

    def insert(self, kind: Kind) -> None:
        """Ask what a new element is called and says, then put it where the plan has its like."""
        window, session = self._window, self._window.session
        if session is None or window.opened is None or not window.changes.ensure_author():
            return
        from app.gui.dialogs.element import ElementDialog

        active = next((p.title for p in session.proposals if p.id == session.active_proposal), "")
        dialog = ElementDialog(kind.name, kind.title, window.opened.plan, active, window)
        given = dialog.exec() == QDialog.DialogCode.Accepted
        window.activateWindow()
        if given:
            self._insert(kind, dialog.title.text().strip(), dialog.paragraphs)
        dialog.deleteLater()

    def fix(self, finding: Finding) -> None:
        """Make a finding's mend as a tracked edit, unless the text has changed since it was found."""
        window, session = self._window, self._window.session
        fix = finding.fix
        if fix is None or session is None or window.opened is None or not window.changes.ensure_author():
            return
        if not window.opened.unchanged_since_check(fix.paragraph):
            window.messages.say(self.tr("The text has changed since it was checked; the checks are running again."))
            window.opened.look()
            return
        from app.editing import writing
        from app.model.document import Position

        start, end = Position(fix.paragraph, fix.start), Position(fix.paragraph, fix.end)
        tracking = session.tracked()

        def build(draft: Draft) -> Position:
            return writing.replace_text(draft, start, end, fix.text, tracking)

        session.edit(fix.title, build)

    def _insert(self, kind: Kind, title: str, text: tuple[str, ...]) -> None:
        session = self._window.session
        if session is None:
            return
        try:
            session.insert_element(kind.name, title, text)
        except RapporteurError as error:
            self._window.messages.say(str(error), Tone.ERROR)
        else:
            # Writing goes on where the element now stands.
            self._window.show_page(Page.ANNEX)

    def _has_document(self) -> bool:
        return self._window.opened is not None
