"""Small documents made from the model, with everything the editor has to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.model.content import FormatChange, Mark, Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, Position, Range, Story, StoryKind
from app.model.format import ParagraphFormat, RunFormat
from app.model.numbering import ListDefinition, ListLevel, Numbering
from app.model.proposal import Author
from app.model.revision import Revision
from app.model.structure import Cell, Row, Table
from app.model.styles import Style, StyleSheet
from app.services.session import Session

ANNA = Revision("Harbour Union – Anna", "2026-01-05T09:00:00Z", "1")
BELA = Revision("Valley League – Bela", "2026-01-06T09:00:00Z", "2")
CARLA = Revision("Delta Forum – Carla", "2026-01-07T09:00:00Z", "3")
MOVE_FROM = Revision("Delta Forum – Carla", "2026-01-07T09:00:00Z", "4", move="m1")

LOREM = (
    "The network of regional offices shall keep a common register of commitments, so that each member can see in one "
    "place what has been promised, by whom, and until when. "
)


def stylesheet() -> StyleSheet:
    """Body text in a serif face with headings and a list style."""
    heading = ParagraphFormat(space_before=280, space_after=100, outline=0, keep_next=True)
    tight = ParagraphFormat(contextual_spacing=True)
    small = ParagraphFormat(space_before=200, space_after=80, outline=1, keep_next=True)
    return StyleSheet(
        {
            "Normal": Style("Normal", "Normal"),
            "Heading1": Style(
                "Heading1", "heading 1", based_on="Normal", paragraph=heading,
                run=RunFormat(bold=True, size=32, font="Liberation Sans", color="1F4E79"),
            ),
            "Heading2": Style(
                "Heading2", "heading 2", based_on="Normal", paragraph=small,
                run=RunFormat(bold=True, size=26, font="Liberation Sans"),
            ),
            "List": Style("List", "List Paragraph", based_on="Normal", paragraph=tight),
        },
        paragraph=ParagraphFormat(space_after=120, line=264, line_rule="auto"),
        run=RunFormat(font="Liberation Serif", size=23),
        default="Normal",
    )  # fmt: skip


def numbering() -> Numbering:
    """A numbered list of two levels and a bulleted one."""
    first = ListLevel(text="%1.", paragraph=ParagraphFormat(indent_start=567, first_line=-567))
    second = ListLevel(text="%1.%2", paragraph=ParagraphFormat(indent_start=1134, first_line=-567))
    bullet = ListLevel(format="bullet", text="\uf0b7", paragraph=ParagraphFormat(indent_start=567, first_line=-283))
    return Numbering({1: ListDefinition(1, 1, (first, second)), 2: ListDefinition(2, 2, (bullet,))})


class Maker:
    """Makes paragraphs with consecutive ids."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._next = 1

    def new_id(self) -> int:
        """The next id."""
        self._next += 1
        return self._next - 1

    def add(self, *runs: Run | str, **fields: object) -> Paragraph:
        """Add a paragraph; keyword arguments are fields of Paragraph, or of its format."""
        own = {k: fields.pop(k) for k in list(fields) if k in ("mark", "parent", "format_change", "block")}
        made = Paragraph(
            self.new_id(),
            tuple(Run(r) if isinstance(r, str) else r for r in runs),
            ParagraphFormat(**fields),  # type: ignore[arg-type]
            **own,  # type: ignore[arg-type]
        )
        self.paragraphs.append(made)
        return made

    def table(self, rows: Sequence[Sequence[str]], **row_slots: object) -> Table:
        """Add a table of plain cells."""
        columns = len(rows[0])
        table = Table(self.new_id(), tuple([9638 // columns] * columns))
        for number, texts in enumerate(rows):
            slots = row_slots if number == len(rows) - 1 else {}
            row = Row(self.new_id(), table, header=number == 0, **slots)  # type: ignore[arg-type]
            for column, text in enumerate(texts):
                cell = Cell(self.new_id(), row, column, shading="DCE6F1" if number == 0 else None)
                face = RunFormat(bold=True) if number == 0 else RunFormat()
                self.add(Run(text, face), parent=cell, space_after=0)
        return table

    def document(self) -> Document:
        """The document of everything added."""
        story = Story("body", StoryKind.BODY, tuple(self.paragraphs))
        return Document((story,), stylesheet(), numbering(), next_id=self._next)


def plain(*texts: str) -> Document:
    """Paragraphs of plain text."""
    maker = Maker()
    for text in texts:
        maker.add(text)
    return maker.document()


def opaque(kind: OpaqueKind, display: str = "", label: str = "", ref: str = "") -> Run:
    """Carried content of one code point."""
    return Run("\ufffc", opaque=Opaque(kind, "<w:x/>", display=display, label=label, ref=ref))


def rich() -> Document:
    """A page of everything: headings, lists, changes of three authors, fields, chips, tables, right-to-left text."""
    maker = Maker()
    maker.add("Annex 1: Plan of the Harbour Union", style="Heading1")
    maker.add(LOREM + LOREM, alignment="both")
    maker.add("Enablers", style="Heading2", number=1)
    maker.add(
        "The secretariat shall ", Run("promptly ", inserted=ANNA), Run("slowly ", deleted=ANNA),
        Run("and openly ", inserted=ANNA, deleted=BELA), "publish ",
        Run("every quarter", RunFormat(italic=True), format_change=FormatChange(BELA, RunFormat())),
        " a report on the register. ", Run("This sentence has moved here. ", inserted=MOVE_FROM), LOREM,
    )  # fmt: skip
    maker.add(
        "First commitment, with a longer explanation that runs on to a second line. " + LOREM,
        style="List",
        number=1,
        level=1,
    )
    maker.add("Second commitment", style="List", number=1, level=1, mark=Mark(inserted=CARLA))
    maker.add(Run("Third commitment", deleted=BELA), style="List", number=1, level=1, mark=Mark(deleted=BELA))
    maker.add("Bullet one", style="List", number=2)
    maker.add("Bullet two", style="List", number=2)
    maker.add(
        "See ", opaque(OpaqueKind.FIELD, "Table 1"), " and note", opaque(OpaqueKind.FOOTNOTE, "1"), ", the picture ",
        opaque(OpaqueKind.DRAWING, label="Picture 3"), ", H", Run("2", RunFormat(vertical="subscript")), "O, ",
        Run("highlighted", RunFormat(highlight="yellow")), ", ", Run("small capitals", RunFormat(small_caps=True)),
        ", ",
        Run("red", RunFormat(color="C00000")), ", ", Run("navy", RunFormat(color="1F3864")), " and 🙂 emoji.",
    )  # fmt: skip
    maker.table(
        [
            ("Target", "Indicator", "By when"),
            ("All members report", "Share of members that have reported " + LOREM, "2029"),
            ("Offices answer", "Days until an answer", "2030"),
        ],
        inserted=CARLA,
    )
    maker.add("Name\tRole\tPlace of work")
    maker.add("تضمن الأمانة نشر تقرير كل ربع سنة عن السجل Register 2026 المشترك بين الأعضاء.", rtl=True)
    maker.add(opaque(OpaqueKind.PAGE_BREAK))
    maker.add(block=Opaque(OpaqueKind.BLOCK, "<w:x/>", label="Text box"))
    maker.add(LOREM)
    return maker.document()


def session_of(document: Document, author: str = "Dana") -> Session:
    """A session in memory with a tracked author."""
    session = Session(document, clock=lambda: "2026-02-11T09:00:00Z")
    session.author = Author(author, "Test Group")
    return session


def caret(document: Document, index: int, offset: int) -> Range:
    """An empty selection in the body's paragraph with this index."""
    place = Position(document.body.paragraphs[index].id, offset)
    return Range(place, place)


Texts = Callable[[Session], list[str]]


def texts(session: Session) -> list[str]:
    """The text of each paragraph of the body, struck text included."""
    return [p.text for p in session.document.body.paragraphs]
