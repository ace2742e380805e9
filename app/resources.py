"""Finds the files that ship with the program, wherever it runs from."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a file or folder under resources/, for example `resource("example", "annex.docx")`."""
    return _data_root().joinpath("resources", *parts)


def schema(*parts: str) -> Path:
    """Path of a file or folder under schemas/, for example `schema("edits.schema.json")`."""
    return _data_root().joinpath("schemas", *parts)


@cache
def _data_root() -> Path:
    """The folder that holds resources/ and schemas/.

    A frozen program unpacks them beside its modules (`sys._MEIPASS`), a wheel carries them in
    app/_data, a checkout has them at its top.
    """
    candidates = [_PACKAGE / "_data", _PACKAGE.parent]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        candidates.insert(0, Path(frozen))
    return next((root for root in candidates if (root / "resources").is_dir()), candidates[-1])
