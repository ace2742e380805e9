"""Resolving the places of an edit list: headings and quotes, which must each be found exactly once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.model.content import Paragraph
from app.model.document import Document
from app.model.errors import PlaceError
from app.plan.headings import Span, matching_sections, spans_of
from app.services.edit_list import Place
from app.services.quoting import FinalText, Found, around, excerpt, find_quote, standing

_SHOWN = 5


@dataclass(frozen=True)
class Scope:
    """Where an edit may look: the section of a heading, or the whole document."""

    document: Document
    name: str
    stories: tuple[tuple[Paragraph, ...], ...]
    section: Span | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of the scope."""
        return tuple(p for story in self.stories for p in story)


def scope_of(document: Document, place: Place) -> Scope:
    """The scope of a place: its heading's section, else every story that can be edited; PlaceError."""
    if place.heading:
        span = _section(document, place.heading)
        inside = {p.id for p in document.body.paragraphs[span.start : span.end]}
        kept = tuple(p for p in standing(document.body) if p.id in inside)
        return Scope(document, f"under the heading “{excerpt(place.heading)}”", (kept,), span)
    stories = tuple(tuple(standing(s)) for s in document.stories if s.editable)
    return Scope(document, "in the document", stories)


def quoted(scope: Scope, quote: str) -> list[Found]:
    """The places of a quote in the one paragraph that contains it, in order; PlaceError when there is no such one.

    Notes, headers and text boxes are looked at only when the body does not have it.
    """
    found: list[Found] = []
    for paragraphs in scope.stories:
        found += find_quote(paragraphs, quote)
        if found and paragraphs and scope.document.body.index(paragraphs[0].id) is not None:
            break
    if not found:
        raise PlaceError(
            f"the text “{excerpt(quote)}” is not found {scope.name}{_hint(_near(scope.paragraphs, quote))}",
            _near(scope.paragraphs, quote),
        )
    _require_one([f.paragraph for f in found], quote, scope, found)
    return found


def only(found: Sequence[Found], text: str, where: str) -> Found:
    """The single place among those found; PlaceError when there is none or more than one."""
    if not found:
        raise PlaceError(f"the text “{excerpt(text)}” is not found {where}")
    if len(found) > 1:
        raise _several(f"the text “{excerpt(text)}”", where, [around(f) for f in found])
    return found[0]


def _require_one(paragraphs: Iterable[Paragraph], quote: str, scope: Scope, found: Sequence[Found]) -> None:
    if len({p.id for p in paragraphs}) > 1:
        raise _several(f"the text “{excerpt(quote)}”", scope.name, [around(f) for f in found])


def _several(what: str, where: str, candidates: Sequence[str]) -> PlaceError:
    shown = "; ".join(f"“{c}”" for c in candidates[:_SHOWN])
    more = f"; and {len(candidates) - _SHOWN} more" if len(candidates) > _SHOWN else ""
    return PlaceError(f"{what} is found {len(candidates)} times {where}: {shown}{more}", tuple(candidates))


def _section(document: Document, wanted: str) -> Span:
    found = matching_sections(document, wanted)
    if len(found) > 1:
        raise _several(f"the heading “{excerpt(wanted)}”", "in the document", [excerpt(s.title) for s in found])
    if found:
        return found[0]
    titles = [excerpt(s.title) for s in spans_of(document)]
    near = tuple(difflib.get_close_matches(excerpt(wanted), titles, 3, 0.5))
    raise PlaceError(f"the heading “{excerpt(wanted)}” is not found in the document{_hint(near)}", near)


def _near(paragraphs: Iterable[Paragraph], quote: str) -> tuple[str, ...]:
    """Beginnings of the paragraphs that share most of the quote's words."""
    words = set(re.findall(r"\w{3,}", quote.casefold()))
    if not words:
        return ()
    scored: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        text = FinalText(paragraph).text
        shared = len(words & set(re.findall(r"\w{3,}", text.casefold()))) / len(words)
        if shared >= 0.6:
            scored.append((shared, excerpt(text)))
    return tuple(text for _, text in sorted(scored, key=lambda one: -one[0])[:3])


def _hint(near: Sequence[str]) -> str:
    return "; the nearest is " + ", ".join(f"“{one}”" for one in near) if near else ""
