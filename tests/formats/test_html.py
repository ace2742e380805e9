"""HTML from Word, LibreOffice and browsers keeps headings, lists, tables and emphasis, and nothing that acts."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.html import MAX_HTML, decode_html, docx_from_html, html_to_paragraphs
from app.model.errors import UnreadableError
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Cell, containers
from app.model.styles import Style, StyleSheet
from tests.formats.pages import cells, document, lines
from tests.judges import schema

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0} -->
</style><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>Notes on the plan</p><h2>Staff and
skills<o:p></o:p></h2>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Bold</b> and <span style='background:yellow;
mso-highlight:yellow'>marked</span> and <s>struck</s> words<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>first</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span><![endif]>inner</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>2)<span>&nbsp; </span></span><![endif]>second</p>
<table class=MsoTableGrid border=1><tr><td width=50><p class=MsoNormal>Cell</p></td><td><p>Other</p></td></tr></table>
<!--EndFragment--></body></html>"""

LIBREOFFICE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title>x</title>
<style type="text/css">p { line-height: 115% }</style></head><body lang="en-GB" dir="ltr">
<h1 class="western">Staff and skills</h1>
<p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif"><b>Bold</b></font> words<sup>2</sup></p>
<ol><li><p style="line-height: 100%">first</p></li><ol type="a"><li><p>inner</p></li></ol><li><p>second</p></li></ol>
<table width="100%"><col width="128*"/><col width="128*"/><thead><tr><th><p>Head</p></th>
<th><p>More</p></th></tr></thead>
<tbody><tr><td><p>Cell</p></td><td><p><br/></p></td></tr></tbody></table><p><br/></p></body></html>"""


def read(html: str) -> list[str]:
    return lines(docx_from_html(html.encode(), "page.html"))


def runs(html: str) -> list[tuple[str, RunFormat]]:
    return [(run.text, run.format) for paragraph in html_to_paragraphs(html) for run in paragraph.runs]


def test_word_s_clipboard_keeps_headings_lists_and_tables() -> None:
    assert read(WORD) == [
        "Title: Notes on the plan", "heading 2: Staff and skills", "Bold and marked and struck words",
        "1) first", "  – inner", "2) second", "Cell", "Other", "",
    ]  # fmt: skip


def test_word_s_marks_reach_the_document() -> None:
    body = document(docx_from_html(WORD.encode(), "x.html")).body.paragraphs[2]
    looks = {run.text: run.format for run in body.runs}
    assert looks["Bold"].bold
    assert looks["marked"].highlight == "yellow"
    assert looks["struck"].strike


def test_libreoffice_s_html_keeps_headings_lists_and_tables() -> None:
    assert read(LIBREOFFICE) == [
        "heading 1: Staff and skills", "Bold words2", "1. first", "  a. inner", "2. second",
        "Head", "More", "Cell", "", "",
    ]  # fmt: skip
    assert document(docx_from_html(LIBREOFFICE.encode(), "x")).body.paragraphs[5].parent.row.header  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("html", "look"),
    [
        ("<b>x</b>", RunFormat(bold=True)),
        ("<strong><em>x</em></strong>", RunFormat(bold=True, italic=True)),
        ("<u>x</u>", RunFormat(underline="single")),
        ("<sup>x</sup>", RunFormat(vertical="superscript")),
        ("<span style='vertical-align: sub'>x</span>", RunFormat(vertical="subscript")),
        ("<span style='FONT-WEIGHT: 700; font-style:italic'>x</span>", RunFormat(bold=True, italic=True)),
        ("<b style='font-weight:normal'>x</b>", RunFormat()),
        ("<span style='text-decoration: underline line-through'>x</span>", RunFormat(underline="single", strike=True)),
        ("<a href='https://example.org'>x</a>", RunFormat()),
        ("<font color=red>x</font>", RunFormat()),
    ],
)
def test_emphasis_is_kept_and_other_looks_are_dropped(html: str, look: RunFormat) -> None:
    assert runs(f"<p>{html}</p>") == [("x", look)]


def test_space_collapses_and_breaks_stay() -> None:
    assert [text for text, _ in runs("<p>  One\n  two <br> three&nbsp;four<br></p>")] == ["One two \nthree\u00a0four"]
    assert read("<pre>a  b\n  c</pre>") == ["a  b", "  c"]
    assert read("<div style='white-space: pre'><div><b>a</b>  b</div><div>  c</div></div>") == ["a  b", "  c"]


def test_text_between_blocks_is_a_paragraph() -> None:
    assert read("one<p>two</p>three<div>four<div>five</div>six</div>") == ["one", "two", "three", "four", "five", "six"]


def test_lists_count_as_the_page_says() -> None:
    html = (
        "<ol start=3><li>c</li><li>d</li><li value=9>i</li><li>j</li></ol>"
        "<ol type=i><li>one</li><li>two</li></ol><ul><li>dot<ol><li>in</li></ol></li></ul>"
        "<ul style='list-style-type:none'><li>plain</li></ul><ol><li>new</li></ol>"
    )
    assert read(html) == [
        "3. c", "4. d", "9. i", "10. j", "i. one", "ii. two", "• dot", "  1. in", "plain", "1. new",
    ]  # fmt: skip


def test_only_the_first_paragraph_of_an_item_bears_its_label() -> None:
    assert read("<ol><li><p>one</p><p>more</p></li><li>two</li></ol>") == ["1. one", "more", "2. two"]


def test_spans_are_laid_out_in_the_grid() -> None:
    html = (
        "<table><tr><th colspan=2>Head</th><th rowspan=3>Side</th></tr><tr><td rowspan=2>a<td>b</tr>"
        "<tr><td>c</td></tr><tr><td>short</td></tr></table>"
    )
    assert cells(docx_from_html(html.encode(), "x")) == [
        (0, 2, None, "Head"), (2, 1, "restart", "Side"),
        (0, 1, "restart", "a"), (1, 1, None, "b"), (2, 1, "continue", ""),
        (0, 1, "continue", ""), (1, 1, None, "c"), (2, 1, "continue", ""),
        (0, 1, None, "short"), (1, 2, None, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "ratio"),
    [
        ("<tr><td>a<td>b", (5, 5)),
        ("<tr><td width=30>a<td width=70>b", (3, 7)),
        ("<tr><td style='width:20%'>a<td style='width: 80.0%'>b", (2, 8)),
        ("<colgroup><col width='64*'><col width='192*'></colgroup><tr><td>a<td>b", (2.5, 7.5)),
        ("<col width=10 span=2><tr><td>a<td>b", (5, 5)),
        ("<tr><td colspan=2 width=100>x<tr><td width=60>a<td width=40>b", (6, 4)),
        ("<tr><td width=1>a<td width=999>b", (0.9, 9.1)),
        ("<tr><td width=50>a<td>b", (5, 5)),
    ],
)
def test_columns_are_as_wide_as_the_page_says_of_each_other(html: str, ratio: tuple[float, float]) -> None:
    cell = html_to_paragraphs(f"<table>{html}</table>", width=10_000)[0].parent
    assert isinstance(cell, Cell)
    assert [round(width / 1000, 1) for width in cell.row.table.grid] == list(ratio)
    assert cell.width == sum(cell.row.table.grid[: cell.span])


def test_tables_in_tables_stay_in_their_cell() -> None:
    made = docx_from_html(b"<table><tr><td>a<table><tr><td>in</td></tr></table></td></tr></table>", "x")
    depth = [sum(isinstance(c, Cell) for c in containers(p.parent)) for p in document(made).body.paragraphs]
    assert (lines(made), depth) == (["a", "in", "", ""], [1, 2, 1, 0])
    assert not schema.findings(made)


def test_pasted_tables_have_new_ids_of_their_own() -> None:
    ids = iter(range(500, 600))
    html = "<table><tr><td>a</td><td>b</td></tr></table><p>c</p>"
    pasted = html_to_paragraphs(html, new_id=ids.__next__)
    parents = [p.parent for p in pasted if isinstance(p.parent, Cell)]
    assert {c.row.table.id for c in parents} == {500}
    assert len({p.id for p in pasted} | {c.id for c in parents} | {500, parents[0].row.id}) == 7


def test_pasted_headings_take_the_styles_of_the_document() -> None:
    styles = StyleSheet({"Kop1": Style("Kop1", "heading 1")})
    one, two = html_to_paragraphs("<h1>a</h1><h2>b</h2>", styles)
    assert (one.format.style, one.format.outline) == ("Kop1", None)
    assert (two.format.style, two.format.outline) == (None, 1)


def test_pasted_items_bear_their_labels_as_text() -> None:
    pasted = html_to_paragraphs("<ol><li>one<ul><li>in</li></ul></li><li>two</li></ol>")
    assert [(p.text, p.format.indent_start) for p in pasted] == [
        ("1.\tone", 425), ("–\tin", 850), ("2.\ttwo", 425),
    ]  # fmt: skip


def test_pasted_text_has_the_format_it_is_pasted_into() -> None:
    (paragraph,) = html_to_paragraphs("<p>a<b>b</b></p>", base=RunFormat(font="Calibri"))
    assert [run.format for run in paragraph.runs] == [RunFormat(font="Calibri"), RunFormat(font="Calibri", bold=True)]


def test_numbered_headings_of_word_keep_their_number_as_text() -> None:
    html = "<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.1<span> </span></span>Aims</h1>"
    assert read(html) == ["heading 1: 2.1\tAims"]


@pytest.mark.parametrize(
    "html",
    [
        "<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span> </span></span>Aims</h1>",
        "<ol><li><h1>Aims</h1></li></ol>",
    ],
)
def test_a_heading_that_its_style_counts_needs_no_number_of_its_own(html: str) -> None:
    plain = StyleSheet({"H": Style("H", "heading 1")})
    counting = StyleSheet({"H": Style("H", "heading 1", paragraph=ParagraphFormat(number=1))})
    found = [html_to_paragraphs(html, styles)[0] for styles in (plain, counting)]
    assert [(p.text, p.format.style) for p in found] == [("1.\tAims", "H"), ("Aims", "H")]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("1Introduction", "1\tIntroduction"),
        ("2.1<b>Scope</b>", "2.1Scope"),
        ("2.1Élan", "2.1\tÉlan"),
        ("3GPP and others", "3GPP and others"),
        ("5G for all", "5G for all"),
        ("2nd session", "2nd session"),
        ("2028 budget", "2028 budget"),
        ("1 Introduction", "1 Introduction"),
    ],
)
def test_a_number_that_libreoffice_glued_to_a_heading_is_parted_from_it(heading: str, text: str) -> None:
    generator = '<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>'
    plain = heading.replace("<b>", "").replace("</b>", "")
    found = [html_to_paragraphs(html)[0].text for html in (
        f"<html><head>{generator}</head><h1>{heading}</h1>", f"{generator}<p>{heading}</p>", f"<h1>{heading}</h1>",
    )]  # fmt: skip
    assert found == [text, plain, plain]


def test_direction_and_alignment_are_kept() -> None:
    one, two = html_to_paragraphs("<div dir=rtl><p>نص</p></div><p align=center>x</p>")
    assert (one.format.rtl, two.format.alignment) == (True, "center")


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<script>bad()</script></p>",
        "<style>p{}</style><p>a</p><noscript>x</noscript>",
        "<p>a</p><p style='display:none'>hidden</p>",
        "<p>a<iframe src='file:///etc/passwd'>x</iframe></p>",
        "<title>t</title><p>a</p><template><p>x</p></template>",
        "Version:0.9\r\nStartHTML:00000097\r\n<html><body><!--StartFragment--><p>a</p><!--EndFragment--></body></html>",
        "<p onclick='x()'>a</p><!-- comment -->",
        "<p><ins datetime='2026-02-11T09:00'>a</ins><del cite='mailto:B' datetime='2026-02-11'>b</del></p>",
    ],
)
def test_what_is_no_text_stays_out(html: str) -> None:
    assert read(html) == ["a"]


def test_characters_that_no_document_holds_are_left_out() -> None:
    assert [p.text for p in html_to_paragraphs("<p>a\x00\x08\ufffcb</p>")] == ["ab"]


def test_entities_of_a_document_type_are_never_resolved() -> None:
    html = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "yyyy">]><p>a &x; &y; b</p>'
    text = " ".join(read(html))
    assert "yyyy" not in text.replace("&y;", "")
    assert text.endswith("b")


def test_too_much_and_too_deep_html_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadableError, match="MB of text"):
        docx_from_html(b"<p>" + b"a" * MAX_HTML, "x.html")
    rows = ("<tr>" + "<td>" * 60 + "</tr>") * 3400
    with pytest.raises(UnreadableError, match="more than"):
        html_to_paragraphs(f"<table>{rows}</table>")


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "span"])
def test_deep_nesting_is_read_or_refused_but_never_breaks(tag: str) -> None:
    html = f"<{tag}>" * 20_000 + "deep"
    start = time.process_time()
    with contextlib.suppress(UnreadableError):
        assert html_to_paragraphs(html)[-1].text == "deep"
    assert time.process_time() - start < 5


def test_wide_spans_make_no_giant_tables() -> None:
    html = "<table>" + "<tr><td colspan=9999 rowspan=9999>x</td></tr>" * 200 + "</table>"
    assert max(span for _, span, _, _ in cells(docx_from_html(html.encode(), "x"))) <= 63


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<meta charset=windows-1251><p>План".encode("cp1251"), "План"),
        ("<meta http-equiv=x content='text/html; charset=iso-8859-1'><p>Été".encode("latin-1"), "Été"),
        ("<p>План".encode("utf-16"), "План"),
        ("\ufeff<p>План".encode(), "План"),
        ("<p>“Été”".encode("cp1252"), "“Été”"),
        (b"<meta charset=unicode_escape><p>\\u0041", "\\u0041"),
    ],
)
def test_the_encoding_is_the_declared_one_or_found_out(data: bytes, text: str) -> None:
    assert decode_html(data, "x.html").endswith(text)


_PIECES = st.sampled_from(
    ("<p>", "</p>", "<b>", "</b>", "<ul>", "<ol type=a>", "<li>", "</ul>", "<table>", "<tr>", "<td rowspan=2>",
     "<td colspan=3>", "</td>", "</table>", "<br>", "<h2>", "</h2>", "<pre>", "a ", "é\n", "&nbsp;", "&lt;x", "<",
     "<thead>", "<p style='mso-list:l1 level2 lfo3'><span style='mso-list:Ignore'>ii.</span>", "</div>")
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_any_soup_gives_a_sound_file(html: str) -> None:
    made = docx_from_html(html.encode(), "x.html")
    assert not schema.findings(made)
    assert made == docx_from_html(html.encode(), "x.html")
    pasted = html_to_paragraphs(html)
    ids = [p.id for p in pasted]
    assert len(ids) == len(set(ids))


def links(html: str) -> list[tuple[str, str]]:
    return [
        (run.text, run.wrappers[0].target if run.wrappers else "") for p in html_to_paragraphs(html) for run in p.runs
    ]


def test_links_keep_their_words_and_their_address() -> None:
    html = "<p>See <a href=' https://example.org/a?b=1 '>the <b>page</b></a> or <a href='MAILTO:a@example.org'>ask</a>"
    page, mail = "https://example.org/a?b=1", "MAILTO:a@example.org"
    assert links(html) == [("See ", ""), ("the ", page), ("page", page), (" or ", ""), ("ask", mail)]
    neighbours = html_to_paragraphs("<a href='https://example.org'>a</a><a href='https://example.org'>b</a>")[0].runs
    assert neighbours[0].wrappers != neighbours[1].wrappers


def test_an_address_that_is_broken_over_lines_is_put_together() -> None:
    assert links("<p><a\nhref='https://example\n.org/\n\ta'>words</a></p>") == [("words", "https://example.org/a")]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "java\nscript:alert(1)", "file:///etc/passwd", "//server/share", "data:text/html,x",
        "#here", "page.html", "https://a b", 'https://a"b', "https://a\\b", "https://a/\u202egpj.exe", "",
    ],
)  # fmt: skip
def test_what_leads_to_no_page_or_mailbox_keeps_its_words_only(address: str) -> None:
    assert links(f"<p><a href='{address}'>words</a></p>") == [("words", "")]
