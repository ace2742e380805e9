"""The four annexes that are played on: left to right, Arabic, Chinese, and one of tables; others have changed them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.editing.commenting import add_comment
from app.editing.draft import Draft
from app.editing.noting import add_note
from app.editing.tracking import Tracking
from app.model.content import FormatChange, Mark, Opaque, OpaqueKind, ParagraphFormatChange, Run, Wrapper, WrapperKind
from app.model.document import Document, Position, Range
from app.model.format import ParagraphFormat, RunFormat, TabStop
from app.model.revision import Revision
from app.model.structure import Cell, ContentControl, Row, Table
from tests.gui.editor.samples import ANNA, BELA, CARLA, MOVE_FROM, Maker, opaque

BOLD, ITALIC = RunFormat(bold=True), RunFormat(italic=True)
AWAY = Revision("Delta Forum – Carla", "2026-01-07T09:00:00Z", "5", move="m1")
BOTH = BELA.within(ANNA)
"""A change by one party inside the same kind of change by another."""


def left_to_right() -> Document:
    """Headings, lists of two levels, moves, links, fields, notes, a comment, and a control around two paragraphs."""
    maker = Maker()
    maker.add("Annex 2: Harbours that answer each other", style="Heading1")
    maker.add(_sentence(0), _sentence(1), alignment="both")
    maker.add("Commitments", style="Heading2", number=1)
    maker.add(
        "Every port ", Run("shall ", deleted=ANNA), Run("should ", inserted=ANNA), "keep a ", Run("log", BOLD),
        Run(" of calls", inserted=ANNA, deleted=BELA), ", and ", Run("publish", inserted=BOTH), " it ",
        Run("weekly", ITALIC, format_change=FormatChange(BELA, RunFormat())), ". ", _sentence(2),
    )  # fmt: skip
    for number, level in enumerate((0, 1, 1, 0, 1, 0)):
        words = (_sentence(number + 3), Run(" as agreed", deleted=CARLA) if number % 2 else " as noted")
        mark = (Mark(), Mark(inserted=CARLA), Mark(deleted=BELA), Mark(), Mark(), Mark())[number]
        maker.add(*words, style="List", number=1, level=level, mark=mark)
    link = Wrapper(901, WrapperKind.HYPERLINK, "<w:hyperlink>", "</w:hyperlink>", "https://example.org/log")
    maker.add(
        "See ", Run("the log of calls", wrappers=(link,)), ", ", opaque(OpaqueKind.FIELD, "Table 4"), ", H",
        Run("2", RunFormat(vertical="subscript")), "O, ", Run("Small Capitals", RunFormat(small_caps=True)), ", ",
        Run("", opaque=Opaque(OpaqueKind.BOOKMARK, "<w:bookmarkStart/>", ref="1")), "marked, ",
        opaque(OpaqueKind.DRAWING, label="Picture 1"), " and e\u0301, n\u0303, 🙂, 👩‍🚀.",
    )  # fmt: skip
    maker.add(
        "Name\tRole\tPort of call",
        tabs=(TabStop(3000), TabStop(7000, "right", "dot")),
    )
    maker.add(Run("This clause has gone down. ", deleted=AWAY), mark=Mark(deleted=AWAY))
    maker.add(_sentence(6))
    maker.add(Run("This clause has gone down. ", inserted=MOVE_FROM), mark=Mark(inserted=MOVE_FROM))
    control = ContentControl(maker.new_id(), title="Decision")
    for number in range(2):
        maker.add(_sentence(number), parent=control)
    maker.add(block=Opaque(OpaqueKind.BLOCK, "<w:x/>", label="Text box"))
    maker.add(opaque(OpaqueKind.PAGE_BREAK))
    _tail(maker, _sentence)
    return _noted(maker.document())


def arabic() -> Document:
    """Right-to-left paragraphs with Latin words, digits and vowel signs, a list and a table."""
    maker = Maker()
    maker.add("الملحق ٣: سجل الموانئ", style="Heading1", rtl=True)
    for number in range(5):
        maker.add(_clause(number), " Register 2026 ", _clause(number + 1), rtl=True)
    maker.add(
        "على كل ميناء أن ", Run("ينشر ", deleted=ANNA), Run("يُعِدَّ ", inserted=ANNA), "تقريرا ",
        Run("(Port 12-B) ", inserted=CARLA, deleted=BELA), Run("سنويا", BOLD), ".", rtl=True,
    )  # fmt: skip
    for number, level in enumerate((0, 1, 0, 1)):
        mark = (Mark(), Mark(deleted=BELA), Mark(inserted=CARLA), Mark())[number]
        maker.add(_clause(number), style="List", number=1, level=level, rtl=True, mark=mark)
    _grid(maker, [["الهدف", "المؤشر", "Year"], ["تقرير", "نسبة 40 %", "2029"], ["رد", "أيام", "2030"]])
    maker.add("Latin in an Arabic annex: ", _clause(2), " 123 abc.")
    maker.add("نَشَرَ المَكْتَبُ ", opaque(OpaqueKind.FIELD, "الجدول 1"), " ثم 🙂", rtl=True)
    _tail(maker, _clause, rtl=True)
    return _noted(maker.document())


def chinese() -> Document:
    """Text without spaces, full-width signs, characters beyond the basic plane, and Latin words between."""
    maker = Maker()
    maker.add("附件四：港口共同登记册", style="Heading1")
    for number in range(5):
        maker.add(_line(number) * 3, alignment="both" if number % 2 else None)
    maker.add(
        "各港口", Run("应当", deleted=ANNA), Run("必须", inserted=ANNA), "每季度公布", Run("𠮷報告", BOLD), "，",
        Run("并", inserted=ANNA, deleted=CARLA), "送 Harbour Office 备案。",
    )  # fmt: skip
    for number, level in enumerate((0, 1, 1, 0)):
        mark = (Mark(inserted=BELA), Mark(), Mark(deleted=CARLA), Mark())[number]
        maker.add(_line(number), style="List", number=1, level=level, mark=mark)
    _grid(maker, [["目标", "指标"], ["登记册齐全", "比例 (%)"], ["及时答复", "天数𠀀"]])
    maker.add("第 2 条见", opaque(OpaqueKind.FIELD, "表 1"), "，及注。e\u0301🙂👩‍🚀")
    _tail(maker, _line)
    return _noted(maker.document())


def tables() -> Document:
    """Tables of several kinds: merged cells, a table in a cell, rows others added and struck, two in succession."""
    maker = Maker()
    maker.add("Annex 5: Who answers for what", style="Heading1")
    _grid(maker, [["Port", "Duty", "Until"], ["North", "Keep the log", "2028"], ["South", "Answer", "2029"]])
    maker.add("Between the tables ", Run("nothing ", deleted=ANNA), Run("something ", inserted=BELA), "stands.")
    _merged(maker)
    maker.add("")
    outer = _grid(maker, [["Outer one", "Outer two"]])
    _nested(maker, outer)
    maker.add(_sentence(1), mark=Mark(deleted=CARLA))
    maker.add(_sentence(2))
    _grid(maker, [["a", "b", "c", "d"], ["e", "f", "g", "h"], ["i", "j", "k", "l"]], row_gone=True)
    maker.add("After the last table.")
    _tail(maker, _sentence)
    return _noted(maker.document())


ANNEXES: dict[str, Callable[[], Document]] = {
    "left_to_right": left_to_right,
    "arabic": arabic,
    "chinese": chinese,
    "tables": tables,
}


_SENTENCES = (
    "The harbour offices answer each other within ten days. ",
    "A call that nobody answers is written down, with the hour and the weather. ",
    "What was promised in spring is looked at again in autumn, by those who promised it. ",
    "Lighthouses count as ports (see 4.2). ",
    "No office may close its log before the last ship of the year has left, unless all agree. ",
    "Costs lie where they fall. ",
    "Islands report once a year. ",
    "Where two ports share a pilot, both keep the record; the older one settles doubts. ",
    "Nothing here binds a ship at sea. ",
)
_CLAUSES = (
    "تجيب مكاتب الموانئ بعضها بعضا خلال عشرة أيام.",
    "يسجل كل نداء لم يجب عنه أحد مع الساعة والطقس.",
    "تعد المنارات من الموانئ (انظر ٤٫٢).",
    "تقدم الجزر تقريرا واحدا في السنة،",
)
_LINES = (
    "各港口办事处在十日内相互答复。",
    "无人应答的呼叫须记录时间和天气，",
    "灯塔视为港口（见4.2）；",
    "岛屿每年报告一次，费用自理。",
)


def _sentence(number: int) -> str:
    return _SENTENCES[number % len(_SENTENCES)]


def _clause(number: int) -> str:
    return _CLAUSES[number % len(_CLAUSES)]


def _line(number: int) -> str:
    return _LINES[number % len(_LINES)]


def _tail(maker: Maker, words: Callable[[int], str], **fields: object) -> None:
    """Plain paragraphs with a change here and there, some centred, some with other properties than before."""
    for number in range(14):
        made = maker.add(
            words(number),
            Run(words(number + 1), inserted=(ANNA, None, CARLA)[number % 3]),
            Run(words(number + 2), deleted=(None, BELA, None, None)[number % 4]),
            alignment="center" if number == 3 else None,
            format_change=ParagraphFormatChange(CARLA, ParagraphFormat(alignment="end")) if number == 3 else None,
            mark=Mark(inserted=ANNA) if number == 5 else Mark(deleted=BELA) if number == 8 else Mark(),
            **fields,
        )
        if number == 10:
            maker.paragraphs[-1] = made.with_runs([])
    maker.add(words(4), **fields)


def _grid(maker: Maker, texts: Sequence[Sequence[str]], *, row_gone: bool = False) -> Table:
    """A table whose last row another party has added, or (`row_gone`) struck."""
    width = len(texts[0])
    table = Table(maker.new_id(), tuple([9638 // width] * width))
    for number, row_texts in enumerate(texts):
        last = number == len(texts) - 1 and number > 0
        added, gone = (CARLA if last and not row_gone else None, CARLA if last and row_gone else None)
        row = Row(maker.new_id(), table, header=number == 0, inserted=added, deleted=gone)
        for column, text in enumerate(row_texts):
            cell = Cell(maker.new_id(), row, column, shading="DCE6F1" if number == 0 else None)
            maker.add(Run(text, BOLD if number == 0 else RunFormat()), parent=cell, space_after=0)
            if (number, column) == (1, 1):
                maker.add("and ", Run("more", inserted=ANNA), parent=cell, space_after=0)
    return table


def _merged(maker: Maker) -> None:
    """A table with a cell over two columns and one over two rows."""
    table = Table(maker.new_id(), (3000, 3000, 3638))
    first, second, third = (Row(maker.new_id(), table) for _ in range(3))
    for cell, text in (
        (Cell(maker.new_id(), first, 0, 2), "Over two columns"),
        (Cell(maker.new_id(), first, 2), "alone"),
        (Cell(maker.new_id(), second, 0, 1, "restart"), "Over two rows"),
        (Cell(maker.new_id(), second, 1), "right"),
        (Cell(maker.new_id(), second, 2), "further right"),
        (Cell(maker.new_id(), third, 0, 1, "continue"), ""),
        (Cell(maker.new_id(), third, 1), "below"),
        (Cell(maker.new_id(), third, 2), _sentence(3)),
    ):
        maker.add(text, parent=cell, space_after=0)


def _nested(maker: Maker, outer: Table) -> None:
    """A row of the outer table with a small table in its first cell."""
    row = Row(maker.new_id(), outer)
    cell = Cell(maker.new_id(), row, 0)
    maker.add("A table follows", parent=cell, space_after=0)
    inner = Table(maker.new_id(), (1500, 1500), parent=cell)
    for number in range(2):
        inside = Row(maker.new_id(), inner)
        for column in range(2):
            maker.add(f"inner {number}.{column}", parent=Cell(maker.new_id(), inside, column), space_after=0)
    maker.add("behind it", parent=cell, space_after=0)
    maker.add("and beside it", parent=Cell(maker.new_id(), row, 1), space_after=0)


def _noted(document: Document) -> Document:
    """The document with two footnotes and a comment, as if the file had come with them; its runs in normal form."""
    body = document.body
    normal = tuple(paragraph.with_runs(paragraph.runs) for paragraph in body.paragraphs)
    draft = Draft(replace(document, stories=(replace(body, paragraphs=normal),)))
    plain = Tracking("", "", on=False)
    long = [p for p in draft.document.body.paragraphs if p.length > 12 and p.block is None]
    for paragraph, words in ((long[1], "First note, on a call."), (long[-1], "Second note.")):
        add_note(draft, Position(paragraph.id, 5), words, plain)
    here = Range(Position(long[2].id, 1), Position(long[2].id, 8))
    add_comment(draft, here, "Is this what we want?", "Valley League – Bela", "2026-01-06T09:00:00Z")
    opened = draft.document
    # What came with the file is not taken away with its last note.
    return replace(opened, stories=tuple(replace(story, born=False) for story in opened.stories))
