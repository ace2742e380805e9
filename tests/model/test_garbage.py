"""Garbage collection is put off for a while, and goes on as before."""

from __future__ import annotations

import gc

import pytest

from app.model.garbage import no_collection


def fail_inside(lasting: bool) -> None:
    with no_collection(lasting=lasting):
        raise ValueError("on" if gc.isenabled() else "off")


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("lasting", [True, False])
def test_collecting_goes_on_as_it_was_before(enabled: bool, lasting: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(ValueError, match="off"):
            fail_inside(lasting)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()
