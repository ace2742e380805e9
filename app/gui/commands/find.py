"""Find, replace and go to, in the edit menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.gui.actions import ActionSpec, Place
from app.gui.places import Page

if TYPE_CHECKING:
    from app.gui.dialogs.goto import GoToPalette
    from app.gui.finder import Finder, Options, Where
    from app.gui.window import MainWindow
    from app.model.document import Range

_LONGEST_TAKEN = 200
_OPTIONS = ("case", "words", "pattern")
_WHERE = ("shown", "final", "inserted", "struck")
"""The values of Where; the menu must not wait for the search to load."""


class FindCommands(QObject):
    """Opens the find bar, sets what it looks for, and steps through what was found."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._finder: Finder | None = None
        self.places: GoToPalette | None = None
        """The list of places to go to, once it was asked for."""
        self._listening = self._recalled = False
        self._open = False
        self._case = self._words = self._pattern = False
        self._where = _WHERE[0]
        self._within: Range | None = None
        window.document_closed.connect(self._leave)
        window.registry.refreshed.connect(self._show_bar)

    @property
    def finder(self) -> Finder | None:
        """What finds in the open document, once something was looked for."""
        return self._finder

    # Entries

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [*self._main(), *self._toggles(), *self._places(), *self._replacing()]

    def _main(self) -> list[ActionSpec]:
        entries = (
            ("edit.find", self.tr("Find…"), lambda: self.open(replacing=False), "Ctrl+F"),
            ("edit.find_next", self.tr("Find next"), lambda: self.step(True), "F3"),
            ("edit.find_previous", self.tr("Find previous"), lambda: self.step(False), "Shift+F3"),
            ("edit.replace", self.tr("Replace…"), lambda: self.open(replacing=True), "Ctrl+H"),
            ("edit.go_to", self.tr("Go to…"), self._go_to, "Ctrl+G"),
        )
        return [
            ActionSpec(id_, text, run, Place.EDIT, 3, shortcuts=(keys,), enabled=self._on_annex)
            for id_, text, run, keys in entries
        ] + [
            ActionSpec(
                "edit.find_back",
                self.tr("Back to the main text"),
                self._back_to_text,
                Place.EDIT,
                3,
                enabled=self._elsewhere,
            )
        ]

    def _toggles(self) -> list[ActionSpec]:
        names = {
            "case": (self.tr("Match case"), self.tr("Tell capital and small letters apart")),
            "words": (self.tr("Whole words"), self.tr("Find no parts of words")),
            "pattern": (self.tr("Pattern"), self.tr("Find a pattern (regular expression) instead of plain words")),
        }
        selection = (self.tr("In selection"), self.tr("Find only in the text that is selected now"))
        return [
            *(
                self._option(
                    f"find_{name}", *said, lambda name=name: self._toggle(name), lambda name=name: self._is(name)
                )
                for name, said in names.items()
            ),
            self._option("find_in_selection", *selection, self._toggle_selection, lambda: self._within is not None),
        ]

    def _option(
        self, name: str, text: str, hint: str, run: Callable[[], object], checked: Callable[[], bool]
    ) -> ActionSpec:
        return ActionSpec(
            f"edit.{name}",
            text,
            run,
            Place.EDIT,
            4,
            submenu=self.tr("Find options"),
            hint=hint,
            enabled=self._on_annex,
            checked=checked,
        )

    def _is(self, option: str) -> bool:
        return bool(getattr(self, f"_{option}"))

    def _places(self) -> list[ActionSpec]:
        names = (
            self.tr("Everything shown"),
            self.tr("Final text"),
            self.tr("Inserted text"),
            self.tr("Struck text"),
        )
        return [
            ActionSpec(
                f"edit.find_{where}",
                name,
                lambda where=where: self._look_in(where),
                Place.EDIT,
                5,
                submenu=self.tr("Find options"),
                enabled=self._on_annex,
                checked=lambda where=where: self._where == where,
            )
            for where, name in zip(_WHERE, names, strict=True)
        ]

    def _replacing(self) -> list[ActionSpec]:
        return [
            ActionSpec(
                "edit.replace_one",
                self.tr("Replace"),
                self.replace,
                Place.EDIT,
                6,
                submenu=self.tr("Find options"),
                hint=self.tr("Replace this one and go to the next"),
                enabled=self._can_replace,
            ),
            ActionSpec(
                "edit.replace_all",
                self.tr("Replace all"),
                self.replace_all,
                Place.EDIT,
                6,
                submenu=self.tr("Find options"),
                hint=self.tr("Replace everything that was found, as one step"),
                enabled=self._can_replace,
            ),
        ]

    # Deeds

    def open(self, *, replacing: bool) -> None:
        """Show the bar with what is selected, and give it the keyboard."""
        if self._window.annex is None:
            return
        bar = self._window.find_bar.built()
        # What is selected because it was found is no news.
        taken = "" if self._open and (self._on_match() or self._has_keyboard()) else self._taken()
        if taken:
            bar.words.setText(taken)
        was_open = self._open
        self._open = True
        bar.show_replacing(replacing)
        self._show_bar()
        if not was_open:
            self._recall()
        finder = self._ready()
        if finder is not None:
            finder.start(self._options())
            finder.look(self._options(), seek=bool(taken), within=self._within)
        if replacing and was_open and bar.words.text() and bar.words.hasFocus():
            bar.replacement.setFocus(Qt.FocusReason.ShortcutFocusReason)
            bar.replacement.selectAll()
        else:
            bar.take_keyboard()

    def close(self) -> None:
        """Put the bar away and give the keyboard back to the text."""
        if not self._open:
            return
        self._open = False
        self._within = None
        self._remember()
        if self._finder is not None:
            self._finder.stop()
        bar = self._window.find_bar
        had_keyboard = self._has_keyboard()
        bar.say("")
        self._show_bar()
        if had_keyboard and self._window.annex is not None:
            self._window.annex.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.registry.refresh()

    def step(self, forward: bool) -> None:
        """Go to the next or previous match; without words to find, ask for them."""
        bar = self._window.find_bar.built()
        if not self._open:
            self._recall()
        if not bar.words.text():
            self.open(replacing=False)
            return
        finder = self._ready()
        if finder is None:
            return
        if not self._open:
            self._open = True
            self._show_bar()
            finder.start(self._options())
            finder.look(self._options(), seek=False, within=self._within)
        self._keep_words()
        finder.step(forward)

    def replace(self) -> None:
        """Replace the match that is selected, else go to the next one."""
        finder = self._finder
        if finder is not None and self._window.changes.ensure_author():
            self._keep_words()
            finder.replace(self.tr("Replace"))

    def replace_all(self) -> None:
        """Replace all that was found, as one step."""
        finder = self._finder
        if finder is not None and self._window.changes.ensure_author():
            self._keep_words()
            finder.replace_all(self.tr("Replace all"))

    def _go_to(self) -> None:
        # What only this needs is loaded with it.
        from app.gui.dialogs.goto import GoToPalette

        if self._window.annex is not None:
            self._drop_places()
            self.places = GoToPalette(self._window, self._window.annex)
            self.places.open()

    def _drop_places(self) -> None:
        if self.places is not None:
            self.places.deleteLater()
            self.places = None

    def _back_to_text(self) -> None:
        annex, session = self._window.annex, self._window.session
        if annex is None or session is None:
            return
        annex.editor.focus_story(session.document.body.id)
        annex.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._open and self._finder is not None:
            self._finder.show_count()

    # Options

    def _options(self) -> Options:
        from app.gui.finder import Options, Where

        where: Where = Where(self._where)
        return Options(self._case, self._words, self._pattern, where)

    def _toggle(self, name: str) -> None:
        self._recall()
        setattr(self, f"_{name}", not self._is(name))
        self._look(seek=True)

    def _toggle_selection(self) -> None:
        annex, session = self._window.annex, self._window.session
        if annex is None or session is None:
            return
        if self._within is not None:
            self._within = None
        elif not annex.editor.selection.empty:
            self._within = annex.editor.selection
        else:
            self.open(replacing=self._window.find_bar.built().replacing)
            self._window.find_bar.say(self.tr("Select the text first in which to find"))
            return
        self._look(seek=self._within is not None)

    def _look_in(self, where: str) -> None:
        self._where = where
        self._look(seek=True)

    def _look(self, *, seek: bool) -> None:
        if self._open and self._finder is not None:
            self._finder.look(self._options(), seek=seek, within=self._within)

    # The document

    def _leave(self) -> None:
        if self._open:
            self._remember()
        if self._finder is not None:
            self._finder.stop()
        self._open = False
        self._within = None
        self._finder = None
        self._drop_places()
        self._window.find_bar.hide()

    def _ready(self) -> Finder | None:
        annex, session = self._window.annex, self._window.session
        if self._finder is None and annex is not None and session is not None:
            # The search loads when something is first looked for.
            from app.gui.finder import Finder

            self._listen()
            annex.editor.installEventFilter(self)
            self._finder = Finder(self._window.find_bar, session, annex)
        return self._finder

    def _listen(self) -> None:
        if not self._listening:
            self._listening = True
            self._window.find_bar.words_changed.connect(lambda: self._look(seek=True))
            self._window.find_bar.closed.connect(self.close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the text closes the bar, once it has nothing else to take back."""
        if self._open and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            annex = self._window.annex
            idle = annex is not None and (annex.editor.selection.empty or self._on_match())
            if event.key() == Qt.Key.Key_Escape and not event.modifiers() and idle:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _has_keyboard(self) -> bool:
        focus = self._window.focusWidget()
        return focus is not None and self._window.find_bar.isAncestorOf(focus)

    def _on_match(self) -> bool:
        return self._finder is not None and self._finder.current is not None

    def _show_bar(self) -> None:
        if "find_bar" in vars(self._window):
            self._window.find_bar.setVisible(self._open and self._on_annex())

    # What was used last

    def _taken(self) -> str:
        """The selected words, where they are few and stand in one paragraph."""
        annex, session = self._window.annex, self._window.session
        if annex is None or session is None or annex.editor.selection.empty:
            return ""
        start, end = session.document.ordered(annex.editor.selection)
        if start.paragraph != end.paragraph or end.offset - start.offset > _LONGEST_TAKEN:
            return ""
        from app.model.content import cut

        runs = cut(session.document.paragraph(start.paragraph).runs, start.offset, end.offset)
        text = "".join(run.display for run in runs).replace("\n", " ")
        if self._pattern:
            import re

            return re.escape(text)
        return text

    def _keep_words(self) -> None:
        bar = self._window.find_bar
        bar.words.remember(bar.words.text())
        if bar.replacing:
            bar.replacement.remember(bar.replacement.text())

    def _remember(self) -> None:
        from app.gui.find_past import FindPast

        self._keep_words()
        bar = self._window.find_bar
        options = frozenset(name for name in _OPTIONS if self._is(name))
        FindPast(tuple(bar.words.past), tuple(bar.replacement.past), options).keep(self._window.settings)

    def _recall(self) -> None:
        if self._recalled:
            return
        from app.gui.find_past import find_past

        self._recalled = True
        bar = self._window.find_bar.built()
        past = find_past(self._window.settings)
        bar.words.past, bar.replacement.past = list(past.words), list(past.replacements)
        self._case, self._words, self._pattern = (name in past.options for name in _OPTIONS)
        if not bar.words.text() and past.words:
            bar.words.setText(past.words[0])

    # State

    def _on_annex(self) -> bool:
        return self._window.annex is not None and self._window.page is Page.ANNEX

    def _can_replace(self) -> bool:
        session = self._window.session
        return self._open and self._on_annex() and session is not None and not session.read_only

    def _elsewhere(self) -> bool:
        annex, session = self._window.annex, self._window.session
        return annex is not None and session is not None and annex.editor.galley.story.id != session.document.body.id
