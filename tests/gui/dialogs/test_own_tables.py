"""The person's own tables: written, held to what they have to be, kept when the window is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.gui.dialogs.own_tables import OwnTablesDialog
from app.gui.theme import Theme
from app.services.own_tables import TABLES, mistake_in, own_text, shipped_text

GOOD = '[[resolution]]\nbody = "PP"\nnumber = "9"\nplace = "Doha"\nyear = 2026\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("app.services.own_tables.config_folder", lambda: tmp_path / "own")
    return tmp_path / "own"


@pytest.fixture
def dialog(theme: Theme) -> Iterator[OwnTablesDialog]:
    made = OwnTablesDialog()
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_no_shipped_table_has_a_mistake() -> None:
    assert [mistake_in(name, shipped_text(name)) for name in TABLES] == [None] * len(TABLES)


def test_a_table_that_nobody_touched_is_not_written(dialog: OwnTablesDialog, folder: Path) -> None:
    for row in range(len(TABLES)):
        dialog.tables.setCurrentRow(row)
        assert dialog.look() is None
    dialog.accept()
    assert not folder.exists()


def test_what_is_written_is_kept_when_another_table_is_shown_or_the_window_closed(dialog: OwnTablesDialog) -> None:
    told: list[str] = []
    dialog.saved.connect(lambda: told.append(dialog.name))
    dialog.own.setPlainText(GOOD)
    dialog.tables.setCurrentRow(1)
    assert own_text("citations") == GOOD
    dialog.tables.setCurrentRow(0)
    assert dialog.own.toPlainText() == GOOD
    dialog.own.setPlainText("")
    dialog.accept()
    assert own_text("citations") == ""
    assert told == ["citations", "citations"]


def test_cancel_leaves_the_table_as_it_was(dialog: OwnTablesDialog, folder: Path) -> None:
    dialog.own.setPlainText(GOOD)
    dialog.reject()
    assert not folder.exists()


def test_a_mistake_is_told_with_its_line_and_the_caret_goes_there(dialog: OwnTablesDialog, folder: Path) -> None:
    dialog.own.setPlainText(GOOD.replace("2026", '"soon"'))
    mistake = dialog.look()
    assert mistake is not None
    assert mistake.line == 5
    assert dialog.said.text().startswith("Line 5: “year” must be a year")
    dialog.tables.setCurrentRow(1)
    dialog.tables.setCurrentRow(0)
    assert dialog.own.textCursor().blockNumber() == 4


def test_a_table_that_cannot_be_saved_stays_in_the_window(dialog: OwnTablesDialog, folder: Path) -> None:
    folder.write_text("in the way")
    dialog.own.setPlainText(GOOD)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.said.text().startswith("This could not be saved")
    assert dialog.own.toPlainText() == GOOD
