"""What it costs to recognise and check a plan, at first and after an edit.

`python -m tests.benchmarks.plans [PAGES ...]` measures at 10, 100 and 1,000 pages unless told otherwise.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from app.checks import run_checks
from app.formats.docx import open_docx
from app.model.content import Run
from app.model.document import Document
from app.plan import Recogniser
from app.plan.profiles import shipped_profile
from app.plan.projection import project_tree
from tests.annexes import large, large_plan
from tests.benchmarks.measure import Figure, print_figures

_T = TypeVar("_T")
EDITS = 15


def figures(document: Document) -> list[Figure]:
    """CPU time of recognition, projection and the whole check, at first and after edits all over the document."""
    gc.collect()
    recogniser, profile = Recogniser(), shipped_profile()
    first, plan = _timed(lambda: recogniser.plan(document))
    projected, _ = _timed(lambda: project_tree(plan))
    checked, _ = _timed(lambda: run_checks(document, plan, profile))
    # As the window does once a document is read; a collection in the middle of an edit would be measured, too.
    gc.collect()
    gc.freeze()
    found: list[tuple[float, float]] = []
    for edit in range(EDITS):
        document = edited(document, edit * len(document.body.paragraphs) // EDITS + 3)
        again, plan = _timed(lambda document=document: recogniser.plan(document))
        later, _ = _timed(lambda document=document, plan=plan: run_checks(document, plan, profile))
        found.append((again, later))
    again = sorted(one for one, _ in found)
    later = sorted(one for _, one in found)
    return [
        Figure(f"recognise {sum(1 for _ in plan.walk())} elements", first),
        Figure("write the XML", projected),
        Figure("schema, rules and all other checks", checked),
        Figure("all of it", first + checked),
        Figure("recognise after an edit, median", again[EDITS // 2]),
        Figure("recognise after an edit, worst", again[-1]),
        Figure("check after an edit, median", later[EDITS // 2]),
    ]


def edited(document: Document, at: int) -> Document:
    """The document with a word typed into one paragraph."""
    body = document.body
    old = body.paragraphs[at]
    return replace(
        document,
        stories=(body.replaced(at, 1, [replace(old, runs=(*old.runs, Run(" word")))]), *document.stories[1:]),
    )


def _timed(job: Callable[[], _T]) -> tuple[float, _T]:
    start = time.process_time()
    result = job()
    return time.process_time() - start, result


def main(sizes: list[int]) -> None:
    """Measure at every size and print the tables."""
    with TemporaryDirectory() as folder:
        # Loading and compiling the rules is done once, whatever the size.
        large_plan.build(Path(folder) / "plan.docx", 1)
        figures(open_docx(Path(folder) / "plan.docx").document)
        for pages in sizes:
            for name, write in (("a plan", large_plan.build), ("prose and targets", _large)):
                path = Path(folder) / "plan.docx"
                write(path, pages)
                print_figures(f"{pages} pages of {name}", figures(open_docx(path).document))


def _large(path: Path, pages: int) -> None:
    large.build(path, pages, pages * 10)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10, 100, 1000])
