"""Which variant of a profile a document follows, which period it is for, and which profile fits a document best."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.model.document import Document
from app.model.views import View, paragraph_text
from app.plan.profiles import DEFAULT_PROFILE, Profile, Variant
from app.plan.sections import Outliner
from app.plan.wording import folded, typed_number

_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–—−/]|to|à|al?|по|至|到|إلى)\s*((?:19|20)\d\d)(?!\d)")
# "Annex 1 to Resolution 71: Strategic plan": what the annex is.
_ANNEXED = re.compile(
    r"(?:annexe?|appendix|attachment|appendice|anexo|apéndice|приложение|附件|الملحق)\b[^:：–—]{0,60}(?:[:：]|\s[–—])\s*(.+)",
    re.IGNORECASE,
)
_LONGEST_PERIOD = 12
_FIRST_HEADINGS = 12
FIRST_LINES = 400
"""How many paragraphs tell which profile fits."""
_SHORT = 100
_LABEL = 40


def period_in(text: str) -> tuple[int, int] | None:
    """The first pair of years in a text that can be a plan's period ("2028–2031")."""
    for match in _PERIOD.finditer(text):
        first, last = int(match[1]), int(match[2])
        if 0 < last - first <= _LONGEST_PERIOD:
            return first, last
    return None


def variant_of(profile: Profile, title: str, outline: Outliner) -> Variant | None:
    """The variant whose period the title has, else the one whose words the headings have most; None when none shows."""
    if not profile.variants:
        return None
    period = period_in(title)
    if period is not None:
        found = next((one for one in profile.variants if one.period == period), None)
        if found is not None or any(one.period for one in profile.variants):
            return found
    headings = outline.headings()
    for text in headings[:_FIRST_HEADINGS]:
        period = period_in(text)
        found = next((one for one in profile.variants if period is not None and one.period == period), None)
        if found is not None:
            return found
    labels = (line.text for line in outline.lines[:FIRST_LINES] if line.cell is not None and len(line.text) <= _LABEL)
    said = {folded(text) for text in (title, *headings, *labels)}
    counts = [(_count(one.signs, said), one) for one in profile.variants]
    most = max(count for count, _ in counts)
    return next(one for count, one in counts if count == most) if most else None


def _count(signs: Iterable[str], said: Iterable[str]) -> int:
    padded = [f" {text} " for text in said]
    return sum(any(f" {sign} " in text for text in padded) for sign in {folded(sign) for sign in signs})


def fitting_profile(document: Document, profiles: Iterable[Profile]) -> Profile | None:
    """The profile whose signs stand at the start of most of the first lines of a document; None when none do.

    With equal counts the strategic plan comes first, then the order given.
    """
    beginnings = list(_beginnings(document))
    best: tuple[int, Profile] | None = None
    for profile in sorted(profiles, key=lambda one: one.name != DEFAULT_PROFILE):
        signs = {folded(sign) for sign in profile.signs}
        count = sum(any(_begins(text, sign) for text in beginnings) for sign in signs)
        if count and (best is None or count > best[0]):
            best = count, profile
    return best[1] if best else None


def _begins(text: str, sign: str) -> bool:
    return text == sign or text.startswith(f"{sign} ")


def _beginnings(document: Document) -> Iterable[str]:
    for paragraph in document.body.paragraphs[:FIRST_LINES]:
        text = " ".join(paragraph_text(paragraph, View.FINAL).split())
        if 0 < len(text) <= _SHORT:
            annexed = _ANNEXED.match(text)
            yield folded(annexed[1] if annexed is not None else typed_number(text)[1])
