"""The structure tree of a paper (结构标记) while its pages are drawn: what its text is, piece by piece.

What is recorded here says everything about the tree except the words of its pictures, and many papers record
the same: :mod:`linkage.press.setting.structure` writes it as a PDF does, once for all of them.
"""

from __future__ import annotations

from typing import NamedTuple

from linkage.press.setting.markup import Element, Rule

#: What is around all elements, and what stands in an item of a list without a mark.
DOCUMENT, ITEM_BODY = Rule("document"), Rule("item-body")


class Record(NamedTuple):
    """Everything recorded about a tree: trees of equal records are equal, but for their pictures.

    For each element and text its place (``None``: marked text) and its parent, which is -1 - parent for a box
    without an element; the first of each page; the tables; rows with their tables; pictures with their page
    and their number there.
    """

    places: tuple[Rule | None, ...]
    parents: tuple[int, ...]
    pages: tuple[int, ...]
    tables: tuple[int, ...]
    rows: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, int, int], ...]


class Tree:
    """The structure tree of one file while its pages are drawn.

    Elements and pieces of marked text are numbered from nought on, together; nought is the document.
    ``figures`` are what a PDF says of pictures besides.
    """

    def __init__(self) -> None:
        self._places: list[Rule | None] = [DOCUMENT]
        self._parents: list[int] = [0]
        self._pages: list[int] = []
        self._tables: list[int] = []
        self._rows: list[tuple[int, int]] = []
        self._marks: list[tuple[int, int, int]] = []
        self._count = 0
        self.figures: dict[int, str] = {}
        self.root = 0

    @property
    def record(self) -> Record:
        """What was recorded so far."""
        return Record(
            tuple(self._places), tuple(self._parents), tuple(self._pages), tuple(self._tables),
            tuple(self._rows), tuple(self._marks),
        )  # fmt: skip

    def begin_page(self) -> None:
        """Begin a page."""
        self._pages.append(len(self._places))
        self._count = 0

    def box(self, element: Element, parent: int, *, anonymous: bool = False) -> int:
        """Add an element of the paper below another; ``anonymous`` is a box without one of its own."""
        rule = element.rule
        number = len(self._places)
        self._places.append(rule)
        self._parents.append(-1 - parent if anonymous else parent)
        if rule.tag == "li" and not anonymous:
            self._places.append(ITEM_BODY)
            self._parents.append(number)
            return number + 1
        return number

    def table(self, element: Element, parent: int) -> int:
        """Add a table, whose cells will name their headings."""
        node = self.box(element, parent)
        self._tables.append(node)
        return node

    def row(self, element: Element, parent: int, table: int) -> int:
        """Add a row of a table: the elements below it are its cells."""
        node = self.box(element, parent)
        self._rows.append((node, table))
        return node

    def text(self, parent: int) -> int:
        """Add marked text below an element; give its number on the page."""
        self._places.append(None)
        self._parents.append(parent)
        number = self._count
        self._count = number + 1
        return number

    def mark(self, node: int) -> int:
        """Add marked content that belongs to a picture itself; give its number on the page."""
        number = self._count
        self._count = number + 1
        self._marks.append((node, len(self._pages) - 1, number))
        return number
