"""Sets tables of fixed columns whose cells share their borders, as the layout engine does."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Protocol, TypeAlias

from attrs import frozen

from linkage.press.setting.boxes import Box, Stroke, TableGrid
from linkage.press.setting.looks import Look, Sides
from linkage.press.setting.markup import Element, UnsetError, content_key

if TYPE_CHECKING:
    from collections.abc import Sequence

_NONE: Stroke = (0.0, "none")
_HIDDEN: Stroke = (0.0, "hidden")
_GROUPS = ("header", "group")
_FREE = ("top", "middle", "bottom")


#: The borders of a cell, its width, where it begins, and over how many rows it goes.
_Place: TypeAlias = tuple[Sides, float, float, int]

#: The column in which a cell begins, over how many columns it goes, and over how many rows.
_Span: TypeAlias = tuple[int, int, int]


class CellSetter(Protocol):
    """Sets what stands in a cell; remembers the plans of tables, and rows that were filled."""

    plans: dict[object, Plan]
    rows: dict[object, Box]

    def cell(
        self, element: Element, content: object, width: float, border: tuple[float, float, float, float]
    ) -> Box:
        """Set a cell of this width; ``content`` is what its lines depend on."""
        ...


@frozen(eq=False)
class Plan:
    """What tables of the same rows and cells at the same width share: their columns, strokes, cells.

    ``cells`` are the places of cells, row by row.
    """

    widths: Sequence[float]
    grid: TableGrid
    cells: Sequence[Sequence[_Place]]
    left: float
    right: float


#: So many plans and rows are remembered, then forgotten all at once.
_MEMORY, _ROWS = 500, 1500


def set_table(setter: CellSetter, element: Element, available: float) -> Box:
    """Set a table over the width that there is.

    :raises UnsetError: a table that is not set here, as one whose columns go by content.
    """
    groups, columns = _parts(element)
    grouped = [(group, [(row, _elements(row)) for row in _elements(group)]) for group in groups]
    key = (
        element.rule,
        available,
        *[column.rule for column in columns],
        *[
            (group.rule, *[(row.rule, *[cell.rule for cell in cells]) for row, cells in rows])
            for group, rows in grouped
        ],
    )
    plan = setter.plans.get(key)
    if plan is None:
        if len(setter.plans) >= _MEMORY:
            setter.plans.clear()
        plan = setter.plans[key] = _plan(element, available, columns, grouped)
    horizontal, left = plan.grid.horizontal, plan.left
    whole = sum(plan.widths)
    box = Box("table", element, left + whole + plan.right)
    box.table = plan.grid
    box.top = max([width for width, _ in horizontal[0]]) / 2
    y, at = box.top, 0
    for group, rows in grouped:
        part = Box("group", group, whole)
        part.x, part.y = left, y
        open_cells: list[_Open] = []
        for row, cells in rows:
            line = Box("row", row, whole)
            line.y = part.height
            open_cells = _row(setter, line, cells, (plan, at), open_cells)
            part.height += line.height
            part.children.append(line)
            at += 1
        y += part.height
        box.children.append(part)
    box.height = y + max([width for width, _ in horizontal[-1]]) / 2
    return box


_Groups: TypeAlias = "Sequence[tuple[Element, Sequence[tuple[Element, Sequence[Element]]]]]"


def _plan(element: Element, available: float, columns: Sequence[Element], groups: _Groups) -> Plan:
    rows = [row for _, inside in groups for row in inside]
    if not rows:
        raise UnsetError("a table without rows")
    headers = len(groups[0][1]) if groups[0][0].look.display == "header" else 0
    spans = _spans([cells for _, cells in rows], headers)
    count = max(len(columns), sum(wide for _, wide, _ in spans[0]))
    if any(x + wide > count for row in spans for x, wide, _ in row):
        raise UnsetError("a row with more columns than its table")
    for one in (element, *[group for group, _ in groups], *[row for row, _ in rows], *columns):
        if any(one.look.border) or one.look.refused:
            raise UnsetError(f"{one.tag}: border or {one.look.refused}")
    vertical, horizontal = _borders(rows, spans, count)
    left, right = vertical[0][0][0] / 2, vertical[0][count][0] / 2
    widths = _columns(columns, rows[0][1], spans[0], available - left - right, vertical[0])
    grid = TableGrid([*accumulate(widths, initial=left)], vertical, horizontal, headers)
    cells: list[list[_Place]] = []
    for at, row in enumerate(spans):
        places: list[_Place] = []
        for column, wide, high in row:
            border = _cell_border(grid, at, (column, wide, high))
            before = sum(widths[:column])
            places.append((border, sum(widths[column : column + wide]), before, high))
        cells.append(places)
    return Plan(widths, grid, cells, left, right)


def _parts(element: Element) -> tuple[list[Element], list[Element]]:
    """The groups of rows of a table, and its columns."""
    if not (element.look.full or element.look.share) or any(element.look.padding):
        raise UnsetError("a table of another width, or with padding")
    groups: list[Element] = []
    columns: list[Element] = []
    for child in _elements(element):
        if child.look.display in _GROUPS:
            if child.look.display == "header" and groups:
                raise UnsetError("a table head that is not first")
            groups.append(child)
        elif child.look.display == "columns":
            if "span" in child.attributes:
                raise UnsetError("a group of columns that are not told")
            for column in _elements(child):
                columns += [column] * int(column.attributes.get("span", "1"))
        elif child.look.display != "none":
            raise UnsetError("something else in a table")
    return groups, columns


#: A cell that goes on below: the height of what stands in it, where its row begins, how many rows are left.
_Open: TypeAlias = tuple[Box, float, float, int]


def _row(
    setter: CellSetter,
    line: Box,
    cells: Sequence[Element],
    place: tuple[Plan, int],
    open_cells: Sequence[_Open],
) -> list[_Open]:
    """Fill a row as the same one was filled before: what stands in it is then never changed."""
    plan, at = place
    places = plan.cells[at]
    words = [content_key(cell.children) for cell in cells]
    if open_cells or None in words or any(high > 1 for _, _, _, high in places) or _is_own(cells):
        return _fill(setter, line, [*zip(cells, words, places, strict=True)], open_cells)
    key = (place, *words)
    known = setter.rows.get(key)
    if known is not None:
        line.height, line.children = known.height, known.children
        return []
    _fill(setter, line, [*zip(cells, words, places, strict=True)], ())
    if len(setter.rows) >= _ROWS:
        setter.rows.clear()
    setter.rows[key] = line
    return []


def _is_own(cells: Sequence[Element]) -> bool:
    """Whether a cell has attributes of its own kind on every page."""
    return any(cell.attributes is not cell.rule.attributes for cell in cells)


def _fill(
    setter: CellSetter,
    line: Box,
    cells: Sequence[tuple[Element, object, _Place]],
    open_cells: Sequence[_Open],
) -> list[_Open]:
    """Fill a row of cells with what they hold; ``open_cells`` began above. Gives those that go on below."""
    contents: list[float] = []
    for element, words, (border, width, x, _) in cells:
        cell = setter.cell(element, words, width, border)
        cell.x = x
        contents.append(cell.height)
        look = element.look
        if look.height is not None:
            around = 0.0 if look.boxed else border[0] + border[2] + look.padding[0] + look.padding[2]
            cell.height = max(cell.height, look.height + around)
        line.children.append(cell)
    _to_baseline(line.children, contents)
    going = list(open_cells)
    for cell, content, (_, _, place) in zip(line.children, contents, cells, strict=True):
        going.append((cell, content, line.y, place[3]))
    bottoms = [top + cell.height - line.y for cell, _, top, rows in going if rows == 1]
    if line.element.look.height and len(bottoms) != len(cells):
        raise UnsetError("a cell over several rows of fixed height")
    line.height = max([line.element.look.height or 0.0, *bottoms])
    for cell, content, top, rows in going:
        if rows == 1:
            _settle(cell, content, line.y + line.height - top)
    return [(cell, content, top, rows - 1) for cell, content, top, rows in going if rows > 1]


def _to_baseline(cells: Sequence[Box], contents: Sequence[float]) -> None:
    """Move down what stands in cells on the baseline, until their first lines are level."""
    baselines: list[tuple[Box, float]] = []
    for cell, content in zip(cells, contents, strict=True):
        look = cell.element.look
        if look.vertical not in _FREE:
            found = cell.baseline()
            if found is None and content != cell.height:
                raise UnsetError("an empty cell of fixed height on the baseline")
            baselines.append((cell, cell.height - look.padding[2] if found is None else found))
    shared = max((baseline for _, baseline in baselines), default=0.0)
    for cell, baseline in baselines:
        if shared != baseline:
            _move(cell, shared - baseline)
            cell.height += shared - baseline


def _settle(cell: Box, content: float, height: float) -> None:
    """Give a cell the height of its row, and move what stands in it to its middle or bottom."""
    vertical = cell.element.look.vertical
    share = {"middle": 0.5, "bottom": 1.0}.get(vertical, 0.0)
    extra = height - cell.height
    if vertical in _FREE and cell.element.look.height is not None:
        extra += max(0.0, cell.height - content)
    if share and extra:
        _move(cell, extra * share)
    cell.height = height


def _move(cell: Box, down: float) -> None:
    for child in cell.children:
        child.y += down
    cell.lines = [(top + down, line) for top, line in cell.lines]


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _spans(rows: Sequence[Sequence[Element]], headers: int) -> list[list[_Span]]:
    """Where cells stand; only those of a head, which no page breaks, go over several rows."""
    taken: dict[int, int] = {}
    found: list[list[_Span]] = []
    for y, cells in enumerate(rows):
        x, row = 0, []
        for cell in cells:
            wide = int(cell.attributes.get("colspan", "1"))
            high = int(cell.attributes.get("rowspan", "1"))
            if cell.look.display != "cell" or (high != 1 and not 1 < high <= headers - y):
                raise UnsetError("a cell over several rows, or no cell in a row")
            while taken.get(x, 0) > y:
                x += 1
            row.append((x, wide, high))
            for column in range(x, x + wide):
                if taken.get(column, 0) > y:
                    raise UnsetError("cells over each other")
                taken[column] = y + high
            x += wide
        found.append(row)
    return found


def _borders(
    rows: Sequence[tuple[Element, Sequence[Element]]], spans: Sequence[Sequence[_Span]], count: int
) -> tuple[list[list[Stroke]], list[list[Stroke]]]:
    """The stroke of every edge: the widest that meet there, and the first of equals."""
    vertical = [[_NONE] * (count + 1) for _ in rows]
    horizontal = [[_NONE] * count for _ in range(len(rows) + 1)]

    for y, ((_, cells), row_spans) in enumerate(zip(rows, spans, strict=True)):
        for cell, (x, wide, high) in zip(cells, row_spans, strict=True):
            look = cell.look
            top, right, bottom, left = _strokes(look)
            upper, lower = horizontal[y], horizontal[y + high]
            for column in range(x, x + wide):
                for inside in range(y + 1, y + high):
                    horizontal[inside][column] = _HIDDEN
                upper[column] = _stronger(upper[column], top)
                lower[column] = _stronger(lower[column], bottom)
            for at in range(y, y + high):
                for inside in range(x + 1, x + wide):
                    vertical[at][inside] = _HIDDEN
                vertical[at][x] = _stronger(vertical[at][x], left)
                vertical[at][x + wide] = _stronger(vertical[at][x + wide], right)
    return vertical, horizontal


def _strokes(look: Look) -> tuple[Stroke, Stroke, Stroke, Stroke]:
    border, strokes = look.border, look.strokes
    return (border[0], strokes[0]), (border[1], strokes[1]), (border[2], strokes[2]), (border[3], strokes[3])


def _stronger(before: Stroke, new: Stroke) -> Stroke:
    if before is _HIDDEN:
        return before
    if new[1] == "dashed":
        raise UnsetError("a dashed border in a table")
    return new if new[0] > before[0] else before


def _cell_border(grid: TableGrid, y: int, span: _Span) -> Sides:
    x, wide, high = span
    top = max(width for width, _ in grid.horizontal[y][x : x + wide])
    bottom = max(width for width, _ in grid.horizontal[y + high][x : x + wide])
    beside = grid.vertical[y : y + high]
    return (
        top / 2,
        max(row[x + wide][0] for row in beside) / 2,
        bottom / 2,
        max(row[x][0] for row in beside) / 2,
    )


def _columns(
    columns: Sequence[Element],
    cells: Sequence[Element],
    spans: Sequence[_Span],
    width: float,
    row: Sequence[Stroke],
) -> list[float]:
    """How wide the columns are: as told by columns, then by cells of the first row, the rest shared.

    Columns that are all told wider than their table make it as wide as they are.
    """
    count = len(row) - 1
    found: list[float | None] = [None] * count
    for at, column in enumerate(columns):
        found[at] = width * column.look.share if column.look.share else column.look.width
    for cell, (x, span, _) in zip(cells, spans, strict=True):
        look = cell.look
        if look.full:
            raise UnsetError("a cell of full width")
        if look.width is not None:
            rest = look.width + look.padding[1] + look.padding[3] + row[x][0] / 2 + row[x + span][0] / 2
            free = [column for column in range(x, x + span) if found[column] is None]
            rest -= sum(found[column] or 0.0 for column in range(x, x + span))
            for place in free:
                found[place] = rest / len(free)
    given = sum(one for one in found if one is not None)
    free_count = sum(1 for one in found if one is None)
    if (free_count and given > width) or given <= 0 >= free_count:
        raise UnsetError("columns wider than their table")
    share = (width - given) / free_count if free_count else 0.0
    widths = [share if one is None else one for one in found]
    extra = (width - sum(widths)) / count
    return [one + extra for one in widths] if extra > 1e-9 else widths
