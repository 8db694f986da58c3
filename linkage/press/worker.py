"""A worker (印工): prints tasks, one paper after the other; one lives in each process.

A paper of a learned family is set by rules; the layout engine is woken only for the others.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from attrs import define, evolve, field

from linkage.press.binding import Piece, bind
from linkage.press.drawing import (
    LANGUAGE,
    TWIN_NAME,
    TWIN_WORDS,
    Drawer,
    Edition,
    Layout,
    RenderingError,
    Twin,
)
from linkage.press.index_pages import has_places, numbered
from linkage.press.job import Job, Printed, Task
from linkage.press.seal import sealed
from linkage.press.season_fonts import SeasonFonts
from linkage.press.setting.learning import pango_breaks
from linkage.press.setting.markup import UnsetError
from linkage.press.setting.pages import SetPage
from linkage.press.setting.pdf_writer import Attached, Dress, Label
from linkage.press.setting.setter import PaperSetter
from linkage.press.ways import Ways

# Laid-out pages a worker holds at once while it draws a print file: some 3 MB each.
_PIECE_PAGES = 16

# Set pages take much less.
_SET_PIECE_PAGES = 240

# Pages between two collections of garbage: collecting all the time costs a fifth of the time, and never
# collecting costs some megabytes a page.
_SWEEP_PAGES = 16

# About so many characters of HTML make a page.
_PAGE_CHARACTERS = 6_000

# Pages of a leaf printed on both sides.
_LEAF = 2


@define
class _Book:
    """A print file being made: its finished pieces, and the parts that wait to be drawn as the next one."""

    pieces: list[Piece] = field(factory=list)
    laid: list[Layout] = field(factory=list)
    drawn: list[list[SetPage]] = field(factory=list)
    ways: set[str] = field(factory=set)
    whys: set[str] = field(factory=set)


class Worker:
    """Draws tasks; one lives in each process."""

    def __init__(self, fonts: SeasonFonts, ways: Ways, keys: Mapping[str, str]) -> None:
        self._fonts = fonts
        self._keys = keys
        self._ways = ways
        self._engine: Drawer | None = None
        self._setter = PaperSetter(fonts, ways.families, pango_breaks(LANGUAGE))
        self._dresses: dict[tuple[Edition, str], Dress] = {}
        self._unswept = 0

    @property
    def _drawer(self) -> Drawer:
        if self._engine is None:
            self._engine = Drawer(self._fonts)
        return self._engine

    def work(self, task: Task) -> list[Printed]:
        """Print the papers of a task."""
        printed = []
        if task.book:
            printed = list(self._print_book(task.book, task.singles))
        else:
            for job in task.singles:
                with _told(job):
                    printed.append(self._print_single(job, self._part(job.parts[0])))
        return printed

    def _part(self, part: str) -> Layout | list[SetPage]:
        """The pages of a part: set by what was learned, or laid out by the engine."""
        try:
            return self._setter.pages(part)
        except UnsetError as unset:
            why = self._ways.why(part, unset)
            expected = len(part) // _PAGE_CHARACTERS
            if self._unswept + expected >= _SWEEP_PAGES:  # a long paper does not come on top of another
                self._sweep(_SWEEP_PAGES)
            return evolve(self._drawer.lay_out(part), why=why)

    def _sweep(self, pages: int) -> None:
        """Collect garbage after some pages."""
        self._unswept += pages
        if self._unswept >= _SWEEP_PAGES:
            gc.collect()
            self._unswept = 0

    def _print_single(self, job: Job, part: Layout | list[SetPage]) -> Printed:
        key = self._keys[job.path]
        if isinstance(part, Layout):
            data = self._drawer.draw([part], job.edition, job.title, job.twin)
            self._sweep(part.pages)
            return Printed(job.path, sealed(data), part.pages, key, "full", part.why)
        return Printed(job.path, sealed(self._write(job, [part], job.twin)), len(part), key, "form")

    def _write(
        self, job: Job, parts: Sequence[Sequence[SetPage]], twin: Twin | None = None, piece: int = 0
    ) -> bytes:
        kind = (job.edition, job.title)
        if kind not in self._dresses:
            self._dresses[kind] = self._drawer.dress(*kind)
        day = twin.day.strftime("%Y%m%d") if twin is not None else ""
        attached = Attached(TWIN_NAME, TWIN_WORDS, twin.data, day) if twin is not None else None
        label = Label(job.title, LANGUAGE, self._dresses[kind], attached)
        return self._setter.write(parts, label, piece)

    def _print_book(self, book: Job, singles: Sequence[Job]) -> Iterator[Printed]:
        alone = {job.parts[0]: job for job in singles}
        making = _Book()
        counts: list[int] = []
        index = book.parts[0] if has_places(book.parts[0]) else ""
        for text in book.parts[1:] if index else book.parts:
            job = alone.get(text, book)
            with _told(job):
                part = self._part(text)
                if job is not book:
                    yield self._print_single(job, part)
            counts.append(_pages_of(part))
            self._add(book, making, part)
            if sum(one.pages for one in making.laid) >= _PIECE_PAGES:
                del part
                self._finish_laid(book, making)
            if sum(map(len, making.drawn)) >= _SET_PIECE_PAGES:
                self._finish_set(book, making)
        self._finish_laid(book, making)
        self._finish_set(book, making)
        if index:
            self._add(book, making, self._index(book, index, counts))
            self._finish_laid(book, making)
            self._finish_set(book, making)
            making.pieces.insert(0, making.pieces.pop())
        data, count = bind(making.pieces)
        way = making.ways.pop() if len(making.ways) == 1 else "mixed"
        yield Printed(
            book.path, sealed(data), count, self._keys[book.path], way, "; ".join(sorted(making.whys))
        )

    def _index(self, book: Job, index: str, counts: Sequence[int]) -> Layout | list[SetPage]:
        """The index with the pages of the papers after it; it is one leaf, unless it turns out longer."""
        with _told(book):
            part = self._part(numbered(index, 1, counts))
            if _pages_of(part) > _LEAF:
                part = self._part(numbered(index, _pages_of(part), counts))
        return part

    def _add(self, book: Job, making: _Book, part: Layout | list[SetPage]) -> None:
        """Add a part to the pieces of a print file."""
        if isinstance(part, Layout):
            self._finish_set(book, making)
            making.laid.append(part)
            making.ways.add("full")
            making.whys.add(part.why)
        else:
            self._finish_laid(book, making)
            making.drawn.append(part)
            making.ways.add("form")

    def _finish_laid(self, book: Job, making: _Book) -> None:
        if making.laid:
            with _told(book):
                number = str(len(making.pieces))
                data = self._drawer.draw(making.laid, book.edition, book.title, piece=number)
            making.pieces.append(Piece(data, tuple(one.pages for one in making.laid)))
            making.laid = []
            self._sweep(_SWEEP_PAGES)

    def _finish_set(self, book: Job, making: _Book) -> None:
        if making.drawn:
            data = self._write(book, making.drawn, piece=len(making.pieces))
            making.pieces.append(Piece(data, tuple(map(len, making.drawn))))
            making.drawn = []


def _pages_of(part: Layout | list[SetPage]) -> int:
    return part.pages if isinstance(part, Layout) else len(part)


@contextmanager
def _told(job: Job) -> Iterator[None]:
    """Say whose paper it was."""
    try:
        yield
    except RenderingError as error:
        raise RenderingError(f"{job.who}（{job.path}）：{error}") from error
