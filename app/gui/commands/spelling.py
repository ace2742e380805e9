"""Spelling: words underlined while somebody writes, the walk from one to the next, what may have been meant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QPoint, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from app.gui.actions import ActionSpec, Place
from app.gui.messages import Answer, Message, Tone
from app.gui.work import Job

if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.gui.editor import EditorView
    from app.gui.editor.spelling import SpellingMarks
    from app.gui.window import MainWindow
    from app.model.content import Paragraph
    from app.model.document import Position
    from app.services.spelling import Misspelling, SpellingChecker

_FIRST_LOOK = 400
"""Milliseconds after a document is shown until dictionaries are looked for: it is painted first."""

_SETTING = "spelling"


class SpellingCommands(QObject):
    """What has to do with misspelt words; where there are no dictionaries, its menu says so and nothing else does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.marks: SpellingMarks | None = None
        self.checker: SpellingChecker | None = None
        self._missing = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_FIRST_LOOK)
        self._wait.timeout.connect(self._begin)
        window.document_shown.connect(self._wait.start)
        window.document_closed.connect(self._end)

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        submenu = self.tr("Spelling")
        return [*self._checking(submenu), *self._words(submenu)]

    def _checking(self, submenu: str) -> list[ActionSpec]:
        return [
            ActionSpec(
                "tools.spelling",
                self.tr("Underline misspelt words"),
                self._toggle,
                Place.TOOLS,
                2,
                submenu=submenu,
                enabled=lambda: self._window.opened is not None and (not self._missing or self._can_check()),
                checked=lambda: self._wanted,
                label=self._label,
            ),
            ActionSpec(
                "tools.spelling_next",
                self.tr("Next misspelling"),
                self.next,
                Place.TOOLS,
                2,
                submenu=submenu,
                shortcuts=("F7",),
                enabled=self._can_check,
            ),
            ActionSpec(
                "tools.spelling_suggestions",
                self.tr("Suggestions…"),
                self.suggest,
                Place.TOOLS,
                2,
                submenu=submenu,
                shortcuts=("Shift+F7",),
                hint=self.tr("What the misspelt word at the caret may have been meant to be"),
                enabled=lambda: self._at_caret() is not None,
            ),
        ]

    def _words(self, submenu: str) -> list[ActionSpec]:
        return [
            ActionSpec(
                "tools.spelling_add",
                self.tr("Add word to my dictionary"),
                self._add_at_caret,
                Place.TOOLS,
                2,
                submenu=submenu,
                enabled=lambda: self._at_caret() is not None,
            ),
            ActionSpec(
                "tools.spelling_ignore",
                self.tr("Ignore word in this document"),
                self._ignore_at_caret,
                Place.TOOLS,
                2,
                submenu=submenu,
                enabled=lambda: self._at_caret() is not None,
            ),
            ActionSpec(
                "tools.spelling_words",
                self.tr("My dictionary…"),
                self.show_words,
                Place.TOOLS,
                2,
                submenu=submenu,
                hint=self.tr("Look through the words that you have added"),
                enabled=self._can_check,
            ),
            ActionSpec(
                "tools.spelling_folder",
                self.tr("Folder for dictionaries"),
                self._open_folder,
                Place.TOOLS,
                2,
                submenu=submenu,
                hint=self.tr("Hunspell dictionaries (.aff and .dic) put there are used from the next document on"),
            ),
        ]

    # What menus call

    def offer(self, menu: QMenu, place: QPoint) -> None:
        """Begin a menu of the text with what can be done about the misspelt word at a point of the page."""
        editor = self._editor()
        position = editor.frame.position_at(place.x(), place.y()) if editor is not None else None
        found = self.marks.at(position) if self.marks is not None and position is not None else None
        if found is not None and position is not None:
            self._fill(menu, position.paragraph, found)

    def suggest(self) -> None:
        """Open a menu of what the misspelt word at the caret may have been meant to be."""
        found, editor = self._at_caret(), self._editor()
        if found is None or editor is None:
            return
        from app.model.document import Position

        focus = editor.selection.focus
        menu = QMenu(editor)
        self._fill(menu, focus.paragraph, found)
        rect = editor.frame.caret_rect(Position(focus.paragraph, found.start))
        menu.aboutToHide.connect(menu.deleteLater)
        if rect is not None:
            menu.popup(editor.viewport().mapToGlobal(rect.bottomLeft().toPoint()))

    def next(self) -> None:
        """Select the next misspelt word, from the beginning again where there is none any more."""
        editor, checker = self._editor(), self.checker
        if editor is None or checker is None:
            return
        document, story = editor.document, editor.galley.story
        _, after = document.ordered(editor.selection)
        self._window.jobs.start(
            self.tr("Checking spelling"),
            lambda: checker.next(document, story, after),
            self._show_next,
            lambda error: self._window.messages.say(str(error), Tone.WARNING),
        )

    def replace(self, paragraph: int, found: Misspelling, word: str) -> None:
        """Write another word in place of a misspelt one, tracked as every edit."""
        editor, session = self._editor(), self._window.session
        if editor is None or session is None or not self._window.changes.ensure_author():
            return
        if self.marks is None or found not in self.marks.of(paragraph):
            self._window.messages.say(self.tr("The text has changed meanwhile; nothing was replaced."))
            return
        from app.editing import writing
        from app.model.document import Position
        from app.model.errors import RapporteurError

        tracking = session.tracked()
        start, end = Position(paragraph, found.start), Position(paragraph, found.end)

        def build(draft: Draft) -> Position:
            return writing.replace_text(draft, start, end, word, tracking)

        try:
            session.edit(self.tr("Correct spelling"), build, before=editor.selection)
        except RapporteurError as error:
            self._window.messages.say(str(error))

    def add(self, word: str) -> None:
        """Put a word into the person's dictionary."""
        if self._change_dictionary(word, added=True):
            text = self.tr("“{word}” is in your dictionary now.").format(word=word)
            take_out = Answer(self.tr("Take it out"), lambda: self._change_dictionary(word, added=False))
            self._window.messages.post(Message(text, Tone.DONE, (take_out,), seconds=6))

    def ignore(self, word: str) -> None:
        """Take a word for right until the document is closed."""
        if self.checker is not None:
            self.checker.ignored.add(word)
            self._look_again()

    def show_words(self) -> None:
        """Show the person's dictionary, to be changed."""
        if self.checker is None:
            return
        from app.gui.dialogs.own_words import OwnWordsDialog

        words = self.checker.personal.words
        dialog = OwnWordsDialog(words, lambda word, added: self._change_dictionary(word, added=added), self._window)
        dialog.exec()
        self._window.activateWindow()
        dialog.deleteLater()

    # Menus

    def _fill(self, menu: QMenu, paragraph: int, found: Misspelling) -> None:
        waiting = menu.addAction(self.tr("Looking for suggestions…"))
        waiting.setEnabled(False)
        menu.addAction(self.tr("Add “{word}” to my dictionary").format(word=found.word), partial(self.add, found.word))
        menu.addAction(self.tr("Ignore “{word}” in this document").format(word=found.word),
                       partial(self.ignore, found.word))  # fmt: skip
        checker = self.checker
        if checker is not None:
            Job("suggestions", lambda: checker.suggestions(found.word, found.language),
                lambda words, _error: self._put(menu, waiting, words or [], paragraph, found))  # fmt: skip

    def _put(self, menu: QMenu, waiting: QAction, words: list[str], paragraph: int, found: Misspelling) -> None:
        if not isValid(menu) or not isValid(waiting):
            return
        if not words:
            waiting.setText(self.tr("No suggestions"))
            return
        made: list[QAction] = []
        for word in words:
            action = QAction(word.replace("&", "&&"), menu)
            action.triggered.connect(partial(self._replace_by, paragraph, found, word))
            made.append(action)
        menu.insertActions(waiting, made)
        menu.insertSeparator(waiting)
        menu.removeAction(waiting)
        if menu.isVisible() and menu.activeAction() is None:
            menu.setActiveAction(made[0])

    def _replace_by(self, paragraph: int, found: Misspelling, word: str, _checked: bool = False) -> None:
        self.replace(paragraph, found, word)

    # Beginning and end

    @property
    def _wanted(self) -> bool:
        return bool(self._window.settings.number(_SETTING, None, 1))

    def _begin(self) -> None:
        if self._window.opened is None or not self._wanted or self.checker is not None:
            return
        from app.services.spelling import SpellingChecker, binding_installed

        if not binding_installed():
            self._missing = self.tr("Hunspell is not installed")
            return
        Job("find dictionaries", SpellingChecker, self._take_checker)

    def _take_checker(self, checker: SpellingChecker | None, _error: Exception | None) -> None:
        if not isValid(self) or checker is None or self.checker is not None:
            return
        editor, session = self._editor(), self._window.session
        if editor is None or session is None:
            return
        from app.gui.editor.spelling import SpellingMarks

        self.checker = checker
        missing = checker.language_missing(session.document)
        if not checker.dictionaries:
            self._missing = self.tr("no dictionary found")
            return
        language = QLocale.languageToString(QLocale(missing).language()) if missing else ""
        self._missing = self.tr("no dictionary for {language}").format(language=language) if missing else ""
        self.marks = SpellingMarks(editor, checker)
        self.marks.failed.connect(self._fail)

    def _end(self) -> None:
        self._wait.stop()
        if self.marks is not None:
            self.marks.stop()
        if self.checker is not None:
            self.checker.close()
        self.marks = self.checker = None
        self._missing = ""

    def _fail(self, error: Exception) -> None:
        self._missing = self.tr("the dictionaries cannot be read")
        self._window.messages.say(str(error), Tone.WARNING)
        if self.marks is not None:
            self.marks.stop()
            self.marks = None

    def _toggle(self) -> None:
        self._window.settings.remember_number(_SETTING, int(not self._wanted), None)
        if self._wanted:
            self._begin()
        else:
            self._end()

    # Helpers of the above

    def _label(self) -> str:
        name = self.tr("Underline misspelt words")
        return f"{name} ({self._missing})" if self._missing else name

    def _editor(self) -> EditorView | None:
        return self._window.annex.editor if self._window.annex is not None else None

    def _can_check(self) -> bool:
        return self.marks is not None

    def _at_caret(self) -> Misspelling | None:
        editor = self._editor()
        return self.marks.at(editor.selection.focus) if editor is not None and self.marks is not None else None

    def _show_next(self, found: tuple[Paragraph, tuple[Misspelling, ...], Misspelling] | None) -> None:
        editor = self._editor()
        if editor is None or self.marks is None:
            return
        if found is None:
            self._window.messages.say(self.tr("No misspelt word was found."), Tone.DONE)
            return
        from app.model.document import Position, Range

        paragraph, all_found, first = found
        self.marks.learn(paragraph, all_found)
        if self.checker is not None:
            # They are likely to be asked for next.
            Job("suggestions", partial(self.checker.suggestions, first.word, first.language), lambda *_: None)
        editor.select(Range(Position(paragraph.id, first.start), Position(paragraph.id, first.end)))

    def _add_at_caret(self) -> None:
        found = self._at_caret()
        if found is not None:
            self.add(found.word)

    def _ignore_at_caret(self) -> None:
        found = self._at_caret()
        if found is not None:
            self.ignore(found.word)

    def _change_dictionary(self, word: str, added: bool) -> bool:
        if self.checker is None:
            return False
        try:
            self.checker.personal.add(word) if added else self.checker.personal.remove(word)
        except OSError as error:
            text = self.tr("Your dictionary could not be written: {reason}").format(reason=error.strerror or error)
            self._window.messages.say(text, Tone.ERROR)
            return False
        self._look_again()
        return True

    def _look_again(self) -> None:
        if self.marks is not None:
            self.marks.forget()

    def _open_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        from app.services.dictionaries import own_folder

        folder = own_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
