"""What it costs to recognise and check a plan, at first and after an edit.

`python -m tests.benchmarks.plans [PAGES ...]` measures at 10, 100 and 1,000 pages unless told otherwise, and shows how
the jobs grow with the pages.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from app.checks import run_checks
from app.formats.docx import open_docx
from app.model.content import Run
from app.model.document import Document
from app.model.revision import Revision
from app.plan import Recogniser
from app.plan.profiles import shipped_profile
from app.plan.projection import project_tree
from tests.annexes import large, large_plan
from tests.benchmarks.measure import Figure, print_figures

_T = TypeVar("_T")
EDITS = 15


def figures(document: Document) -> list[Figure]:
    """CPU time of recognition, projection and the whole check, at first and after edits all over the document."""
    # As the window does, which collects while nobody types.
    gc.disable()
    gc.collect()
    gc.freeze()
    recogniser, profile = Recogniser(), shipped_profile()
    first, plan = _timed(lambda: recogniser.plan(document))
    projected, _ = _timed(lambda: project_tree(plan))
    checked, _ = _timed(lambda: run_checks(document, plan, profile))
    gc.collect()
    gc.freeze()
    elements = sum(1 for _ in plan.walk())
    made = [
        Figure("recognise", first),
        Figure("write the XML", projected),
        Figure("schema, rules and all other checks", checked),
        Figure("all of it", first + checked),
        *_after_edits(document, recogniser, "an edit", edited),
        *_after_edits(document, recogniser, "a new title", retitled),
        *_after_edits(document, recogniser, "a tracked edit", amended),
    ]
    gc.unfreeze()
    gc.enable()
    return [Figure(f"{one.name} ({elements} elements)" if one is made[0] else one.name, one.seconds) for one in made]


def _after_edits(
    document: Document, recogniser: Recogniser, sort: str, edit: Callable[[Document, int], Document]
) -> list[Figure]:
    profile = recogniser.profile
    found: list[tuple[float, float]] = []
    for turn in range(EDITS):
        document = edit(document, turn * len(document.body.paragraphs) // EDITS + 3)
        again, plan = _timed(lambda document=document: recogniser.plan(document))
        later, _ = _timed(lambda document=document, plan=plan: run_checks(document, plan, profile))
        found.append((again, later))
    again, later, both = (sorted(one) for one in (*zip(*found, strict=True), map(sum, found)))
    return [
        Figure(f"recognise after {sort}, median", again[EDITS // 2]),
        Figure(f"check after {sort}, median", later[EDITS // 2]),
        Figure(f"both after {sort}, median", both[EDITS // 2]),
        Figure(f"both after {sort}, worst", both[-1]),
    ]


def edited(document: Document, at: int) -> Document:
    """The document with a word typed into one paragraph."""
    return _with_word(document, at, Run(" word"))


def retitled(document: Document, at: int) -> Document:
    """The document with a word typed into the next heading."""
    body = document.body.paragraphs
    places = (at + more for more in range(len(body) - at))
    return _with_word(document, next((one for one in places if body[one].format.style), at), Run(" word"))


def amended(document: Document, at: int) -> Document:
    """The same under tracking."""
    return _with_word(document, at, Run(" word", inserted=Revision("Benchmark", "2026-02-16T16:45:00Z", "1")))


def _with_word(document: Document, at: int, word: Run) -> Document:
    body = document.body
    old = body.paragraphs[at]
    return replace(
        document,
        stories=(body.replaced(at, 1, [replace(old, runs=(*old.runs, word))]), *document.stories[1:]),
    )


def _timed(job: Callable[[], _T]) -> tuple[float, _T]:
    start = time.process_time()
    result = job()
    return time.process_time() - start, result


def main(sizes: list[int]) -> None:
    """Measure at every size and print the tables, the last of them how the jobs grow."""
    measured: dict[str, list[tuple[int, list[Figure]]]] = {}
    with TemporaryDirectory() as folder:
        # Loading and compiling the rules is done once, whatever the size.
        large_plan.build(Path(folder) / "plan.docx", 1)
        figures(open_docx(Path(folder) / "plan.docx").document)
        for pages in sizes:
            for name, write in (("a plan", large_plan.build), ("prose and targets", _large)):
                path = Path(folder) / "plan.docx"
                write(path, pages)
                found = figures(open_docx(path).document)
                print_figures(f"{pages} pages of {name}", found)
                measured.setdefault(name, []).append((pages, found))
    for name, sized in measured.items():
        _print_growth(name, sized)


def _print_growth(name: str, sized: Sequence[tuple[int, Sequence[Figure]]]) -> None:
    """Milliseconds a page at each size, and how many times as much as at the size before: 1 is linear growth."""
    sizes = ", ".join(str(pages) for pages, _ in sized)
    print(f"\nmilliseconds a page of {name} at {sizes} pages, and how these grow")
    for at, job in enumerate(one.name.partition(" (")[0] for one in sized[0][1]):
        costs = [found[at].seconds * 1000 / pages for pages, found in sized]
        ratios = [f"x {after / before:.2f}" for before, after in pairwise(costs)]
        print(f"  {job:<42}{''.join(f'{cost:10.3f}' for cost in costs)}   {'  '.join(ratios)}")


def _large(path: Path, pages: int) -> None:
    large.build(path, pages, pages * 10)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10, 100, 1000])
