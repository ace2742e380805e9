"""What of a tracked document the editor shows."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from app.model.content import Paragraph, Run
from app.model.structure import Row
from app.model.views import View, gone


class ViewMode(Enum):
    """The four ways to read a tracked document, and how the original looks that stands beside the amended text."""

    ALL_MARKUP = "all_markup"
    SIMPLE = "simple"
    ORIGINAL = "original"
    FINAL = "final"
    COMPARED = "compared"

    @property
    def text_view(self) -> View:
        """Which text is there to be read."""
        return _TEXT[self]

    @property
    def marks(self) -> bool:
        """Whether changes show in the text itself."""
        return self is ViewMode.ALL_MARKUP

    @property
    def bars(self) -> bool:
        """Whether bars stand beside lines with changes."""
        return self in (ViewMode.ALL_MARKUP, ViewMode.SIMPLE, ViewMode.COMPARED)

    @property
    def signed(self) -> bool:
        """Whether bars have the colours of those who made the changes."""
        return self in (ViewMode.ALL_MARKUP, ViewMode.COMPARED)

    @property
    def original(self) -> bool:
        """Whether the text is shown as it was, which is for reading only."""
        return self.text_view is View.ORIGINAL

    def hides_run(self, run: Run) -> bool:
        """Whether a run is not shown."""
        return gone(run.inserted, run.deleted, self.text_view)

    def hides_mark(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph runs on into the next."""
        mark = paragraph.mark
        # Asked of every paragraph of a document, and hardly one of them says anything about it.
        changed = mark.inserted is not None or mark.deleted is not None
        return changed and gone(mark.inserted, mark.deleted, self.text_view)

    def formatted(self, paragraph: Paragraph) -> Paragraph:
        """A paragraph with the formatting that this view shows: where the text is the original, that before changes."""
        return _as_it_was(paragraph) if self.original else paragraph

    def hides_row(self, row: Row) -> bool:
        """Whether a table row is not shown."""
        return gone(row.inserted, row.deleted, self.text_view)


def _as_it_was(paragraph: Paragraph) -> Paragraph:
    # What records the change stays, so that its bar is still drawn.
    if any(run.format_change is not None for run in paragraph.runs):
        paragraph = paragraph.with_runs(
            tuple(replace(r, format=r.format_change.old) if r.format_change is not None else r for r in paragraph.runs)
        )
    mark, change = paragraph.mark, paragraph.format_change
    if mark.format_change is not None:
        paragraph = paragraph.with_mark(replace(mark, format=mark.format_change.old))
    return paragraph if change is None else replace(paragraph, format=change.old)


_TEXT = {
    ViewMode.ALL_MARKUP: View.MARKED,
    ViewMode.SIMPLE: View.FINAL,
    ViewMode.ORIGINAL: View.ORIGINAL,
    ViewMode.FINAL: View.FINAL,
    ViewMode.COMPARED: View.ORIGINAL,
}
