"""`python -m tests.benchmarks [PAGES ...]`: figures at 10, 100 and 1,000 pages unless told otherwise."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from app.formats.docx import open_docx
from tests.annexes.large import build
from tests.benchmarks import editing, files
from tests.benchmarks.measure import peak_megabytes, print_figures


def main(sizes: list[int]) -> None:
    """Measure every job at every size and print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        for pages in sizes:
            path = Path(folder) / f"{pages}.docx"
            build(path, pages, pages * 10)
            title = f"{pages} pages, {pages * 10} tracked changes"
            print_figures(f"{title}: files", files.figures(path))
            print(f"  {'memory to open':<34}{peak_megabytes(lambda p=path: open_docx(p)):10.1f} MB")
            print_figures(f"{title}: editing", editing.figures(open_docx(path).document))


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10, 100, 1000])
