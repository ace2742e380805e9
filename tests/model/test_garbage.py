"""Garbage collection is put off for a while, and goes on as before."""

from __future__ import annotations

import gc

import pytest

from app.model.garbage import no_collection


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("lasting", [True, False])
def test_collecting_goes_on_as_it_was_before(enabled: bool, lasting: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(ValueError, match="inside"), no_collection(lasting=lasting):
            assert not gc.isenabled()
            raise ValueError("inside")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()
