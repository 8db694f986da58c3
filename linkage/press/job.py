"""What is printed: jobs, what comes of them, and how they are put together for one worker."""

from __future__ import annotations

from attrs import field, frozen

from linkage.press.drawing import Edition, Twin

# What a file and a part of it take, generously.
_PAPER, _PAGE = 120_000, 20_000


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

    @property
    def space(self) -> int:
        """What the file takes on the disk, generously, in bytes."""
        return _PAPER + _PAGE * len(self.parts)


@frozen
class Printed:
    """A finished file: its bytes, pages and content key. Equal keys mean equal bytes.

    ``way`` is ``form`` when it was set by learned rules, ``full`` when the layout engine drew it, ``mixed``
    for a print file of both. ``why`` says why the engine drew what it drew.
    """

    path: str
    data: bytes = field(repr=False)
    pages: int
    key: str
    way: str
    why: str = ""


@frozen
class Task:
    """What a worker does in one go: single papers, or a print file with the single papers of its parts."""

    singles: tuple[Job, ...]
    book: Job | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The pages of HTML that it takes, each once."""
        return self.book.parts if self.book else tuple(part for job in self.singles for part in job.parts)

    @property
    def weight(self) -> int:
        """About how long it takes, in characters of HTML to lay out."""
        return sum(map(len, self.parts))

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The files that come of it."""
        return self.singles if self.book is None else (*self.singles, self.book)
