"""What is remembered is forgotten when asked; freed memory goes back where that is known how."""

from __future__ import annotations

import ctypes
import gc
import subprocess
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

    memory._of_library.cache_clear()
    with monkeypatch.context() as changed:
        changed.setattr(ctypes, "CDLL", refusing)
        memory.give_back()
        assert memory._trim() is None
    memory._of_library.cache_clear()


def test_threads_have_no_heaps_of_their_own_and_what_is_large_goes_back_at_once() -> None:
    program = """
import threading
from pathlib import Path
from linkage.ground import memory

def resident():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096

memory.keep_little()
kept = []
def receive(number):
    kept.append([bytes(60_000) for _ in range(300)])
    kept[number].append(bytes(600_000))

for number in range(4):  # each has its own heap else, and a sixth of this goes back
    thread = threading.Thread(target=receive, args=(number,))
    thread.start()
    thread.join()
full = resident()
kept.clear()
memory.give_back()
print(full - resident())
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.PIPE)
    assert memory._trim() is None or int(done.stdout) > 40_000_000


def test_what_is_remembered_is_forgotten_when_asked() -> None:
    asked: list[str] = []

    @memory.remembered(2)
    def length(text: str) -> int:
        """Count."""
        asked.append(text)
        return len(text)

    assert [length("甲"), length("甲乙"), length("甲"), length(text="甲乙")] == [1, 2, 1, 2]
    before = list(asked)
    memory.forget()
    assert length("甲") == 1
    assert asked == [*before, "甲"]
    assert length.__doc__ == "Count."


def test_what_was_there_is_left_alone_until_the_end() -> None:
    count = gc.get_freeze_count()
    with memory.set_aside():
        assert gc.get_freeze_count() > count
    assert gc.get_freeze_count() == 0
    with pytest.raises(ValueError, match="broken"), memory.set_aside():
        raise ValueError("broken")
    assert gc.get_freeze_count() == 0


def test_garbage_waits_until_the_end_however_it_comes() -> None:
    with memory.seldom_collecting():
        assert not gc.isenabled()
        assert gc.get_freeze_count() > 0
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)
    with pytest.raises(ValueError, match="broken"), memory.seldom_collecting():
        raise ValueError("broken")
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)
