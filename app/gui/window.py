"""The window: pages, bars and columns around one open document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.gui.actions import ActionRegistry
from app.gui.commands.changes import ChangeCommands
from app.gui.commands.edit import EditCommands
from app.gui.commands.file import FileCommands
from app.gui.commands.find import FindCommands
from app.gui.commands.links import LinkCommands
from app.gui.commands.marks import MarkCommands
from app.gui.commands.moving import MovingCommands
from app.gui.commands.notes import NoteCommands
from app.gui.commands.plan import PlanCommands
from app.gui.commands.spelling import SpellingCommands
from app.gui.commands.table import TableCommands
from app.gui.commands.view import ViewCommands
from app.gui.commands.writing import WritingCommands
from app.gui.compilation_page import CompilationPage
from app.gui.keeping import Keeping
from app.gui.left_changes import LeftChanges
from app.gui.message_bar import MessageBar
from app.gui.messages import Answer, Message, Messages, Tone
from app.gui.pieces import ElidedLabel, column_of, row_of, surface
from app.gui.places import Page, Part
from app.gui.progress import ProgressLine
from app.gui.start_page import StartPage
from app.gui.status import StatusLine
from app.gui.tabs import TabRow
from app.gui.theme import SPACE_1, SPACE_2, SPACE_4, Theme
from app.gui.toolbar import MainToolBar
from app.gui.window_settings import WindowSettings
from app.gui.work import Job, Jobs, Latest

if TYPE_CHECKING:
    from app.gui.annex_page import AnnexPage
    from app.gui.find_bar import FindBar
    from app.gui.inspector import Inspector
    from app.gui.open_document import OpenDocument
    from app.gui.palette import CommandPalette
    from app.gui.statement_page import StatementPage
    from app.services.session import Session

LEAST_SIZE = (720, 480)
FIRST_SIZE = (1280, 800)
_FRAME = (16, 48)
"""What a window manager puts around a window, at most."""

_REFRESH = 60
_UNSEEN = 250
"""Milliseconds after which work on a document begins even if its text is not painted, as in a window that is hidden."""


class MainWindow(QMainWindow):
    """One window with one document, or with an empty page that says how to open one."""

    document_placed = Signal()
    """A document is in its place, but not painted yet."""

    document_shown = Signal()
    """Its text is painted, and all that works on it is loaded."""

    document_closed = Signal()

    def __init__(self, theme: Theme, settings: WindowSettings | None = None) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings or WindowSettings()
        self.messages = Messages(self)
        self.jobs = Jobs(self)
        self.keeping = Keeping(self)
        self.registry = ActionRegistry(self)
        self.opened: OpenDocument | None = None
        self.annex: AnnexPage | None = None
        self._gone_on: AnnexPage | None = None
        self._statement: StatementPage | None = None
        self.path: Path | None = None
        self._page = Page.ANNEX
        self._had_document = False
        self.setMinimumSize(*LEAST_SIZE)
        self.setAcceptDrops(True)
        self._command()
        self._build()
        self._connect()
        self._restore()
        self.show_start()

    def show_on_screen(self) -> None:
        """Show the window; where its first size has no room, it fills the screen, so that no edge lies outside."""
        room = self.screen().availableSize() - QSize(*_FRAME)
        fits = room.width() >= FIRST_SIZE[0] and room.height() >= FIRST_SIZE[1]
        if fits or self.settings.state("geometry") is not None:
            self.show()
        else:
            self.showMaximized()

    # What others ask

    @property
    def session(self) -> Session | None:
        """The session of the open document."""
        return self.opened.session if self.opened else None

    @property
    def statement(self) -> StatementPage | None:
        """The page of the open document's statement; it is made when it is first asked for."""
        if self._statement is None and self.opened is not None:
            from app.gui.statement_page import StatementPage

            self._statement = StatementPage(self.opened)
            self._stack.addWidget(self._statement)
        return self._statement

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    @property
    def settled(self) -> bool:
        """Whether nothing is under way: no file is being read, all checks are done."""
        quoted = self._statement is None or self._statement.preview.settled
        quoted = quoted and self.marks.settled and self.left_changes.settled
        return self.jobs.idle and quoted and self.links.settled and (self.opened is None or self.opened.settled)

    # The document

    def show_start(self) -> None:
        """Show the page that says how to begin."""
        # The page stands there before the person's settings have been read.
        QTimer.singleShot(50, self, self._recall)
        self._stack.setCurrentWidget(self.start)
        self._show_name()
        self.refresh()

    def _recall(self) -> None:
        self.start.show_recent(self.settings.recent)
        if self.settings.shortcuts:
            self.registry.choose_shortcuts(self.settings.shortcuts)

    def show_session(self, session: Session, path: Path) -> None:
        """Put a document on the desk in place of the one before, unless that cannot be put away."""
        # The editor takes longer to load than an empty window may wait.
        from app.gui.annex_page import AnnexPage
        from app.gui.document_state import restore
        from app.gui.open_document import OpenDocument

        if not self.close_document():
            session.close()
            return
        self._restore_geometry(path)
        self.path = path
        self.opened = OpenDocument(session, self)
        self.annex = AnnexPage(self.opened, self.plan.check, self.plan.fix)
        self._stack.addWidget(self.annex)
        self._connect_document(self.opened, self.annex)
        self.show_page(restore(self.settings, path, self.annex, self.width()))
        if self.page is Page.ANNEX:
            self.annex.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_name()
        # The text is painted before columns and menus are filled and work on the document begins.
        annex = self.annex
        annex.editor.first_painted.connect(lambda: self._go_on(annex), Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(_UNSEEN, annex, lambda: self._go_on(annex))
        self.document_placed.emit()

    def _go_on(self, annex: AnnexPage) -> None:
        if annex is self.annex and annex is not self._gone_on:
            self._gone_on = annex
            annex.fill()
            self._loader.ask(now=True)
            if self.path is not None:
                self.settings.remember_file(self.path)

    def _begin_work(self) -> None:
        if self.opened is not None:
            self.plan.offer_elements()
            self.document_shown.emit()
            self.opened.look()

    def close_document(self, then: Callable[[], object] | None = None) -> bool:
        """Put the open document away; False, and it stays, where what was done in it cannot be written.

        `then` is done if the person gives that up; by default that leads to the start page.
        """
        if self.opened is None or self.annex is None:
            return True
        self.settle()
        if not self.keeping.let_go(then or self.files.close_document):
            return False
        self._loader.stop()
        self.changes.review.leave()
        self._remember_document()
        self.annex.detach()
        # No page of a document that is closing may come to be shown, and start work, when another one goes.
        self._stack.setCurrentWidget(self.start)
        if self._statement is not None:
            self._statement.preview.stop()
        self.links.close_page()
        self.opened.close()
        for page in (self.annex, self._statement):
            if page is not None:
                self._stack.removeWidget(page)
                page.hide()
                page.deleteLater()
        self.opened.deleteLater()
        self.opened = self.annex = self._gone_on = self._statement = self.path = None
        self.document_closed.emit()
        return True

    def settle(self) -> None:
        """Write what is still being typed into forms into the session now."""
        if self._statement is not None:
            self._statement.settle()
        if self.annex is not None and self.annex.inspector.is_filled:
            self.annex.inspector.proposals.form.settle()

    def show_page(self, page: Page) -> None:
        """Show one of the pages."""
        if self.annex is None:
            return
        by_tab = any(tab.hasFocus() for tab in self.tabs.buttons)
        self._page = page
        # The links are another view of the annex and have no tab of their own.
        self.tabs.choose(Page.ANNEX if page is Page.LINKS else page)
        pages: dict[Page, QWidget] = {Page.ANNEX: self.annex}
        if page is Page.STATEMENT and self.statement is not None:
            pages[page] = self.statement
        if page is Page.LINKS:
            pages[page] = self.links.open_page()
            if self._stack.indexOf(pages[page]) < 0:
                self._stack.addWidget(pages[page])
        self._stack.setCurrentWidget(pages.get(page, self._compilation))
        if page is Page.LINKS and not by_tab:
            self.links.open_page().focus_view()
        elif not by_tab:
            form = self.statement.form if page is Page.STATEMENT and self.statement is not None else None
            first = form.lines["title"] if form is not None else self.annex.editor
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Bring actions, toolbar and status line up to date."""
        self.registry.refresh()
        self._bar.setVisible(self.opened is not None)
        self._head.setVisible(self.opened is not None)
        self.views.refresh_bars()
        self.changes.refresh_bars()
        self.status.saved.setText(self.keeping.sentence())
        self.status.fit()

    # Building

    def _command(self) -> None:
        self.files = FileCommands(self)
        self.edits = EditCommands(self)
        self.views = ViewCommands(self)
        self.changes = ChangeCommands(self)
        self.links = LinkCommands(self)
        self.plan = PlanCommands(self)
        self.spelling = SpellingCommands(self)
        self.registry.add(self.spelling.specs())
        self.writing = WritingCommands(self)
        self.registry.add(self.writing.specs())
        self.notes = NoteCommands(self)
        self.registry.add(self.notes.specs())
        self.moving = MovingCommands(self)
        self.registry.add(self.moving.specs())
        self.tables = TableCommands(self)
        self.registry.add(self.tables.specs())
        self.finds = FindCommands(self)
        for commands in (self.files, self.edits, self.finds, self.views, self.changes, self.links, self.plan):
            self.registry.add(commands.specs())

        self.marks = MarkCommands(self)
        self.left_changes = LeftChanges(self)
        self.registry.add(self.marks.specs())

    def _build(self) -> None:
        names = [self.tr("Annex"), self.tr("Statement"), self.tr("Compilation")]
        self.tabs = TabRow(names, "page", self.tr("Pages"), SPACE_2)
        self._name = ElidedLabel("", "quiet", Qt.TextElideMode.ElideMiddle)
        self._name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head = head = surface()
        row = row_of(head)
        row.addWidget(self.tabs)
        row.addWidget(self._name, 1)
        # Unlike a margin, this stands at the end of reading in either direction.
        row.addSpacing(SPACE_4)
        self.toolbar = MainToolBar(self.registry)
        self.progress = ProgressLine()
        self.start = StartPage(self.files.open, self.files.open_example, self.files.open_path)
        self._compilation = CompilationPage()
        self._stack = QStackedWidget()
        for page in (self.start, self._compilation):
            self._stack.addWidget(page)
        self.message_bar = MessageBar(self.messages)
        self.status = StatusLine(self.registry)
        centre = QWidget()
        self._column = column = column_of(centre)
        self._bar = surface()
        row_of(self._bar, margins=(SPACE_1, 0, SPACE_1, SPACE_1)).addWidget(self.toolbar)
        for part in (head, self._bar, self.progress):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self.message_bar)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.fill_menus()

    @cached_property
    def find_bar(self) -> FindBar:
        """The bar below the text for finding and replacing."""
        from app.gui.find_bar import FindBar

        bar = FindBar(self.registry)
        self._column.insertWidget(self._column.indexOf(self._stack) + 1, bar)
        return bar

    @cached_property
    def palette_box(self) -> CommandPalette:
        """Where a command is found by a few letters."""
        from app.gui.palette import CommandPalette

        return CommandPalette(self.registry, self)

    def fill_menus(self) -> None:
        """Put the registered actions into menus and toolbar."""
        self.registry.fill(self.menuBar())
        self.toolbar.fill_menu(self.toolbar.view, self.views.mode_actions)
        self.toolbar.fill_menu(self.toolbar.export, self.files.export_actions)
        self.toolbar.fill_menu(self.toolbar.insert, self.plan.insert_actions)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda place: self.show_page(Page(place)))
        self.jobs.slow.connect(self.progress.set_running)
        self.jobs.named.connect(self._name_job)
        self.theme.changed.connect(self._follow_theme)
        self._loader = Latest("load the rest", _load_rest, 0, self)
        self._loader.ready.connect(self._begin_work)
        self._loader.failed.connect(self._report)
        self._refresher = QTimer(self)
        self._refresher.setSingleShot(True)
        self._refresher.setInterval(_REFRESH)
        self._refresher.timeout.connect(self.refresh)

    def _connect_document(self, opened: OpenDocument, annex: AnnexPage) -> None:
        later = self._refresh_later
        for signal in (opened.document_changed, opened.proposals_changed, opened.settings_changed):
            signal.connect(later)
        opened.statement_changed.connect(later)
        opened.changes_found.connect(later)
        self.keeping.follow(opened)
        opened.words_counted.connect(self.status.show_words)
        opened.findings_found.connect(lambda found: annex.inspector.tabs.show_count(Part.FINDINGS, len(found)))
        opened.changes_found.connect(annex.inspector.count_changes)
        opened.failed.connect(self._report)
        annex.editor.message.connect(self.messages.say)
        annex.editor.zoom_changed.connect(later)
        annex.editor.view_changed.connect(later)
        annex.editor.selection_changed.connect(later)
        annex.inspector.filled.connect(lambda: self._connect_inspector(annex.inspector))
        self.changes.watch(annex.editor)
        self.files.watch(annex.editor)

    def _connect_inspector(self, inspector: Inspector) -> None:
        inspector.comments.answer_wanted.connect(self.notes.answer)
        inspector.changes.view.selectionModel().selectionChanged.connect(self._refresh_later)

    def _refresh_later(self) -> None:
        # Once for a burst of keys, and never on the way from key to paint.
        if not self._refresher.isActive():
            self._refresher.start()

    def _restore(self) -> None:
        self.resize(*FIRST_SIZE)
        geometry = self.settings.state("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _remember_document(self) -> None:
        if self.annex is None or self.path is None:
            return
        from app.gui.document_state import remember

        self.settings.remember_state("geometry", self.saveGeometry(), self.path)
        remember(self.settings, self.path, self.annex, self.page)

    def _restore_geometry(self, path: Path) -> None:
        # A window in which somebody works already keeps its size.
        geometry = self.settings.state("geometry", path)
        if geometry is not None and not self._had_document:
            self.restoreGeometry(geometry)
        self._had_document = True

    # Following

    def _show_name(self) -> None:
        name = self.session.base_name if self.session else ""
        self._name.setText(name)
        self.setWindowTitle(f"{name} – Rapporteur" if name else "Rapporteur")
        self.status.show_document(self.session is not None)

    def _follow_theme(self) -> None:
        self.toolbar.refresh_icons()
        if self.annex is not None:
            self.annex.editor.set_tokens(self.theme.tokens)
        if self._statement is not None:
            self._statement.preview.refresh()
        self.links.follow_theme()
        self.refresh()

    def _name_job(self, job: Job) -> None:
        cancel = Answer(self.tr("Cancel"), job.cancel)
        self.messages.post(Message(f"{job.name}…", answers=(cancel,), subject=job.name))
        job.when_ended(lambda: self.messages.withdraw(job.name))

    def _report(self, error: BaseException) -> None:
        self.messages.say(self.tr("The checks could not be run: {error}").format(error=error), Tone.ERROR)

    # Events of the window

    def changeEvent(self, event: QEvent) -> None:
        """Arrows on the toolbar point the other way when reading goes from right to left."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "toolbar"):
            self.toolbar.refresh_icons()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if self.files.dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        path = self.files.dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.files.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something could not be written: everything else is saved, and there is nothing to ask."""
        if not self.close_document(self.close):
            event.ignore()
            return
        self.settings.remember_state("geometry", self.saveGeometry())
        if "palette_box" in vars(self):
            self.palette_box.close_palette()
        self.jobs.stop()
        super().closeEvent(event)


def _load_rest() -> None:
    # What works on a document takes longer to load than its first page is waited for, or than a key may wait.
    import app.checks
    import app.editing.resolve
    import app.formats.html_writing
    import app.gui.consequence_watch
    import app.gui.editor.clipboard
    import app.gui.editor.keys
    import app.gui.editor.mouse
    import app.gui.editor.preedit
    import app.gui.statement_page
    import app.services.caret
    import app.services.new_elements
    import app.services.pasting  # noqa: F401
    from app.services.checking import known_profiles

    known_profiles()
