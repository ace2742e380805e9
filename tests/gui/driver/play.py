"""Plays the events of a seed and has the judge look at what comes of them, batch by batch and at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.editing.splice import Edit
from app.model.document import Document
from app.services.events import DocumentChanged
from tests.gui.driver.annexes import ANNEXES
from tests.gui.driver.commands import Commands
from tests.gui.driver.events import Event
from tests.gui.driver.hands import Hands
from tests.gui.driver.judge import DisagreementError, difference, judge, judge_painting, require, same, without
from tests.gui.driver.stage import AUTHORS, Stage, staged

BATCH = 100
_WHOLE = 10
"""Events in a batch; and every how many batches what is out of view is looked at too."""

_DECIDING = frozenset(("decide", "decide_several", "accept_mine", "comment"))
"""After these, as after what is not tracked, rejecting one's own changes leads elsewhere than before."""

_STEPPING = frozenset(("undo", "redo", "undo_many", "redo_many", "pause"))
"""What takes steps back and does them again, and adds none."""

_WRITING = frozenset(("type", "enter", "line_break", "sign", "compose", "cut", "drop", "bracket"))
"""What ends with an edit and moves the caret in no other way."""

_OURS = tuple(author.signature for author in AUTHORS)
"""Who has been at the desk."""

_TICK = 0.5
"""Seconds that an event takes in the time of the stage."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A document that belongs to the first `depth` steps of the history, the last of which is `last`."""

    depth: int
    document: Document
    last: Edit | None


class Player:
    """Plays events on a stage and knows what must be true after each of them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._of: dict[str, Callable[[Event], None]] = {}
        for one in (Commands(stage), Hands(stage)):
            self._of |= {name: getattr(one, name) for name in dir(one) if not name.startswith("_")}
        self._bases = [_Mark(0, without(stage.opened, *_OURS), None)]
        """What rejecting all that anybody at the desk has changed leads to."""
        self._sitting: Document | None = stage.opened
        """The document since which one author has written, under tracking; None while it is off."""
        self._marks = [_Mark(0, stage.opened, None)]
        """What taking steps back leads to."""
        self._settling = False
        """Whether what is done now changes what rejecting leads to."""
        self._batches = 0
        stage.session.subscribe(self._take)

    # Playing

    def play(self, event: Event) -> None:
        """Play one event; DisagreementError when something was raised or logged on the way."""
        if self.stage.composing and (event.b % 2 or event.kind in ("compose", "replace_before")):
            # An input method ends what it is at before a key or a click gets through.
            words = event.text if event.a % 2 else ""
            self._do(Event("compose", event.a, event.b, words), lambda: self.stage.commit(words))
        self._do(event, lambda: self._of[event.kind](event))
        if event.kind == "paint" and event.a % 3 == 0:
            judge_painting(self.stage)

    def _do(self, event: Event, deed: Callable[[], None]) -> None:
        stage, session = self.stage, self.stage.session
        before = session.document
        if event.kind in (*_STEPPING, *_DECIDING, "author", "tracking"):
            self._judge_sitting()
        self._settling = event.kind not in _STEPPING and (event.kind in _DECIDING or not session.tracking)
        deed()
        # As painting would, whether anybody looks or not.
        stage.editor.frame.in_view()
        stage.clock.now += _TICK
        require(not stage.faults, "\n".join(stage.faults))
        if session.document is not before:
            self._judge_caret(event)
        while self._marks[-1].depth > self._depth:
            self._marks.pop()
        if event.kind in (*_STEPPING, *_DECIDING, "author", "tracking") or not session.tracking:
            self._sitting = session.document if session.tracking else None

    def _take(self, told: object) -> None:
        """Know anew what rejecting leads to, step by step, where it does not lead to what it has led to before."""
        if isinstance(told, DocumentChanged) and self._settling and self._history:
            left = without(told.document, *_OURS)
            self._bases.append(_Mark(self._depth, left, self._history[-1]))

    @property
    def _history(self) -> list[Edit]:
        return self.stage.session._history._done

    @property
    def _depth(self) -> int:
        return len(self._history)

    @property
    def _base(self) -> Document:
        """What holds now; what holds further on in steps taken back is kept until other steps take their place."""
        history = self._history
        self._bases = [b for b in self._bases if not 0 < b.depth <= len(history) or history[b.depth - 1] is b.last]
        return next(base.document for base in reversed(self._bases) if base.depth <= len(history))

    # Judging

    def _judge_caret(self, event: Event) -> None:
        """After writing, and after a step taken back, caret and selection stand where the history says."""
        undone = self.stage.session._history._undone
        wanted = None
        if event.kind in _WRITING and self._history and not undone:
            wanted = self._history[-1].after
        elif event.kind in ("undo", "undo_many") and undone:
            wanted = undone[-1].before
        view = self.stage.editor
        if wanted is None or view.selection == wanted:
            return
        # A place that this view or story does not show cannot be gone to.
        ends = (wanted.anchor, wanted.focus)
        shown = all(view.frame.located(place.paragraph) is not None for place in ends)
        require(not shown, f"{view.selection} is selected instead of {wanted}")

    def judge(self) -> None:
        """Look at everything that must be true now."""
        self._batches += 1
        judge(self.stage, whole=self._batches % _WHOLE == 0)
        self._judge_rejecting()
        self._judge_sitting()
        self._judge_undoing()

    def _judge_rejecting(self) -> None:
        """What was written goes with all who have written, together or one after the other."""
        base, document = self._base, self.stage.session.document
        left = without(document, *_OURS)
        if not same(left, base):
            raise DisagreementError(f"rejecting all of one's own: {difference(left, base)}")
        turn = self._batches % len(_OURS)
        for author in (*_OURS[turn:], *_OURS[:turn]):
            document = without(document, author)
        if not same(document, base, in_turn=True):
            raise DisagreementError(f"rejecting one author after the other: {difference(document, base)}")

    def _judge_sitting(self) -> None:
        """What one author has changed since sitting down is all theirs: it goes with them, and nothing else does."""
        document = self.stage.session.document
        if self._sitting is None or self._sitting is document:
            return
        author = self.stage.session.author.signature
        left, was = (without(one, author) for one in (document, self._sitting))
        if not same(left, was):
            raise DisagreementError(f"rejecting what {author} wrote: {difference(left, was)}")
        self._sitting = document

    def _judge_undoing(self) -> None:
        """Taking back, in the model, the steps since a mark leads to what was there; so does doing them again."""
        history = self._history
        while (mark := self._marks[-1]).depth and history[mark.depth - 1] is not mark.last:
            # Its last step went on after it was marked.
            self._marks.pop()
        document = self.stage.session.document
        since = history[mark.depth :]
        for edit in reversed(since):
            document = edit.inverse().apply(document)
        require(document == mark.document, f"taking back {len(since)} steps: {difference(document, mark.document)}")
        for edit in since:
            document = edit.apply(document)
        require(document == self.stage.session.document, f"doing {len(since)} steps again leads elsewhere")
        self._marks.append(_Mark(self._depth, document, history[-1] if history else None))

    def judge_end(self) -> None:
        """In the widget: take everything back, and do it all again."""
        stage, view = self.stage, self.stage.editor
        self._usual()
        self.judge()
        while stage.session.can_redo:
            view.redo()
        ended = stage.session.document
        while stage.session.can_undo:
            view.undo()
            if self._depth % 150 == 0:
                judge(stage)
        require(stage.session.document == stage.opened, "taking everything back does not lead to what was opened")
        judge(stage, whole=True)
        while stage.session.can_redo:
            view.redo()
            if self._depth % 150 == 0:
                judge(stage)
        require(stage.session.document == ended, "doing everything again does not lead to the end")
        judge(stage, whole=True)

    def _usual(self) -> None:
        stage = self.stage
        if stage.composing:
            stage.commit("")
        for event in (Event("pause", 1), Event("find_close")):
            self.play(event)
        stage.editor.focus_story(stage.session.document.body.id)


@dataclass(frozen=True, slots=True)
class Failure:
    """Which event of a list failed (its number is that of the last one played), and how."""

    played: int
    said: str
    at_end: bool = False


def play(annex: str, events: Sequence[Event], *, batch: int = BATCH, end: bool = True, calm: int = 0) -> Failure | None:
    """Play events on a fresh annex; None when all agree.

    The judge looks after every `batch` of them, but not in the first `calm`, and at the end.
    """
    number, at_end = 0, False
    with staged(ANNEXES[annex]()) as stage:
        player = Player(stage)
        try:
            for number, event in enumerate(events, 1):
                player.play(event)
                if number % batch == 0 and number > calm:
                    player.judge()
            if end:
                at_end = True
                player.judge_end()
        except Exception as error:
            return Failure(number, _told(error), at_end)
    return None


def _told(error: Exception) -> str:
    if isinstance(error, DisagreementError):
        return str(error)
    import traceback

    return "".join(traceback.format_exception(error))
