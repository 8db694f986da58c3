"""The structure tree of a paper (结构标记): what its text is, as the layout engine tags it."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.press.setting.markup import Element

_KINDS = {
    "div": "Div", "a": "Link", "span": "Span", "main": "Part", "article": "Art", "section": "Sect",
    "blockquote": "BlockQuote", "p": "P", "dl": "L", "ul": "L", "ol": "L", "table": "Table", "tr": "TR",
    "th": "TH", "td": "TD", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "img": "Figure",
    "caption": "Caption", "figcaption": "Caption", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4",
    "h5": "H5", "h6": "H6",
}  # fmt: skip


class Node:
    """One element of the structure tree: its kind, its page, its kids (nodes, or numbers of marked text)."""

    __slots__ = ("extra", "kids", "kind", "number", "page", "parent")

    def __init__(self, kind: str, parent: Node | None, page: int) -> None:
        self.kind = kind
        self.parent = parent
        self.page = page
        self.kids: list[Node | int] = []
        self.extra = ""
        self.number = 0
        if parent is not None:
            parent.kids.append(self)


Row = list[tuple[Element, Node]]


class Tree:
    """The structure tree of one file while its pages are drawn."""

    def __init__(self) -> None:
        self.root = Node("Document", None, 0)
        self.marked: list[list[Node]] = []
        self._tables: list[tuple[Node, list[Row]]] = []
        self._rows: dict[int, list[Row]] = {}

    def begin_page(self) -> int:
        """Begin a page; give its number."""
        self.marked.append([])
        return len(self.marked) - 1

    def box(self, element: Element, parent: Node, *, anonymous: bool = False) -> Node:
        """An element of the paper below another."""
        kind = _KINDS.get(element.tag, "NonStruct")
        if kind in ("TD", "TH") and anonymous:
            kind = "NonStruct"
        return Node(kind, parent, len(self.marked) - 1)

    def table(self, element: Element, parent: Node) -> Node:
        """A table, whose cells will name their headings."""
        node = self.box(element, parent)
        rows: list[Row] = []
        self._rows[id(node)] = rows
        self._tables.append((node, rows))
        return node

    def row(self, table: Node) -> Row:
        """A further row of a table."""
        row: Row = []
        self._rows[id(table)].append(row)
        return row

    def text(self, parent: Node) -> int:
        """Marked text below an element; give its number on the page."""
        node = Node("Span", parent, len(self.marked) - 1)
        return self.mark(node)

    def mark(self, node: Node) -> int:
        """Marked content that belongs to an element itself."""
        page = self.marked[-1]
        page.append(node)
        node.kids.append(len(page) - 1)
        return len(page) - 1

    def finish(self, prefix: str) -> list[Node]:
        """All elements in the order of the tree, numbered; cells name their headings, names begin as told."""
        nodes: list[Node] = []
        stack: list[Node] = [self.root]
        while stack:
            node = stack.pop()
            node.number = len(nodes)
            nodes.append(node)
            stack.extend(kid for kid in reversed(node.kids) if isinstance(kid, Node))
        for number, (_, rows) in enumerate(self._tables):
            _name_headings(f"{prefix}{number}", rows)
        return nodes

    def forget(self) -> None:
        """Let go of all elements: they name each other, and would wait for the garbage to be collected."""
        stack = [self.root]
        while stack:
            node = stack.pop()
            stack += [kid for kid in node.kids if isinstance(kid, Node)]
            node.kids = []
            node.parent = None


def _name_headings(number: str, rows: Sequence[Row]) -> None:
    columns: dict[int, list[str]] = {}
    beside: dict[int, list[str]] = {}
    for y, row in enumerate(rows):
        x = 0
        for element, node in row:
            span = int(element.attributes.get("colspan", "1"))
            node.extra = "/A<</O/Table" + (f"/ColSpan {span}" if span != 1 else "")
            if element.tag == "th":
                name = f"({number}-{y}-{x})"
                node.extra += f">>/ID{name}"
                if element.attributes.get("scope") == "row":
                    beside.setdefault(y, []).append(name)
                else:
                    columns.setdefault(x, []).append(name)
            x += span
    for y, row in enumerate(rows):
        x = 0
        for element, node in row:
            span = int(element.attributes.get("colspan", "1"))
            if element.tag == "td":
                names = list(beside.get(y, ()))
                for column in range(x, x + span):
                    names += columns.get(column, ())
                node.extra += f"/Headers[{''.join(names)}]>>"
            x += span


def literal(text: str) -> str:
    """A text as PDF writes it."""
    if text.isascii() and not set(text) & set("()\\"):
        return f"({text})"
    return f"<feff{text.encode('utf-16-be').hex()}>"
