"""Writes the structure tree of a paper (结构树) as a PDF holds it, tagged as the layout engine tags it.

A village's papers have a few dozen structures, and papers of one differ only in their pictures: each is
written and packed once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from linkage.press.setting.markup import Rule
from linkage.press.setting.packing import pack_objects
from linkage.press.setting.tags import DOCUMENT, ITEM_BODY, Record, Tree

#: The objects that every file has before its structure, and the number of the first element.
CATALOGUE, INFO, TREE, PARENTS, LEAVES, RESOURCES, HOLDER, FIRST_NODE = range(1, 9)

#: So many structures are remembered, then forgotten all at once; longer ones than this hardly come again.
_MEMORY, _LONG = 200, 3000

_KINDS = {
    "div": "Div", "a": "Link", "span": "Span", "main": "Part", "article": "Art", "section": "Sect",
    "blockquote": "BlockQuote", "p": "P", "dl": "L", "ul": "L", "ol": "L", "li": "LI", "table": "Table",
    "tr": "TR", "th": "TH", "td": "TD", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "img": "Figure",
    "caption": "Caption", "figcaption": "Caption", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4",
    "h5": "H5", "h6": "H6", DOCUMENT.tag: "Document", ITEM_BODY.tag: "LBody",
}  # fmt: skip

#: What a box without an element is not tagged as.
_NAMED = frozenset(("TD", "TH", "LI"))


@frozen
class Structure:
    """A structure as objects of a file: ``count`` of them from the first node on, and then come the pages.

    ``numbers`` are the objects in the packed stream, in their order there; ``words`` is what a PDF says of
    the stream. ``figures`` are the pictures' own objects, by their numbers: they lack an end.
    """

    count: int
    numbers: Sequence[int] = field(repr=False)
    words: str
    packed: bytes = field(repr=False)
    figures: Mapping[int, str] = field(repr=False)


class Structures:
    """The structures of the papers of a season."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Record], Structure] = {}

    def of(self, tree: Tree, prefix: str) -> Structure:
        """The structure of a drawn paper; names of its headings begin as told."""
        record = tree.record
        key = prefix, record
        found = self._known.get(key)
        if found is None:
            found = _written(record, prefix)
            if found.count <= _LONG:
                if len(self._known) >= _MEMORY:
                    self._known.clear()
                self._known[key] = found
        return found


def _written(record: Record, prefix: str) -> Structure:
    places = record.places
    nodes = _Nodes(record)
    extras = _headings(record, prefix)
    texts: dict[int, str] = {TREE: f"<</Type/StructTreeRoot/ParentTree {PARENTS} 0 R/K[{FIRST_NODE} 0 R]>>"}
    rows = [f"{at}[{' '.join(row)}]" for at, row in enumerate(nodes.marked)]
    texts[PARENTS] = f"<</Nums[{''.join(rows)}]>>"
    pages = FIRST_NODE + len(places)
    figures: dict[int, str] = {}
    for at, rule in enumerate(places):
        number, page = FIRST_NODE + at, f"/Pg {pages + nodes.pages[at]} 0 R"
        if rule is None:
            texts[number] = f"<</S/Span/P {_name(nodes.parents[at])}{page}/K[{nodes.numbers[at]}]>>"
            continue
        around = f"{_name(nodes.parents[at])}{page}" if at else f"{TREE} 0 R"
        words = f"<</S/{nodes.kinds[at]}/P {around}/K[{' '.join(nodes.kids[at])}]"
        if at in nodes.figures:
            figures[number] = words
        else:
            texts[number] = f"{words}{extras.get(at, '')}>>"
    return Structure(len(places), tuple(texts), *pack_objects(texts, tight=True, figures=True), figures)


def _name(at: int) -> str:
    return f"{FIRST_NODE + at} 0 R"


class _Nodes:
    """What each element and text of a record is: its kind, page, parent, kids, number on its page."""

    def __init__(self, record: Record) -> None:
        places, told, begins, marks = record.places, record.parents, record.pages, record.marks
        self.parents = [-1 - parent if parent < 0 else parent for parent in told]
        self.pages: list[int] = []
        self.kinds: list[str] = []
        self.kids: list[list[str]] = [[] for _ in places]
        self.numbers = [0] * len(places)
        self.marked: list[list[str]] = [[] for _ in begins]
        self.figures = {node for node, _, _ in marks}
        taken = {(page, number): node for node, page, number in marks}
        page = -1
        for at, rule in enumerate(places):
            while page + 1 < len(begins) and begins[page + 1] <= at:
                self._fill(page, taken)
                page += 1
            self.pages.append(max(page, 0))
            self.kinds.append(_kind(rule, anonymous=told[at] < 0))
            if at:
                self.kids[self.parents[at]].append(_name(at))
            if rule is None:
                self._fill(page, taken)
                self.numbers[at] = len(self.marked[page])
                self.marked[page].append(_name(at))
        self._fill(page, taken)
        for node, _, number in marks:
            self.kids[node].append(str(number))

    def _fill(self, page: int, taken: Mapping[tuple[int, int], int]) -> None:
        """Put pictures where their numbers on a page come next."""
        while page >= 0 and (node := taken.get((page, len(self.marked[page])))) is not None:
            self.marked[page].append(_name(node))


def _kind(rule: Rule | None, *, anonymous: bool) -> str:
    kind = _KINDS.get(rule.tag, "NonStruct") if rule is not None else "Span"
    return "NonStruct" if anonymous and kind in _NAMED else kind


def _headings(record: Record, prefix: str) -> dict[int, str]:
    """What is said of the cells of all tables: how far they reach, their names or those of their headings."""
    places = record.places
    rows = record.rows
    of_row: dict[int, list[tuple[int, Rule]]] = {row: [] for row, _ in rows}
    for at, (rule, parent) in enumerate(zip(places, record.parents, strict=True)):
        if parent in of_row and rule is not None:
            of_row[parent].append((at, rule))
    of_table: dict[int, list[_Row]] = {table: [] for table in record.tables}
    for row, table in rows:
        of_table[table].append(of_row[row])
    found: dict[int, str] = {}
    for number, own in enumerate(of_table.values()):
        _name_headings(f"{prefix}{number}", own, found)
    return found


_Row = Sequence[tuple[int, Rule]]


def _name_headings(number: str, rows: Sequence[_Row], found: dict[int, str]) -> None:
    columns: dict[int, list[str]] = {}
    beside: dict[int, list[str]] = {}
    for y, x, node, rule in _counted(rows):
        found[node] = (
            f"/A<</O/Table{_spanning(rule, 'colspan', '/ColSpan')}{_spanning(rule, 'rowspan', '/RowSpan')}"
        )
        if rule.tag == "th":
            name = f"({number}-{y}-{x})"
            found[node] += f">>/ID{name}"
            if rule.attributes.get("scope") == "row":
                beside.setdefault(y, []).append(name)
            else:
                columns.setdefault(x, []).append(name)
    for y, x, node, rule in _counted(rows):
        if rule.tag == "td":
            names = list(beside.get(y, ()))
            for column in range(x, x + int(rule.attributes.get("colspan", "1"))):
                names += columns.get(column, ())
            found[node] += f"/Headers[{''.join(names)}]>>"


def _spanning(rule: Rule, name: str, key: str) -> str:
    span = rule.attributes.get(name, "1")
    return f"{key} {span}" if span != "1" else ""


def _counted(rows: Sequence[_Row]) -> Iterator[tuple[int, int, int, Rule]]:
    """All cells with their row and column, counted as the engine counts where cells go over several rows."""
    further: dict[int, int] = {}
    for y, row in enumerate(rows):
        x = 0
        for node, rule in row:
            yield y, x, node, rule
            for _ in range(int(rule.attributes.get("colspan", "1"))):
                further[x] = int(rule.attributes.get("rowspan", "1")) - 1
                x += 1
            if further.get(x):
                x += 1
                further[x] = further.get(x, 0) - 1
