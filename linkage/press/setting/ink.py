"""Draws set pages (着墨): what stands where, as the text of PDF pages, each piece of text in its tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol

from attrs import define, field

from linkage.press.setting.beneath import Beneath
from linkage.press.setting.borders import border_of, table_borders
from linkage.press.setting.boxes import Box, Frag, Inset, Line, Picture
from linkage.press.setting.flowing import Shell
from linkage.press.setting.looks import Look
from linkage.press.setting.markup import Element
from linkage.press.setting.pages import Placed, SetPage
from linkage.press.setting.tags import Tree
from linkage.press.setting.type_case import Letters, literal, number

#: CSS pixels to PDF points.
SCALE = 0.75

#: Whose borders are drawn with their table.
_SHARED = frozenset(("cell", "row", "group", "header", "columns", "column"))


class Coder(Protocol):
    """Says texts in the glyphs of faces."""

    def codes(self, name: str, text: str) -> str:
        """A text in the glyphs of a face."""
        ...

    def shown(self, letters: Letters, text: str) -> str:
        """How a page shows a text in these letters."""
        ...


def has_edges(look: Look) -> bool:
    """Whether an element of this look is drawn with borders: a table with those of its cells."""
    return look.display == "table" or (look.display not in _SHARED and any(look.border))


@define(eq=False)
class Inked:
    """One drawn page: its size in pixels and its text in parts."""

    width: float
    height: float
    parts: list[str] = field(repr=False)


class Inker:
    """Draws the pages of one file; ``edged`` says below which places there are borders."""

    def __init__(self, coder: Coder, edged: Beneath) -> None:
        self._coder = coder
        self._edged = edged
        self.tree = Tree()
        self.pages: list[Inked] = []
        self.pictures: dict[str, str] = {}
        self._parts: list[str] = []
        self._later: list[Callable[[], None]] = []

    def draw(self, pages: Sequence[SetPage]) -> None:
        """Draw the pages of one part."""
        for page in pages:
            self.tree.begin_page()
            frame = page.frame
            high = number(frame.height * SCALE)
            self._parts = [f"{SCALE} 0 0 -{SCALE} 0 {high} cm\n0 0 0 rg\n0 0 0 RG\n"]
            self._borders(page)
            self._flow(page)
            # Boxes out of the flow are drawn after it, and so are pictures, each a context of its own.
            for later in self._later:
                later()
            self._later = []
            if page.running:
                self._parts.append("/Artifact BMC\n")
                for letters, text, x, y, turned in page.running:
                    if turned:
                        self._parts.append(f"q\n{' '.join(map(number, turned))} cm\n")
                    self._parts.append(self._text(letters, text, x, y))
                    if turned:
                        self._parts.append("Q\n")
                self._parts.append("EMC\n")
            self.pages.append(Inked(frame.width, frame.height, self._parts))

    # -- lines around boxes ------------------------------------------------------------------------

    def _borders(self, page: SetPage) -> None:
        drawn: list[str] = []
        seen: dict[int, tuple[Shell, list[tuple[int, float, float]], float]] = {}
        for placed in page.placed:
            piece = placed.piece
            what = piece.what
            if isinstance(what, Line):
                self._line_borders(what, placed.x, placed.y, drawn)
            elif what is not None:
                self._borders_of(what, placed.x, placed.y, drawn)
            table = next((shell for shell in piece.shells if shell.kind == "table"), None)
            if table is not None and isinstance(what, Box):
                left = placed.x - piece.x + table.x
                entry = seen.setdefault(id(table), (table, [], left))
                rows = what.children if what.kind == "group" else [what]
                first = 0 if what is table.head else piece.row
                for at, row in enumerate(rows):
                    down = placed.y + (row.y if what.kind == "group" else 0.0)
                    entry[1].append((first + at, down, row.height))
        for table, table_rows, left in seen.values():
            if table.table is not None and table.table.table is not None:
                drawn += table_borders(table.table.table, table_rows, left)
        if drawn:
            self._parts.append("/Artifact BMC\n" + "".join(drawn) + "EMC\n")

    def _borders_of(self, box: Box, x: float, y: float, drawn: list[str]) -> None:
        if not self._edged(box.element.rule):
            return
        if box.kind == "table" and box.table is not None:
            rows, at = [], 0
            for group in box.children:
                for row in group.children:
                    rows.append((at, y + group.y + row.y, row.height))
                    at += 1
            drawn += table_borders(box.table, rows, x)
        elif box.kind in ("block", "absolute", "inset") and not box.bare:
            drawn += border_of(box.element.look, x, y, box.width, box.height)
        for top, line in box.lines:
            self._line_borders(line, x + box.left, y + top, drawn)
        for child in box.children:
            self._borders_of(child, x + child.x, y + child.y, drawn)

    def _line_borders(self, line: Line, x: float, y: float, drawn: list[str]) -> None:
        for member in line.members:
            if isinstance(member, Inset):
                self._borders_of(member.box, x + member.x, y + member.y, drawn)

    # -- text ---------------------------------------------------------------------------------------

    def _flow(self, page: SetPage) -> None:
        stack: list[tuple[Shell, int]] = []
        for placed in page.placed:
            shells = placed.piece.shells
            kept = 0
            while kept < min(len(stack), len(shells)) and stack[kept][0] is shells[kept]:
                kept += 1
            del stack[kept:]
            for shell in shells[kept:]:
                parent = stack[-1][1] if stack else self.tree.root
                stack.append((shell, self._shell(shell, parent)))
            parent = stack[-1][1] if stack else self.tree.root
            self._placed(placed, parent, stack)

    def _shell(self, shell: Shell, parent: int) -> int:
        if shell.element.tag in ("html", "body"):
            return parent
        if shell.kind == "table":
            return self.tree.table(shell.element, parent)
        return self.tree.box(shell.element, parent, anonymous=shell.bare)

    def _placed(self, placed: Placed, parent: int, stack: Sequence[tuple[Shell, int]]) -> None:
        what = placed.piece.what
        if isinstance(what, Line):
            self._line(what, placed.x, placed.y, parent)
        elif what is not None and what.kind == "absolute":
            node = self.tree.box(what.element, parent)
            self._later.append(partial(self._box, what, placed.x, placed.y, node))
        elif what is not None and what.kind in ("group", "row"):
            table = next(node for shell, node in reversed(stack) if shell.kind == "table")
            self._rows(what, placed.x, placed.y, parent, table)
        elif what is not None:
            self._block(what, placed.x, placed.y, parent)

    def _block(self, box: Box, x: float, y: float, parent: int) -> None:
        if box.kind == "table":
            node = self.tree.table(box.element, parent)
            for group in box.children:
                self._rows(group, x + group.x, y + group.y, node, node)
            return
        self._box(box, x, y, self.tree.box(box.element, parent, anonymous=box.bare))

    def _rows(self, what: Box, x: float, y: float, parent: int, table: int) -> None:
        if what.kind == "group":
            node = self.tree.box(what.element, parent)
            for row in what.children:
                self._rows(row, x + row.x, y + row.y, node, table)
            return
        node = self.tree.row(what.element, parent, table)
        for cell in what.children:
            self._box(cell, x + cell.x, y + cell.y, self.tree.box(cell.element, node))

    def _box(self, box: Box, x: float, y: float, node: int) -> None:
        """What stands in a box whose element there is already."""
        for top, line in box.lines:
            self._line(line, x + box.left, y + top, node)
        for child in box.children:
            self._block(child, x + child.x, y + child.y, node)

    def _line(self, line: Line, x: float, y: float, node: int) -> None:
        opened: list[tuple[Element, int]] = []
        inner = node
        for member in line.members:
            if member.chain or opened:
                inner = self._chain(member.chain, opened, node)
            if isinstance(member, Frag):
                if not member.marker:
                    self._frag(member, x + member.x, y + member.y, self.tree.text(inner))
            elif isinstance(member, Inset):
                inset = self.tree.box(member.box.element, inner)
                self._box(member.box, x + member.x, y + member.y, inset)
            else:
                figure = self.tree.box(member.element, inner)
                self._later.append(partial(self._picture, member, x + member.x, y + member.y, figure))

    def _chain(self, chain: Sequence[Element], opened: list[tuple[Element, int]], node: int) -> int:
        """Close and open inline elements of a line until those of a chain are open; gives the innermost."""
        kept = 0
        while kept < min(len(opened), len(chain)) and opened[kept][0] is chain[kept]:
            kept += 1
        del opened[kept:]
        for element in chain[kept:]:
            opened.append((element, self.tree.box(element, opened[-1][1] if opened else node)))
        return opened[-1][1] if opened else node

    def _picture(self, picture: Picture, x: float, y: float, node: int) -> None:
        address = picture.element.attributes.get("src", "")
        name = self.pictures.setdefault(address, f"I{len(self.pictures)}")
        corners = " ".join(map(number, (x, y, x + picture.width, y + picture.height)))
        alternative = picture.element.attributes["alt"]
        self.tree.figures[node] = f"/A<</O/Layout/BBox[{corners}]>>/Alt{literal(alternative)}"
        mark = self.tree.mark(node)
        size = (
            f"{number(picture.width)} 0 0 -{number(picture.height)} {number(x)} {number(y + picture.height)}"
        )
        self._parts.append(f"/Figure<</MCID {mark}>>BDC\nq\n{size} cm\n/{name} Do\nQ\nEMC\n")

    def _frag(self, frag: Frag, x: float, y: float, mark: int) -> None:
        """A piece of a line in its tag."""
        text = frag.text
        shown = self._text(frag.letters, text, x, y, frag.gap) if text.strip() else ""
        self._parts.append(f"/Span<</MCID {mark}>>BDC\n{shown}EMC\n")

    def _text(self, letters: Letters, text: str, x: float, y: float, gap: float = 0.0) -> str:
        begun = f"BT\n1 0 0 -1 {number(x)} {number(y)} Tm\n"
        if not gap:
            return f"{begun}{self._coder.shown(letters, text)}ET\n"
        parts = [begun]
        for face, run in letters.pieces(text):
            parts.append(f"/{face} {letters.size} Tf\n")
            if " " in run or "\u00a0" in run:
                parts += self._spread(face, run, letters, gap)
            else:
                parts.append(f"<{self._coder.codes(face, run)}>Tj\n")
        parts.append("ET\n")
        return "".join(parts)

    def _spread(self, face: str, run: str, letters: Letters, gap: float) -> Iterator[str]:
        """Text with wider blanks: the engine moves each by half of what it adds, and cuts off the rest."""
        size = int(letters.font.size * 1024) / 1024
        before = int(gap * 1024) // 2 / size
        yield "["
        start = 0
        for at, character in enumerate(run):
            if character in " \u00a0":
                wide = letters.widths[character] * 1000 / size
                yield f"<{self._coder.codes(face, run[start : at + 1])}>"
                after = int(int(wide + 0.5) + before - wide - gap * 1000 / size)
                yield number(after - before)
                start = at + 1
        if start < len(run):
            yield f"<{self._coder.codes(face, run[start:])}>"
        yield "]TJ\n"
