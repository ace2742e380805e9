"""When Python may look for garbage."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def no_collection(*, lasting: bool = False) -> Generator[None]:
    """No garbage is looked for meanwhile; where all that is made is `lasting`, it counts as old at once.

    Where hardly anything that is made is garbage, looking for some takes a third of the time at a thousand pages, and
    as much at the next collections. Frozen for good, nothing of it would ever be freed.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Where somebody else sees to collecting nothing is asked: counting what is frozen takes going through it.
        if enabled:
            if lasting and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
