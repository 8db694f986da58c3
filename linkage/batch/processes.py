"""Processes of this machine (本机进程) as an executor: every order gets a fresh one.

What a village leaves in memory goes with its process, and a process that dies takes one village with it and
not a pool. Starting one costs some hundredths of a second where processes are forked.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, ParamSpec, TypeVar

from linkage.batch.crew import Crew
from linkage.batch.equipment import load_equipment
from linkage.ground.memory import keep_little
from linkage.press.worker_process import begin_working, ended_afterwards, starting

P = ParamSpec("P")
T = TypeVar("T")


class Processes(Executor):
    """Runs each call in a process of its own; ``folder`` takes their temporary files.

    Who submits sees to it that not too many run at once.
    """

    def __init__(self, folder: str, start: str | None = None) -> None:
        self._folder = folder
        self._context: Any = starting(start)
        self._pools: set[ProcessPoolExecutor] = set()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Start a process for the call."""
        pool = ProcessPoolExecutor(1, self._context, initializer=begin_working, initargs=(self._folder,))
        self._pools.add(pool)
        future = pool.submit(fn, *args, **kwargs)
        future.add_done_callback(lambda _: self._end(pool))
        return future

    def _end(self, pool: ProcessPoolExecutor) -> None:
        self._pools.discard(pool)
        pool.shutdown(wait=False)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """End what runs, or wait for it."""
        for pool in tuple(self._pools):
            pool.shutdown(wait=wait, cancel_futures=cancel_futures)


@contextlib.contextmanager
def processes(workers: int, start: str | None = None) -> Iterator[Crew]:
    """A crew of so many processes at a time; all are ended in the end, whatever happens."""
    keep_little()
    load_equipment()
    with tempfile.TemporaryDirectory(prefix="linkage-") as folder, ended_afterwards():
        executor = Processes(folder, start)
        try:
            yield Crew(executor, lambda: workers, {BrokenProcessPool: "进程意外终止（多为内存不足）"})
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
