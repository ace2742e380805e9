"""A change of the plan is followed by a quiet word; the list does what it says and follows the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.gui.consequence_watch import ConsequenceWatch
from app.gui.places import Page
from app.gui.window import MainWindow
from app.model.proposal import Author, Proposal
from app.services.consequences import Area
from app.services.session import Session
from tests.gui.conftest import wait_for
from tests.services.test_consequences import plan


@pytest.fixture
def shown(window: MainWindow, tmp_path: Path) -> MainWindow:
    session = Session(plan().document(), name="annex.docx")
    session.author = Author("A. Rapporteur", "Example Administration")
    session.add_proposal(Proposal("p1", "A new enabler"))
    session.active_proposal = "p1"
    window.show_session(session, tmp_path / "annex.docx")
    settle(window)
    return window


def settle(window: MainWindow) -> None:
    wait_for(lambda: window.settled and watch_of(window).settled)


def watch_of(window: MainWindow) -> ConsequenceWatch:
    watch = window.plan.watch
    assert watch is not None
    return watch


def add_enabler(window: MainWindow) -> None:
    assert window.session is not None
    window.session.insert_element("enabler", "Outreach", ["It supports Goal 1."], profile="strategic-plan")
    wait_for(lambda: window.settled and watch_of(window).settled and watch_of(window).outstanding)


def press(window: MainWindow, text: str) -> None:
    dialog = watch_of(window).dialog
    next(b for b in dialog.findChildren(QPushButton) if b.text() == text and b.isVisible()).click()


def test_a_new_element_is_followed_by_one_quiet_message_that_leads_to_the_list(shown: MainWindow) -> None:
    assert shown.message_bar.message is None
    add_enabler(shown)
    message = shown.message_bar.message
    assert message is not None
    assert message.text == "Enabler “Outreach”: 4 more places have to change."
    message.answers[0].run()
    assert watch_of(shown).dialog.isVisible()
    assert {one.area for one in watch_of(shown).dialog.shown} == {Area.GLOSSARY, Area.LISTS, Area.TABLES}
    watch_of(shown).dialog.hide()


def test_the_same_consequences_are_not_said_again(shown: MainWindow) -> None:
    add_enabler(shown)
    shown.message_bar.dismiss()
    assert shown.session is not None
    paragraph = next(p for p in shown.session.document.body.paragraphs if p.text.startswith("By 2031"))
    from app.model.document import Position, Range

    place = Position(paragraph.id, 0)
    shown.session.type_text(Range(place, place), "So ")
    settle(shown)
    assert shown.message_bar.message is None


def test_everything_on_the_list_is_done_at_once_and_the_list_is_empty_then(shown: MainWindow) -> None:
    add_enabler(shown)
    watch_of(shown).show_list()
    press(shown, "Do all")
    wait_for(lambda: shown.settled and watch_of(shown).settled and not watch_of(shown).outstanding)
    assert shown.session is not None
    assert shown.session.can_undo == "Consequences"
    text = " ".join(p.text for p in shown.session.document.body.paragraphs)
    assert text.count("Outreach") == 4
    assert watch_of(shown).dialog.shown == []
    watch_of(shown).dialog.hide()


def test_one_consequence_is_done_and_the_others_stay(shown: MainWindow) -> None:
    add_enabler(shown)
    before = len(watch_of(shown).outstanding)
    watch_of(shown).show_list()
    press(shown, "Do it")
    wait_for(lambda: shown.settled and watch_of(shown).settled and len(watch_of(shown).outstanding) == before - 1)
    assert len(watch_of(shown).dialog.shown) == before - 1
    watch_of(shown).dialog.hide()


def test_what_is_put_aside_is_not_listed_any_more(shown: MainWindow) -> None:
    add_enabler(shown)
    watch_of(shown).show_list()
    before = len(watch_of(shown).dialog.shown)
    press(shown, "Put aside")
    assert len(watch_of(shown).dialog.shown) == before - 1
    watch_of(shown).dialog.hide()


def test_the_place_of_a_consequence_is_shown_in_the_text(shown: MainWindow) -> None:
    add_enabler(shown)
    shown.show_page(Page.STATEMENT)
    watch_of(shown).show_list()
    press(shown, "Show in the text")
    assert shown.page is Page.ANNEX
    assert shown.annex is not None
    places = {one.paragraph for one in watch_of(shown).outstanding}
    assert shown.annex.editor.selection.focus.paragraph in places
    watch_of(shown).dialog.hide()


def test_undoing_the_change_takes_the_message_back(shown: MainWindow) -> None:
    add_enabler(shown)
    assert shown.session is not None
    shown.session.undo()
    wait_for(lambda: shown.settled and watch_of(shown).settled and not watch_of(shown).outstanding)
    assert shown.message_bar.message is None


def test_an_untracked_change_is_followed_like_a_tracked_one(shown: MainWindow) -> None:
    assert shown.session is not None
    shown.session.tracking = False
    add_enabler(shown)
    assert {one.area for one in watch_of(shown).outstanding} == {Area.GLOSSARY, Area.LISTS, Area.TABLES}
    watch_of(shown).do(watch_of(shown).outstanding)
    wait_for(lambda: shown.settled and watch_of(shown).settled and not watch_of(shown).outstanding)


def test_an_empty_list_says_what_will_appear_there(shown: MainWindow) -> None:
    shown.registry.action("tools.consequences").trigger()
    dialog = watch_of(shown).dialog
    assert dialog.isVisible()
    from PySide6.QtWidgets import QLabel

    assert any("Nothing is left to do" in label.text() for label in dialog.findChildren(QLabel))
    dialog.hide()


def test_a_closed_document_leaves_no_list_behind(shown: MainWindow) -> None:
    watch_of(shown).show_list()
    shown.close_document()
    shown.show_start()
    QTest.qWait(10)
    assert shown.plan.watch is None


def test_the_insert_menu_has_every_kind_of_the_plans_profile(shown: MainWindow) -> None:
    names = shown.plan.insert_actions
    assert names[0] == "insert.enabler"
    assert {"insert.goal", "insert.target", "insert.risk", "insert.glossary_term", "insert.vision"} <= set(names)
    shown.refresh()
    assert shown.registry.action("insert.vision").isEnabled()
    shown.plan.offer_elements("results-framework")
    assert shown.plan.insert_actions != names
    for id_ in (*shown.plan.insert_actions, "insert.bracket"):
        assert shown.registry.action(id_).text()
