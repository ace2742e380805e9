"""Write the bundled example: `python -m tests.annexes resources/example`."""

from __future__ import annotations

import sys
from pathlib import Path

from .example import build


def main(arguments: list[str]) -> int:
    """Write annex.docx into the given folder and say where."""
    if len(arguments) != 1:
        print("usage: python -m tests.annexes FOLDER", file=sys.stderr)
        return 2
    path = Path(arguments[0]) / "annex.docx"
    build(path)
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
