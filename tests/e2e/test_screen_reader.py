"""The window as a screen reader finds it: a real AT-SPI client on a bus of its own, real keys at a real window."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.formats.docx import open_docx
from app.resources import resource
from tests.annexes.large import build
from tests.judges.display import Display, running_display
from tests.judges.screen_reader import ScreenReader, listening
from tests.shared_area import REPOSITORY

ANNEX = resource("example", "annex.docx")
TITLE = "Strategic plan of the Example Telecommunication Organization for 2028–2031"
AUTHOR = {"name": "A. Rapporteur", "organization": "Example Administration"}

pytestmark = pytest.mark.display


class Heard:
    """A program that is listened to while keys are pressed."""

    def __init__(self, display: Display, reader: ScreenReader) -> None:
        self._display = display
        self.reader = reader

    def key(self, *keys: str) -> None:
        self._display.xdotool("key", "--clearmodifiers", "--delay", "12", *keys)

    def ask(self, do: str, *given: object) -> Any:
        return self.reader.ask(do, *given)

    def text(self) -> str:
        return self.ask("text", 0, self.ask("length"))

    def put_caret(self, words: str) -> int:
        """Put the caret before the first occurrence of some words; returns its offset."""
        at = self.text().index(words)
        assert self.ask("put_caret", at)
        self.reader.wait(lambda: self.ask("caret") == at)
        self.quiet()
        return at

    def quiet(self) -> None:
        """Wait until nothing more is reported, and forget what was."""
        while self.ask("events"):
            time.sleep(0.2)

    def focused(self) -> str:
        """The name of what has the keyboard, once it goes no further."""
        gained: list[str] = []

        def settled() -> bool:
            events = [e for e in self.ask("events") if e["type"].startswith("object:state-changed:focused")]
            gained.extend(event["name"] for event in events if event["at"] == 1)
            time.sleep(0.2)
            return bool(gained) and not events

        self.reader.wait(settled)
        return gained[-1]


@contextmanager
def opened(display: Display, folder: Path, file: Path) -> Iterator[Heard]:
    settings = folder / "config" / "rapporteur" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"author": AUTHOR}))
    own = {f"XDG_{kind.upper()}_HOME": str(folder / kind) for kind in ("config", "data", "state", "cache")}
    with listening(display, folder) as reader, (folder / "stderr").open("w") as said:
        program = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", "-m", "app", str(file)],
            cwd=REPOSITORY,
            env=reader.environment | own | {"HOME": str(folder), "LC_ALL": "C.UTF-8"},
            stderr=said,
        )

        def shown() -> bool:
            assert program.poll() is None, (folder / "stderr").read_text()
            return bool(reader.ask("length"))

        try:
            reader.wait(shown, 60)
            display.wait_for_window(f"{file.name} – Rapporteur")
            yield Heard(display, reader)
            assert program.poll() is None, (folder / "stderr").read_text()
        finally:
            program.terminate()
            program.wait(20)


@pytest.fixture(scope="module")
def heard(x_display: Display, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heard]:
    folder = tmp_path_factory.mktemp("heard")
    shutil.copy(ANNEX, folder / "annex.docx")
    with opened(x_display, folder, folder / "annex.docx") as program:
        program.reader.wait(lambda: "FOCUSED" in program.ask("told", "text", "Document text")["states"])
        yield program
    assert "Error calling Python override" not in (folder / "stderr").read_text()


def test_all_text_of_the_document_is_read(heard: Heard):
    lines = heard.text().split("\n")
    wanted = [p.text for p in open_docx(ANNEX).document.body.paragraphs if p.text.isascii() and "\n" not in p.text]
    assert len(wanted) > 100
    assert [text for text in wanted if text not in lines] == []


def test_the_editor_says_that_it_is_a_text_of_many_lines_to_write_in(heard: Heard):
    told = heard.ask("told", "text", "Document text")
    assert {"EDITABLE", "MULTI_LINE", "FOCUSABLE", "SHOWING"} <= set(told["states"])


def test_the_caret_is_followed_as_keys_move_it(heard: Heard):
    at = heard.put_caret(TITLE)
    heard.key("Right", "Right")
    moved = heard.reader.heard("object:text-caret-moved")
    heard.reader.wait(lambda: heard.ask("caret") == at + 2)
    # Keys that come faster than the window paints are told as one movement.
    assert moved[0]["at"] in (at + 1, at + 2)
    heard.key("ctrl+Right")
    heard.reader.wait(lambda: heard.ask("caret") == at + len("Strategic "))


def test_word_line_and_sentence_at_the_caret_are_given_alone(heard: Heard):
    at = heard.put_caret(TITLE)
    assert heard.ask("part", at + 2, "word") == ["Strategic", at, at + len("Strategic")]
    assert heard.ask("part", at + 2, "char") == ["r", at + 2, at + 3]
    line, start, end = heard.ask("part", at + 2, "line")
    assert start == at
    assert TITLE.startswith(line)
    # The title takes two lines on the page.
    assert 20 < end - start < len(TITLE)


def test_what_is_selected_is_told(heard: Heard):
    at = heard.put_caret(TITLE)
    heard.key("shift+Right", "shift+Right", "shift+Right")
    heard.reader.heard("object:text-selection-changed")
    heard.reader.wait(lambda: heard.ask("selections") == [[at, at + 3]])
    heard.key("Left")
    heard.reader.wait(lambda: heard.ask("selections") == [])


def test_typed_text_is_told_and_its_change_described(heard: Heard):
    at = heard.put_caret(TITLE)
    heard.key("x", "y")
    told = heard.reader.heard("object:text-changed:insert")
    assert (told[0]["at"], told[0]["text"]) == (at, "x")
    said = heard.reader.wait(lambda: heard.ask("description"))
    assert said.startswith("Inserted by Example Administration – A. Rapporteur")
    attributes, start, end = heard.ask("attributes", at)
    assert (start, end) == (at, at + 2)
    assert attributes["underline"] == "single"
    plain = heard.ask("attributes", at + 5)[0]
    assert "underline" not in plain
    assert attributes["fg-color"] != plain.get("fg-color")
    heard.key("ctrl+z")
    heard.reader.wait(lambda: heard.ask("text", at, at + 9) == "Strategic")


def test_struck_text_stays_readable_and_is_told_as_struck(heard: Heard):
    at = heard.put_caret(TITLE)
    heard.key("ctrl+shift+Right", "Delete")
    said = heard.reader.wait(lambda: heard.ask("description"))
    assert said.startswith("Struck by Example Administration – A. Rapporteur")
    assert heard.ask("text", at, at + 9) == "Strategic"
    attributes, start, end = heard.ask("attributes", at + 1)
    assert (start, end) == (at, at + len("Strategic "))
    assert attributes["strikethrough"] == "true"
    heard.key("ctrl+z")
    heard.reader.wait(lambda: "strikethrough" not in heard.ask("attributes", at + 1)[0])


def test_edits_of_an_assistive_program_are_tracked_like_keys(heard: Heard):
    at = heard.put_caret(TITLE)
    assert heard.ask("insert", at, "one\ntwo ")
    heard.reader.wait(lambda: heard.ask("text", at, at + 8) == "one\ntwo ")
    assert heard.ask("attributes", at + 5)[0]["underline"] == "single"
    assert heard.ask("delete", at, at + 8)
    heard.reader.wait(lambda: heard.ask("text", at, at + 9) == "Strategic")


def test_a_character_is_found_where_it_stands_on_the_screen(heard: Heard):
    at = heard.put_caret(TITLE)
    left, top, width, height = heard.ask("extents", at)
    assert 0 < left < 1366
    assert 0 < top < 768
    assert width > 3
    assert height > 10
    assert heard.ask("offset_at", left + 1, top + height // 2) == at


def test_everything_that_takes_the_keyboard_has_a_name_and_a_role(heard: Heard):
    shown = [told for told in heard.ask("tree") if {"SHOWING", "FOCUSABLE"} <= set(told["states"])]
    assert len(shown) > 15
    assert [told for told in shown if not told["name"] or told["role"] in ("unknown", "invalid")] == []


def test_tabs_are_told_as_tabs_and_can_be_opened(heard: Heard):
    tabs = {told["name"]: "SELECTED" in told["states"] for told in heard.ask("tree") if told["role"] == "page tab"}
    assert tabs["Annex"]
    assert not tabs["Statement"]
    assert heard.ask("press", "page tab", "Statement")
    heard.reader.wait(lambda: "SELECTED" in heard.ask("told", "page tab", "Statement")["states"])
    assert heard.ask("press", "page tab", "Annex")
    heard.reader.wait(lambda: "SHOWING" in heard.ask("told", "text", "Document text")["states"])


def test_the_columns_are_gone_round_by_one_key_and_each_says_its_name(heard: Heard):
    heard.put_caret(TITLE)
    names: list[str] = []
    for _ in range(3):
        heard.key("F6")
        names.append(heard.focused())
    assert names[-1] == "Document text"
    assert len(set(names)) == 3
    assert "Outline" in names
    assert any(name.startswith("Changes") for name in names)


def test_tab_goes_through_the_statement_in_the_order_it_is_read(heard: Heard):
    heard.key("ctrl+2")
    assert heard.focused() == "Title"
    visited = ["Title"]
    for _ in range(5):
        heard.key("Tab")
        visited.append(heard.focused())
    assert visited == ["Title", "Number", "Source", "Questions", "In reply to", "For action to"]
    heard.key("ctrl+1")
    assert heard.focused() == "Document text"


def test_a_large_document_is_read_in_parts_without_waiting(tmp_path: Path):
    build(tmp_path / "large.docx", 300, 1000)
    # A display leads all its clients to one bus.
    with running_display() as display, opened(display, tmp_path, tmp_path / "large.docx") as program:
        length = program.ask("length")
        assert length > 500_000
        begun = time.monotonic()
        for number in range(50):
            offset = length * number // 50
            word, start, end = program.ask("part", offset, "word")
            assert program.ask("text", start, end) == word
        assert (time.monotonic() - begun) / 100 < 0.05
