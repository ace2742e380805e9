"""The main job by keys and mouse alone, at a real window on a real display, judged by the files it leaves behind."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.model.proposal import Approval, Contact, Proposal, Statement
from app.model.views import View
from app.resources import resource
from app.services.session import Session
from tests.e2e.hands import Hands, at_window
from tests.e2e.test_headless_job import AUTHOR, rapporteur
from tests.judges import audit, schema, word_rules
from tests.judges.display import Display

ANNEX = resource("example", "annex.docx")
WINDOW = "annex.docx – Rapporteur"
DELEGATE = "Example Union of Administrations – B. Delegate"

OUTLINE, INSPECTOR = (0, 260), (1030, 1366)
"""Where the two side columns stand across a screen of 1366 pixels."""

TITLE = "Strategic communication, promotion and outreach"
PARAGRAPHS = (
    "The Organization will make its work known to those who can use it.",
    "Promotion of outputs will begin while they are being prepared.",
)
SENTENCE = (
    "Their knowledge, their independence and their commitment decide whether the aims of this plan are reached, and "
    "the Organization will therefore look after its staff with the same care as it gives to its budget: it will "
    "attract able people from all regions, give them work that matters, and let them grow."
)
BRACKETS = (
    "[The secretariat will freeze recruitment from outside until the end of 2029 and will fill all vacant posts by "
    "moving staff from within.]"
)
STATEMENT = Statement(
    number="EAG-LS17",
    title="Liaison statement on enablers",
    source="Example Advisory Group (EAG)",
    for_action=("WG-PLAN", "WG-PEOPLE"),
    for_information=("Standards Branch study groups",),
    approval=Approval("EAG Rapporteur Group", "Virtual", "2026-02-11"),
    deadline="2026-09-30",
    contacts=(Contact(name="A. Rapporteur", role="Rapporteur", organization="Example Administration"),),
    abstract=("The group proposes to change the enablers.",),
    introduction=("None of the seven enablers deals with communication.", "An eighth is suggested."),
)

pytestmark = pytest.mark.display


@dataclass(frozen=True)
class Done:
    """What the session at the window left behind."""

    window: tuple[int, int]
    dossier: Path
    statement: Path
    annex: Path
    status: int
    said: str
    seconds_to_close: float


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("window")


@pytest.fixture(scope="module")
def done(folder: Path, x_display: Display) -> Done:
    shutil.copy(ANNEX, folder / "annex.docx")
    with _window(x_display, folder) as hands:
        window = hands.window_size()
        propose(hands, 1, "Add a new enabler", "WG-PLAN; WG-GOV", ("It has no owner.", "It needs one."), "WG-PEOPLE")
        add_the_enabler(hands)
        propose(hands, 2, "Edit the enabler on human resources", "WG-PLAN", (), "")
        edit_human_resources(hands)
        accept_a_change_of_the_other_party(hands)
        follow_a_finding(hands)
        fill_in_the_statement(hands)
        export(hands, "ctrl+e", "Export statement", folder / "ls.docx")
        export(hands, "ctrl+shift+s", "Export annex with changes", folder / "out.docx")
        dossier, begun = hands.dossier, time.monotonic()
        hands.key("ctrl+q")
        status = hands.ended()
    said = (folder / "stderr").read_text()
    return Done(window, dossier, folder / "ls.docx", folder / "out.docx", status, said, time.monotonic() - begun)


@contextmanager
def _window(display: Display, folder: Path) -> Iterator[Hands]:
    wanted = os.environ.get("RAPPORTEUR_PICTURES")
    pictures = Path(wanted) if wanted else None
    with at_window(display, folder / "annex.docx", folder / "home", folder / "stderr", pictures) as hands:
        hands.wait_for_title(WINDOW)
        yield hands


# The job


def propose(hands: Hands, count: int, title: str, addressees: str, why: tuple[str, ...], considered_by: str) -> None:
    """A new proposal, active from its beginning."""
    hands.key("ctrl+shift+g")
    # Over the choice of the symbol to the addressees.
    hands.write(title)
    hands.key("Tab", "Tab")
    hands.write(addressees)
    hands.key("Tab")
    hands.write("\n".join(why))
    hands.key("Tab")
    hands.write(considered_by)

    def written() -> bool:
        state = hands.state()
        if state is None or len(state.proposals) != count:
            return False
        last = state.proposals[-1]
        return last.title == title and "; ".join(last.rationale.addressees) == considered_by

    hands.wait(f"the proposal {title!r}", written)
    hands.keep(f"proposal-{count}")


def add_the_enabler(hands: Hands) -> None:
    """The first tracked step: the window asks who makes it."""
    hands.key("ctrl+shift+n")
    hands.wait_for_title("Who is editing? — Rapporteur")
    hands.write("A. Rapporteur")
    hands.key("Tab")
    hands.write("Example Administration")
    hands.keep("author")
    hands.key("Return")
    hands.wait_for_title("New enabler — Rapporteur")
    hands.write(TITLE)
    hands.key("Tab")
    hands.write("\n".join(PARAGRAPHS))
    hands.keep("enabler")
    # Over the preview and Cancel.
    hands.key("Tab", "Tab", "Tab", "space")
    hands.wait_for_title(WINDOW)
    hands.wait_for_text(f"{{+{PARAGRAPHS[-1]}+}}")
    hands.keep("enabler-inserted")


def edit_human_resources(hands: Hands) -> None:
    """There by the outline; words are chosen by double click and by key, typed over, struck, taken back."""
    # From the last column round to the first, where letters go to the row that begins with them.
    hands.key("F6", "Home")
    hands.wait("the first row", lambda: (row := hands.chosen_row(*OUTLINE)) is not None and row.top < 200)
    hands.write("10.6")
    hands.wait("the row of the enabler", lambda: (row := hands.chosen_row(*OUTLINE)) is not None and row.top > 300)
    hands.wait_for_copy("Human resources", lambda: _click_row(hands, OUTLINE, "Home", "shift+End"))
    hands.keep("outline")

    hands.key("Down", "Home", "ctrl+Right", "ctrl+Right", "ctrl+Right", "ctrl+shift+Right")
    hands.wait_for_copy("work ")
    word = hands.selection()
    assert word is not None
    hands.key("Left")
    hands.wait("nothing is selected", lambda: hands.selection() is None)
    hands.click(word.centre, times=2)
    hands.wait_for_copy("work")
    hands.write("labour")
    hands.wait_for_text("The people who [-work-]{+labour+} for")

    hands.key(*["ctrl+Right"] * 6, "ctrl+shift+Right", "ctrl+shift+Right")
    hands.wait_for_copy("most important ")
    hands.write("greatest ")
    hands.wait_for_text("[-most important -]{+greatest +}asset.")

    hands.key("ctrl+Right", "ctrl+Right", "ctrl+shift+Down", "shift+Left")
    hands.wait_for_copy(SENTENCE)
    hands.key("Delete")
    hands.wait_for_text(f"[-{SENTENCE}-]")
    hands.keep("struck")
    hands.key("ctrl+z")
    hands.wait_for_text(f"asset. {SENTENCE}")
    hands.key("ctrl+y")
    hands.wait_for_text(f"[-{SENTENCE}-]")


def accept_a_change_of_the_other_party(hands: Hands) -> None:
    """The list of changes by key, its first row by mouse."""
    assert "{+to report and +}" in hands.text()
    hands.key("ctrl+alt+1", "Tab", "Tab", "Tab", "Home")
    hands.wait("the first change", lambda: (row := hands.chosen_row(*INSPECTOR)) is not None and row.top < 256)
    _click_row(hands, INSPECTOR, "a")
    hands.wait("the change is accepted", lambda: "{+to report and +}" not in hands.text())
    hands.keep("accepted")


def follow_a_finding(hands: Hands) -> None:
    """The checks, and a click on what they found."""
    hands.key("F5", "ctrl+alt+3", "Tab")

    def click() -> None:
        # Below what the amendments brought in stands what was in the base already; keys pass over the headings.
        hands.key("Home", "Down")
        _click_row(hands, INSPECTOR)

    hands.wait_for_copy(BRACKETS, click)
    hands.keep("finding")


def fill_in_the_statement(hands: Hands) -> None:
    """Every field of the form that the example needs, from the first to the last by Tab."""
    said, approval, contact = STATEMENT, STATEMENT.approval, STATEMENT.contacts[0]
    hands.key("ctrl+2")
    fields = [said.title, said.number, said.source, "", "", "; ".join(said.for_action), said.deadline, ""]
    fields += ["; ".join(said.for_information), approval.body, approval.place, approval.date]
    for text in fields:
        hands.write(text)
        hands.key("Tab")
    # The button that adds a contact puts the cursor into the new one's name.
    hands.key("space")
    hands.wait("the contact", lambda: (state := hands.state()) is not None and state.statement.contacts)
    for text in (contact.name, contact.role, contact.organization, "", "", "", ""):
        hands.write(text)
        hands.key("Tab")
    hands.write("\n".join(said.abstract))
    hands.key("Tab")
    hands.write("\n".join(said.introduction))
    hands.wait("the statement", lambda: (state := hands.state()) is not None and state.statement == STATEMENT)
    hands.keep("statement")


def export(hands: Hands, key: str, title: str, out: Path) -> None:
    """The keys for exporting work wherever the cursor is; the dialog takes a path."""
    hands.key(key)
    hands.wait_for_title(f"{title} — Rapporteur")
    hands.write(str(out))
    hands.keep(title)
    hands.key("Return")
    hands.wait(f"the file {out.name}", out.exists)
    hands.wait_for_title(WINDOW)


def _click_row(hands: Hands, column: tuple[int, int], *then: str) -> None:
    row = hands.chosen_row(*column)
    if row is not None:
        hands.click(row.centre)
        if then:
            hands.key(*then)


# What it leaves behind


def test_the_first_window_fits_a_small_screen(done: Done, x_display: Display) -> None:
    width, height = done.window
    assert width <= x_display.width
    # The title stands above it.
    assert height < x_display.height


def test_the_window_closes_at_once_and_has_said_nothing(done: Done) -> None:
    assert done.status == 0
    assert done.said == ""
    assert done.seconds_to_close < 5


def test_every_key_has_reached_the_text(done: Done) -> None:
    final = rapporteur("text", done.dossier, "--view", "final").splitlines()
    assert "The people who labour for the Organization are its greatest asset. " in final
    at = final.index(TITLE, final.index("Finance and resource mobilization"))
    assert tuple(final[at + 1 : at + 3]) == PARAGRAPHS


def test_changes_carry_their_author_and_their_proposal(done: Done) -> None:
    changes = json.loads(rapporteur("changes", done.dossier, "--json"))
    theirs = [change["text"] for change in changes if change["author"] == DELEGATE]
    assert theirs == ["as soon as possible"]
    mine = [change for change in changes if change["author"] == AUTHOR]
    assert len(mine) + len(theirs) == len(changes)
    first, second = (proposal.id for proposal in _proposals(done))
    owners = {change["text"]: change["proposal"] for change in mine if change["text"]}
    assert owners == dict.fromkeys((TITLE, *PARAGRAPHS), first) | dict.fromkeys(
        ("work", "labour", "most important ", "greatest ", SENTENCE), second
    )


def _proposals(done: Done) -> tuple[Proposal, ...]:
    session = Session.open(done.dossier)
    proposals = session.proposals
    session.close()
    return proposals


def test_proposals_say_what_was_typed_into_their_form(done: Done) -> None:
    first, second = _proposals(done)
    assert (first.title, first.addressees) == ("Add a new enabler", ("WG-PLAN", "WG-GOV"))
    assert first.rationale.text == ("It has no owner.", "It needs one.")
    assert first.rationale.addressees == ("WG-PEOPLE",)
    assert (second.title, second.addressees) == ("Edit the enabler on human resources", ("WG-PLAN",))


def test_rejecting_my_changes_leaves_the_annex_with_what_was_accepted(done: Done, tmp_path: Path) -> None:
    rapporteur("reject", done.annex, "--author", AUTHOR, "-o", tmp_path / "back.docx")
    rapporteur("accept", ANNEX, "--author", DELEGATE, "--kind", "insert", "-o", tmp_path / "base.docx")
    back, base = (rapporteur("text", tmp_path / name, "--view", "marked") for name in ("back.docx", "base.docx"))
    assert back == base


def test_the_exported_annex_says_what_the_working_file_says(done: Done) -> None:
    for view in View:
        exported, worked = (rapporteur("text", path, "--view", view.value) for path in (done.annex, done.dossier))
        assert exported == worked


HEADLESS: dict[str, object] = {
    "author": {"name": "A. Rapporteur", "organization": "Example Administration"},
    "proposals": [
        {
            "symbol": "MOD",
            "title": "Add a new enabler",
            "edits": [
                {
                    "in": {"heading": "Enablers"},
                    "where": "end",
                    "add": [{"as": "enabler", "text": TITLE}, *({"as": "body", "text": text} for text in PARAGRAPHS)],
                }
            ],
        },
        {
            "symbol": "MOD",
            "title": "Edit the enabler on human resources",
            "edits": [
                # The words below stand in the sentence too: each is to be found once.
                {"in": {"heading": "Human resources", "quote": SENTENCE}, "strike": SENTENCE},
                {"in": {"quote": "The people who work for"}, "strike": "work", "insert": "labour"},
                {"in": {"quote": "most important asset"}, "strike": "most important ", "insert": "greatest "},
            ],
        },
    ],
}
"""What the hands do, as the job without a window is told it."""


def _body(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return re.sub(r' w:date="[^"]*"', "", package.read("word/document.xml").decode())


def test_the_annex_is_the_one_made_without_a_window_byte_for_byte_but_for_dates(done: Done, tmp_path: Path) -> None:
    base, edits, out = (tmp_path / name for name in ("base.docx", "edits.json", "out.docx"))
    rapporteur("accept", ANNEX, "--author", DELEGATE, "--kind", "insert", "-o", base)
    edits.write_text(json.dumps(HEADLESS))
    rapporteur("amend", base, edits, "-o", out)
    assert _body(done.annex) == _body(out)


def test_the_statement_carries_its_fields_and_both_proposals(done: Done) -> None:
    text = rapporteur("text", done.statement, "--view", "final")
    for said in (
        "EAG-LS17",
        STATEMENT.title,
        "WG-PLAN; WG-PEOPLE",
        "30 September 2026",
        "Example Administration",
        *STATEMENT.abstract,
        *STATEMENT.introduction,
        "Add a new enabler",
        "It needs one.",
        TITLE,
        "Edit the enabler on human resources",
        "labour for the Organization",
    ):
        assert said in text


def test_no_judge_finds_anything_new_in_what_was_exported(done: Done) -> None:
    for judge in (schema, audit, word_rules):
        assert judge.new_findings(ANNEX, done.annex) == []
        assert judge.findings(done.statement) == []


def test_the_working_file_opens_again_with_all_its_history(done: Done, tmp_path: Path) -> None:
    copy = Path(shutil.copy(done.dossier, tmp_path / "copy.dossier"))
    session = Session.open(copy)
    last = session.document
    steps = 0
    while session.undo():
        steps += 1
    assert steps > 20
    assert session.document == Session.open(ANNEX, dossier=tmp_path / "fresh.dossier").document
    assert session.statement == Statement()
    while session.redo():
        pass
    assert session.document == last
    session.close()


def test_another_window_goes_on_where_the_first_one_stopped(done: Done, folder: Path, x_display: Display) -> None:
    with _window(x_display, folder) as hands:
        hands.keep("again")
        # It opens on the page it was left on; in a field, undo is the field's.
        hands.key("ctrl+1", "ctrl+z")
        hands.wait("the last step is taken back", lambda: _introduction(hands) == ())
        hands.key("ctrl+y")
        hands.wait("and done again", lambda: _introduction(hands) == STATEMENT.introduction)
        hands.key("ctrl+q")
        assert hands.ended() == 0
    assert (folder / "stderr").read_text() == ""


def _introduction(hands: Hands) -> tuple[str, ...] | None:
    state = hands.state()
    return None if state is None else state.statement.introduction
