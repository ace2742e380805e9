"""The page numbers that the table of contents stores, read off a rendering of the example.

`python -m tests.annexes.contents_pages annex.pdf` writes text/pages.txt; run it after the words have changed.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from .body import Entry
from .example import TEXTS, rendered


def pages_of(entries: list[Entry], pages: list[str], first: int) -> Iterator[int]:
    """Yield the page (from 1) of each entry; headings are looked for in order from page `first` on.

    Raises ValueError for a heading that is on no page.
    """
    at = first - 1
    for entry in entries:
        wanted = _squeezed(entry.label + entry.title)
        at = next((n for n in range(at, len(pages)) if _has_line(pages[n], wanted)), len(pages))
        if at == len(pages):
            raise ValueError(f"no page shows {entry.title!r}")
        yield at + 1


def _has_line(page: str, wanted: str) -> bool:
    return any(_squeezed(line) == wanted for line in page.splitlines())


def _squeezed(text: str) -> str:
    return "".join(text.replace("\u2011", "-").split())


def main(arguments: list[str]) -> int:
    """Measure the PDF given and store the numbers."""
    text = subprocess.run(["pdftotext", "-layout", arguments[0], "-"], check=True, capture_output=True, text=True)
    title, *entries = rendered()[0].entries
    numbers = [1, *pages_of(entries, text.stdout.split("\f"), 3)]
    (TEXTS / "pages.txt").write_text(" ".join(map(str, numbers)) + "\n", encoding="utf-8")
    print(f"{title.title}: {len(numbers)} entries")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
