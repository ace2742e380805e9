"""A dossier that is claimed, but not made yet: its document is on the screen before its bytes are on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.formats.dossier.claim import Claim
from app.model.errors import RefusedError

if TYPE_CHECKING:
    from app.formats.dossier.dossier import Dossier


class NewDossier:
    """What a dossier at `path` will begin with; until it is made or given up nobody else can make or write it."""

    def __init__(self, path: Path, base: bytes, name: str) -> None:
        """Take the claim; BusyError when another process has it, RefusedError when `path` is taken or not writable."""
        self.path = path
        self.base = base
        # The name of a file need not be text; what is no text becomes question marks.
        self.name = Path(name).name.encode("utf-8", "replace").decode()
        self.claim = Claim(path)
        if path.exists():
            self.claim.release()
            raise RefusedError(f"{path} is already there; it was left as it is.")

    def make(self) -> Dossier:
        """Write it, and open it under the same claim; UnwrittenError when that fails, and it can be tried again."""
        # The database takes longer to load than a document may wait for it.
        from app.formats.dossier.dossier import Dossier

        return Dossier.make(self.path, self.base, self.name, self.claim)

    def give_up(self) -> None:
        """Leave nothing there, and let others make it."""
        self.claim.release()
