"""Finding and replacing on the model: all matches of a word, what an edit costs meanwhile, replacing all at once."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable

from app.editing.draft import Draft
from app.editing.splice import Edit
from app.editing.writing import insert_text
from app.model.document import Document, Position
from app.services.search import Search
from app.services.search_query import Query
from app.services.search_replace import replace_found
from app.services.search_text import SearchScope
from tests.benchmarks.editing import ME
from tests.benchmarks.measure import Figure, cpu, percentile

WORD = Query("secretariat")
THE = Query("the", words=True)
PATTERN = Query(r"\b(\w+)ing\b", regex=True)
_RE = "re alone on one string"
_EDITS = 300


def figures(document: Document) -> list[Figure]:
    """Find all in a document never searched before and again, by scope and as a pattern; follow edits; replace all."""
    # The window, too, looks for garbage when nobody waits.
    gc.collect()
    gc.disable()
    try:
        return _figures(document)
    finally:
        gc.enable()


def _figures(document: Document) -> list[Figure]:
    search = Search(document)
    search.find(WORD)
    final = Search(document)
    final.find(Query(WORD.text, scope=SearchScope.FINAL))
    return [
        Figure("find all, first time", cpu(lambda: _found(document, WORD))),
        Figure("find all", cpu(lambda: search.find(Query("register")))),
        Figure("find all whole words", cpu(lambda: search.find(THE)), _of_re(document, r"\bthe\b"), _RE),
        Figure("find all in the final text", cpu(lambda: final.find(Query("register", scope=SearchScope.FINAL)))),
        Figure("find all of a pattern", cpu(lambda: search.find(PATTERN)), _of_re(document, PATTERN.text), _RE),
        Figure("follow a letter, 99th percentile", percentile(_followed(document), 0.99)),
        Figure("replace all of a word", cpu(_replacing(document, WORD, "office"), 3)),
        Figure("replace all of a pattern", cpu(_replacing(document, PATTERN, "$1ed"), 3)),
    ]


def _of_re(document: Document, text: str) -> float:
    """What Python's own search costs for the same, in all text as one string."""
    whole, pattern = "\n".join(p.text for p in document.body.paragraphs), re.compile(text, re.IGNORECASE)
    return cpu(lambda: [found.span() for found in pattern.finditer(whole)])


def _found(document: Document, query: Query) -> Search:
    search = Search(document)
    search.find(query)
    return search


def _followed(document: Document) -> list[float]:
    search = _found(document, WORD)
    paragraphs = [p for p in document.body.paragraphs if p.length > 20]
    found: list[float] = []
    for number in range(_EDITS):
        draft = Draft(document)
        insert_text(draft, Position(paragraphs[number * 7919 % len(paragraphs)].id, 10), "x", ME)
        edit, document = Edit("Typing", draft.splices), draft.document
        start = time.process_time()
        search.take(edit, document)
        found.append(time.process_time() - start)
    return found


def _replacing(document: Document, query: Query, text: str) -> Callable[[], object]:
    search = _found(document, query)
    return lambda: replace_found(Draft(document), search, search.matches(), text, ME)
