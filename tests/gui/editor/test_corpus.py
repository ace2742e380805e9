from __future__ import annotations

from pathlib import Path

from app.formats.docx import open_docx
from app.gui.editor import ViewMode
from app.model.errors import UnreadableError
from tests.gui.editor.conftest import OpenEditor


def test_every_received_document_is_shown_in_every_view(open_editor: OpenEditor, corpus_files: list[Path]) -> None:
    shown = 0
    for path in corpus_files:
        try:
            document = open_docx(path).document
        except UnreadableError:
            continue
        view = open_editor(document)
        for mode in ViewMode:
            view.set_view_mode(mode)
            bar = view.verticalScrollBar()
            for part in (0.0, 0.5, 1.0):
                bar.setValue(round(bar.maximum() * part))
                assert not view.viewport().grab().isNull()
        view.hide()
        shown += 1
    assert shown > 50
