"""What has to do with tracking, by the actions of the window."""

from __future__ import annotations

from pathlib import Path

from app.gui.window import MainWindow
from app.model.content import Level, Opaque, OpaqueKind, Paragraph
from app.model.document import Position, Range
from tests.gui.samples import document_of, session_of


def test_brackets_where_nothing_can_be_written_are_refused_in_a_sentence(window: MainWindow) -> None:
    contents = Opaque(OpaqueKind.BLOCK, "<w:sdt/>", Level.BLOCK, "Contents")
    document = document_of("Some text.", Paragraph(2, block=contents))
    window.show_session(session_of(document), Path("annex.docx"))
    assert window.annex is not None
    window.annex.editor.select(Range(Position(1, 0), Position(2, 0)))
    window.refresh()
    window.registry.action("insert.bracket").trigger()
    assert window.message_bar.message is not None
    assert "only carried along" in window.message_bar.message.text
    assert window.session is not None
    assert window.session.document == document
