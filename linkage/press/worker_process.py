"""A process that works for us (工作进程): how it starts, what it does first, how it ends."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from multiprocessing import connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

#: Seconds that noting an end may take on a machine that is busy.
_NOTED = 5


def starting(start: str | None = None) -> BaseContext:
    """How processes start: as asked for (fork, spawn, forkserver), or as the system likes best."""
    # A forked worker has the layout engine already; elsewhere than on Linux forking is not safe.
    return multiprocessing.get_context(start or ("fork" if sys.platform == "linux" else "spawn"))


def begin_working(folder: str) -> None:
    """What a worker does first; ``folder`` takes its temporary files, and is cleared away by the parent."""
    # Ctrl-C reaches the whole group of processes; the parent alone decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


@contextlib.contextmanager
def ended_afterwards() -> Iterator[None]:
    """End every process that was started within, whatever happens."""
    before = set(multiprocessing.active_children())
    try:
        yield
    finally:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
            child.join()
            _seen_ended(child)


def _seen_ended(child: BaseProcess) -> None:
    """Wait until a process that ended is known to have.

    A pool's own thread waits for its workers too: the system tells one of the two, and the other takes the
    worker for running until that one has noted it.
    """
    until = time.monotonic() + _NOTED
    while child.is_alive() and time.monotonic() < until:
        time.sleep(0)  # lets the other thread go on
