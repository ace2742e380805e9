"""What a session tells its listeners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.editing.splice import Edit
from app.model.document import Document


class DocumentChanged(NamedTuple):
    """The text changed by `edit` (for undo: by the edit that took it back) and is now `document`."""

    edit: Edit
    document: Document


@dataclass(frozen=True, slots=True)
class ProposalsChanged:
    """The list of proposals, or what one of them says, changed."""


@dataclass(frozen=True, slots=True)
class StatementChanged:
    """The statement's fields changed."""


@dataclass(frozen=True, slots=True)
class LinksChanged:
    """Links were added or removed by hand."""


@dataclass(frozen=True, slots=True)
class KindsChanged:
    """Somebody said which kind of element a paragraph begins."""


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The author, tracking or the active proposal changed."""


class SavedChanged(NamedTuple):
    """Whether everything done is on disk; told from the journal's own thread."""

    saved: bool


class SavingFailed(NamedTuple):
    """Edits could not be written; they are kept and tried again. Told from the journal's own thread."""

    message: str


Event = (
    DocumentChanged
    | ProposalsChanged
    | StatementChanged
    | LinksChanged
    | KindsChanged
    | SettingsChanged
    | SavedChanged
    | SavingFailed
)
