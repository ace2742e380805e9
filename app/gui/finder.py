"""Finds and replaces in the open document, for the bar, the menu and the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.gui.find_wording import counted, replaced_said, story_said, wrong_pattern
from app.gui.wording import number
from app.model.document import Position, Range
from app.model.errors import RapporteurError
from app.model.views import View
from app.services.events import DocumentChanged, Event
from app.services.search import Match, Search
from app.services.search_query import PatternError, Query
from app.services.search_text import SearchScope

if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.gui.annex_page import AnnexPage
    from app.gui.editor import EditorView
    from app.gui.editor.found import FoundWords
    from app.gui.find_bar import FindBar
    from app.services.search_replace import Replaced
    from app.services.session import Session

_SLICE = 0.012
"""Seconds of a search between two looks at what else happens in the window."""

_HINT = 250
"""Milliseconds without a key before it is said where else the words stand."""


class Where(Enum):
    """Which text a person chose to look at."""

    SHOWN = "shown"
    FINAL = "final"
    INSERTED = "inserted"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Options:
    """How it is looked for."""

    case: bool = False
    words: bool = False
    pattern: bool = False
    where: Where = Where.SHOWN


class Finder(QObject):
    """One search over one document; it follows edits, the view and the caret while the bar is open."""

    def __init__(self, bar: FindBar, session: Session, annex: AnnexPage) -> None:
        super().__init__(annex)
        self._bar = bar
        self._session = session
        self._annex = annex
        self._editor: EditorView = annex.editor
        self._search = Search(session.document)
        self._options = Options()
        self._current: Match | None = None
        self._origin = self._editor.selection.anchor
        self._moving = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._seeking = False
        self._hint = QTimer(self)
        self._hint.setInterval(_HINT)
        self._hint.setSingleShot(True)
        self._hint.timeout.connect(self._look_in_final)
        self._unsubscribe: Callable[[], None] | None = None
        self._counted = 0
        self._editor.selection_changed.connect(self._follow_caret)
        self._editor.view_changed.connect(self._follow_view)

    @property
    def search(self) -> Search:
        """What was found."""
        return self._search

    @property
    def current(self) -> Match | None:
        """The match that is selected."""
        return self._current

    @property
    def active(self) -> bool:
        """Whether matches are shown and kept in step."""
        return self._unsubscribe is not None

    def start(self, options: Options, origin: Position | None = None) -> None:
        """Show matches from now on; the first one looked for is the first from `origin` on."""
        self._options = options
        self._origin = origin or self._ends()[0]
        if self._unsubscribe is None:
            self._search = Search(self._session.document)
            self._unsubscribe = self._session.subscribe(self._hear)
        self._annex.beside.show_found(self._found_in)

    def stop(self) -> None:
        """Show no matches any more."""
        self._timer.stop()
        self._hint.stop()
        self._search.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._annex.beside.show_found(None)
        self._current = None

    # Searching

    def look(self, options: Options, *, seek: bool, within: Range | None = None) -> None:
        """Search for what stands in the bar; with `seek`, go to the first match from where the search began."""
        self._options = options
        self._seeking = seek
        query = Query(self._bar.words.text(), options.pattern, options.case, options.words, self._scope())
        self._bar.say("")
        self._timer.stop()
        self._hint.stop()
        try:
            self._search.begin(query, within)
        except PatternError as error:
            self._fail(error)
            return
        self._go_on()

    def _scope(self) -> SearchScope:
        if self._options.where is not Where.SHOWN:
            return _SCOPES[self._options.where]
        return _SHOWN[self._editor.view_mode.text_view]

    def _go_on(self) -> None:
        try:
            left = self._search.advance(_SLICE)
        except PatternError as error:
            self._fail(error)
            return
        if left:
            self._timer.start()
            self.show_count()
            return
        self._timer.stop()
        self._finish()

    def _finish(self) -> None:
        query = self._search.query
        self._current = self._search.at(self._editor.selection)
        if self._seeking and self._search.count:
            self._seeking = False
            self._go_to(self._search.after(self._origin))
        self.show_count()
        self._annex.beside.show_found(self._found_in)
        if not self._search.count and query.scope is SearchScope.MARKED and query.text and not query.regex:
            self._hint.start()

    def _look_in_final(self) -> None:
        """Where struck words part what reads as one, say that the final text has it."""
        final = Search(self._session.document)
        final.find(replace(self._search.query, scope=SearchScope.FINAL), self._search.within)
        if final.count:
            said = self.tr("{count} in the final text: see “Look in”")
            self._bar.say(said.format(count=number(final.count)))

    def _fail(self, error: PatternError) -> None:
        self._timer.stop()
        self._current = None
        self._bar.show_count("", found=True)
        self._bar.say(wrong_pattern(error), wrong=True)
        self._annex.beside.show_found(self._found_in)

    def settle(self) -> None:
        """Search to the end now."""
        while self._timer.isActive():
            self._go_on()

    # Going

    def step(self, forward: bool) -> None:
        """Go to the next or the previous match, round the ends of the document."""
        self.settle()
        self._bar.say("")
        start, end = self._ends()
        if self._current is not None:
            start = end = self._current.start
            end = Position(end.paragraph, end.offset + 1)
        look, place = (self._search.after, end) if forward else (self._search.before, start)
        found = look(place, wrap=False)
        if found is None:
            found = look(place)
            if found is not None and self._search.count > 1:
                self._bar.say(self.tr("Gone on from the beginning") if forward else self.tr("Gone on from the end"))
        self._go_to(found)
        self.show_count()

    def _go_to(self, match: Match | None) -> None:
        self._current = match
        if match is None:
            return
        self._moving = True
        try:
            self._show_where(match)
            self._editor.select(match.range)
        finally:
            self._moving = False
        self._origin = match.start
        self._annex.beside.show_found(self._found_in)
        self._bar.announce(counted(self._search.ordinal(match), self._search.count))

    def _show_where(self, match: Match) -> None:
        from app.gui.editor.modes import ViewMode

        if self._editor.galley.story.id != match.story:
            self._editor.focus_story(match.story)
            self._bar.say(story_said(self._session.document.story(match.story).kind))
        view = self._editor.view_mode.text_view
        if view in _HIDES.get(self._search.query.scope, ()):
            self._editor.set_view_mode(ViewMode.ALL_MARKUP)
            self._bar.say(self.tr("Shown with all markup: the view hid this text"))

    def _ends(self) -> tuple[Position, Position]:
        selection = self._editor.selection
        if not self._session.document.holds(selection.anchor.paragraph):
            # In a text without paragraphs nothing is selected.
            return selection.anchor, selection.anchor
        return self._session.document.ordered(selection)

    # Replacing

    def replace(self, name: str) -> bool:
        """Replace the match that is selected and go to the next; returns whether something changed."""
        self.settle()
        if self._current is None:
            self.step(forward=True)
            return False
        match = self._current
        done = self._replace([match], name)
        if done is None:
            return False
        self._bar.say("" if done.made else replaced_said(done))
        place = done.end or Position(match.start.paragraph, match.start.offset + (0 if done.made else 1))
        self._go_to(self._next_replaceable(place))
        self.show_count()
        return bool(done.made)

    def replace_all(self, name: str) -> bool:
        """Replace every match as one step; returns whether something changed."""
        self.settle()
        done = self._replace(list(self._search.matches()), name)
        if done is not None:
            self._bar.say(replaced_said(done))
            self.show_count()
        return done is not None and bool(done.made)

    def _replace(self, matches: list[Match], name: str) -> Replaced | None:
        from app.services.search_replace import replace_found

        done: list[Replaced] = []

        def build(draft: Draft) -> Position | None:
            text = self._bar.replacement.text()
            done.append(replace_found(draft, self._search, matches, text, self._session.tracked()))
            return done[0].end if len(matches) == 1 else None

        if self._editor.view_mode.text_view is View.ORIGINAL:
            self._bar.say(self.tr("The original is for reading only; choose another view to replace"), wrong=True)
            return None
        try:
            self._session.edit(name, build, before=self._editor.selection)
        except PatternError as error:
            self._bar.say(wrong_pattern(error), wrong=True)
            return None
        except RapporteurError as error:
            self._bar.say(str(error), wrong=True)
            return None
        return done[0]

    def _next_replaceable(self, place: Position) -> Match | None:
        from app.services.search_replace import can_replace

        first = found = self._search.after(place) if self._session.document.holds(place.paragraph) else None
        for _ in range(self._search.count):
            if found is None or can_replace(self._session.document, found):
                break
            found = self._search.after(Position(found.start.paragraph, found.start.offset + 1))
        return found or first

    # Following

    def _hear(self, event: Event) -> None:
        if not isinstance(event, DocumentChanged):
            return
        self._timer.stop()
        try:
            self._search.take(event.edit, event.document)
        except PatternError as error:
            self._fail(error)
            return
        self._current = self._search.at(self._editor.selection)
        if self._search.count != self._counted or self._search.query.scope.view is not View.MARKED:
            # Otherwise what changed is painted with the paragraphs that the edit touched.
            self._annex.beside.show_found(self._found_in)
        self.show_count()

    def _follow_caret(self, selection: Range) -> None:
        if self._moving or not self.active:
            return
        before = self._current
        self._current = self._search.at(selection)
        self._origin = self._ends()[0]
        if self._current != before:
            self._annex.beside.show_found(self._found_in)
            self.show_count()

    def _follow_view(self) -> None:
        if self.active and self._scope() is not self._search.query.scope:
            self.look(self._options, seek=False, within=self._search.within)

    def show_count(self) -> None:
        """Say in the bar how many matches there are and which one is selected."""
        self._counted = count = self._search.count
        if not self._search.query.text or self._search.matcher is None:
            self._bar.show_count("", found=True)
        elif self._timer.isActive():
            self._bar.show_count(f"{number(count)}…", found=True)
        else:
            at = self._search.ordinal(self._current) if self._current is not None else 0
            self._bar.show_count(counted(at, count), found=bool(count))
        self._bar.back.setVisible(self._editor.galley.story.id != self._session.document.body.id)

    def _found_in(self, paragraph: int) -> Iterator[FoundWords]:
        from app.gui.editor.found import FoundWords

        current = self._current.stretches if self._current is not None else ()
        for stretch in self._search.stretches_in(self._editor.galley.story.id, paragraph):
            yield FoundWords(stretch.start, stretch.end, stretch in current)


_SCOPES = {
    Where.FINAL: SearchScope.FINAL,
    Where.INSERTED: SearchScope.INSERTED,
    Where.STRUCK: SearchScope.DELETED,
}
_SHOWN = {View.MARKED: SearchScope.MARKED, View.ORIGINAL: SearchScope.ORIGINAL, View.FINAL: SearchScope.FINAL}
_HIDES = {
    SearchScope.FINAL: (View.ORIGINAL,),
    SearchScope.INSERTED: (View.ORIGINAL,),
    SearchScope.DELETED: (View.FINAL,),
}
"""The readings in which text of a scope may not be seen."""
