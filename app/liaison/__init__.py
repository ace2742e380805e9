"""Liaison statements: their form, and the document composed from a statement's fields and proposals."""

from app.liaison.compose import compose, quoted_changes
from app.liaison.form import Form, Language, load_form

__all__ = ["Form", "Language", "compose", "load_form", "quoted_changes"]
