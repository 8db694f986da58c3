"""The press (印制): all papers of a season in one batch, in worker processes.

Fonts are cut to the season's characters once, and a character that cannot be drawn stops the batch before its
first page. Each worker reads the style sheet and fonts once and draws many papers. Workers are replaced after
some hundred papers, because the layout engine's memory grows; a print file is drawn in pieces for the same
reason. How the work is divided never shows in a byte of any paper.

A household's statement stands in a file of its own and in the print file of its group: the page is laid out
once and drawn twice.
"""

from __future__ import annotations

import gc
import hashlib
import html
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection

from attrs import field, frozen

from linkage.ground.canonical import digest
from linkage.ground.errors import EnvironmentTroubleError
from linkage.press.binding import Piece, bind
from linkage.press.drawing import Drawer, Edition, Layout, RenderingError, Twin, stylesheet, versions
from linkage.press.fonts import Fonts, UndrawableError, find_fonts, missing_characters
from linkage.press.index_pages import has_places, numbered
from linkage.press.season_fonts import SeasonFonts, build_season_fonts

# Papers a worker draws before a fresh one takes its place.
_LIFETIME = 400

# Single papers handed to a worker at a time: so many characters of HTML, some ten statements.
_HANDFUL = 120_000

# Laid-out pages a worker holds at once while it draws a print file: some 3 MB each.
_PIECE_PAGES = 16

# Pages between two collections of garbage: collecting all the time costs a fifth of the time, and never
# collecting costs some megabytes a page.
_SWEEP_PAGES = 16

# Pages of a leaf printed on both sides.
_LEAF = 2

# Raised by hand when drawing or binding changes what comes out of the same pages.
_FORM = "2"


@frozen
class Job:
    """One file to print.

    ``path`` is its name in the output folder, ``parts`` its pages of HTML; more than one part makes a print
    file, in which each begins on a front side. ``who`` (户号 and name, or the paper's title) is for messages.
    """

    path: str
    parts: tuple[str, ...] = field(repr=False)
    edition: Edition
    title: str
    who: str
    twin: Twin | None = None


@frozen
class Printed:
    """A finished file: its bytes, pages and content key. Equal keys mean equal bytes."""

    path: str
    data: bytes = field(repr=False)
    pages: int
    key: str


@frozen
class _Task:
    """What a worker does in one go: single papers, or a print file with the single papers of its parts."""

    singles: tuple[Job, ...]
    book: Job | None = None

    @property
    def papers(self) -> int:
        return len(self.singles) + (len(self.book.parts) if self.book else 0)

    @property
    def weight(self) -> int:
        """About how long it takes, in characters of HTML to lay out."""
        papers = self.book.parts if self.book else [part for job in self.singles for part in job.parts]
        return sum(map(len, papers))


@frozen
class Press:
    """A batch of papers with the fonts to print it, checked and ready.

    Made by :func:`make_ready`; ``keys`` has each file's content key before anything is drawn, so that files
    of an earlier run with the same key can be taken over.
    """

    jobs: tuple[Job, ...]
    fonts: SeasonFonts
    keys: Mapping[str, str]

    def run(
        self,
        workers: int,
        *,
        skip: Collection[str] = (),
        progress: Callable[[int, int], None] | None = None,
        start: str | None = None,
    ) -> Iterator[Printed]:
        """Print all but the paths to skip, and hand out each file as it is done, in no fixed order.

        ``workers`` 0 draws in this process. ``progress`` gets the files done and the files in all. ``start``
        names how processes start (fork, spawn, forkserver); by default as the system likes best. Closing the
        iterator, or an interrupt, ends every worker.

        :raises RenderingError: a paper cannot be drawn as its template asks.
        :raises EnvironmentTroubleError: a worker died.
        """
        wanted = [job for job in self.jobs if job.path not in frozenset(skip)]
        tasks = _divide(wanted)
        files = _in_processes(tasks, self, workers, start) if workers else _here(tasks, self)
        for done, printed in enumerate(files, start=1):
            if progress:
                progress(done, len(wanted))
            yield printed


def make_ready(jobs: Iterable[Job], fonts: Fonts | None = None) -> Press:
    """Check the characters of all papers, cut the fonts to them and key every file.

    :raises UndrawableError: names whose paper holds which character that no font draws.
    :raises FontsMissingError: a font is not installed.
    """
    fonts = fonts or find_fonts()
    batch = tuple(sorted(jobs, key=lambda job: job.path))
    texts = _texts(batch)
    missing = missing_characters(texts, fonts)
    if missing:
        raise UndrawableError(missing)
    sheet = stylesheet()
    season = build_season_fonts(frozenset(sheet).union(*texts.values()), fonts)
    ground = digest({"form": _FORM, "fonts": season.digest, "sheet": sheet, "versions": dict(versions())})
    return Press(batch, season, {job.path: _key(job, ground) for job in batch})


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


def _divide(jobs: Sequence[Job]) -> list[_Task]:
    """Cut the batch into tasks, the longest first so that no worker is left alone with one at the end."""
    tasks = []
    singles = {job.path: job for job in jobs if len(job.parts) == 1}
    for book in jobs:
        if len(book.parts) > 1:
            along = [job for job in singles.values() if job.parts[0] in book.parts]
            tasks.append(_Task(tuple(along), book))
            for job in along:
                del singles[job.path]
    handful: list[Job] = []
    for job in singles.values():
        handful.append(job)
        if sum(len(one.parts[0]) for one in handful) >= _HANDFUL:
            tasks.append(_Task(tuple(handful)))
            handful = []
    if handful:
        tasks.append(_Task(tuple(handful)))
    return sorted(tasks, key=lambda task: -task.weight)


# --------------------------------------------------------------------------------------- one task


class _Worker:
    """Draws tasks; one lives in each process."""

    def __init__(self, press: Press) -> None:
        self._drawer = Drawer(press.fonts)
        self._keys = press.keys
        self._unswept = 0

    def work(self, task: _Task) -> list[Printed]:
        """Print the papers of a task."""
        printed = []
        if task.book:
            printed = list(self._print_book(task.book, task.singles))
        else:
            for job in task.singles:
                with _told(job):
                    layout = self._drawer.lay_out(job.parts[0])
                    printed.append(self._print_single(job, layout))
                pages = layout.pages
                del layout  # so that its pages are swept now and not after the next paper
                self._sweep(pages)
        return printed

    def _sweep(self, pages: int) -> None:
        """Collect garbage after some pages."""
        self._unswept += pages
        if self._unswept >= _SWEEP_PAGES:
            gc.collect()
            self._unswept = 0

    def _print_single(self, job: Job, layout: Layout) -> Printed:
        data = self._drawer.draw([layout], job.edition, job.title, job.twin)
        return Printed(job.path, data, layout.pages, self._keys[job.path])

    def _print_book(self, book: Job, singles: Sequence[Job]) -> Iterator[Printed]:
        alone = {job.parts[0]: job for job in singles}
        pieces: list[Piece] = []
        held: list[Layout] = []
        counts: list[int] = []
        index = book.parts[0] if has_places(book.parts[0]) else ""
        for part in book.parts[1:] if index else book.parts:
            job = alone.get(part, book)
            with _told(job):
                layout = self._drawer.lay_out(part)
                if job is not book:
                    yield self._print_single(job, layout)
            held.append(layout)
            counts.append(layout.pages)
            if sum(one.pages for one in held) >= _PIECE_PAGES:
                pieces.append(self._draw_piece(book, held, len(pieces)))
                held = []
                del layout
                self._sweep(_SWEEP_PAGES)
        if held:
            pieces.append(self._draw_piece(book, held, len(pieces)))
        held.clear()
        self._sweep(_SWEEP_PAGES)
        if index:
            pieces.insert(0, self._draw_piece(book, [self._lay_out_index(book, index, counts)], len(pieces)))
        data, count = bind(pieces)
        yield Printed(book.path, data, count, self._keys[book.path])

    def _lay_out_index(self, book: Job, index: str, counts: Sequence[int]) -> Layout:
        """The index with the pages of the papers after it; it is one leaf, unless it turns out longer."""
        with _told(book):
            layout = self._drawer.lay_out(numbered(index, 1, counts))
            if layout.pages > _LEAF:
                layout = self._drawer.lay_out(numbered(index, layout.pages, counts))
        return layout

    def _draw_piece(self, book: Job, held: Sequence[Layout], number: int) -> Piece:
        with _told(book):
            data = self._drawer.draw(held, book.edition, book.title, piece=str(number))
        return Piece(data, tuple(one.pages for one in held))


@contextmanager
def _told(job: Job) -> Iterator[None]:
    """Say whose paper it was."""
    try:
        yield
    except RenderingError as error:
        raise RenderingError(f"{job.who}（{job.path}）：{error}") from error


def _here(tasks: Iterable[_Task], press: Press) -> Iterator[Printed]:
    worker = _Worker(press)
    for task in tasks:
        yield from worker.work(task)


# ------------------------------------------------------------------------------------- processes


_worker: _Worker | None = None
_batch: tuple[Press, Sequence[_Task]] | None = None


def _begin(press: Press, tasks: Sequence[_Task], folder: str) -> None:
    """What a worker does first.

    Every worker knows all tasks and is told a number: a task is larger than a pipe holds, and before Python
    3.11.5 a pool waits for ever to hand one to a worker that has ended.
    """
    global _batch  # noqa: PLW0603 (a worker process has one batch)
    _batch = press, tasks
    # Ctrl-C reaches the whole group of processes; the parent alone decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    threading.Thread(target=_die_with_parent, daemon=True).start()
    gc.collect()
    gc.freeze()
    gc.disable()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(number: int) -> list[Printed]:
    global _worker  # noqa: PLW0603 (a worker process has one batch)
    if _batch is None:
        raise RenderingError("排版进程没有准备好。")
    press, tasks = _batch
    if _worker is None:
        _worker = _Worker(press)
    return _worker.work(tasks[number])


def _in_processes(tasks: Sequence[_Task], press: Press, workers: int, start: str | None) -> Iterator[Printed]:
    if start is None:
        # A forked worker has the layout engine already; elsewhere than on Linux forking is not safe.
        start = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(start)
    with tempfile.TemporaryDirectory(prefix="linkage-") as folder:
        for generation in _generations(tasks, workers * _LIFETIME):
            before = set(multiprocessing.active_children())
            pool = ProcessPoolExecutor(
                min(workers, len(generation)),
                context,
                initializer=_begin,
                initargs=(press, generation, folder),
            )
            try:
                for future in as_completed([pool.submit(_work, number) for number in range(len(generation))]):
                    yield from future.result()
                pool.shutdown()
            except BrokenProcessPool as error:
                raise EnvironmentTroubleError(
                    "排版进程意外终止（多为内存不足）。未写入任何文件，请关闭其他程序后重试。"
                ) from error
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
                for child in set(multiprocessing.active_children()) - before:
                    child.terminate()
                    child.join()


def _generations(tasks: Iterable[_Task], size: int) -> Iterator[list[_Task]]:
    """Cut the tasks into runs of workers' lifetimes."""
    generation: list[_Task] = []
    for task in tasks:
        if generation and sum(one.papers for one in generation) + task.papers > size:
            yield generation
            generation = []
        generation.append(task)
    if generation:
        yield generation
