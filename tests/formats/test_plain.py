"""Plain text keeps its lines, and shows a title, headings and lists only where they are clear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.plain import MAX_TEXT, decode_text, docx_from_text, text_blocks
from app.model.errors import UnreadableError
from tests.formats.pages import lines
from tests.judges import schema


def read(text: str) -> list[str]:
    return lines(docx_from_text(text.encode(), "note.txt"))


def test_the_line_alone_at_the_top_is_the_title() -> None:
    assert read("Notes on the plan\n\nFirst line.\nSecond line.") == [
        "Title: Notes on the plan",
        "",
        "First line.",
        "Second line.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dear colleagues,\n\nThe text.",
        "The first sentence of a letter.\n\nThe second.",
        "Only one line",
        "Two lines\nwithout a gap",
        "a\tb\n\nThe text.",
    ],
)
def test_what_only_comes_first_is_no_title(text: str) -> None:
    assert not any(line.startswith("Title") for line in read(text))


def test_capitals_and_numbers_make_headings() -> None:
    text = "A word before.\n\nSCOPE AND AIMS\nText.\n\n2 Terms\n\nText.\n\n2.1 Terms of others\nText."
    assert read(text) == [
        "A word before.", "", "heading 1: SCOPE AND AIMS", "Text.", "", "heading 1: 2 Terms", "", "Text.", "",
        "heading 2: 2.1 Terms of others", "Text.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Before.\n\nNATO\n\nText.",
        "Before.\n\nSTOP!\n\nText.",
        "Before.\n\nALL OF THIS\nIS SHOUTED\nText.",
        "Before.\n\n3 apples a day\n\nText.",
        "Before.\n\n1. The first point\n\n2. The second point\n\n3. The third point",
        "Before.\n\n2.1 The parties shall meet.\n\nText.",
        "Before it\nMINUTES OF IT\nText.",
    ],
)
def test_what_only_resembles_a_heading_is_text(text: str) -> None:
    assert read(text) == text.split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. one\n2. two\n3. three", ["1. one", "2. two", "3. three"]),
        ("1) one\n2) two", ["1) one", "2) two"]),
        ("(a) one\n(b) two", ["(a) one", "(b) two"]),
        ("i) one\nii) two\niii) three\niv) four", ["i) one", "ii) two", "iii) three", "iv) four"]),
        ("A. one\nB. two", ["A. one", "B. two"]),
        ("4. four\n5. five", ["4. four", "5. five"]),
        ("- one\n- two", ["- one", "- two"]),
        ("* one\n* two", ["• one", "• two"]),
        ("– one\n– two", ["– one", "– two"]),
        ("1. one\n   goes on\n2. two", ["1. one goes on", "2. two"]),
        ("1. one\n   a) deep\n   b) deeper\n2. two", ["1. one", "  a) deep", "  b) deeper", "2. two"]),
        ("- one\n\t- deep\n- two", ["- one", "  - deep", "- two"]),
        ("1. one\n2. two\n\n1. again\n2. and on", ["1. one", "2. two", "", "1. again", "2. and on"]),
    ],
)
def test_lists_keep_the_labels_they_had(text: str, expected: list[str]) -> None:
    assert read(f"Before:\n{text}\nAfter.") == ["Before:", *expected, "After."]


@pytest.mark.parametrize(
    "text",
    ["1. alone", "- alone", "1. one\n3. three", "2026) a year\nand text", "a) one\nc) three", "1.5 one\n1.6 two"],
)
def test_what_only_resembles_a_list_keeps_its_text(text: str) -> None:
    assert read(f"Before:\n{text}") == ["Before:", *text.split("\n")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(codec: str) -> None:
    text = "Résumé of the plan – 2028"
    assert decode_text(text.encode(codec), "x.txt") == text


def test_other_bytes_are_windows_1252() -> None:
    assert decode_text("“Déjà” – 5 €".encode("cp1252"), "x.txt") == "“Déjà” – 5 €"


def test_too_much_text_and_binary_data_are_refused() -> None:
    with pytest.raises(UnreadableError, match="MB of text"):
        docx_from_text(b"a" * (MAX_TEXT + 1), "x.txt")
    with pytest.raises(UnreadableError, match="not a text file"):
        docx_from_text(b"\x7fELF\x01\x01\x00\x00\x00\x00\x00\x00" * 9, "x.txt")


@given(st.text(alphabet="aB1-.)(i \t\n—é😀\x0b\u2028", max_size=60))
def test_any_text_is_opened_with_all_its_words_in_a_sound_file(text: str) -> None:
    made = docx_from_text(text.encode(), "x.txt")
    assert made == docx_from_text(text.encode(), "x.txt")
    words = "".join(lines(made))
    kept = [c for c in text if c.isalpha()]
    assert [c for c in words.replace("heading ", "").replace("Title: ", "") if c.isalpha() and c in text] == kept
    assert not schema.findings(made)


def test_very_many_items_and_lists_are_read_in_time() -> None:
    items = "\n".join(f"- item {n}" for n in range(20_000))
    lists = "\n".join(f"1. one\n2. two\nText {n}." for n in range(5_000))
    start = time.process_time()
    text_blocks(items.split("\n"))
    blocks = text_blocks(lists.split("\n"))
    assert time.process_time() - start < 5
    assert [block.text for block in blocks[-3:]] == ["1. one", "2. two", "Text 4999."]
