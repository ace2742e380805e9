"""What of a tracked document the editor shows."""

from __future__ import annotations

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
        return gone(paragraph.mark.inserted, paragraph.mark.deleted, self.text_view)

    def hides_row(self, row: Row) -> bool:
        """Whether a table row is not shown."""
        return gone(row.inserted, row.deleted, self.text_view)


_TEXT = {
    ViewMode.ALL_MARKUP: View.MARKED,
    ViewMode.SIMPLE: View.FINAL,
    ViewMode.ORIGINAL: View.ORIGINAL,
    ViewMode.FINAL: View.FINAL,
    ViewMode.COMPARED: View.ORIGINAL,
}
