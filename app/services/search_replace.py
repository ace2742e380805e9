"""Replacing what was found: by words, or by a template with the groups of a pattern."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.editing.draft import Draft
from app.editing.replacing import Replacement, replace_words
from app.editing.tracking import Tracking
from app.model.content import spans
from app.model.document import Document, Position
from app.services.characters import writable
from app.services.search import Match, Search
from app.services.search_query import PatternError, PatternFault, Query, RegexMatcher

_TOKEN = re.compile(
    r"""\$(?P<dollar>\$) | \$(?P<amp>&)
    | \$(?P<number>\d{1,2}) | \$\{(?P<name>\w+)\}
    | \\(?P<back>\d{1,2}) | \\g<(?P<g>\w+)>
    | \\(?P<escape>[nt\\$])""",
    re.VERBOSE,
)
_ESCAPES = {"n": "\n", "t": "\t", "\\": "\\", "$": "$"}


class Template:
    """What is put in the place of matches.

    For a pattern $1 or \\1 stand for its groups, ${name} or \\g<name> for named ones, $0 or $& for all of it, $$ for $,
    \\n for a line break, \\t for a tab; for plain words everything stands for itself. PatternError for a group that the
    pattern does not have.
    """

    def __init__(self, text: str, query: Query, pattern: re.Pattern[str] | None) -> None:
        self._regex = query.regex and pattern is not None
        self._parts: list[str | int] = list(_parts(text, pattern)) if pattern is not None else [text]

    def text_for(self, found: re.Match[str] | None) -> str:
        """The text for one match; a group that took no part is empty."""
        words = [part if isinstance(part, str) else ((found and found[part]) or "") for part in self._parts]
        return writable("".join(words))


def _parts(text: str, pattern: re.Pattern[str]) -> Iterator[str | int]:
    at = 0
    for token in _TOKEN.finditer(text):
        yield text[at : token.start()]
        yield _part(token, pattern)
        at = token.end()
    yield text[at:]


def _part(token: re.Match[str], pattern: re.Pattern[str]) -> str | int:
    if token["dollar"]:
        return "$"
    if token["escape"]:
        return _ESCAPES[token["escape"]]
    named = token["name"] or token["g"] or token["number"] or token["back"] or "0"
    group = int(named) if named.isdecimal() else pattern.groupindex.get(named, -1)
    if not 0 <= group <= pattern.groups:
        raise PatternError(PatternFault.NO_SUCH_GROUP, token.start())
    return group


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a replacement did: `made` places changed, and how many were left alone, by reason.

    `struck`: they stand in struck text; `carried`: they hold a field, note or picture; `locked`: they are shown for
    reading only; `same`: they read so already. `end` is the place behind the last text inserted.
    """

    made: int = 0
    struck: int = 0
    carried: int = 0
    locked: int = 0
    same: int = 0
    end: Position | None = None

    @property
    def left(self) -> int:
        """How many were left alone that do not read so already."""
        return self.struck + self.carried + self.locked


def replace_found(draft: Draft, search: Search, matches: Iterable[Match], text: str, tracking: Tracking) -> Replaced:
    """Put text in the place of matches, as tracked edits; those that cannot be replaced are counted and left alone.

    Raises PatternError for a template that asks for a group which the pattern does not have.
    """
    matcher = search.matcher
    regex = matcher if isinstance(matcher, RegexMatcher) else None
    template = Template(text, search.query, regex.pattern if regex else None)
    counts: Counter[str] = Counter()
    made: list[Replacement] = []
    for match in matches:
        groups = regex.groups(search.line_text(match), match.span) if regex else None
        new = template.text_for(groups)
        reason = _obstacle(draft.document, match) or ("same" if new == match.text else "")
        if reason:
            counts[reason] += 1
        else:
            made.append(Replacement(tuple((s.paragraph, s.start, s.end) for s in match.stretches), new))
    end = replace_words(draft, made, tracking)
    return Replaced(len(made), counts["struck"], counts["carried"], counts["locked"], counts["same"], end)


def can_replace(document: Document, match: Match) -> bool:
    """Whether a match stands in text that can be replaced."""
    return not _obstacle(document, match)


def _obstacle(document: Document, match: Match) -> str:
    """Why a match cannot be replaced; "" when it can."""
    if not document.story(match.story).editable:
        return "locked"
    if any(stretch.carried for stretch in match.stretches):
        return "carried"
    for stretch in match.stretches:
        for start, end, run in spans(document.paragraph(stretch.paragraph).runs):
            if run.deleted is not None and start < stretch.end and end > stretch.start:
                return "struck"
    return ""
