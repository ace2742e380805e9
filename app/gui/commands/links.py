"""The page of links: showing it, adding and removing links, and its exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.actions import ActionSpec, Place
from app.gui.messages import Answer, Message, Tone
from app.gui.places import Page
from app.model.errors import RapporteurError

if TYPE_CHECKING:
    from app.gui.links_page import LinksPage
    from app.gui.window import MainWindow
    from app.model.document import Position

_MATRIX, _MAP = 0, 1


class LinkCommands(QObject):
    """What can be done with the links of the plan."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: LinksPage | None = None

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [*self._views(), *self._exports()]

    @property
    def page(self) -> LinksPage | None:
        """The page of the open document once somebody has looked at it."""
        return self._page

    @property
    def settled(self) -> bool:
        """Whether no links are being looked for."""
        return self._page is None or self._page.settled

    def open_page(self) -> LinksPage:
        """The page of the open document, made when it is shown for the first time."""
        assert self._window.opened is not None
        if self._page is None:
            from app.gui.links_page import LinksPage

            self._page = LinksPage(self._window.opened, self._window.registry, self._may_edit)
            self._page.place_chosen.connect(self._go)
            self._page.left.connect(lambda: self._window.show_page(Page.ANNEX))
        return self._page

    def close_page(self) -> None:
        """Put the page away together with its document."""
        if self._page is not None:
            self._page.stop()
            self._page.hide()
            self._page.deleteLater()
            self._page = None

    def follow_theme(self) -> None:
        """Draw in the colours of another theme."""
        if self._page is not None:
            self._page.follow_theme()

    def _views(self) -> list[ActionSpec]:
        links = self.tr("Links")
        return [
            ActionSpec(
                "links.matrix",
                self.tr("Matrix of links"),
                lambda: self._show(_MATRIX),
                Place.VIEW,
                1,
                submenu=links,
                shortcuts=("Ctrl+Shift+M", "Ctrl+4"),
                hint=self.tr("Which elements of two kinds are linked, and where links are missing"),
                enabled=self._has_document,
            ),
            ActionSpec(
                "links.map",
                self.tr("Map of links"),
                lambda: self._show(_MAP),
                Place.VIEW,
                1,
                submenu=links,
                shortcuts=("Ctrl+Alt+L",),
                hint=self.tr("All elements and their links as a drawing"),
                enabled=self._has_document,
            ),
            ActionSpec(
                "links.toggle",
                self.tr("Add or remove link"),
                self._toggle,
                Place.TOOLS,
                2,
                hint=self.tr("Link the chosen pair of the matrix by hand, or take the link away"),
                enabled=self._pair_chosen,
            ),
            ActionSpec(
                "links.zoom_fit",
                self.tr("Fit the map to the width"),
                self._fit,
                Place.VIEW,
                1,
                submenu=links,
                enabled=self._on_page,
            ),
        ]

    def _exports(self) -> list[ActionSpec]:
        kinds = (
            ("svg", self.tr("Export map as SVG…"), self.tr("SVG drawing (*.svg)")),
            ("png", self.tr("Export map as PNG…"), self.tr("PNG picture (*.png)")),
            ("csv", self.tr("Export links as CSV…"), self.tr("Table (*.csv)")),
        )
        return [
            *(
                ActionSpec(
                    f"links.export_{ending}",
                    text,
                    lambda ending=ending, filter_=filter_: self._export(ending, filter_),
                    Place.FILE,
                    1,
                    submenu=self.tr("Export links"),
                    enabled=self._has_document,
                )
                for ending, text, filter_ in kinds
            ),
            ActionSpec(
                "links.export_matrix",
                self.tr("Export this matrix as CSV…"),
                lambda: self._export("csv", self.tr("Table (*.csv)"), matrix=True),
                Place.FILE,
                1,
                submenu=self.tr("Export links"),
                enabled=self._on_page,
            ),
        ]

    # Deeds

    def _show(self, view: int) -> None:
        self._window.show_page(Page.LINKS)
        if self._page is not None:
            self._page.show_view(view)

    def _toggle(self) -> None:
        if self._page is not None:
            self._page.toggle()

    def _fit(self) -> None:
        if self._page is not None:
            self._page.show_view(_MAP)
            self._page.map.fit()

    def _go(self, place: Position) -> None:
        if self._window.annex is not None:
            self._window.show_page(Page.ANNEX)
            self._window.annex.go_to(place)

    def _export(self, ending: str, filter_: str, *, matrix: bool = False) -> None:
        window = self._window
        if window.opened is None or window.path is None:
            return
        from PySide6.QtWidgets import QFileDialog

        name = self.tr("links") if not matrix else self.tr("matrix")
        start = window.path.with_name(f"{window.path.stem} {name}.{ending}")
        chosen, _ = QFileDialog.getSaveFileName(window, self.tr("Export"), str(start), filter_)
        if chosen:
            self.export_to(Path(chosen).with_suffix(f".{ending}"), matrix=matrix)

    def export_to(self, out: Path, *, matrix: bool = False) -> None:
        """Write the links, or the matrix that is shown, to a file; found and written off the window's thread."""
        window, page = self._window, self._page
        if window.opened is None or (matrix and page is None):
            return
        session, plan = window.opened.session, window.opened.plan
        document, hand, said = session.document, session.links, session.kinds
        kinds = (page.rows.currentData(), page.columns.currentData()) if page is not None else ("", "")

        def write() -> None:
            from app.gui.link_picture import png_of
            from app.services.export import write_file
            from app.services.links import export_links, links_of, matrix_csv

            graph = links_of(document, hand, plan.profile, said)
            if matrix:
                write_file(out, matrix_csv(graph, *kinds))
            else:
                export_links(graph, out, png_of, language=document.language, document=document)

        name = self.tr("Exporting {name}").format(name=out.name)
        window.jobs.start(name, write, lambda _: self._exported(out), self._refused)

    def _exported(self, out: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        show = Answer(self.tr("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(out))))
        text = self.tr("{name} was written.").format(name=out.name)
        self._window.messages.post(Message(text, Tone.DONE, (show,), seconds=8))

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, RapporteurError | OSError):
            raise error
        self._window.messages.say(str(error), Tone.ERROR)

    # When

    def _has_document(self) -> bool:
        return self._window.opened is not None

    def _on_page(self) -> bool:
        return self._page is not None and self._window.page is Page.LINKS

    def _pair_chosen(self) -> bool:
        return self._on_page() and self._page is not None and self._page.chosen_pair() is not None

    def _may_edit(self) -> bool:
        session = self._window.session
        if session is None or session.read_only:
            self._window.messages.say(self.tr("This document is open for reading only; nothing was changed."))
            return False
        return True
