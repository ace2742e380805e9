"""What a session tells its listeners."""

from __future__ import annotations

from typing import NamedTuple

from app.editing.splice import Edit
from app.model.document import Document
from app.model.value import slotted_value


class DocumentChanged(NamedTuple):
    """The text changed by `edit` (for undo: by the edit that took it back) and is now `document`."""

    edit: Edit
    document: Document


@slotted_value
class ProposalsChanged:
    """The list of proposals, or what one of them says, changed."""


@slotted_value
class StatementChanged:
    """The statement's fields changed."""


@slotted_value
class LinksChanged:
    """Links were added or removed by hand."""


@slotted_value
class KindsChanged:
    """Somebody said which kind of element a paragraph begins."""


@slotted_value
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
