"""What finding and replacing says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.gui.wording import number
from app.model.document import StoryKind

if TYPE_CHECKING:
    from app.services.search_query import PatternError
    from app.services.search_replace import Replaced

translate = QCoreApplication.translate


def counted(at: int, count: int) -> str:
    """Which of how many matches it is; `at` 0 when none of them is selected."""
    if not count:
        return translate("Find", "Not found")
    if not at:
        return translate("Find", "{count} found").format(count=number(count))
    return translate("Find", "{at} of {count}").format(at=number(at), count=number(count))


def wrong_pattern(error: PatternError) -> str:
    """What is wrong with a pattern, and where."""
    from app.services.search_query import PatternFault

    said = {
        PatternFault.UNCLOSED_GROUP: translate("Find", "An opening bracket “(” has no closing one"),
        PatternFault.UNOPENED_GROUP: translate("Find", "A closing bracket “)” has no opening one"),
        PatternFault.UNCLOSED_SET: translate("Find", "An opening bracket “[” has no closing one"),
        PatternFault.NOTHING_TO_REPEAT: translate("Find", "“*”, “+”, “?” or “{…}” has nothing before it to repeat"),
        PatternFault.BAD_RANGE: translate("Find", "A range ends before it begins"),
        PatternFault.BAD_ESCAPE: translate("Find", "A backslash stands before something it gives no meaning to"),
        PatternFault.BAD_LOOK_BEHIND: translate("Find", "Looking back needs words of fixed length"),
        PatternFault.NO_SUCH_GROUP: translate("Find", "A group is asked for that the pattern does not have"),
        PatternFault.TOO_LONG: translate("Find", "The pattern is too long"),
        PatternFault.TOO_SLOW: translate("Find", "The pattern takes too long; often repeats within repeats are why"),
        PatternFault.OTHER: translate("Find", "The pattern cannot be read"),
    }[error.fault]
    if error.at is None:
        return said
    return translate("Find", "{fault} (character {at})").format(fault=said, at=number(error.at + 1))


def story_said(kind: StoryKind) -> str:
    """Where outside the main text something stands."""
    return translate("Find", "In: {story}").format(story=story_name(kind))


def story_name(kind: StoryKind) -> str:
    """What a kind of text is called."""
    return {
        StoryKind.BODY: translate("Find", "Main text"),
        StoryKind.FOOTNOTES: translate("Find", "Footnotes"),
        StoryKind.ENDNOTES: translate("Find", "Endnotes"),
        StoryKind.COMMENTS: translate("Find", "Comments"),
        StoryKind.HEADER: translate("Find", "Page header"),
        StoryKind.FOOTER: translate("Find", "Page footer"),
        StoryKind.TEXT_BOX: translate("Find", "Text box"),
        StoryKind.DEFINITIONS: translate("Find", "Styles, lists and sections"),
    }[kind]


def replaced_said(done: Replaced) -> str:
    """What a replacement did, and why something was left alone."""
    if done.made:
        said = translate("Find", "{count} replaced").format(count=number(done.made))
    else:
        said = translate("Find", "Nothing was replaced")
    reasons = [
        (done.struck, translate("Find", "{count} in struck text")),
        (done.carried, translate("Find", "{count} with a field, note or picture")),
        (done.locked, translate("Find", "{count} for reading only")),
        (done.same, translate("Find", "{count} the same already")),
    ]
    left = ", ".join(words.format(count=number(count)) for count, words in reasons if count)
    return translate("Find", "{done}; left alone: {left}").format(done=said, left=left) if left else said
