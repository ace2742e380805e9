"""The user's own tables over the shipped ones: which there are, what they say, what is wrong in them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.checks.tables import table_mistake as rules_mistake
from app.plan.cited import table_mistake as links_mistake
from app.plan.table_file import TableError
from app.resources import resource
from app.services.counts import table_mistake as counts_mistake
from app.services.places import config_folder

TABLES = ("citations", "glossary", "rules", "links", "counts")
"""The tables by the names of their files without ending."""

_MISTAKES = {"links": links_mistake, "counts": counts_mistake}


def table_path(name: str) -> Path:
    """Where the user's own table of a name is, or would be."""
    return config_folder() / f"{name}.toml"


def shipped_text(name: str) -> str:
    """What the shipped table says."""
    return resource(f"{name}.toml").read_text("utf-8")


def own_text(name: str) -> str:
    """What the user's own table says, "" without one; UnreadableError for one that is no text."""
    path = table_path(name)
    if not path.is_file():
        return ""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(path, None, "it cannot be read as UTF-8 text.") from error


def mistake_in(name: str, text: str) -> TableError | None:
    """What is wrong with a text as a table of this name, if anything."""
    with tempfile.TemporaryDirectory(prefix="rapporteur-") as folder:
        path = Path(folder) / f"{name}.toml"
        path.write_text(text, "utf-8")
        return _MISTAKES.get(name, rules_mistake)(path)


def save_own(name: str, text: str) -> None:
    """Keep a text as the user's own table, whole or not at all; a blank one takes the table away. OSError when that
    fails."""
    from app.formats.docx import save_bytes

    path = table_path(name)
    if not text.strip():
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    save_bytes(path, text.encode("utf-8"))
