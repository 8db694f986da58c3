"""Memory of a process and of all that it starts, looked at many times a second, as the system tells it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import define, field

#: Seconds between two looks.
STEP = 0.2
_PAGE = os.sysconf("SC_PAGE_SIZE")


@define
class Watch:
    """The most memory of the process itself and of any process below it, in MB; how many were seen."""

    own: int = 0
    worker: int = 0
    seen: set[int] = field(factory=set)

    def look(self, root: int) -> None:
        """Look at every process once."""
        parents = _parents()
        self.own = max(self.own, _resident(root))
        below = {root}
        while grown := {pid for pid, parent in parents.items() if parent in below} - below:
            below |= grown
        for pid in below - {root}:
            self.worker = max(self.worker, _resident(pid))
        self.seen |= below - {root}


def _parents() -> dict[int, int]:
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            found[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE // 2**20
    except (OSError, IndexError):
        return 0


@contextmanager
def watched(root: int) -> Iterator[Watch]:
    """Watch a process while the block runs."""
    watch, over = Watch(), threading.Event()

    def looking() -> None:
        while not over.is_set():
            watch.look(root)
            time.sleep(STEP)

    thread = threading.Thread(target=looking, daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        over.set()
        thread.join()
