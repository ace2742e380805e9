"""The editor surface: a virtualised view of a document under tracking."""

from __future__ import annotations

from app.gui.editor.editor import EditorView
from app.gui.editor.modes import ViewMode

__all__ = ["EditorView", "ViewMode"]
