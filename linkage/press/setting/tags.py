"""The structure tree of a paper (结构标记): what its text is, as the layout engine tags it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.press.setting.markup import Element

_KINDS = {
    "div": "Div", "a": "Link", "span": "Span", "main": "Part", "article": "Art", "section": "Sect",
    "blockquote": "BlockQuote", "p": "P", "dl": "L", "ul": "L", "ol": "L", "li": "LI", "table": "Table",
    "tr": "TR", "th": "TH", "td": "TD", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "img": "Figure",
    "caption": "Caption", "figcaption": "Caption", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4",
    "h5": "H5", "h6": "H6",
}  # fmt: skip


class Node:
    """One element of the structure tree: its kind, its page, its kids as a PDF names them.

    ``name`` is the number of its object as others refer to it, ``parent`` that of the element around it.
    """

    __slots__ = ("extra", "kids", "kind", "name", "page", "parent")

    def __init__(self, kind: str, parent: str, page: int, name: str) -> None:
        self.kind = kind
        self.parent = parent
        self.page = page
        self.name = name
        self.kids: list[str] = []
        self.extra = ""


#: A piece of marked text: the object of the element around it, its page, its number there.
Leaf = tuple[str, int, int]

Row = list[tuple[Element, Node]]


class Tree:
    """The structure tree of one file while its pages are drawn; its objects are numbered from one on."""

    def __init__(self, first: int) -> None:
        self.nodes: list[Node | Leaf] = []
        self.marked: list[list[str]] = []
        self._next = first
        self._tables: list[list[Row]] = []
        self._rows: dict[str, list[Row]] = {}
        self.root = self._node("Document", None)

    def _node(self, kind: str, parent: Node | None) -> Node:
        name = f"{self._next} 0 R"
        self._next += 1
        if parent is None:
            node = Node(kind, "", 0, name)
        else:
            node = Node(kind, parent.name, len(self.marked) - 1, name)
            parent.kids.append(name)
        self.nodes.append(node)
        return node

    def begin_page(self) -> int:
        """Begin a page; give its number."""
        self.marked.append([])
        return len(self.marked) - 1

    def box(self, element: Element, parent: Node, *, anonymous: bool = False) -> Node:
        """An element of the paper below another."""
        kind = _KINDS.get(element.tag, "NonStruct")
        if kind in ("TD", "TH", "LI") and anonymous:
            kind = "NonStruct"
        if kind == "LI":
            # What stands in an item without a mark is its body.
            parent, kind = self._node("LI", parent), "LBody"
        return self._node(kind, parent)

    def table(self, element: Element, parent: Node) -> Node:
        """A table, whose cells will name their headings."""
        node = self.box(element, parent)
        rows: list[Row] = []
        self._rows[node.name] = rows
        self._tables.append(rows)
        return node

    def row(self, table: Node) -> Row:
        """A further row of a table."""
        row: Row = []
        self._rows[table.name].append(row)
        return row

    def text(self, parent: Node) -> int:
        """Marked text below an element; give its number on the page."""
        name = f"{self._next} 0 R"
        self._next += 1
        page = self.marked[-1]
        number = len(page)
        page.append(name)
        parent.kids.append(name)
        self.nodes.append((parent.name, len(self.marked) - 1, number))
        return number

    def mark(self, node: Node) -> int:
        """Marked content that belongs to an element itself."""
        page = self.marked[-1]
        number = len(page)
        page.append(node.name)
        node.kids.append(str(number))
        return number

    def finish(self, prefix: str) -> list[Node | Leaf]:
        """All elements in the order of their objects; cells name their headings, names begin as told."""
        for number, rows in enumerate(self._tables):
            _name_headings(f"{prefix}{number}", rows)
        return self.nodes


def _name_headings(number: str, rows: Sequence[Row]) -> None:
    columns: dict[int, list[str]] = {}
    beside: dict[int, list[str]] = {}
    for y, x, element, node in _counted(rows):
        node.extra = "/A<</O/Table" + _spanning(element, "colspan", "/ColSpan")
        node.extra += _spanning(element, "rowspan", "/RowSpan")
        if element.tag == "th":
            name = f"({number}-{y}-{x})"
            node.extra += f">>/ID{name}"
            if element.attributes.get("scope") == "row":
                beside.setdefault(y, []).append(name)
            else:
                columns.setdefault(x, []).append(name)
    for y, x, element, node in _counted(rows):
        if element.tag == "td":
            names = list(beside.get(y, ()))
            for column in range(x, x + int(element.attributes.get("colspan", "1"))):
                names += columns.get(column, ())
            node.extra += f"/Headers[{''.join(names)}]>>"


def _spanning(element: Element, name: str, key: str) -> str:
    span = element.attributes.get(name, "1")
    return f"{key} {span}" if span != "1" else ""


def _counted(rows: Sequence[Row]) -> Iterator[tuple[int, int, Element, Node]]:
    """All cells with their row and column, counted as the engine counts where cells go over several rows."""
    further: dict[int, int] = {}
    for y, row in enumerate(rows):
        x = 0
        for element, node in row:
            yield y, x, element, node
            for _ in range(int(element.attributes.get("colspan", "1"))):
                further[x] = int(element.attributes.get("rowspan", "1")) - 1
                x += 1
            if further.get(x):
                x += 1
                further[x] = further.get(x, 0) - 1


def literal(text: str) -> str:
    """A text as PDF writes it."""
    if text.isascii() and not set(text) & set("()\\"):
        return f"({text})"
    return f"<feff{text.encode('utf-16-be').hex()}>"
