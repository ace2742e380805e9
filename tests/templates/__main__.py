"""Write the statement templates: `python -m tests.templates resources/templates`."""

from __future__ import annotations

import sys
from pathlib import Path

from .statement import TEMPLATES, build


def main(arguments: list[str]) -> int:
    """Write every template into the given folder and say where."""
    if len(arguments) != 1:
        print("usage: python -m tests.templates FOLDER", file=sys.stderr)
        return 2
    for name in TEMPLATES:
        path = Path(arguments[0]) / name
        build(path)
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
