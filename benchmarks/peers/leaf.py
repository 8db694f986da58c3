"""A statement without its dress, for engines without HTML: its words, tables and pictures."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from html.parser import HTMLParser

from attrs import define, field, frozen

_WIDTH = re.compile(r"\.([\w-]+)\s*\{[^}]*?width:\s*([\d.]+)mm")
_STYLED = re.compile(r"width:\s*([\d.]+)mm")


@define
class Cell:
    """A cell: its words, how it stands, how many columns it takes, and the picture in it (PNG)."""

    text: str = ""
    right: bool = False
    bold: bool = False
    span: int = 1
    picture: bytes = field(default=b"", repr=False)


@define
class Block:
    """A heading, a paragraph, a picture or a table; widths are mm, 0 for a column that takes what is left."""

    kind: str
    text: str = ""
    plain: bool = False
    widths: list[float] = field(factory=list)
    rows: list[list[Cell]] = field(factory=list)
    heads: int = 0
    picture: bytes = field(default=b"", repr=False)


@frozen
class Leaf:
    """One statement."""

    title: str
    number: str
    foot: str
    blocks: tuple[Block, ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.table: Block | None = None
        self.cell: Cell | None = None
        self.running: Mapping[str, str] = {}
        self.words: dict[str, float] = {}
        self.silent = self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: C901 (one tag after the other)
        given = {name: value or "" for name, value in attrs}
        names = given.get("class", "").split()
        match tag:
            case "body":
                self.running = given
            case "style":
                self.silent = True
            case "table":
                self.table = Block("table", plain="plain" in names)
                self.blocks.append(self.table)
            case "col" if self.table:
                styled = _STYLED.search(given.get("style", ""))
                named = [self.words[name] for name in names if name in self.words]
                self.table.widths.append(float(styled[1]) if styled else (named or [0.0])[0])
            case "thead":
                self.heading = True
            case "tr" if self.table:
                self.table.rows.append([])
                self.table.heads += self.heading
            case "td" | "th" if self.table:
                right = bool({"num", "right"} & set(names))
                self.cell = Cell(right=right, bold=tag == "th", span=int(given.get("colspan", "1")))
                self.table.rows[-1].append(self.cell)
            case "h1" | "h2" | "p" if self.cell is None:
                self.blocks.append(Block(tag))
            case "img":
                picture = base64.b64decode(given.get("src", "").partition("base64,")[2])
                if self.cell:
                    self.cell.picture = picture
                elif self.blocks:
                    self.blocks[-1].picture = picture

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "style":
                self.silent = False
            case "table":
                self.table = None
            case "thead":
                self.heading = False
            case "td" | "th":
                self.cell = None

    def handle_data(self, data: str) -> None:
        if self.silent:
            self.words |= {name: float(width) for name, width in _WIDTH.findall(data)}
            return
        words = re.sub(r"[ \n\t]+", " ", data)
        if self.cell is not None:
            self.cell.text += words
        elif self.table is None and self.blocks and self.blocks[-1].kind != "table":
            self.blocks[-1].text += words


def leaf_of(page: str, style: str) -> Leaf:
    """Take the content out of a page of HTML; ``style`` is the common style sheet, for widths of columns."""
    reader = _Reader()
    reader.words = {name: float(width) for name, width in _WIDTH.findall(style)}
    reader.feed(page)
    for block in reader.blocks:
        if block.kind == "table":
            columns = max(sum(cell.span for cell in row) for row in block.rows)
            block.widths = (block.widths + [0.0] * columns)[:columns]
    running = reader.running
    kept = [one for one in reader.blocks if one.text.strip() or one.rows or one.picture]
    title = next((one.text for one in kept if one.kind == "h1"), "")
    return Leaf(title, running.get("data-number", ""), running.get("data-foot", ""), tuple(kept))
