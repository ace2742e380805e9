"""The file menu: open, recent files, the example, export, close."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent

from app.gui.actions import ActionSpec, Place
from app.gui.messages import Answer, Message, Tone
from app.model.errors import RapporteurError, RefusedError
from app.resources import resource

if TYPE_CHECKING:
    from app.gui.editor import EditorView
    from app.gui.window import MainWindow
    from app.services.export import ExportKind, Marks, Source
    from app.services.session import Session

_ENDINGS = (".docx", ".dossier", ".txt", ".html", ".htm")


class FileCommands(QObject):
    """What brings documents in and statements out; never on the window's thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.export_actions = ["file.export_statement", "file.export_annex", "file.export_marked"]

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [
            ActionSpec("file.open", self.tr("Open…"), self.open, Place.FILE, 0, shortcuts=("Ctrl+O",)),
            ActionSpec("file.example", self.tr("Open the example"), self.open_example, Place.FILE, 0),
            ActionSpec(
                "file.export_statement",
                self.tr("Export statement…"),
                self.export_statement,
                Place.FILE,
                1,
                shortcuts=("Ctrl+E",),
                hint=self.tr("The liaison statement with all proposals, as a Word document"),
                enabled=self._has_document,
            ),
            ActionSpec(
                "file.export_annex",
                self.tr("Export annex with changes…"),
                self.export_annex,
                Place.FILE,
                1,
                shortcuts=("Ctrl+Shift+S",),
                hint=self.tr("The annex with its tracked changes, as a Word document"),
                enabled=self._has_document,
            ),
            ActionSpec(
                "file.export_marked",
                self.tr("Export annex with changes marked by hand…"),
                self.export_marked,
                Place.FILE,
                1,
                hint=self.tr("New text underlined and highlighted, removed text struck: for readers without tracking"),
                enabled=self._has_document,
            ),
            ActionSpec(
                "file.close",
                self.tr("Close document"),
                self.close_document,
                Place.FILE,
                2,
                shortcuts=("Ctrl+W",),
                enabled=self._has_document,
            ),
            ActionSpec("file.quit", self.tr("Quit"), self._window.close, Place.FILE, 2, shortcuts=("Ctrl+Q",)),
        ]

    # In

    def open(self) -> None:
        """Ask for a file and open it."""
        from PySide6.QtWidgets import QFileDialog

        start = str(_folder_of(self._window.path) if self._window.path else Path.home())
        kinds = self.tr("Documents (*.docx *.dossier *.txt *.html *.htm);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), start, kinds)
        if name:
            self.open_path(Path(name))

    def open_example(self) -> None:
        """Open the annex that ships with the program."""
        self.open_path(resource("example", "annex.docx"))

    def open_path(self, path: Path, *, read_only: bool = False) -> None:
        """Open a file; it is read off the window's thread."""
        window = self._window
        window.settle()
        if window.path is not None and path.absolute() == window.path.absolute():
            return
        name = self.tr("Opening {name}").format(name=path.name)
        window.jobs.start(
            name,
            lambda: _read(path, read_only),
            lambda session: self._show(session, path),
            lambda error: self._refuse(error, path),
        )

    def dropped_file(self, data: QMimeData) -> Path | None:
        """The one file that is being dropped, if it is one that can be opened."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        fits = len(paths) == 1 and paths[0].suffix.lower() in _ENDINGS
        return paths[0] if fits else None

    def watch(self, editor: EditorView) -> None:
        """Let a file that is dropped on the text be opened."""
        editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A dragged file is for the window; everything else is for the text."""
        drags = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() in drags and isinstance(event, QDropEvent):
            path = self.dropped_file(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.open_path(path)
                return True
        return super().eventFilter(watched, event)

    def close_document(self) -> None:
        """Put the document away and show how to begin."""
        if self._window.close_document():
            self._window.show_start()

    def _show(self, session: Session, path: Path) -> None:
        window = self._window
        window.messages.withdraw("open")
        if not session.author.name and window.settings.author.name:
            session.author = window.settings.author
        window.show_session(session, path)

    def _refuse(self, error: BaseException, path: Path | None = None) -> None:
        if not isinstance(error, RapporteurError | OSError):
            fault = self.tr("That failed because of a fault in the program; nothing was changed. A report was saved.")
            self._window.messages.post(Message(fault, Tone.ERROR, subject="open"))
            raise error
        answers: tuple[Answer, ...] = ()
        if path is not None and isinstance(error, RefusedError):
            # Another window writes in it, or nothing can be written where working files are.
            answers = (Answer(self.tr("Open for reading"), lambda: self.open_path(path, read_only=True)),)
        self._window.messages.post(Message(_sentence(error), Tone.ERROR, answers, "open"))

    # Out

    def export_statement(self) -> None:
        """Ask where to, and write the liaison statement there."""
        from app.services.export import ExportKind

        self._export(ExportKind.LS, self.tr("Export statement"), self.tr("liaison-statement"))

    def export_annex(self) -> None:
        """Ask where to, and write the annex with its tracked changes there."""
        from app.services.export import ExportKind

        self._export(ExportKind.ANNEX, self.tr("Export annex with changes"), self.tr("with-changes"))

    def export_marked(self) -> None:
        """Ask where to, and write the annex there with its changes shown by underline, highlight and strikethrough."""
        from app.services.export import ExportKind, Marks

        self._export(ExportKind.ANNEX, self.tr("Export annex marked by hand"), self.tr("marked"), Marks.MANUAL)

    def _export(self, kind: ExportKind, title: str, stem: str, marks: Marks | None = None) -> None:
        window = self._window
        if window.path is None:
            return
        from PySide6.QtWidgets import QFileDialog

        window.settle()
        start = str(_folder_of(window.path) / f"{window.path.stem}-{stem}.docx")
        name, _ = QFileDialog.getSaveFileName(window, title, start, self.tr("Word documents (*.docx)"))
        if name:
            path = Path(name)
            self.export_to(kind, path if path.suffix else path.with_suffix(".docx"), marks)

    def export_to(self, kind: ExportKind, out: Path, marks: Marks | None = None) -> None:
        """Write one kind of file, with tracked changes unless `marks` says otherwise, off the window's thread."""
        window = self._window
        if window.session is None:
            return
        try:
            source = window.session.source
        except RapporteurError as error:
            self._refuse(error)
            return
        name = self.tr("Exporting {name}").format(name=out.name)
        window.jobs.start(
            name,
            lambda: _write(source, kind, out, marks),
            lambda _: self._exported(out),
            lambda error: self._not_exported(kind, marks, error),
        )

    def _not_exported(self, kind: ExportKind, marks: Marks | None, error: BaseException) -> None:
        if not isinstance(error, RapporteurError | OSError):
            self._refuse(error)
            return
        from app.services.export import ExportKind

        annex = self.export_marked if marks is not None else self.export_annex
        again = {ExportKind.LS: self.export_statement, ExportKind.ANNEX: annex}.get(kind)
        answers = (Answer(self.tr("Export again…"), again),) if again is not None else ()
        self._window.messages.post(Message(_sentence(error), Tone.ERROR, answers, subject="export"))

    def _exported(self, out: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = QUrl.fromLocalFile(str(out.parent.absolute()))
        show = Answer(self.tr("Open folder"), lambda: QDesktopServices.openUrl(folder))
        text = self.tr("Exported to {path}").format(path=out)
        self._window.messages.post(Message(text, Tone.DONE, (show,), subject="export"))

    def _has_document(self) -> bool:
        return self._window.opened is not None


def _folder_of(path: Path) -> Path:
    # Nobody looks for what they export among the program's own files.
    if not path.absolute().is_relative_to(resource()):
        return path.parent
    from PySide6.QtCore import QStandardPaths

    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def _read(path: Path, read_only: bool) -> Session:
    # What shows a document is loaded along with it, off the window's thread.
    import app.gui.annex_page
    import app.gui.document_state  # noqa: F401
    from app.services.session import Session

    if read_only:
        from app.services.opening import readable

        return Session.open(readable(path), read_only=True)
    return Session.open(path, at_once=True)


def _write(source: Source, kind: ExportKind, out: Path, marks: Marks | None) -> None:
    from app.services.export import Marks, export_bytes, write_file

    write_file(out, export_bytes(source, kind, marks or Marks.TRACKED))


def _sentence(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else str(error)
    return str(error)
