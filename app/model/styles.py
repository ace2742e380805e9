"""Style definitions and what a paragraph or run really looks like once they are applied (ECMA-376 Part 1 §17.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import NamedTuple, cast

from app.model.format import ParagraphFormat, RunFormat
from app.model.value import value

_TOGGLES = ("bold", "italic", "caps", "small_caps", "strike", "double_strike", "hidden")


class Style(NamedTuple):
    """One style; `kind` is "paragraph", "character", "table" or "numbering", `name` what Word shows."""

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str | None = None
    next: str | None = None
    paragraph: ParagraphFormat = ParagraphFormat()
    run: RunFormat = RunFormat()


@value
class StyleSheet:
    """All styles of a document by id, with the document defaults (§17.7.5)."""

    styles: Mapping[str, Style] = field(default_factory=dict[str, Style])
    paragraph: ParagraphFormat = ParagraphFormat()
    run: RunFormat = RunFormat()
    default: str | None = None
    _paragraphs: dict[ParagraphFormat, ParagraphFormat] = field(
        default_factory=dict[ParagraphFormat, ParagraphFormat], compare=False, repr=False
    )
    _runs: dict[tuple[str | None, RunFormat], RunFormat] = field(
        default_factory=dict[tuple[str | None, RunFormat], RunFormat], compare=False, repr=False
    )

    def chain(self, style: str | None) -> Iterator[Style]:
        """A style and those it is based on, nearest first; loops and missing styles end the chain."""
        seen: set[str] = set()
        while style is not None and style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = self.styles[style].based_on

    def style_of(self, paragraph: ParagraphFormat) -> Style | None:
        """The paragraph style in force, the default one when none is named."""
        name = paragraph.style if paragraph.style in self.styles else self.default
        return self.styles.get(name) if name else None

    def by_name(self, name: str) -> Style | None:
        """The style that Word shows under this name, whatever its id; case does not matter."""
        wanted = name.casefold()
        return next((s for s in self.styles.values() if s.name.casefold() == wanted), None)

    def effective_paragraph(self, paragraph: ParagraphFormat) -> ParagraphFormat:
        """Direct properties over the style chain over the defaults."""
        found = self._paragraphs.get(paragraph)
        if found is None:
            found = self._paragraphs[paragraph] = self._resolve_paragraph(paragraph)
        return found

    def effective_run(self, paragraph: ParagraphFormat, run: RunFormat) -> RunFormat:
        """Direct run properties over both styles over the defaults; toggles set in both styles cancel (§17.7.3)."""
        style = self.style_of(paragraph)
        key = (style.id if style else None, run)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._resolve_run(key[0], run)
        return found

    def outline_level(self, paragraph: ParagraphFormat) -> int | None:
        """0 for a first-level heading and so on; None for body text (level 9 means body text, §17.3.1.20)."""
        level = self.effective_paragraph(paragraph).outline
        return level if level is not None and level < 9 else None

    def _resolve_paragraph(self, paragraph: ParagraphFormat) -> ParagraphFormat:
        style = self.style_of(paragraph)
        resolved = self.paragraph
        for ancestor in reversed(list(self.chain(style.id if style else None))):
            resolved = ancestor.paragraph.over(resolved)
        return replace(paragraph.over(resolved), style=style.id if style else paragraph.style)

    def _resolve_run(self, style: str | None, run: RunFormat) -> RunFormat:
        outer = self._style_run(style)
        inner = self._style_run(run.style)
        both = [name for name in _TOGGLES if cast("bool | None", getattr(outer, name)) and getattr(inner, name)]
        styled = replace(inner.over(outer.over(self.run)), **dict.fromkeys(both, False))
        return run.over(styled)

    def _style_run(self, style: str | None) -> RunFormat:
        resolved = RunFormat()
        for ancestor in reversed(list(self.chain(style))):
            resolved = ancestor.run.over(resolved)
        return resolved
