"""The links of a plan, drawn or as a table."""

from __future__ import annotations

import argparse

from app.cli.files import read_said, require_place
from app.cli.parser import UsageError
from app.model.errors import RefusedError
from app.services.checking import profile_named
from app.services.links import ENDINGS, export_links, links_of


def links(options: argparse.Namespace) -> int:
    """Write the links as OUT's ending says."""
    require_place(options.out, *ENDINGS)
    try:
        profile_named(options.profile)
    except RefusedError as error:
        raise UsageError(str(error)) from error
    reading = read_said(options.file)
    graph = links_of(reading.document, reading.links, options.profile, reading.kinds)
    language = reading.document.language
    export_links(graph, options.out, options.raster or _no_picture, language=language, document=reading.document)
    return 0


def _no_picture(_drawing: str) -> bytes:
    raise RefusedError("Pictures cannot be drawn here; ask for .svg or .csv. Nothing was written.")
