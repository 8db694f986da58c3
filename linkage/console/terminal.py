"""What the commands write and where: results on stdout, everything else on stderr.

The bytes do not depend on the locale: a pipe or a file always gets UTF-8, and a terminal that cannot
show a character shows a mark in its place instead of stopping the program.
"""

from __future__ import annotations

import codecs
import io
import locale
import os
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

import click
from attrs import frozen
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
)
from rich.table import Table
from rich.text import Text

from linkage.ground.errors import InputRefusedError, LinkageError, Problem

#: A table that goes into a pipe or a file is as wide as it needs to be; nobody may lose a digit.
_WIDE = 400

#: Sentences are not drawn wider than this on a terminal; longer lines are hard to follow.
_READABLE = 100

#: How narrow a column of words may become.
_FOLDED = 12

#: A wait longer than this, in nanoseconds, is worth a bar or a line; lines come this far apart.
_PATIENCE = 2_000_000_000
_BETWEEN_LINES = 10_000_000_000

_NARROW_CODECS = {"ascii", "iso8859-1", "iso8859-15", "cp1252", "cp437", "cp850"}

#: Stands before what is to be done.
MEND = "→ "


@frozen
class Entry:
    """A message of a list: its code, where it stands (one place or several), and its sentences."""

    code: str
    place: str
    lines: tuple[str, ...]


def told(what: str, why: str = "", remedy: str = "") -> tuple[str, ...]:
    """The sentences of a message: what and why on one line, how to mend it, if that is said, on the next."""
    first = "。".join(part.rstrip("。") for part in (what, why) if part)
    return (f"{first}。", *((f"{MEND}{remedy}。",) if remedy else ()))


def problem_entry(problem: Problem) -> Entry:
    """A problem or note of a reader as a message of a list; its picture stands under what is wrong."""
    first, *mend = told(problem.what, problem.why, problem.remedy)
    return Entry(problem.code, str(problem.where), (first, *problem.picture.splitlines(), *mend))


def steady(*streams: TextIO) -> None:
    """Make streams proof against odd locales."""
    for stream in streams:
        if not isinstance(stream, io.TextIOWrapper):
            continue
        codec = codecs.lookup(locale.getencoding()).name
        wide = stream.isatty() and codec not in _NARROW_CODECS
        stream.reconfigure(encoding=codec if wide else "utf-8", errors="replace")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the shell, which knows the exit code."""
        raise BrokenPipeError


def _console(stream: TextIO) -> Console:
    wide = None if stream.isatty() else _WIDE
    return _Console(
        file=stream,
        width=wide,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
        legacy_windows=False,
    )


def width_of(text: str) -> int:
    """Count the places a text takes on a terminal; a hanzi takes two."""
    return cell_len(text)


def watched() -> bool:
    """Say whether a person reads stdout, and not a file or another program."""
    return sys.stdout.isatty()


@contextmanager
def _unheeded(stream: TextIO) -> Iterator[None]:
    """Go on where nobody reads a stream any more; what is written to it afterwards goes nowhere."""
    try:
        yield
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def say(text: str = "") -> None:
    """Write a line of the result on stdout; ``BrokenPipeError`` where nobody reads it any more."""
    _console(sys.stdout).print(text)


def say_done(text: str) -> None:
    """Write a line about what was done on stdout: the work itself stands in files, and goes on unheard."""
    with _unheeded(sys.stdout):
        say(text)


def tell(text: str) -> None:
    """Write a line for the person on stderr, beside the result; who stops reading stops nothing."""
    with _unheeded(sys.stderr):
        _console(sys.stderr).print(text)


def answers() -> bool:
    """Say whether a person can be asked: both the questions and the answers go over a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str) -> str:
    """Ask the person a question on stderr; Enter alone gives the default."""
    answer: str = click.prompt(
        question, default=default, show_default=bool(default), prompt_suffix="：", err=True, type=str
    )
    return answer


def write(data: bytes) -> None:
    """Write a document on stdout, byte for byte."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        buffer.write(data)
        buffer.flush()


def tell_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table of words for the person on stderr."""
    with _unheeded(sys.stderr):
        _draw(sys.stderr, *_table(title, headings, rows, words=len(headings)))


def show_table(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *, words: int = 1, last: bool = False
) -> None:
    """Write a table on stdout: the first ``words`` columns to the left, the amounts to the right.

    With ``last`` the last row is a total, set off by a line.
    """
    _draw(sys.stdout, *_table(title, headings, rows, words=words, last=last))


def _draw(stream: TextIO, table: Table, least: int) -> None:
    """Draw a table; where the terminal is narrower than ``least``, it may break the lines."""
    console = _console(stream)
    console.width = max(console.width, least)
    console.print(table)


def _table(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *, words: int, last: bool = False
) -> tuple[Table, int]:
    """A table, and how wide it must be at least: the words fold, the amounts stay whole."""
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
    )
    for number, heading in enumerate(headings):
        left = number < words
        table.add_column(heading, justify="left" if left else "right", no_wrap=not left, overflow="fold")
    for number, row in enumerate(rows):
        table.add_row(*row, end_section=last and number == len(rows) - 2)
    amounts = [
        max(width_of(row[column]) for row in (headings, *rows)) for column in range(words, len(headings))
    ]
    return table, sum(amounts) + 3 * len(headings) + _FOLDED * words


def show_entries(title: str, entries: Sequence[Entry]) -> None:
    """Write a group of messages on stdout: code and place on one line, what there is to say indented below.

    On a terminal long sentences fold under themselves, so that codes and places stay easy to find.
    """
    grid = Table.grid(padding=(0, 1), pad_edge=False)
    grid.add_column(width=1)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for entry in entries:
        grid.add_row("", entry.code, Text(entry.place, style="bold"))
        for line in entry.lines:
            grid.add_row("", "", line)
    console = _console(sys.stdout)
    console.print(Text(title, style="bold reverse"))
    if watched():
        console.width = min(console.width, _READABLE)
        console.print(grid)
        return
    with console.capture() as captured:
        console.print(grid)
    for line in captured.get().splitlines():
        console.print(line.rstrip())


def tell_error(fault: LinkageError) -> None:
    """Tell what stopped the program, each problem of the input on its line."""
    for line in error_lines(fault):
        tell(line)


def error_lines(fault: LinkageError) -> tuple[str, ...]:
    """What stopped the program, in lines: each problem of the input, then the sentence."""
    problems = fault.problems if isinstance(fault, InputRefusedError) else ()
    return (*map(str, problems), str(fault))


class Watch(ABC):
    """Shows how far a long task is; made by :func:`progress`."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._begun = clock()
        self._first: dict[str, tuple[int, int]] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        """Tell, after each piece, what is being done and how many pieces of how many are done."""
        elapsed = self._clock() - self._begun
        self._first.setdefault(what, (elapsed, done))
        self._show(what, done, total, elapsed)

    @abstractmethod
    def aside(self) -> None:
        """Make room for a line of the result, until something is shown again."""

    @abstractmethod
    def _show(self, what: str, done: int, total: int, elapsed: int) -> None:
        """Show it, when it is worth showing."""

    def _left(self, what: str, done: int, total: int, elapsed: int) -> str:
        """How long it will still take if it goes on as since the first piece; nothing before the second."""
        began, at_first = self._first[what]
        if done <= at_first:
            return ""
        left = (elapsed - began) * (total - done) // (done - at_first)
        return f"，还需约 {spell_of(left)}" if done < total else ""


def spell_of(nanoseconds: int) -> str:
    """A time as people say it: seconds below two minutes, minutes below two hours, then hours.

    >>> spell_of(90_000_000_000), spell_of(3_600_000_000_000), spell_of(9_000_000_000_000)
    ('90 秒', '60 分钟', '2 小时 30 分钟')
    """
    seconds = -(-nanoseconds // 1_000_000_000)
    minutes = -(-seconds // 60)
    if seconds < 2 * 60:
        return f"{seconds} 秒"
    if minutes < 2 * 60:
        return f"{minutes} 分钟"
    return f"{minutes // 60} 小时 {minutes % 60} 分钟"


@contextmanager
def progress(*, clock: Callable[[], int] = time.monotonic_ns) -> Iterator[Watch]:
    """Show how far a long task is: a bar on a terminal, now and then a line elsewhere.

    Nothing shows when the task is over within two seconds.
    """
    watch = _Bar(clock) if sys.stderr.isatty() else _Lines(clock)
    try:
        yield watch
    finally:
        watch.aside()


class _Lines(Watch):
    def __init__(self, clock: Callable[[], int]) -> None:
        super().__init__(clock)
        self._next = _PATIENCE

    def _show(self, what: str, done: int, total: int, elapsed: int) -> None:
        if elapsed >= self._next:
            tell(f"{what}：{done}/{total}{self._left(what, done, total, elapsed)}")
            self._next = elapsed + _BETWEEN_LINES

    def aside(self) -> None:
        """Nothing is in the way of a line."""


class _Bar(Watch):
    def __init__(self, clock: Callable[[], int]) -> None:
        super().__init__(clock)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        left = TextColumn("{task.fields[left]}")
        # What goes to standard output stays there: the bar is taken away first (aside).
        self._bar = Progress(
            *columns,
            left,
            console=_console(sys.stderr),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._tasks: dict[str, TaskID] = {}

    def _show(self, what: str, done: int, total: int, elapsed: int) -> None:
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total, left="")
        if elapsed >= _PATIENCE and not self._bar.live.is_started:
            self._bar.start()
        left = self._left(what, done, total, elapsed).lstrip("，")
        self._bar.update(self._tasks[what], completed=done, total=total, left=left)

    def aside(self) -> None:
        if self._bar.live.is_started:
            self._bar.stop()
