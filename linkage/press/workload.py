"""A workload (活): papers divided into tasks, each packed, and the worker processes that print them.

Whoever gives the tasks away holds little: a forked worker begins with all the memory of the process that
starts it, and the pages of a village take fifty megabytes. How the work is divided never shows in a byte of
any paper.
"""

from __future__ import annotations

import gc
import pickle
import tempfile
import zlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from attrs import field, frozen

from linkage.ground.apart import apart
from linkage.ground.disk import cause_of
from linkage.ground.errors import EnvironmentTroubleError
from linkage.ground.memory import give_back
from linkage.press.drawing import RenderingError
from linkage.press.job import Printed, Task
from linkage.press.season_fonts import SeasonFonts
from linkage.press.ways import Ways
from linkage.press.worker import Worker
from linkage.press.worker_process import begin_working, ended_afterwards, starting

# What a worker draws before a fresh one takes its place, in papers that are set by rules; the layout engine,
# whose memory grows, uses a worker up faster.
_LIFETIME, _WEAR = 2400, 6

#: Some five pages: laid out by the engine, a longer paper takes a hundred megabytes, one of a hundred pages
#: five times that.
LONG = 30_000

# Pages repeat their markup: the quickest level makes a fifth of them.
_EFFORT = 1

_UNTOUCHED = "未写入任何文件，可以放心重复运行。"


@frozen
class PackedTask:
    """A task as a worker gets it: what it wears a worker, and whether the layout engine takes much memory."""

    data: bytes = field(repr=False)
    wear: int
    heavy: bool

    def unpacked(self) -> Task:
        """The task that was packed."""
        task: Task = pickle.loads(zlib.decompress(self.data))  # noqa: S301 - what our own process packed
        return task


def packed(task: Task, ways: Ways) -> PackedTask:
    """Pack a task."""
    data = zlib.compress(pickle.dumps(task, pickle.HIGHEST_PROTOCOL), _EFFORT)
    wear = sum(1 if ways.sets(part) else _WEAR for part in task.parts)
    return PackedTask(data, wear, is_heavy(task, ways))


def is_heavy(task: Task, ways: Ways) -> bool:
    """Whether the layout engine has a long paper to draw, with the memory that this takes."""
    return any(len(part) > LONG and not ways.sets(part) for part in task.parts)


@frozen
class Workload:
    """Tasks, the longest first, the keys of their files by path, and what these are drawn with."""

    tasks: tuple[PackedTask, ...]
    keys: Mapping[str, str] = field(repr=False)
    fonts: SeasonFonts
    ways: Ways

    def run(
        self,
        workers: int,
        *,
        progress: Callable[[int, int], None] | None = None,
        start: str | None = None,
        lost: Callable[[], None] | None = None,
    ) -> Iterator[Printed]:
        """Print with so many processes, or with 0 in this one, as :meth:`Press.run` does."""
        yield from as_asked(
            _in_processes(self, (workers, start), lost) if workers else self._here(), self.keys, progress
        )

    def worker(self) -> Worker:
        """Whoever prints the tasks."""
        return Worker(self.fonts, self.ways, self.keys)

    def _here(self) -> Generator[object, None, None]:
        worker = self.worker()
        for task in self.tasks:
            yield from worker.work(task.unpacked())


def as_asked(
    files: Generator[object, None, None],
    keys: Mapping[str, str],
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Printed]:
    """Hand on files that were asked for, each once; ``keys`` are those of their paths.

    What comes from a worker is not taken on trust: its memory may be bad, and half a set is none.
    """
    for done, printed in enumerate(_checked(files, dict(keys)), 1):
        if progress is not None:
            progress(done, len(keys))
        yield printed


def _checked(files: Generator[object, None, None], missing: dict[str, str]) -> Iterator[Printed]:
    try:
        for printed in files:
            if (
                not isinstance(printed, Printed)
                or missing.pop(printed.path, None) != printed.key
                or not printed.data.startswith(b"%PDF-")
                or b"%%EOF" not in printed.data[-64:]
                or printed.pages < 1
            ):
                raise _strange_answer()
            yield printed
    except OSError as fault:
        cause = cause_of(fault)
        if not cause:
            raise
        raise EnvironmentTroubleError(f"排版用的临时文件夹：{cause}。{_UNTOUCHED}") from fault
    finally:
        files.close()
    if missing:
        raise _strange_answer()


def _list_of(answer: object) -> list[object]:
    if not isinstance(answer, list):
        raise _strange_answer()
    return answer


def _strange_answer() -> EnvironmentTroubleError:
    return EnvironmentTroubleError(f"排版进程交回的不是要印的文书（多为内存故障）。{_UNTOUCHED}")


# ------------------------------------------------------------------------------------- processes


_worker: Worker | None = None
_workload: Workload | None = None


def _begin(workload: Workload, folder: str) -> None:
    """What a worker does first.

    Every worker knows all tasks and is told a number: a task is larger than a pipe holds, and before Python
    3.11.5 a pool waits for ever to hand one to a worker that has ended.
    """
    global _workload  # noqa: PLW0603 (a worker process has one workload)
    _workload = workload
    begin_working(folder)
    gc.collect()
    gc.freeze()
    gc.disable()


def _work(number: int) -> list[Printed]:
    """Print a task; what takes much memory in a process of its own, so that nobody keeps it."""
    global _worker  # noqa: PLW0603 (a worker process has one workload)
    if _workload is None:
        raise RenderingError("排版进程没有准备好。")
    if _worker is None:
        _worker = _workload.worker()
    task = _workload.tasks[number]
    return apart(_worker.work, task.unpacked()) if task.heavy else _worker.work(task.unpacked())


def _in_processes(
    workload: Workload, crew: tuple[int, str | None], lost: Callable[[], None] | None
) -> Generator[object, None, None]:
    """Print with so many workers, started so; the first that dies costs a repetition, the second the run."""
    workers, start = crew
    repeated = False
    with tempfile.TemporaryDirectory(prefix="linkage-") as folder:
        for left in _generations(workload.tasks, workers * _LIFETIME):
            while left:
                try:
                    yield from _in_pool(workload, left, (workers, start, folder))
                except BrokenProcessPool as error:
                    if repeated:
                        raise EnvironmentTroubleError(
                            "排版进程两次意外终止（多为内存不足）。未写入任何文件，请关闭其他程序后重试。"
                        ) from error
                    repeated, workers = True, 1  # most often memory was short: one takes the least
                    if lost is not None:
                        lost()


def _in_pool(
    workload: Workload, left: list[int], crew: tuple[int, str | None, str]
) -> Generator[object, None, None]:
    """Print the tasks of these numbers; each is taken off as its papers are handed out.

    :raises BrokenProcessPool: a worker died.
    """
    workers, start, folder = crew
    context: Any = starting(start)
    give_back()  # a forked worker begins with all the memory that we hold
    with ended_afterwards():
        pool = ProcessPoolExecutor(
            min(workers, len(left)), context, initializer=_begin, initargs=(workload, folder)
        )
        try:
            numbers = {pool.submit(_work, number): number for number in left}
            for future in as_completed(numbers):
                papers = _list_of(future.result())
                left.remove(numbers.pop(future))  # whoever holds the future holds its papers
                yield from papers
            pool.shutdown()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _generations(tasks: Sequence[PackedTask], size: int) -> Iterator[list[int]]:
    """Cut the tasks, by their numbers, into runs of workers' lifetimes."""
    generation: list[int] = []
    worn = 0
    for number, task in enumerate(tasks):
        if generation and worn + task.wear > size:
            yield generation
            generation, worn = [], 0
        generation.append(number)
        worn += task.wear
    if generation:
        yield generation
