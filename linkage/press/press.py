"""The press (印制): all papers of a season in one batch, in worker processes.

Fonts are cut to the season's characters once, and a character that cannot be drawn stops the batch before its
first page. Each worker reads the style sheet and fonts once and draws many papers. Workers are replaced after
some hundred papers, because the layout engine's memory grows; a print file is drawn in pieces for the same
reason. How the work is divided never shows in a byte of any paper.

A household's statement stands in a file of its own and in the print file of its group: the page is laid out
once and drawn twice. Most papers are set by rules that the layout engine taught (:mod:`linkage.press.ways`),
which takes a fiftieth of the time; the engine itself draws the others.
"""

from __future__ import annotations

import gc
import hashlib
import html
import tempfile
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from attrs import evolve, field, frozen

from linkage.ground.canonical import digest
from linkage.ground.disk import cause_of
from linkage.ground.errors import EnvironmentTroubleError
from linkage.press.drawing import RenderingError, stylesheet, versions
from linkage.press.fonts import Fonts, UndrawableError, find_fonts, missing_characters
from linkage.press.job import Job, Printed, Task
from linkage.press.season_fonts import SeasonFonts, build_season_fonts
from linkage.press.ways import Engine, Ways, decide
from linkage.press.worker import Worker
from linkage.press.worker_process import begin_working, ended_afterwards, starting

# What a worker draws before a fresh one takes its place, in papers that are set by rules; the layout engine,
# whose memory grows, uses a worker up faster.
_LIFETIME, _WEAR = 2400, 6

# Single papers handed to a worker at a time: so many characters of HTML, some ten statements.
_HANDFUL = 120_000

# Some five pages: laid out by the engine, a longer paper takes up to a hundred megabytes.
_LONG = 30_000

_UNTOUCHED = "未写入任何文件，可以放心重复运行。"

# Raised by hand when drawing or binding changes what comes out of the same pages.
_FORM = "7"


@frozen
class Press:
    """A batch of papers with the fonts to print it, checked and ready.

    Made by :func:`make_ready`; ``keys`` has each file's content key before anything is drawn, so that files
    of an earlier run with the same key can be taken over.
    """

    jobs: tuple[Job, ...]
    fonts: SeasonFonts
    keys: Mapping[str, str]
    ways: Ways = field(factory=Ways)

    def run(
        self,
        workers: int,
        *,
        skip: Collection[str] = (),
        progress: Callable[[int, int], None] | None = None,
        start: str | None = None,
        lost: Callable[[], None] | None = None,
    ) -> Iterator[Printed]:
        """Print all but the paths to skip, and hand out each file as it is done, in no fixed order.

        ``workers`` 0 draws in this process. ``progress`` gets the files done and the files in all. ``start``
        names how processes start (fork, spawn, forkserver); by default as the system likes best. When one
        dies, what is not printed yet is printed once more by one alone, and ``lost`` is called. Closing the
        iterator, or an interrupt, ends every worker.

        :raises RenderingError: a paper cannot be drawn as its template asks.
        :raises EnvironmentTroubleError: workers died twice, their disk was full, or they gave back else.
        """
        wanted = self._wanted(skip)
        tasks = _divide(wanted)
        files = _in_processes(tasks, self, (workers, start), lost) if workers else _here(tasks, self)
        for done, printed in enumerate(
            _as_asked(files, {job.path: self.keys[job.path] for job in wanted}), 1
        ):
            if progress:
                progress(done, len(wanted))
            yield printed

    def _wanted(self, skip: Collection[str]) -> list[Job]:
        passed = frozenset(skip)
        return [job for job in self.jobs if job.path not in passed]

    def _is_heavy(self, task: Task) -> bool:
        return any(len(part) > _LONG and not self.ways.sets(part) for part in task.parts)

    def divided(self, most: int, skip: Collection[str] = ()) -> list[Press]:
        """Divide the batch into several that take about ``most`` bytes on the disk each.

        Papers that are laid out together stay together; a long one that the layout engine draws stands apart,
        with the memory that it takes. Nothing to print gives nothing.
        """
        shares: list[list[Job]] = []
        room = 0
        for task in _divide(self._wanted(skip)):
            jobs = task.jobs
            space = most if self._is_heavy(task) else sum(job.space for job in jobs)
            if space > room:
                shares.append([])
                room = most
            shares[-1] += jobs
            room -= space
        return [
            evolve(self, jobs=tuple(jobs), keys={job.path: self.keys[job.path] for job in jobs})
            for jobs in shares
        ]


def make_ready(jobs: Iterable[Job], fonts: Fonts | None = None, *, engine: Engine = "auto") -> Press:
    """Check the characters of all papers, cut the fonts to them, learn their forms and key every file.

    ``engine`` "full" leaves every paper to the layout engine.

    :raises UndrawableError: names whose paper holds which character that no font draws.
    :raises FontsMissingError: a font is not installed.
    """
    fonts = fonts or find_fonts()
    batch = tuple(sorted(jobs, key=lambda job: job.path))
    characters = _characters(batch)
    if missing_characters({"": "".join(characters)}, fonts):
        raise UndrawableError(missing_characters(_texts(batch), fonts))
    sheet = stylesheet()
    season = build_season_fonts(characters.union(sheet), fonts)
    ways = decide((part for job in batch for part in job.parts), season, engine)
    ground = digest(
        {
            "form": _FORM,
            "fonts": season.digest,
            "sheet": sheet,
            "versions": dict(versions()),
            "ways": ways.digest,
        }
    )
    return Press(batch, season, {job.path: _key(job, ground) for job in batch}, ways)


def _characters(jobs: Sequence[Job]) -> frozenset[str]:
    """All characters that are printed; lines that stand on the page before as well are not read again."""
    found: set[str] = set()
    before: set[str] = set()
    for part in dict.fromkeys(part for job in jobs for part in job.parts):
        lines = set(part.split("\n"))
        found.update(html.unescape("".join(lines - before)))
        before = lines
    return frozenset(found)


def _texts(jobs: Sequence[Job]) -> Mapping[str, str]:
    """All that is printed, by whose it is: a page in several files belongs to whose single file it is."""
    owners: dict[str, str] = {}
    for job in sorted(jobs, key=lambda job: len(job.parts)):
        for part in job.parts:
            owners.setdefault(part, job.who)
    texts: dict[str, set[str]] = {}
    for part, who in owners.items():
        texts.setdefault(who, set()).update(html.unescape(part))
    return {who: "".join(sorted(characters)) for who, characters in texts.items()}


def _key(job: Job, ground: str) -> str:
    total = hashlib.sha256(ground.encode())
    twin = (job.twin.day.isoformat().encode(), job.twin.data) if job.twin else ()
    for piece in (job.edition.encode(), job.title.encode(), *twin, *(part.encode() for part in job.parts)):
        total.update(hashlib.sha256(piece).digest())
    return total.hexdigest()


def _divide(jobs: Sequence[Job]) -> list[Task]:
    """Cut the batch into tasks, the longest first so that no worker is left alone with one at the end."""
    tasks = []
    singles = {job.path: job for job in jobs if len(job.parts) == 1}
    for book in jobs:
        if len(book.parts) > 1:
            inside = frozenset(book.parts)
            along = [job for job in singles.values() if job.parts[0] in inside]
            tasks.append(Task(tuple(along), book))
            for job in along:
                del singles[job.path]
    handful: list[Job] = []
    for job in singles.values():
        if len(job.parts[0]) > _LONG:
            tasks.append(Task((job,)))
            continue
        handful.append(job)
        if sum(len(one.parts[0]) for one in handful) >= _HANDFUL:
            tasks.append(Task(tuple(handful)))
            handful = []
    if handful:
        tasks.append(Task(tuple(handful)))
    return sorted(tasks, key=lambda task: -task.weight)


def _as_asked(files: Generator[object, None, None], missing: dict[str, str]) -> Iterator[Printed]:
    """Hand on files that were asked for, each once; ``missing`` are their paths with their keys.

    What comes from a worker is not taken on trust: its memory may be bad, and half a set is none.
    """
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


def _here(tasks: Iterable[Task], press: Press) -> Generator[object, None, None]:
    worker = Worker(press.fonts, press.ways, press.keys)
    for task in tasks:
        yield from worker.work(task)


# ------------------------------------------------------------------------------------- processes


_worker: Worker | None = None
_batch: tuple[Press, Sequence[Task]] | None = None


def _begin(press: Press, tasks: Sequence[Task], folder: str) -> None:
    """What a worker does first.

    Every worker knows all tasks and is told a number: a task is larger than a pipe holds, and before Python
    3.11.5 a pool waits for ever to hand one to a worker that has ended.
    """
    global _batch  # noqa: PLW0603 (a worker process has one batch)
    _batch = press, tasks
    begin_working(folder)
    gc.collect()
    gc.freeze()
    gc.disable()


def _work(number: int) -> list[Printed]:
    global _worker  # noqa: PLW0603 (a worker process has one batch)
    if _batch is None:
        raise RenderingError("排版进程没有准备好。")
    press, tasks = _batch
    if _worker is None:
        _worker = Worker(press.fonts, press.ways, press.keys)
    return _worker.work(tasks[number])


def _in_processes(
    tasks: Sequence[Task], press: Press, crew: tuple[int, str | None], lost: Callable[[], None] | None
) -> Generator[object, None, None]:
    """Print with so many workers, started so; the first that dies costs a repetition, the second the run."""
    workers, start = crew
    repeated = False
    with tempfile.TemporaryDirectory(prefix="linkage-") as folder:
        for generation in _generations(tasks, press, workers * _LIFETIME):
            left = list(range(len(generation)))
            while left:
                try:
                    yield from _in_pool(generation, left, press, (workers, start, folder))
                except BrokenProcessPool as error:
                    if repeated:
                        raise EnvironmentTroubleError(
                            "排版进程两次意外终止（多为内存不足）。未写入任何文件，请关闭其他程序后重试。"
                        ) from error
                    repeated, workers = True, 1  # most often memory was short: one takes the least
                    if lost is not None:
                        lost()


def _in_pool(
    tasks: Sequence[Task], left: list[int], press: Press, crew: tuple[int, str | None, str]
) -> Generator[object, None, None]:
    """Print the tasks that are left; each is taken off as its papers are handed out.

    :raises BrokenProcessPool: a worker died.
    """
    workers, start, folder = crew
    context: Any = starting(start)
    with ended_afterwards():
        pool = ProcessPoolExecutor(
            min(workers, len(left)), context, initializer=_begin, initargs=(press, tasks, folder)
        )
        try:
            numbers = {pool.submit(_work, number): number for number in left}
            for future in as_completed(numbers):
                papers = _list_of(future.result())
                left.remove(numbers[future])
                yield from papers
            pool.shutdown()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _generations(tasks: Iterable[Task], press: Press, size: int) -> Iterator[list[Task]]:
    """Cut the tasks into runs of workers' lifetimes."""
    generation: list[Task] = []
    worn = 0
    for task in tasks:
        wear = sum(1 if press.ways.sets(part) else _WEAR for part in task.parts)
        if generation and worn + wear > size:
            yield generation
            generation, worn = [], 0
        generation.append(task)
        worn += wear
    if generation:
        yield generation
