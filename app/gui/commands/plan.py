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
    from app.gui.consequence_watch import ConsequenceWatch
    from app.gui.dialogs.element import Surroundings
    from app.gui.open_document import OpenDocument
    from app.gui.window import MainWindow
    from app.model.document import Position
    from app.model.finding import Finding
    from app.plan.profiles import Kind, Profile
    from app.services.new_elements import NewElement
    from app.services.session import Session

_COMMONEST = "enabler"


class PlanCommands(QObject):
    """What the plan's profile makes possible."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.insert_actions: list[str] = []
        """The actions that insert an element; there are none before a document is open."""
        self._offered = ""
        self.watch: ConsequenceWatch | None = None
        window.document_shown.connect(self._begin)
        window.document_closed.connect(self._end)

    def offer_elements(self, profile: str = "") -> None:
        """Register an action for each kind of element of a profile, instead of those of another one.

        The profiles take longer to read than an empty window waits.
        """
        from app.plan.profiles import DEFAULT_PROFILE
        from app.services.new_elements import writable_kinds

        wanted = profile or self._offered or DEFAULT_PROFILE
        if wanted == self._offered:
            return
        self._offered = wanted
        kinds = writable_kinds(_profile(wanted))
        # Adding an enabler is the commonest amendment, so it stands first; what a plan has once, last.
        kinds.sort(key=lambda kind: (kind.name != _COMMONEST, kind.single))
        for id_ in self.insert_actions:
            self._window.registry.remove(id_)
        self.insert_actions = [f"insert.{kind.name}" for kind in kinds]
        self._window.registry.add([self._insert_spec(kind) for kind in kinds])
        self._window.fill_menus()

    def _insert_spec(self, kind: Kind) -> ActionSpec:
        return ActionSpec(
            f"insert.{kind.name}",
            f"{kind.title}…",
            lambda: self.insert(kind),
            Place.INSERT,
            int(kind.single),
            shortcuts=("Ctrl+Shift+N",) if kind.name == _COMMONEST else (),
            hint=self.tr("A plan has one of these") if kind.single else "",
            enabled=lambda: self._may_insert(kind),
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
            ActionSpec(
                "tools.consequences",
                self.tr("What else has to change…"),
                self.show_consequences,
                Place.TOOLS,
                0,
                shortcuts=("Shift+F5",),
                hint=self.tr("Numbers, references, glossary, links, lists and rows that follow from the changes"),
                enabled=self._has_document,
            ),
            ActionSpec(
                "tools.tables",
                self.tr("My tables…"),
                self.edit_tables,
                Place.TOOLS,
                9,
                hint=self.tr("Resolutions in force, terms, words of the checks: your own over the shipped ones"),
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

    def edit_tables(self) -> None:
        """Let the person write own tables over the shipped ones, then check by these."""
        from app.gui.dialogs.own_tables import OwnTablesDialog

        window = self._window
        dialog = OwnTablesDialog(parent=window)
        dialog.saved.connect(lambda: window.opened.look() if window.opened is not None else None)
        dialog.exec()
        window.activateWindow()
        dialog.deleteLater()

    def insert(self, kind: Kind) -> None:
        """Ask what a new element is called and says, then put it where the plan has its like."""
        window, session = self._window, self._window.session
        if session is None or window.opened is None or not window.changes.ensure_author():
            return
        from app.gui.dialogs.element import ElementDialog

        dialog = ElementDialog(kind, self._surroundings(session, window.opened), window)
        given = dialog.exec() == QDialog.DialogCode.Accepted
        window.activateWindow()
        if given:
            self._insert(dialog.wanted)
        dialog.deleteLater()

    def show_consequences(self) -> None:
        """List what else the changes ask for."""
        if self.watch is not None:
            self.watch.show_list()

    def _surroundings(self, session: Session, opened: OpenDocument) -> Surroundings:
        from app.gui.dialogs.element import Surroundings
        from app.services.checking import plan_of

        profile = _profile(self._offered)
        # The plan that was recognised last may be a pause behind the text.
        plan = plan_of(session.document, profile.name, session.kinds)
        active = next((p.title for p in session.proposals if p.id == session.active_proposal), "")
        return Surroundings(session.document, plan, profile, session.tracked(), session.kinds, opened.findings, active)

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

    def _insert(self, wanted: NewElement) -> None:
        session = self._window.session
        if session is None:
            return
        try:
            session.add_element(wanted, profile=self._offered)
        except RapporteurError as error:
            self._window.messages.say(str(error), Tone.ERROR)
        else:
            # Writing goes on where the element now stands.
            self._window.show_page(Page.ANNEX)

    # The open document

    def _begin(self) -> None:
        from app.gui.consequence_watch import ConsequenceWatch

        opened = self._window.opened
        if opened is None:
            return
        opened.plan_found.connect(lambda plan: self.offer_elements(plan.profile))
        self.watch = ConsequenceWatch(self._window, opened)
        self.watch.place_wanted.connect(self._go)
        self.watch.links_wanted.connect(self._open_matrix)

    def _end(self) -> None:
        if self.watch is not None:
            self.watch.stop()
            self.watch.deleteLater()
            self.watch = None

    def _go(self, place: Position) -> None:
        window = self._window
        if window.annex is not None and window.session is not None and window.session.document.holds(place.paragraph):
            window.show_page(Page.ANNEX)
            window.annex.go_to(place)

    def _open_matrix(self) -> None:
        self._window.registry.action("links.matrix").trigger()

    # When

    def _may_insert(self, kind: Kind) -> bool:
        opened = self._window.opened
        if opened is None or opened.session.read_only:
            return False
        return not (kind.single and any(e.kind == kind.name for e in opened.plan.walk()))

    def _has_document(self) -> bool:
        return self._window.opened is not None


def _profile(name: str) -> Profile:
    """A profile by name; the user's own are read only where no shipped one has it, for the checks come with them."""
    from app.plan.profiles import shipped_profile

    try:
        return shipped_profile(name)
    except RapporteurError:
        from app.services.checking import profile_named

        return profile_named(name)
