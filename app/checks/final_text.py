"""The text of a paragraph as it will be, with the way back to offsets in the paragraph as it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from app.model.content import Paragraph, Run, spans
from app.model.value import slotted_value


@slotted_value
class FinalText:
    """Text without what is struck; `starts` and `origins` hold where each kept stretch begins, here and there."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The offsets in the paragraph of a stretch of this text; None when struck text lies within it.

        An empty stretch is behind the code point before it.
        """
        if start == end:
            place = self._origin(start - 1) + 1 if start else self._origin(0)
            return place, place
        first, last = self.place(start, end)
        return (first, last) if last - first == end - start else None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the paragraph of a stretch of at least one code point, struck text within included."""
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, offset: int) -> int:
        index = bisect_right(self.starts, offset) - 1
        return self.origins[index] + offset - self.starts[index]


_WHOLE = (0,)


def final_text(paragraph: Paragraph) -> FinalText:
    """The text that stays when every change is accepted, one code point for each visible carried thing."""
    kept = [run.text for run in paragraph.runs if run.deleted is None]
    if len(kept) == len(paragraph.runs):
        return FinalText("".join(kept), _WHOLE, _WHOLE)
    texts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for start, _, run in spans(paragraph.runs):
        if run.deleted is None and run.text:
            texts.append(run.text)
            starts.append(length)
            origins.append(start)
            length += len(run.text)
    return FinalText("".join(texts), tuple(starts) or (0,), tuple(origins) or (0,))


def locate(paragraph: Paragraph, quote: str) -> tuple[int, int] | None:
    """Where words of the final text stand in the paragraph, struck text within included; None when they do not."""
    final = final_text(paragraph)
    start = final.text.find(quote) if quote else -1
    return None if start < 0 else final.place(start, start + len(quote))


def final_quote(paragraph: Paragraph, place: tuple[int, int]) -> str:
    """What the final text has of a stretch of a paragraph."""
    kept = (run.text[max(place[0] - start, 0) : max(place[1] - start, 0)] for start, _, run in _left(paragraph))
    return "".join(kept)


def _left(paragraph: Paragraph) -> Iterator[tuple[int, int, Run]]:
    return (one for one in spans(paragraph.runs) if one[2].deleted is None)
