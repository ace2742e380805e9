"""What of a tracked document the editor shows."""

from __future__ import annotations

from enum import Enum

from app.model.content import Paragraph, Run
from app.model.structure import Row
from app.model.views import View, gone


class ViewMode(Enum):
    """The four ways to read a tracked document."""

    ALL_MARKUP = "all_markup"
    SIMPLE = "simple"
    ORIGINAL = "original"
    FINAL = "final"

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
        return self in (ViewMode.ALL_MARKUP, ViewMode.SIMPLE)

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
}
