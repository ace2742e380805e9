"""What kinds, dates and counts are called in the window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

if TYPE_CHECKING:
    from app.model.finding import Severity
    from app.model.proposal import Symbol
    from app.model.revision import ChangeKind

translate = QCoreApplication.translate


def kind_name(kind: ChangeKind) -> str:
    """What a kind of tracked change is called; one without a name here goes by its own."""
    from app.model.revision import ChangeKind

    known = {
        ChangeKind.INSERT: translate("Wording", "Inserted"),
        ChangeKind.DELETE: translate("Wording", "Struck"),
        ChangeKind.FORMAT: translate("Wording", "Formatted"),
        ChangeKind.PARAGRAPH_FORMAT: translate("Wording", "Paragraph formatted"),
        ChangeKind.PARAGRAPH_INSERT: translate("Wording", "Paragraph added"),
        ChangeKind.PARAGRAPH_DELETE: translate("Wording", "Paragraph removed"),
        ChangeKind.MOVE_FROM: translate("Wording", "Moved away"),
        ChangeKind.MOVE_TO: translate("Wording", "Moved here"),
        ChangeKind.ROW_INSERT: translate("Wording", "Row added"),
        ChangeKind.ROW_DELETE: translate("Wording", "Row removed"),
        ChangeKind.CELL_INSERT: translate("Wording", "Cell added"),
        ChangeKind.CELL_DELETE: translate("Wording", "Cell removed"),
        ChangeKind.CELL_MERGE: translate("Wording", "Cells merged"),
        ChangeKind.TABLE: translate("Wording", "Table formatted"),
        ChangeKind.SECTION: translate("Wording", "Section formatted"),
        ChangeKind.NUMBERING: translate("Wording", "Numbering changed"),
    }
    return known.get(kind) or kind.value.replace("_", " ").capitalize()


def kind_icon(kind: ChangeKind) -> str:
    """The icon of a kind of tracked change; kinds of tables share one, and so do kinds that have none of their own."""
    from app.model.revision import ChangeKind

    if kind.value.startswith(("row_", "cell_", "table")):
        return "change-table"
    return {
        ChangeKind.INSERT: "change-insert",
        ChangeKind.DELETE: "change-delete",
        ChangeKind.FORMAT: "change-format",
        ChangeKind.PARAGRAPH_FORMAT: "change-format",
        ChangeKind.PARAGRAPH_INSERT: "change-mark",
        ChangeKind.PARAGRAPH_DELETE: "change-mark",
        ChangeKind.MOVE_FROM: "change-move",
        ChangeKind.MOVE_TO: "change-move",
        ChangeKind.SECTION: "change-section",
        ChangeKind.NUMBERING: "change-numbering",
    }.get(kind, "change-other")


def severity_name(severity: Severity, count: int) -> str:
    """The heading over findings of one severity."""
    from app.model.finding import Severity

    word = {
        Severity.ERROR: translate("Wording", "Errors"),
        Severity.WARNING: translate("Wording", "Warnings"),
        Severity.INFO: translate("Wording", "Notes"),
    }[severity]
    return f"{word}  {count}"


def severity_look(severity: Severity) -> tuple[str, str]:
    """The icon and the colour token of a severity."""
    from app.model.finding import Severity

    return {
        Severity.ERROR: ("error", "error"),
        Severity.WARNING: ("warning", "warning"),
        Severity.INFO: ("note", "note"),
    }[severity]


def symbol_meaning(symbol: Symbol) -> str:
    """What a proposal's symbol means, in words."""
    from app.model.proposal import Symbol

    return {
        Symbol.ADD: translate("Wording", "ADD – new text"),
        Symbol.MOD: translate("Wording", "MOD – changed text"),
        Symbol.EDITORIAL: translate("Wording", "(MOD) – editorial change"),
        Symbol.SUP: translate("Wording", "SUP – text deleted as a whole"),
        Symbol.NOC: translate("Wording", "NOC – no change"),
        Symbol.ADD_MOVED: translate("Wording", "ADD* – moved in from elsewhere"),
        Symbol.SUP_MOVED: translate("Wording", "SUP* – moved away"),
    }[symbol]


def element_kind_name(kind: str) -> str:
    """What a kind of plan element is called in a sentence; kinds of other profiles keep their own name."""
    known = {
        "vision": translate("Wording", "Vision"),
        "mission": translate("Wording", "Mission"),
        "value": translate("Wording", "Value"),
        "values": translate("Wording", "Values"),
        "goal": translate("Wording", "Strategic goal"),
        "target": translate("Wording", "Target"),
        "thematic_priority": translate("Wording", "Thematic priority"),
        "outcome": translate("Wording", "Outcome"),
        "sub_outcome": translate("Wording", "Sub-outcome"),
        "indicator": translate("Wording", "Indicator"),
        "output": translate("Wording", "Output"),
        "enabler": translate("Wording", "Enabler"),
    }
    return known.get(kind) or kind.replace("_", " ").replace("-", " ").capitalize()


def element_icon(kind: str) -> str:
    """The icon of a kind of plan element."""
    for part, name in _ELEMENT_ICONS.items():
        if part in kind:
            return f"element-{name}"
    return "element-section"


_ELEMENT_ICONS = {
    "vision": "vision",
    "mission": "mission",
    "value": "value",
    "goal": "goal",
    "target": "target",
    "priority": "priority",
    "indicator": "indicator",
    "outcome": "outcome",
    "output": "output",
    "service": "output",
    "enabler": "enabler",
}


def short_date(iso: str) -> str:
    """A revision's date as this person's system writes it, with the time; what can't be read stays as it is."""
    if not iso:
        return ""
    read = QDateTime.fromString(iso, Qt.DateFormat.ISODate)
    if not read.isValid():
        return iso
    # The day must not break over two lines.
    return QLocale().toString(read, "d MMM yyyy, HH:mm").replace(" ", "\u00a0")


def day(iso: str) -> str:
    """An ISO date as a statement writes it ("11 February 2026"); free text stays as it is."""
    read = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale(QLocale.Language.English).toString(read, "d MMMM yyyy") if read.isValid() else iso


def is_date(text: str) -> bool:
    """Whether a text is a day as ISO 8601 writes it."""
    return QDate.fromString(text, Qt.DateFormat.ISODate).isValid()


def number(count: int) -> str:
    """A number with its digits in groups, as this person's system writes it."""
    return QLocale().toString(count)


def author_name(signature: str) -> str:
    """The person in "Organization – Name", for places with little room."""
    return signature.rsplit(" – ", 1)[-1]


def party_name(signature: str) -> str:
    """The organization in "Organization – Name", "" when none is named."""
    party, parted, _ = signature.rpartition(" – ")
    return party if parted else ""


def told(*parts: str) -> str:
    """The parts that say something in a row, each in its own direction of writing."""
    said = [part for part in parts if part]
    if _RIGHT_TO_LEFT.search("".join(said)):
        # Without isolates (Unicode Annex 9) the figures of a date would join the Arabic name before it.
        said = [f"\u2068{part}\u2069" for part in said]
    return " · ".join(said)


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def one_line(text: str, limit: int = 160) -> str:
    """Text on one line, cut after `limit` characters."""
    joined = " ".join(text.split())
    return joined if len(joined) <= limit else joined[: limit - 1] + "…"


def list_of(text: str) -> tuple[str, ...]:
    """The names in a field where `;` parts them."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def joined(names: tuple[str, ...]) -> str:
    """Names as the field shows them."""
    return "; ".join(names)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a field of many lines; empty lines only part them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
