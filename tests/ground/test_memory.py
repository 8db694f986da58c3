"""Freed memory goes back to the system where that is known how, and nothing happens elsewhere."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from linkage.ground import memory


def test_what_was_freed_is_given_back() -> None:
    # Elsewhere nobody knows how, and the other tests hold that nothing happens then.
    if sys.platform != "linux" or memory._trim() is None:
        memory.give_back()
        return

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096

    held = [bytes(60_000) for _ in range(1_000)]  # too small to be mapped by themselves
    last = bytes(60_000)  # keeps the top of the heap
    full = resident()
    del held
    memory.give_back()
    assert last
    assert full - resident() > 30_000_000


@pytest.mark.parametrize("fault", [OSError, TypeError, AttributeError])
def test_where_nobody_knows_how_nothing_happens(
    monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def refusing(_: object) -> None:
        raise fault

    memory._trim.cache_clear()
    with monkeypatch.context() as changed:
        changed.setattr(ctypes, "CDLL", refusing)
        memory.give_back()
        assert memory._trim() is None
    memory._trim.cache_clear()
