"""The looks of an annex's text in a statement: styles by role, emphasis as direct formatting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.liaison.amendment import is_new
from app.liaison.labelling import Label
from app.liaison.sections import outer_cell
from app.model.content import FormatChange, Paragraph, ParagraphFormatChange, Run, WrapperKind
from app.model.document import Document
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import Revision

HEADING, SUBHEADING = "Headingb", "Headingi"
TABLE_HEAD, TABLE_TEXT = "Tablehead", "Tabletext"
LEVELS = ("enumlev1", "enumlev2", "enumlev3")
_SAME_NAME = (*LEVELS, HEADING, SUBHEADING, TABLE_HEAD, TABLE_TEXT, "AnnexNo", "Annextitle")
_SUBHEADING_LEVEL = 3
_HEADING_INDENT = 794
# What each field is worth when nobody sets it, so that "not set" and "set to the ordinary" count as the same.
_ORDINARY: dict[str, object] = {
    "bold": False,
    "italic": False,
    "strike": False,
    "double_strike": False,
    "caps": False,
    "small_caps": False,
    "hidden": False,
    "underline": "none",
    "vertical": "baseline",
    "color": "auto",
    "highlight": "none",
    "rtl": False,
}
_LINK_LOOK = ("color", "underline")
_TOO_LIGHT = 160


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is in the statement: its format there, and whether its look comes from that style alone."""

    format: ParagraphFormat
    structural: bool = False


class Restyling:
    """Gives paragraphs and runs of `base` the look they have in a statement made from `template`."""

    def __init__(self, base: Document, template: Document) -> None:
        self._base = base
        self._template = template
        names = {
            style: template.styles.styles[style].name.casefold()
            for style in _SAME_NAME
            if style in template.styles.styles
        }
        self._by_name = {name: style for style, name in names.items()}
        self._looks: dict[tuple[ParagraphFormat, RunFormat, Role], RunFormat] = {}

    def role(self, paragraph: Paragraph, format_: ParagraphFormat, label: Label | None) -> Role:
        """What the paragraph, under `format_`, is in the statement."""
        cell = outer_cell(paragraph)
        level = self._base.styles.outline_level(format_)
        named = self._same_name(format_)
        if cell is not None:
            head = cell.row.header
            return Role(self._aligned(format_, named or (TABLE_HEAD if head else TABLE_TEXT)), head)
        if named is not None:
            return Role(self._aligned(format_, named), named in (HEADING, SUBHEADING, "AnnexNo", "Annextitle"))
        if level is not None:
            return Role(_heading(HEADING if level < _SUBHEADING_LEVEL else SUBHEADING, label), structural=True)
        if label is not None:
            return Role(ParagraphFormat(style=LEVELS[self._depth(format_)]))
        return Role(self._indented(format_))

    def run(self, paragraph: Paragraph, run: Run, role: Role) -> RunFormat:
        """The run's emphasis as direct formatting over the style it gets."""
        carried = self._look(paragraph.format, run.format, role)
        if any(wrapper.kind is WrapperKind.HYPERLINK for wrapper in run.wrappers):
            # A link's blue underlining would pass for an insertion.
            return replace(carried, **dict.fromkeys(_LINK_LOOK))
        return carried

    def format_change(self, paragraph: Paragraph, run: Run, role: Role) -> FormatChange | None:
        """The run's tracked change of format, None when nothing of it shows."""
        change = run.format_change
        if change is None:
            return None
        old = self.run(paragraph, replace(run, format=change.old), role)
        return FormatChange(cleaned(change.revision), old) if old != self.run(paragraph, run, role) else None

    def paragraph_change(self, paragraph: Paragraph, role: Role, label: Label | None) -> ParagraphFormatChange | None:
        """The paragraph's tracked change of format, None when nothing of it shows."""
        change = paragraph.format_change
        if change is None or is_new(paragraph):
            return None
        old = self.role(paragraph, change.old, label).format
        return ParagraphFormatChange(cleaned(change.revision), old) if old != role.format else None

    def _look(self, format_: ParagraphFormat, run: RunFormat, role: Role) -> RunFormat:
        key = (format_, run, role)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._carried(format_, run, role)
        return found

    def _carried(self, format_: ParagraphFormat, run: RunFormat, role: Role) -> RunFormat:
        styles = self._base.styles
        wanted = styles.effective_run(format_, run)
        own = self._template.styles.effective_run(role.format, RunFormat())
        if role.structural:
            own = styles.effective_run(format_, RunFormat())
        carried: dict[str, Any] = {name: _differing(name, wanted, own) for name in _ORDINARY}
        return replace(RunFormat(), **carried)

    def _same_name(self, format_: ParagraphFormat) -> str | None:
        style = self._base.styles.style_of(format_)
        return self._by_name.get(style.name.casefold()) if style is not None else None

    def _depth(self, format_: ParagraphFormat) -> int:
        place = self._base.numbering.position(self._base.styles.effective_paragraph(format_))
        return min(place[1], len(LEVELS) - 1) if place is not None else 0

    def _aligned(self, format_: ParagraphFormat, style: str) -> ParagraphFormat:
        wanted = self._base.styles.effective_paragraph(format_)
        given = self._template.styles.effective_paragraph(ParagraphFormat(style=style))
        alignment = wanted.alignment if wanted.alignment in ("start", "center", "end") else None
        return ParagraphFormat(
            style=style,
            alignment=alignment if alignment != (given.alignment or "start") else None,
            rtl=wanted.rtl if bool(wanted.rtl) != bool(given.rtl) else None,
            keep_next=True if wanted.keep_next and not given.keep_next else None,
        )

    def _indented(self, format_: ParagraphFormat) -> ParagraphFormat:
        wanted = self._base.styles.effective_paragraph(format_)
        default = self._template.styles.default
        plain = self._aligned(format_, default) if default else ParagraphFormat()
        if not wanted.indent_start:
            return plain
        return replace(plain, indent_start=wanted.indent_start, first_line=wanted.first_line)


def cleaned(revision: Revision) -> Revision:
    """Who and when of a change, as it stands in the statement: the writer numbers it, and no move crosses files."""
    return replace(revision, id="", move=None)


def cleaned_or_none(revision: Revision | None) -> Revision | None:
    """The same for a slot, which may be empty."""
    return cleaned(revision) if revision is not None else None


def _heading(style: str, label: Label | None) -> ParagraphFormat:
    if label is None:
        return ParagraphFormat(style=style)
    return ParagraphFormat(style=style, indent_start=_HEADING_INDENT, first_line=-_HEADING_INDENT)


def _differing(name: str, wanted: RunFormat, own: RunFormat) -> object:
    value, given = (_worth(name, getattr(look, name)) for look in (wanted, own))
    if value == given or (name == "color" and isinstance(value, str) and _is_light(value)):
        return None
    return value


def _worth(name: str, value: object) -> object:
    if value is None or (name == "color" and value == "000000"):
        return _ORDINARY[name]
    return value


def _is_light(color: str) -> bool:
    """Whether a colour was meant for a dark ground, which the statement does not have."""
    try:
        red, green, blue = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    except ValueError:
        return False
    return 0.299 * red + 0.587 * green + 0.114 * blue > _TOO_LIGHT
