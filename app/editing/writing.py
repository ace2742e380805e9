"""Intended edits on text and paragraphs as splices: insert, strike, replace, split, join."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.editing.draft import Draft
from app.editing.fragments import blank, brought, copied, copyable, stands_alone
from app.editing.joining import join_within
from app.editing.striking import in_struck_row, neighbours, require_editable, row_strike, strike
from app.editing.tracking import Tracking
from app.model.content import (
    FormatChange,
    Mark,
    Paragraph,
    ParagraphFormatChange,
    Run,
    Wrapper,
    cut,
    joins,
    must_stay,
    spans,
)
from app.model.document import Position
from app.model.errors import RefusedError
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import Revision
from app.model.structure import cell_of


def insert_text(
    draft: Draft, position: Position, text: str, tracking: Tracking, run_format: RunFormat | None = None
) -> Position:
    """Insert text that looks like what stands before it; returns the place after it.

    A line feed in `text` is a line break within the paragraph. Raises RefusedError where nothing can be written.
    """
    if not text:
        return position
    paragraph = _writable(draft, position)
    before, after = neighbours(paragraph, position.offset)
    run = Run(
        text,
        run_format if run_format is not None else _format_at(paragraph, position.offset),
        tracking.revision(draft, before and before.inserted, after and after.inserted),
        None if tracking.on else row_strike(paragraph),
        wrappers=_shared_wrappers(before, after),
    )
    return _insert_runs(draft, position, [run])


def replace_text(draft: Draft, start: Position, end: Position, text: str, tracking: Tracking) -> Position:
    """Strike what stands between two places and insert text behind it; returns the place after the text."""
    paragraph = draft.document.paragraph(start.paragraph)
    run_format = next((run.format for run in cut(paragraph.runs, start.offset) if run.text and not run.opaque), None)
    place = strike(draft, start, end, tracking)
    if start.paragraph == end.paragraph:
        place = _behind_struck(draft, place, end.offset - start.offset)
    return insert_text(draft, place, text, tracking, run_format)


def _behind_struck(draft: Draft, place: Position, length: int) -> Position:
    # The new text goes after what was struck, as Word writes it: old first, then new.
    story, index = draft.locate(place.paragraph)
    runs = cut(story.paragraphs[index].runs, place.offset, place.offset + length)
    kept = 0
    for run in runs:
        if run.text and not run.deleted:
            break
        kept += len(run.text)
    return Position(place.paragraph, place.offset + kept)


def split(draft: Draft, position: Position, tracking: Tracking) -> Position:
    """Start a new paragraph; returns its beginning.

    The second half keeps the paragraph's identity and mark, the first half gets the inserted one (§17.13.5.20), so that
    rejecting it restores the paragraph. At the end of a paragraph whose style names a next one, the new one takes that.
    """
    paragraph = _writable(draft, position)
    story, index = draft.locate(paragraph.id)
    before, _ = neighbours(paragraph, position.offset)
    revision = tracking.revision(draft, before and before.inserted)
    first = replace(
        draft.fresh(paragraph),
        format=_surviving(story.paragraphs, index).format,
        runs=cut(paragraph.runs, 0, position.offset),
        mark=Mark(paragraph.mark.format, revision),
        format_change=None,
    )
    second = replace(paragraph, runs=cut(paragraph.runs, position.offset))
    if _standing(first.runs) and not _standing(second.runs):
        second = _in_next_style(draft, second, revision)
    draft.replace(story.id, index, 1, [first, second])
    return Position(second.id, 0)


def insert_paragraphs(draft: Draft, after: int, paragraphs: Sequence[Paragraph], tracking: Tracking) -> Position:
    """Add whole paragraphs behind one, in its container; returns the end of the last one added.

    At the end of a cell or story the last new paragraph takes over the mark that must stay last, and its change of
    format is tracked, so that rejecting still restores what was there.
    """
    story, index = draft.locate(after)
    require_editable(story)
    anchor = story.paragraphs[index]
    revision = tracking.revision(draft)
    new = [_as_inserted(draft, p, anchor, revision) for p in paragraphs]
    following = _at(story.paragraphs, index + 1)
    if anchor.block is None and not joins(anchor, following):
        first = replace(draft.fresh(anchor), mark=Mark(anchor.mark.format, revision), format_change=None)
        new = [first, *new[:-1], _with_mark_of(anchor, new[-1], revision)]
        draft.replace(story.id, index, 1, new)
    else:
        draft.replace(story.id, index + 1, 0, new)
    return Position(new[-1].id, new[-1].length)


def insert_before(draft: Draft, before: int, paragraphs: Sequence[Paragraph], tracking: Tracking) -> Position:
    """Add whole paragraphs in front of one, in its container; returns the end of the last one added."""
    story, index = draft.locate(before)
    require_editable(story)
    revision = tracking.revision(draft)
    new = [_as_inserted(draft, p, story.paragraphs[index], revision) for p in paragraphs]
    draft.replace(story.id, index, 0, new)
    return Position(new[-1].id, new[-1].length)


def remove_paragraph(draft: Draft, paragraph: int, tracking: Tracking) -> None:
    """Strike a whole paragraph with its mark; the last one of a cell or story joins the one before it instead."""
    story, index = draft.locate(paragraph)
    here = story.paragraphs[index]
    after = _at(story.paragraphs, index + 1)
    before = _at(story.paragraphs, index - 1)
    if here.block is not None:
        raise RefusedError("This part of the document is only carried along and cannot be struck.")
    if must_stay(here, after) and before is not None and joins(before, here):
        _take_format_of(draft, before, here, tracking)
        strike(draft, Position(before.id, before.length), Position(here.id, here.length), tracking)
    elif joins(here, after) and after is not None:
        strike(draft, Position(here.id, 0), Position(after.id, 0), tracking)
    else:
        strike(draft, Position(here.id, 0), Position(here.id, here.length), tracking)
        _strike_lone_mark(draft, here.id, after, tracking)


def insert_fragment(draft: Draft, position: Position, paragraphs: Sequence[Paragraph], tracking: Tracking) -> Position:
    """Insert copied text and tables; returns the end.

    Text at both ends runs into the text around the place; headings, list items and tables keep paragraphs of their
    own. An empty paragraph takes the format of what ends in it. Within a cell tables become lines of text.
    """
    here = _writable(draft, position)
    if not paragraphs:
        return position
    story, index = draft.locate(here.id)
    revision = tracking.revision(draft)
    new = brought(draft, story.kind, here, paragraphs, revision)
    struck = None if tracking.on else row_strike(here)
    if struck is not None:
        new = [p.with_runs(run.with_slots(run.inserted, struck) for run in p.runs) for p in new]
    before, after = (_standing(runs) for runs in (cut(here.runs, 0, position.offset), cut(here.runs, position.offset)))
    behind = _at(story.paragraphs, index + 1)
    whole = [stands_alone(draft.document.styles, paragraph, here) for paragraph in new]
    if before and not (after or here.mark.deleted) and behind and joins(here, behind) and any(whole[1:]):
        return _insert_behind(draft, position, behind, new, whole, revision)
    single = len(new) == 1
    if not single and (before or (position.offset and new[0].parent is here.parent)):
        position = split(draft, position, tracking)
        new = _begun(draft, position, new, alone=whole[0])
    last = new[-1]
    if last.parent is not here.parent:
        end = position
    elif whole[-1] and after and not single:
        end = Position(last.id, last.length)
    else:
        new.pop()
        if whole[-1] and not (after or (single and before)):
            draft.put(_with_format(draft.document.paragraph(position.paragraph), last.format, revision))
        end = _insert_runs(draft, position, last.runs)
    _insert_whole(draft, position.paragraph, new, revision)
    return end


def _insert_behind(
    draft: Draft,
    position: Position,
    behind: Paragraph,
    new: list[Paragraph],
    whole: Sequence[bool],
    revision: Revision | None,
) -> Position:
    """Add to the end of a paragraph, and put what stands alone between it and the next one, which needs no split."""
    here, last = draft.document.paragraph(position.paragraph), new[-1]
    if not whole[0]:
        _insert_runs(draft, position, new.pop(0).runs)
    _insert_whole(draft, behind.id, new, revision)
    return Position(last.id, last.length) if last.parent is here.parent else Position(behind.id, 0)


def _begun(draft: Draft, rest: Position, new: list[Paragraph], *, alone: bool) -> list[Paragraph]:
    """What is left of `new` once its first paragraph has gone into the half in front of a split, where it can."""
    story, index = draft.locate(rest.paragraph)
    head, first = story.paragraphs[index - 1], new[0]
    if alone and _standing(head.runs):
        return new
    # The mark in front of the split is new, so its format is nobody's.
    format_ = first.format if alone else head.format
    draft.put(replace(head.with_runs((*head.runs, *first.runs)), format=format_))
    return new[1:]


def _insert_whole(draft: Draft, before: int, new: Sequence[Paragraph], revision: Revision | None) -> None:
    """Put finished paragraphs in front of one, apart from a table that stands there."""
    story, index = draft.locate(before)
    here = story.paragraphs[index]
    ahead = _at(story.paragraphs, index - 1) if index else None
    behind_table = ahead is not None and ahead.parent is not here.parent and cell_of(ahead.parent) is not None
    if new and new[0].parent is not here.parent and behind_table:
        new = [blank(draft, here.parent, revision), *new]
    draft.replace(story.id, index, 0, new)


def format_runs(draft: Draft, start: Position, end: Position, tracking: Tracking, **fields: object) -> None:
    """Change run properties between two places under tracking, e.g. bold=True (§17.13.5.31).

    Text that is an own insertion just changes; a change taken back leaves no trace. Raises RefusedError where another
    party's change of the look is not decided: Word keeps one such change, with one author.
    """
    story, first = draft.locate(start.paragraph)
    _, last = draft.locate(end.paragraph)
    require_editable(story)
    revision = tracking.revision(draft)
    new: list[Paragraph] = []
    for index in range(first, last + 1):
        paragraph = story.paragraphs[index]
        low = start.offset if index == first else 0
        high = end.offset if index == last else paragraph.length
        changed = (_formatted(run, tracking, revision, fields) for run in cut(paragraph.runs, low, high))
        new.append(paragraph.with_runs((*cut(paragraph.runs, 0, low), *changed, *cut(paragraph.runs, high))))
    draft.replace(story.id, first, last - first + 1, new)


def format_paragraph(draft: Draft, paragraph: int, new: ParagraphFormat, tracking: Tracking) -> None:
    """Give a paragraph other properties under tracking (§17.13.5.29); raises RefusedError as `format_runs` does."""
    story, index = draft.locate(paragraph)
    require_editable(story)
    here = story.paragraphs[index]
    revision = tracking.revision(draft)
    if here.format != new:
        _require_own(here.format_change, revision)
    draft.put(_with_format(here, new, revision))


def changed_by_another(change: FormatChange | ParagraphFormatChange | None, revision: Revision | None) -> bool:
    """Whether a change of the look is another party's, so that one more under `revision` would pass for theirs."""
    return change is not None and revision is not None and change.revision.author != revision.author


def _require_own(change: FormatChange | ParagraphFormatChange | None, revision: Revision | None) -> None:
    if change is not None and changed_by_another(change, revision):
        author = change.revision.author or "somebody"
        raise RefusedError(
            f"The look of this text was changed by {author}; accept or reject that before you change it again."
        )


def _formatted(run: Run, tracking: Tracking, revision: Revision | None, fields: dict[str, object]) -> Run:
    new = replace(run.format, **fields)  # pyright: ignore[reportArgumentType]
    if new == run.format or not run.text:
        return run
    _require_own(run.format_change, revision)
    if tracking.removes(run.inserted):
        return replace(run, format=new)
    old = run.format_change.old if run.format_change else run.format
    if new == old or revision is None:
        return replace(run, format=new, format_change=None)
    return replace(run, format=new, format_change=FormatChange(revision, old))


def _writable(draft: Draft, position: Position) -> Paragraph:
    story, index = draft.locate(position.paragraph)
    require_editable(story)
    paragraph = story.paragraphs[index]
    if paragraph.block is not None:
        raise RefusedError("This part of the document is only carried along; write before or after it.")
    if not 0 <= position.offset <= paragraph.length:
        raise RefusedError(
            f"The paragraph has {paragraph.length} characters; there is no place {position.offset} in it."
        )
    return paragraph


def _format_at(paragraph: Paragraph, offset: int) -> RunFormat:
    # Struck text lends its look only where there is no other.
    texts = [(end, run) for _, end, run in spans(paragraph.runs) if run.text and run.opaque is None]
    texts = [(end, run) for end, run in texts if run.deleted is None] or texts
    left = [run for end, run in texts if end <= offset or end - len(run.text) < offset]
    if left:
        return left[-1].format
    return texts[0][1].format if texts else paragraph.mark.format


def _shared_wrappers(before: Run | None, after: Run | None) -> tuple[Wrapper, ...]:
    # Text typed at the edge of a link stays outside it.
    if before is None or after is None:
        return ()
    shared: list[Wrapper] = []
    for one, other in zip(before.wrappers, after.wrappers, strict=False):
        if one != other:
            break
        shared.append(one)
    return tuple(shared)


def _insert_runs(draft: Draft, position: Position, runs: Sequence[Run]) -> Position:
    paragraph = _writable(draft, position)
    before, after = cut(paragraph.runs, 0, position.offset), cut(paragraph.runs, position.offset)
    draft.put(paragraph.with_runs((*before, *runs, *after)))
    return Position(position.paragraph, position.offset + sum(len(run.text) for run in runs))


def _as_inserted(draft: Draft, paragraph: Paragraph, beside: Paragraph, revision: Revision | None) -> Paragraph:
    runs = (copied(run, revision) for run in copyable(paragraph.runs))
    mark = Mark(paragraph.mark.format, revision)
    new = Paragraph(draft.new_id(), format=paragraph.format, mark=mark, parent=beside.parent)
    return new.with_runs(runs)


def _with_mark_of(anchor: Paragraph, new: Paragraph, revision: Revision | None) -> Paragraph:
    taken = replace(anchor, runs=new.runs)
    return _with_format(taken, new.format, revision)


def _with_format(paragraph: Paragraph, new: ParagraphFormat, revision: Revision | None) -> Paragraph:
    change = paragraph.format_change
    if changed_by_another(change, revision):
        return paragraph
    old = change.old if change else paragraph.format
    if revision is None:
        return replace(paragraph, format=new)
    if new == old:
        return replace(paragraph, format=new, format_change=None)
    return replace(paragraph, format=new, format_change=change or ParagraphFormatChange(revision, old))


def _surviving(paragraphs: Sequence[Paragraph], index: int) -> Paragraph:
    # Where marks are struck, the text will belong to the paragraph whose mark comes next and stands.
    here = paragraphs[index]
    for after in paragraphs[index + 1 :]:
        if here.mark.deleted is None:
            break
        if in_struck_row(after) and not in_struck_row(here):
            continue
        if not joins(here, after):
            break
        here = after
    return here


def _at(paragraphs: Sequence[Paragraph], index: int) -> Paragraph | None:
    return paragraphs[index] if 0 <= index < len(paragraphs) else None


def _standing(runs: Iterable[Run]) -> bool:
    return any(run.text and run.deleted is None for run in runs)


def _in_next_style(draft: Draft, paragraph: Paragraph, revision: Revision | None) -> Paragraph:
    styles = draft.document.styles
    style = styles.style_of(paragraph.format)
    if style is None or style.next in (None, style.id) or style.next not in styles.styles:
        return paragraph
    return _with_format(paragraph, ParagraphFormat(style=style.next), revision)


def _take_format_of(draft: Draft, source: Paragraph, target: Paragraph, tracking: Tracking) -> None:
    if source.format != target.format:
        here = draft.document.paragraph(target.id)
        draft.put(_with_format(here, source.format, tracking.revision(draft)))


def _strike_lone_mark(draft: Draft, paragraph: int, after: Paragraph | None, tracking: Tracking) -> None:
    # A paragraph in front of a table has nothing to join; once struck and empty it goes as a whole.
    story, index = draft.locate(paragraph)
    here = story.paragraphs[index]
    if must_stay(here, after):
        return
    if tracking.removes(here.mark.inserted) and not here.length:
        draft.replace(story.id, *join_within(story.paragraphs, index, [(here, True)], 1))
    elif here.mark.deleted is None:
        draft.put(replace(here, mark=replace(here.mark, deleted=tracking.revision(draft))))
