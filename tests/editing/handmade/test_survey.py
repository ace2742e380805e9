"""What is taken for a change is told by the document's own habits, and every doubt leaves it as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.editing.handmade import MarkKind, survey
from app.model.content import Paragraph, Run
from app.model.document import Document
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import Revision
from tests.editing.handmade.pages import LINK, left, page, paragraph, taken

HABIT = (
    "The plan rests on ~four~ =five= main tracks: learning~,~ and =renewal= of skills.",
    "It will ~try to~ =do= this by ~next year~ =2029= at the latest.",
)
UNDERLINES = (
    "The plan rests on ~four~ _five_ main tracks: learning~,~ and _renewal_ of skills.",
    "It will ~try to~ _do_ this by ~next year~ _2029_ at the latest.",
)
LEGEND = "The text that is struck out is suggested to be removed. The text in highlight is new suggested text."
Lookalike = Callable[[], Document]


def test_struck_and_highlighted_words_of_one_sentence_are_a_replacement() -> None:
    document = page("The plan rests on ~four~=five= main tracks.")
    found = survey(document)
    assert taken(document) == [("delete", "four"), ("insert", "five")]
    assert found.insertion_mark is MarkKind.HIGHLIGHT
    assert all(mark.confidence >= 0.9 for mark in found.marks)
    assert found.counts == {(MarkKind.STRIKE, True): 1, (MarkKind.HIGHLIGHT, True): 1}


def test_the_mark_beside_struck_words_is_the_one_that_shows_new_text() -> None:
    assert survey(page(*UNDERLINES)).insertion_mark is MarkKind.UNDERLINE
    assert survey(page(*HABIT)).insertion_mark is MarkKind.HIGHLIGHT
    assert survey(page("Paid ~weekly~ ^monthly^ by bank.")).insertion_mark is MarkKind.COLOR
    assert survey(page("Nothing is =struck= _here_.")).insertion_mark is None


def test_a_legend_makes_highlight_a_change_without_any_struck_word() -> None:
    document = page(LEGEND, "Staff =and volunteers= take part.", "=A new closing sentence stands here.=¶¶=")
    assert taken(document) == [
        ("insert", "and volunteers"),
        ("insert", "A new closing sentence stands here."),
    ]
    assert min(mark.confidence for mark in survey(document).changes) >= 0.85


def test_a_legend_and_a_pair_raise_confidence() -> None:
    alone = page("Meetings ~and workshops~ are held.")
    told = page(LEGEND, "Meetings ~and workshops~ are held.")
    paired = page("Meetings ~and workshops~ =only= are held.")
    sure = [survey(document).marks[0].confidence for document in (alone, told, paired)]
    assert sure[0] < sure[1] < sure[2]


@pytest.mark.parametrize(
    "legend",
    [
        "Additions are shown by highlighted text.",
        "Les mots surlignés sont nouveaux.",
        "El texto resaltado es texto nuevo.",
        "Новый текст выделен маркером, прежние слова остаются.",
        "新增文字以突出显示标出。",
        "النص الجديد مظلل.",
    ],
)
def test_legends_are_understood_in_six_languages(legend: str) -> None:
    assert taken(page(legend, "Staff =and volunteers= take part.")) == [("insert", "and volunteers")]


def test_new_text_before_the_struck_text_is_taken_too() -> None:
    assert taken(page("The _five_ ~four~ tracks.")) == [("insert", "five"), ("delete", "four")]


def test_colour_that_always_goes_with_strike_is_part_of_the_mark() -> None:
    (mark,) = survey(page("Meetings ^~and workshops~^ are held.")).changes
    assert (mark.kind, mark.also) == (MarkKind.STRIKE, {MarkKind.COLOR})


def test_emphasis_inside_new_text_is_no_part_of_the_mark() -> None:
    document = page(*HABIT, "The ~old~ =_very_ new= rule.")
    very = next(mark for mark in survey(document).changes if mark.text == "very")
    assert very.kinds == {MarkKind.HIGHLIGHT}


def test_whole_struck_paragraphs_take_their_marks_with_them() -> None:
    document = page("Kept.", "~All of this goes.~¶¶~", "Kept too.")
    assert taken(document) == [("delete", "All of this goes."), ("paragraph_delete", "")]


def test_a_struck_paragraph_whose_mark_is_plain_loses_only_its_words() -> None:
    assert taken(page("~All of this goes.~", "Kept.")) == [("delete", "All of this goes.")]


def test_a_whole_new_paragraph_among_pairs_is_an_insertion() -> None:
    document = page(*HABIT, "=A whole new paragraph says more about it.=¶¶=", "End.")
    assert taken(document)[-2:] == [
        ("insert", "A whole new paragraph says more about it."),
        ("paragraph_insert", ""),
    ]


def test_a_new_heading_marked_like_the_pairs_is_taken_with_less_confidence() -> None:
    document = page(*HABIT, "# =Strategic outreach=", "End.")
    mark = survey(document).changes[-1]
    assert (mark.text, mark.confidence) == ("Strategic outreach", 0.6)


def test_a_row_struck_to_its_ends_is_a_deleted_row() -> None:
    document = page("Target|Value", "~Reach~¶¶~|~40~¶¶~", "Depth|50", "End.")
    assert taken(document) == [
        ("delete", "Reach"), ("row_delete", ""), ("delete", "40"), ("row_delete", ""),
    ]  # fmt: skip


def test_struck_words_in_one_cell_leave_the_cell() -> None:
    assert taken(page("Target|Value", "Reach|~40~¶¶~", "End.")) == [("delete", "40")]


def test_what_is_tracked_already_is_not_marked_again() -> None:
    revision = Revision("Union – B. Delegate", "2026-01-20T10:00:00Z", "7")
    runs = (
        Run("old", RunFormat(strike=True), deleted=revision),
        Run("new", RunFormat(highlight="yellow"), inserted=revision),
    )
    assert survey(page(Paragraph(0, runs))).marks == ()


def test_text_that_is_only_shown_is_not_looked_at() -> None:
    document = page(*HABIT)
    story = replace(document.body, editable=False)
    assert survey(replace(document, stories=(story,))).marks == ()


def _link(style: bool) -> Paragraph:
    look = RunFormat(style="Hyperlink") if style else RunFormat(underline="single", color="0563C1")
    return Paragraph(0, (Run("See "), Run("our page", look, wrappers=() if style else (LINK,))))


LOOKALIKES: dict[str, tuple[Lookalike, set[str]]] = {
    "underlined heading line": (lambda: page(*UNDERLINES, "_Expected results_", "Text."), {"Expected results"}),
    "heading style in its own colour": (lambda: page(*HABIT, "# Results", "Text."), set()),
    "whole heading in red": (lambda: page("Paid ~weekly~ ^monthly^.", "# ^Results^", "Text."), {"Results"}),
    "underline from the paragraph style": (lambda: page(*UNDERLINES, paragraph("Aims", "Underlined"), "Text."), set()),
    "strike from the paragraph style": (lambda: page(paragraph("Repealed article", "Repealed"), "Text."), set()),
    "link by its style": (lambda: page(*UNDERLINES, _link(True), "Text."), {"our page"}),
    "link by its field": (lambda: page(*UNDERLINES, _link(False), "Text."), {"our page"}),
    "bare address": (lambda: page(*UNDERLINES, "Write to ~us~ all at _desk@example.org_ soon."), {"desk@example.org"}),
    "highlighted placeholder": (lambda: page(*HABIT, "Adopted at =[place]= on =TBD=."), {"[place]", "TBD"}),
    "question still open": (lambda: page(*HABIT, "The share is =to be confirmed by the bureau= now."),
                            {"to be confirmed by the bureau"}),
    "editor's note": (lambda: page(*HABIT, "=Editor's note: figures follow.=", "Text."),
                      {"Editor's note: figures follow."}),
    "note beside plain text": (lambda: page(*HABIT, "Text ~goes~ on. =Note – check this figure.="),
                               {"Note – check this figure."}),
    "table head": (lambda: page(*UNDERLINES, "_Target_|_Value_", "Reach|40", "Text."), {"Target", "Value"}),
    "highlighted table head": (lambda: page(*HABIT, "=Target=|=Value=", "Reach|40", "Text."), {"Target", "Value"}),
    "whole paragraph in colour": (
        lambda: page("Paid ~weekly~ ^monthly^.", "Sent ~now~ ^later^.", "^Read this first, please.^", "Text."),
        {"Read this first, please."},
    ),
    "coloured emphasis": (lambda: page(*HABIT, "This is ^very^ important."), {"very"}),
    "underlined emphasis where highlight marks": (lambda: page(*HABIT, "Not ~now~ but =later=, _never_ before."),
                                                  {"never"}),
    "underlined emphasis alone": (lambda: page("This is _not_ a change.", "Text."), {"not"}),
    "highlighted notes alone": (lambda: page("Check =this figure= again.", "=And this line.="),
                                {"this figure", "And this line."}),
    "another highlight": (lambda: page(*HABIT, "The figure %42% is from last year."), {"42"}),
    "same words marked everywhere": (
        lambda: page(*HABIT, *("Any =Member State= may reply." for _ in range(3))),
        {"Member State"},
    ),
    "blank to fill in": (lambda: page(*UNDERLINES, "Name: ~Mr~ Dr _          _ signed"), {"          "}),
    "ticked item": (lambda: page("☑ ~book the room~", "☐ print the badges"), {"book the room"}),
    "sample in the legend": (
        lambda: page("Deleted text is ~struck out~, new text is _underlined_.", "The ~four~ _five_ tracks."),
        {"struck out", "underlined"},
    ),
    "words that name their mark": (
        lambda: page("~Strikethrough text~", "_Underlined text_"), {"Strikethrough text", "Underlined text"},
    ),
    "a font that is called new": (
        lambda: page("The text is set in Times New Roman, single underline.", "A _stressed_ word."), {"stressed"},
    ),
    "a legend that says no": (
        lambda: page("New text is not underlined here.", "A _stressed_ word."), {"stressed"},
    ),
    "black and near-black text": (
        lambda: page(*HABIT, Paragraph(0, (Run("Pasted "), Run("from the web", RunFormat(color="222222"))))),
        set(),
    ),
    "white highlight": (
        lambda: page(*HABIT, Paragraph(0, (Run("Pasted "), Run("text", RunFormat(highlight="white"))))),
        set(),
    ),
    "the colour of headings": (
        lambda: page("Paid ~weekly~ ^monthly^.", Paragraph(0, (Run("Run-in head. ", RunFormat(color="2E74B5")),
                                                              Run("Text.")))),
        {"Run-in head. "},
    ),
    "underline alone where too little is struck": (
        lambda: page("The ~four~ _five_ tracks.", "A word is _stressed_ here."), {"stressed"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKALIKES)
def test_lookalikes_are_named_and_left(name: str) -> None:
    make, words = LOOKALIKES[name]
    document = make()
    assert {text for _, text in left(document)} == words
    assert not words & {text for _, text in taken(document)}
    assert all(mark.reason.endswith(".") for mark in survey(document).marks)


def test_counts_tell_what_was_taken_and_what_was_left() -> None:
    document = page(*HABIT, "Adopted at =[place]=.", "This is ^very^ important.")
    assert survey(document).counts == {
        (MarkKind.STRIKE, True): 4,
        (MarkKind.HIGHLIGHT, True): 4,
        (MarkKind.HIGHLIGHT, False): 1,
        (MarkKind.COLOR, False): 1,
    }


def test_a_whole_heading_style_does_not_hide_struck_words() -> None:
    document = page(
        Paragraph(0, (Run("Old name", RunFormat(strike=True)), Run(" and aims")), ParagraphFormat("Heading1"))
    )
    assert taken(document) == [("delete", "Old name")]


def test_strike_by_a_character_style_counts() -> None:
    assert taken(page(Paragraph(0, (Run("Old", RunFormat(style="Gone")), Run(" text"))))) == [("delete", "Old")]
