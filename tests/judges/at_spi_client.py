"""The part of a screen reader that talks AT-SPI: reads a command a line from stdin, answers a JSON line to stdout.

It is run by the Python that Debian's python3-pyatspi belongs to, which is not the one of the tests.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import gi  # pyright: ignore[reportMissingImports]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # pyright: ignore[reportMissingImports]

HEARD = (
    "object:text-changed:insert",
    "object:text-changed:delete",
    "object:text-caret-moved",
    "object:text-selection-changed",
    "object:text-attributes-changed",
    "object:property-change:accessible-description",
    "object:state-changed:focused",
)
STATES = ("FOCUSED", "FOCUSABLE", "SHOWING", "EDITABLE", "MULTI_LINE", "ENABLED", "CHECKED", "SELECTED")
GRANULARITY = {name.lower(): getattr(Atspi.TextGranularity, name) for name in ("CHAR", "WORD", "SENTENCE", "LINE")}


class Reader:
    """Finds objects by role and name, asks them, and keeps what they report."""

    def __init__(self) -> None:
        self._events: list[dict[str, Any]] = []
        self._listener = Atspi.EventListener.new(self._hear)
        for kind in HEARD:
            self._listener.register(kind)

    def _hear(self, event: Any) -> None:
        said = event.any_data
        focused = event.source.get_name() if "focused" in event.type else ""
        self._events.append(
            {
                "type": event.type,
                "at": event.detail1,
                "length": event.detail2,
                "text": said if isinstance(said, str) else "",
                "name": focused,
            }
        )

    def events(self) -> list[dict[str, Any]]:
        found, self._events = self._events, []
        return found

    def tree(self) -> list[dict[str, Any]]:
        return [told for one, depth in self._walk() if (told := self._told_if_there(one, depth)) is not None]

    def told(self, role: str, name: str) -> dict[str, Any]:
        return self._told(self.find(role, name), 0)

    def find(self, role: str, name: str) -> Any:
        for one, _ in self._walk():
            told = self._told_if_there(one, 0)
            if told is not None and (told["role"], told["name"]) == (role, name):
                return one
        raise LookupError(f"There is no {role} named {name!r}.")

    def text(self, start: int, end: int) -> str:
        return Atspi.Text.get_text(self._document, start, end)

    def length(self) -> int:
        return Atspi.Text.get_character_count(self._document)

    def caret(self) -> int:
        return Atspi.Text.get_caret_offset(self._document)

    def put_caret(self, offset: int) -> bool:
        return Atspi.Text.set_caret_offset(self._document, offset)

    def part(self, offset: int, name: str) -> list[Any]:
        found = Atspi.Text.get_string_at_offset(self._document, offset, GRANULARITY[name])
        return [found.content, found.start_offset, found.end_offset]

    def attributes(self, offset: int) -> list[Any]:
        return list(Atspi.Text.get_text_attributes(self._document, offset))

    def selections(self) -> list[list[int]]:
        count = Atspi.Text.get_n_selections(self._document)
        ranges = [Atspi.Text.get_selection(self._document, number) for number in range(count)]
        return [[one.start_offset, one.end_offset] for one in ranges]

    def select(self, start: int, end: int) -> bool:
        return Atspi.Text.set_selection(self._document, 0, start, end)

    def extents(self, offset: int) -> list[int]:
        found = Atspi.Text.get_character_extents(self._document, offset, Atspi.CoordType.SCREEN)
        return [found.x, found.y, found.width, found.height]

    def offset_at(self, x: int, y: int) -> int:
        return Atspi.Text.get_offset_at_point(self._document, x, y, Atspi.CoordType.SCREEN)

    def insert(self, offset: int, text: str) -> bool:
        return Atspi.EditableText.insert_text(self._document, offset, text, len(text))

    def delete(self, start: int, end: int) -> bool:
        return Atspi.EditableText.delete_text(self._document, start, end)

    def description(self) -> str:
        _forget(self._document)
        return self._document.get_description()

    def press(self, role: str, name: str) -> bool:
        return Atspi.Action.do_action(self.find(role, name), 0)

    def focused(self) -> dict[str, Any] | None:
        return next((told for told in self.tree() if "FOCUSED" in told["states"]), None)

    @property
    def _document(self) -> Any:
        if not hasattr(self, "_found"):
            self._found = self.find("text", "Document text")
        return self._found

    def _walk(self) -> Any:
        desktop = Atspi.get_desktop(0)
        _forget(desktop)
        pending = [(desktop.get_child_at_index(i), 0) for i in range(desktop.get_child_count())]
        while pending:
            one, depth = pending.pop(0)
            if one is None:
                continue
            _forget(one)
            yield one, depth
            try:
                children = [one.get_child_at_index(i) for i in range(min(one.get_child_count(), 300))]
            except GLib.GError:
                # It went away meanwhile, as cards and menus do.
                continue
            pending[:0] = [(child, depth + 1) for child in children]

    def _told_if_there(self, one: Any, depth: int) -> dict[str, Any] | None:
        try:
            return self._told(one, depth)
        except GLib.GError:
            return None

    def _told(self, one: Any, depth: int) -> dict[str, Any]:
        held = one.get_state_set()
        states = [name for name in STATES if held.contains(getattr(Atspi.StateType, name))]
        return {"role": one.get_role_name(), "name": one.get_name(), "depth": depth, "states": states}


def _forget(one: Any) -> None:
    # What the library remembers of an object would hide what the program says now.
    getattr(one, "clear_cache_single", one.clear_cache)()


def main() -> None:
    reader = Reader()
    loop = GLib.MainLoop()

    def take(_source: Any, _condition: Any) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        do, *given = json.loads(line)
        try:
            answer = {"answer": getattr(reader, do)(*given)}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, take)
    print(json.dumps({"answer": "ready"}), flush=True)
    loop.run()


if __name__ == "__main__":
    main()
