"""Dates and times as tracked changes bear them."""

from __future__ import annotations

from datetime import UTC, datetime


def written_moment(text: str) -> str:
    """An ISO 8601 date and time as Word writes one: whole seconds, and UTC where a zone is named.

    "" for what is none. Word wants a time as well (xsd:dateTime), and other readers stumble over offsets and fractions.
    """
    try:
        moment = datetime.fromisoformat(text).replace(microsecond=0)
    except ValueError:
        return ""
    if "T" not in text:
        return ""
    if moment.tzinfo is None:
        return moment.isoformat()
    try:
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:
        return ""
