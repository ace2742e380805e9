"""Event handlers whose errors reach the report of a crash."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

_Widget = TypeVar("_Widget", bound=type)


def tells_errors(widget: _Widget) -> _Widget:
    """Let errors in the event handlers that a widget's class declares be told instead of ending the program.

    Within a call from Python, Shiboken on CPython 3.11 reads an error that C code has raised, and no handler has seen,
    as if it were an object of its class, which it is not yet.
    """
    for name, found in list(vars(widget).items()):
        if callable(found) and (name == "event" or name.endswith(("Event", "Query"))):
            setattr(widget, name, _seen(found))
    return widget


def _seen(handler: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(handler)
    def handle(*said: Any) -> Any:
        try:
            return handler(*said)
        except BaseException:
            raise

    return handle
