"""Tables that are read down and not across: a label in the first cell of each row, what it stands for beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.plan.found import Form, Found
from app.plan.items import ItemReader
from app.plan.lines import Line
from app.plan.profiles import Kind
from app.plan.signs import Signs
from app.plan.tables import GridCell, GridRow
from app.plan.wording import Wording, typed_number, without_bullet

_WORDS = re.compile(r"[^\W\d_]{2,}")
_LABEL_ENDS = " :：."
_NO_LABEL = (None, "title")


class CardReader:
    """Reads tables of labels: cards of elements ("Enabler 3 | Skills", "Statement | …") and fields of a statement."""

    def __init__(self, wording: Wording, signs: Signs, holds: Kind | None, owner: Found | None) -> None:
        self._wording = wording
        self._signs = signs
        self._holds = holds
        self._owner = owner

    def fits(self, rows: Sequence[GridRow]) -> bool:
        """Whether labels of components stand below each other in the first cells, under one that begins an element."""
        kind: Kind | None = None
        labels = others = 0
        for row in rows:
            if len(row.cells) < 2:
                continue
            begun = self._begun(row.cells[0])
            if begun is not None:
                kind = begun[0]
            elif (
                kind is not None and self._signs.component(kind, row.cells[0].text.strip(_LABEL_ENDS)) not in _NO_LABEL
            ):
                labels += 1
            elif row.cells[0].text:
                others += 1
        return kind is not None and labels > 0 and others <= labels

    def cards(self, rows: Sequence[GridRow]) -> list[Found]:
        """The elements of a table of cards, none when it is no such table."""
        if not self.fits(rows):
            return []
        found: list[Found] = []
        one: Found | None = None
        for row in rows:
            begun = self._begun(row.cells[0]) if len(row.cells) > 1 else None
            if begun is not None:
                one = self._card(row, *begun)
                found.append(one)
            elif one is not None:
                found += self._component(one, row)
        return found

    def _begun(self, cell: GridCell) -> tuple[Kind, str] | None:
        """The kind and number that a first cell begins an element with: "Enabler 3", "Goal", or what is announced."""
        words = cell.text.strip(_LABEL_ENDS)
        typed, rest = typed_number(words)
        prefixed = self._wording.prefixed(rest) if rest else None
        if prefixed is not None and not prefixed.title:
            return prefixed.kind, prefixed.number or typed
        kind = self._wording.prefix_word(rest)
        if kind is not None:
            return kind, typed
        holds = self._holds
        if holds is not None and self._signs.component(holds, words) == "title":
            return holds, ""
        return None

    def _card(self, row: GridRow, kind: Kind, number: str) -> Found:
        lines = [line for cell in row.cells[1:] for line in cell.lines if line.text and not line.gone]
        typed, title = typed_number(lines[0].text) if lines else ("", "")
        prefixed = self._wording.prefixed(title)
        if prefixed is not None and prefixed.kind is kind and prefixed.number:
            typed, title = prefixed.number, prefixed.title
        because = f"The table has a card for it that begins with “{row.cells[0].text}”."
        one = Found(kind, title, number or typed, Form.TABLE, because, enclosing=self._owner)
        first = lines[0].paragraphs if lines else ()
        others = (id_ for line in row.lines() for id_ in line.paragraphs)
        one.paragraphs += dict.fromkeys((*first, *others))
        for line in lines[1:]:
            one.say(line)
        return one

    def _component(self, one: Found, row: GridRow) -> Iterator[Found]:
        label = row.cells[0].text.strip(_LABEL_ENDS)
        name = self._signs.component(one.kind, label) if len(row.cells) > 1 else "statement"
        lines = [line for cell in (row.cells[1:] or row.cells) for line in cell.lines if line.text and not line.gone]
        if name is not None and name.startswith("child:"):
            yield from self._children(one, self._wording.profile.kinds[name.removeprefix("child:")], lines, label)
            one.paragraphs += [id_ for line in row.cells[0].lines for id_ in line.paragraphs]
            return
        one.paragraphs += [id_ for line in row.lines() for id_ in line.paragraphs]
        if name in ("statement", *_NO_LABEL):
            for line in lines:
                one.say(line)
        elif name == "number":
            one.number = one.number or " ".join(line.text for line in lines)
        elif lines:
            one.put(name, " ".join(line.text for line in lines), lines[0].paragraph)

    def _children(self, one: Found, kind: Kind, lines: Sequence[Line], label: str) -> Iterator[Found]:
        for line in lines:
            if not _WORDS.search(line.text):
                continue
            number, title = typed_number(without_bullet(line.text))
            prefixed = self._wording.prefixed(title)
            if prefixed is not None and prefixed.kind is kind:
                number, title = prefixed.number or number, prefixed.title
            because = f"It stands beside “{label}” in the card of “{one.title}”."
            child = Found(kind, title, number or line.label, Form.TABLE, because, not number, enclosing=one)
            child.paragraphs += line.paragraphs
            yield child

    # ---- fields -------------------------------------------------------------------------------------------------

    def fields(self, rows: Sequence[GridRow]) -> list[Found]:
        """What a table of labels says: the fields of a statement, or vision, mission and values at a glance."""
        found: list[Found] = []
        alone = self._owner is None or self._owner.kind.unit
        glance = alone and any(self._single(row) for row in rows)
        for row in rows:
            kind = self._signs.labelled_cell(row.cells[0].text) if len(row.cells) > 1 else None
            kind = kind or (self._single(row) if glance else None)
            if kind is not None:
                found.append(self._field(row, kind))
            elif glance and len(row.cells) > 1:
                found += self._listed(row)
            else:
                found += self._labelled(row, found)
        return found

    def _single(self, row: GridRow) -> Kind | None:
        """The kind of one section that the first cell of a row names."""
        kind = self._wording.section(row.cells[0].text) if len(row.cells) > 1 and row.cells[0].text else None
        return kind if isinstance(kind, Kind) and kind.single else None

    def _listed(self, row: GridRow) -> list[Found]:
        """The elements in a row whose first cell announces their kind."""
        heading = row.cells[0].text
        kind = self._wording.section(heading) if heading else None
        if not isinstance(kind, Kind) or kind.single:
            return []
        lines = [line for cell in row.cells[1:] for line in cell.lines if line.text and not line.gone]
        reader = ItemReader(kind, self._wording)
        because = f"It stands beside “{heading}”."
        return [
            Found(
                kind, item.title, item.number, Form.TABLE, because, item.automatic, item.paragraphs, item.text,
                item.text_at, enclosing=self._owner,
            )
            for item in reader.each(lines)
        ]  # fmt: skip

    def _field(self, row: GridRow, kind: Kind) -> Found:
        label = row.cells[0].text.strip(_LABEL_ENDS)
        title = label if kind.titled else ""
        one = Found(kind, title, "", Form.FIELD, f"It stands beside “{label}”.", enclosing=self._owner)
        one.paragraphs += dict.fromkeys(id_ for line in row.lines() for id_ in line.paragraphs)
        for cell in row.cells[1:]:
            for line in cell.lines:
                if line.text and not line.gone:
                    one.say(line)
        return one

    def _labelled(self, row: GridRow, before: Sequence[Found]) -> Iterator[Found]:
        """Labels with their text in one cell; lines without one go on with the field before them in the row."""
        one: Found | None = before[-1] if before and not row.cells[0].text else None
        for cell in row.cells:
            for line in cell.lines:
                sign = self._signs.of(line.text, line.style, False) if line.text and not line.gone else None
                if sign is not None and sign.leaf:
                    one = Found(sign.kind, sign.title, sign.number, Form.FIELD, sign.why, enclosing=self._owner)
                    one.paragraphs += line.paragraphs
                    one.say(line, sign.text)
                    yield one
                elif one is not None and line.text and not line.gone:
                    one.paragraphs += line.paragraphs
                    one.say(line)
