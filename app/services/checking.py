"""The plan in a document and what the checks say about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from app.checks import BaseKeeper, Said, final_quote, locate, run_checks
from app.model.content import Paragraph
from app.model.document import Document, Position, Range
from app.model.finding import Finding, Severity
from app.model.link import HandLink
from app.model.plan import HandKind, Plan
from app.model.proposal import Proposal
from app.plan import recognise
from app.plan.cited import use_own_links
from app.plan.profiles import Profile, Profiles, load_profiles, shipped_profile
from app.plan.variants import FIRST_LINES, fitting_profile
from app.services.counts import own_counts
from app.services.places import config_folder


def known_profiles() -> Profiles:
    """The shipped profiles and the user's own, with the mistakes in those that cannot be used."""
    use_own_links(config_folder())
    folder = config_folder() / "profiles"
    return _loaded(folder, tuple(_stamps(folder)))


def profile_named(name: str = "") -> Profile:
    """A shipped profile or one of the user's own; the default one for ""; RefusedError with the names there are."""
    return known_profiles().named(name) if name else shipped_profile()


def profile_for(document: Document, name: str = "") -> Profile:
    """The profile with this name, for "" the one that fits the document best; RefusedError for an unknown name."""
    if name:
        return profile_named(name)
    return _FITTING.profile(document, known_profiles())


class _Fitting:
    """Remembers which profile fitted last, as long as the beginning of the document and the profiles are the same."""

    def __init__(self) -> None:
        self._last: tuple[tuple[Paragraph, ...], Profiles, Profile] | None = None

    def profile(self, document: Document, known: Profiles) -> Profile:
        """The profile that fits a document best."""
        beginning, last = document.body.paragraphs[:FIRST_LINES], self._last
        # Tuples are compared by identity first, so an edit further down costs nothing.
        if last is not None and last[1] is known and last[0] == beginning:
            return last[2]
        found = fitting_profile(document, known.profiles.values()) or shipped_profile()
        self._last = beginning, known, found
        return found


_FITTING = _Fitting()


def plan_of(document: Document, profile: str = "", kinds: Iterable[HandKind] = ()) -> Plan:
    """The plan in a document, recognised by a profile and by what somebody said of its paragraphs."""
    return recognise(document, profile_for(document, profile), by_hand=_by_hand(kinds))


def check_document(
    document: Document,
    profile: str = "",
    kinds: Iterable[HandKind] = (),
    *,
    author: str = "",
    proposals: Sequence[Proposal] = (),
    links: Sequence[HandLink] = (),
) -> list[Finding]:
    """What schema and rules say of a document as it will be, what the amendments brought in first.

    Amendments are the changes of `author` and those of a proposal, without an author all tracked changes.
    """
    rules = profile_for(document, profile)
    plan = recognise(document, rules, by_hand=_by_hand(kinds))
    return findings_of(document, plan, rules, kinds, author=author, proposals=proposals, links=links)


def findings_of(
    document: Document,
    plan: Plan,
    profile: Profile,
    kinds: Iterable[HandKind] = (),
    *,
    author: str = "",
    proposals: Sequence[Proposal] = (),
    links: Sequence[HandLink] = (),
) -> list[Finding]:
    """The same for a plan that is recognised already."""
    said = Said(proposals, links, _by_hand(kinds))
    base = _keeper(author).base(document) if author else None
    found = run_checks(document, plan, profile, base, said=said, own=config_folder())
    return [*found, *profile_findings(), *_table_findings()]


def profile_findings() -> Iterator[Finding]:
    """One finding for each profile that has a mistake: file, line and reason."""
    for mistake in known_profiles().mistakes:
        reason = "This profile was left out; all others are used."
        yield Finding("profile.unusable", Severity.WARNING, str(mistake), reason, reference=mistake.path.name)


def _table_findings() -> Iterator[Finding]:
    """One finding for each of the user's tables that the checks do not read themselves and that has a mistake."""
    for mistake in (use_own_links(config_folder()), own_counts(config_folder())[1]):
        if mistake is not None:
            reason = "The shipped table was used instead."
            yield Finding("rules.table", Severity.WARNING, str(mistake), reason, reference=mistake.path.name)


def place_of(document: Document, finding: Finding) -> Range | None:
    """The words that a finding quotes, struck text among them included; None when its paragraph is gone.

    Where the words have changed since, it is the start of the paragraph.
    """
    if finding.paragraph is None or not document.holds(finding.paragraph):
        return None
    paragraph = document.paragraph(finding.paragraph)
    start, end = locate(paragraph, finding.quote) or (0, 0)
    if finding.span is not None and final_quote(paragraph, finding.span) == finding.quote:
        start, end = finding.span
    return Range(Position(paragraph.id, start), Position(paragraph.id, end))


@lru_cache(4)
def _keeper(author: str) -> BaseKeeper:
    return BaseKeeper(lambda revision, kind: revision.author == author or revision.proposal is not None)


def _by_hand(kinds: Iterable[HandKind]) -> dict[int, str]:
    return {one.paragraph: one.kind for one in kinds}


def _stamps(folder: Path) -> Iterable[tuple[str, int, int]]:
    """What tells whether a profile of the user has changed since it was read."""
    for path in sorted(folder.glob("*.toml")):
        try:
            state = path.stat()
        except OSError:
            continue
        yield path.name, state.st_mtime_ns, state.st_size


@lru_cache(4)
def _loaded(folder: Path, stamps: tuple[tuple[str, int, int], ...]) -> Profiles:
    del stamps
    return load_profiles(folder)
