"""Whether a marked stretch is a change, with the reason for it in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.editing.handmade.habits import INSERTION_KINDS, Habits, beside_struck, has_struck
from app.editing.handmade.legend import is_sample, names_mark
from app.editing.handmade.look import DELETED_COLOR
from app.editing.handmade.marks import PILCROW, MarkKind, Side
from app.editing.handmade.stretches import Line, Stretch

_ADDRESS = re.compile(r"\S*(?:https?://|www\.|@[\w-]+\.)\S*|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"[\[<{«].*[\]>}»]|\W*(?:tb[cda]|x{2,}|n{2,}|\?+|_+|\.{3,}|…)\W*|.*\bto be (?:confirmed|completed|updated|decided|"
    r"determined|added|filled in)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(
    r"\W*(?:(?:editor|author|drafting|secretariat)\w*['’]?s?\s+)?(?:notes?|nota|remarque|примечание|注)\b\s*"
    r"(?:\(.*?\)|from\b.*?|by\b.*?|\d+)?\s*[:–—-]",
    re.IGNORECASE | re.DOTALL,
)
_DONE = re.compile(r"\s*(?:[☑☒✓✔✅]|\[[xX]\])")
_SENTENCE_END = re.compile(r"[.;:,!?。；،؟]\W*$")
_SHORT = 60

_NAMES = {
    MarkKind.STRIKE: "strikethrough",
    MarkKind.UNDERLINE: "underline",
    MarkKind.HIGHLIGHT: "highlight",
    MarkKind.COLOR: "colour",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a stretch is taken for: `side` None is no change; `kinds` is the formatting that made the mark."""

    side: Side | None
    kind: MarkKind
    reason: str
    confidence: float
    kinds: frozenset[MarkKind] = frozenset()


class Judge:
    """Judges the stretches of one document by its habits."""

    def __init__(self, habits: Habits) -> None:
        self._habits = habits

    def verdicts(self, line: Line, stretch: Stretch) -> list[Verdict]:
        """One verdict for each side that the stretch stands for, or one saying that it is no change."""
        look = stretch.look
        if look.doubled and look.strike:
            return [self._struck(line, stretch), self._doubled()]
        if look.doubled:
            return [self._doubled()]
        return [self._struck(line, stretch) if look.strike else self._marked(line, stretch)]

    def _struck(self, line: Line, stretch: Stretch) -> Verdict:
        kinds = stretch.look.kinds & (self._habits.with_strike | {MarkKind.STRIKE, MarkKind.COLOR})
        no = self._sample(line, stretch) or _ticked(line, stretch)
        if no:
            return Verdict(None, MarkKind.STRIKE, no, 0.8)
        sure, reason = 0.75, "Struck out."
        if any(not (other.look.strike or other.link) for other in line.beside(stretch)):
            sure, reason = 0.95, "Struck out, with new text beside it."
        elif MarkKind.STRIKE in self._habits.legend.kinds:
            sure, reason = 0.9, "Struck out, and the document says that such text is to go."
        elif self._habits.together:
            sure, reason = 0.85, "Struck out, in a document that shows changes so."
        return Verdict(Side.DELETE, MarkKind.STRIKE, reason, sure, kinds)

    def _doubled(self) -> Verdict:
        both = frozenset((MarkKind.HIGHLIGHT, MarkKind.UNDERLINE))
        # Where highlight alone shows new text, underline within it is emphasis, and the other way round.
        usual = both & {self._habits.insertion} if self._habits.single else both
        return Verdict(Side.INSERT, MarkKind.HIGHLIGHT, "Underlined and highlighted at once.", 0.95, usual or both)

    def _marked(self, line: Line, stretch: Stretch) -> Verdict:
        kind = next(k for k in self._order() if stretch.look.value(k))
        for reason in (self._never(line, stretch), self._unlike(line, stretch, kind)):
            if reason:
                return Verdict(None, kind, reason, 0.8)
        sure, reason = self._change(line, stretch, kind)
        if not sure:
            return Verdict(None, kind, reason, 0.6)
        kinds = stretch.look.kinds & (self._habits.with_insertion | {kind})
        return Verdict(Side.INSERT, kind, reason, sure, kinds)

    def _order(self) -> tuple[MarkKind, ...]:
        first = self._habits.insertion
        return (first, *(k for k in INSERTION_KINDS if k is not first)) if first else INSERTION_KINDS

    def _never(self, line: Line, stretch: Stretch) -> str:
        """Why the stretch can be no change in any document, "" when it can."""
        beside = beside_struck(line, stretch)
        if stretch.link or (_ADDRESS.fullmatch(stretch.text.strip()) and not beside):
            return "A link."
        if not stretch.text.strip(" \t\u00a0_\n") and not beside:
            return "A blank to be filled in, or the space beside marked words."
        if PILCROW not in stretch.text and _PLACEHOLDER.fullmatch(stretch.text.strip()) and not beside:
            return "A placeholder."
        if _NOTE.match(stretch.text) and not beside:
            return "A note to the reader."
        return self._sample(line, stretch)

    def _sample(self, line: Line, stretch: Stretch) -> str:
        # "Underlined" set underlined shows what the mark looks like.
        if len(stretch.text) > _SHORT or beside_struck(line, stretch) or stretch.look.color == DELETED_COLOR:
            return ""
        if line.legend and is_sample(stretch.text):
            return "Part of the sentence that explains the marks."
        return "Words that name the mark they bear." if names_mark(stretch.text, stretch.look.kinds) else ""

    def _unlike(self, line: Line, stretch: Stretch, kind: MarkKind) -> str:
        """Why the stretch is not marked as this document marks new text, "" when it is."""
        habits = self._habits
        if habits.insertion is None:
            return f"Nothing in the document says or shows that {_NAMES[kind]} marks a change."
        if not stretch.look.value(habits.insertion):
            return f"New text is shown by {_NAMES[habits.insertion]} here; this {_NAMES[kind]} is emphasis."
        if stretch.look.value(kind) not in habits.values:
            return f"Another {_NAMES[kind]} than that of new text."
        if kind is MarkKind.COLOR and stretch.look.color in habits.heading_colors and not beside_struck(line, stretch):
            return "The colour of a style of this document, such as its headings."
        return ""

    def _change(self, line: Line, stretch: Stretch, kind: MarkKind) -> tuple[float, str]:
        """How sure it is that the stretch is new text (0: it is taken for none), and why."""
        told = kind in self._habits.legend.kinds
        if beside_struck(line, stretch):
            return 0.95, "New text right beside struck text."
        if kind in line.whole and (line.head_row or line.head):
            return self._head(line, kind, told)
        if has_struck(line):
            return 0.85, "New text in a paragraph that has struck text."
        if told:
            return 0.9, f"The document says that {_NAMES[kind]} shows new text."
        if _key(stretch) in self._habits.repeated:
            return 0.0, "The same words are marked so wherever they stand."
        if kind in line.whole:
            return self._whole(line, kind)
        if self._habits.pairs + self._habits.together < 3:
            return 0.0, f"Alone in its paragraph, and too little shows that {_NAMES[kind]} marks a change."
        return 0.65, f"Marked like the new text elsewhere in the document ({self._habits.pairs} beside struck text)."

    def _head(self, line: Line, kind: MarkKind, told: bool) -> tuple[float, str]:
        what = "first row of a table" if line.head_row else "heading"
        if kind is MarkKind.HIGHLIGHT and not line.head_row and (told or self._habits.pairs):
            return 0.6, "A heading marked like the new text elsewhere in the document."
        return 0.0, f"A whole {what} set off from the text."

    def _whole(self, line: Line, kind: MarkKind) -> tuple[float, str]:
        if kind is MarkKind.COLOR:
            return 0.0, "A whole paragraph in colour."
        headlike = len(line.paragraph.text) <= _SHORT and not _SENTENCE_END.search(line.paragraph.text)
        if kind is MarkKind.UNDERLINE and headlike:
            return 0.0, "A whole short line underlined, as headings are."
        if not self._habits.pairs:
            return 0.0, f"A whole paragraph, and nowhere does {_NAMES[kind]} stand beside struck text."
        return 0.6, "A whole paragraph marked like the new text elsewhere in the document."


def _ticked(line: Line, stretch: Stretch) -> str:
    done = _DONE.match(line.paragraph.text) and stretch.look.color != DELETED_COLOR
    return "An item of a list that is ticked off." if done else ""


def _key(stretch: Stretch) -> str:
    return " ".join(stretch.text.casefold().split())
