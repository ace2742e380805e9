"""`python -m tests.benchmarks [PAGES ...]`: figures at 10, 100 and 1,000 pages unless told otherwise."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from app.formats.docx import open_docx
from tests.annexes.large import build
from tests.benchmarks import company, editing, files, searching, start, window
from tests.benchmarks.apart import memory_to_accept_all, memory_to_open, run_apart
from tests.benchmarks.measure import print_figures, print_memory


def main(sizes: list[int]) -> None:
    """Measure every job at every size and print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        for pages in sizes:
            path = Path(folder) / f"{pages}.docx"
            build(path, pages, pages * 10)
            title = f"{pages} pages, {pages * 10} tracked changes"
            print_figures(f"{title}: files", files.figures(path))
            print_memory("open", run_apart(memory_to_open, path))
            print_memory("open and accept all", run_apart(memory_to_accept_all, path))
            print_figures(f"{title}: editing", editing.figures(open_docx(path).document))
            print_figures(f"{title}: finding and replacing", searching.figures(open_docx(path).document))
            shown, memory = run_apart(window.figures, path)
            print_figures(f"{title}: the editor, CPU time of the window's thread", shown)
            print_memory("open, edit and sweep in the editor", memory)
            print_figures(f"{title}: the editor in company, CPU time", run_apart(company.figures, path))
            print_figures(f"{title}: start of the program, CPU time unless said otherwise", start.figures(path))


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10, 100, 1000])
