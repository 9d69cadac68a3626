"""What is built for good is out of the garbage collector's way, and the collector goes on."""

from __future__ import annotations

import gc

import pytest

from dialogvakt.longlived import built_for_good


def test_what_was_built_is_never_collected_again() -> None:
    before = gc.get_freeze_count()
    try:
        with built_for_good():
            assert not gc.isenabled()
            built = [[number] for number in range(1000)]
        assert gc.isenabled()
        assert gc.get_freeze_count() - before >= len(built)
    finally:
        gc.unfreeze()


def test_the_collector_goes_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="no"), built_for_good():
        raise ValueError("no")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with built_for_good():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
