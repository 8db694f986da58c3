"""Sets tables of fixed columns whose cells share their borders, as the layout engine does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from linkage.press.setting.boxes import Box, Stroke, TableGrid
from linkage.press.setting.looks import Look
from linkage.press.setting.markup import Element, UnsetError

if TYPE_CHECKING:
    from collections.abc import Sequence

_NONE: Stroke = (0.0, "none")
_HIDDEN: Stroke = (0.0, "hidden")
_GROUPS = ("header", "group")


class CellSetter(Protocol):
    """Sets what stands in a cell."""

    def cell(self, element: Element, width: float, border: tuple[float, float, float, float]) -> Box:
        """Set a cell of this width."""
        ...


def set_table(setter: CellSetter, element: Element, available: float) -> Box:
    """Set a table over the width that there is.

    :raises UnsetError: a table that is not set here, as one with cells over several rows.
    """
    look = element.look
    if not look.full or any(look.padding):
        raise UnsetError("a table of another width, or with padding")
    groups = [child for child in _elements(element) if child.look.display in _GROUPS]
    columns = [
        column for child in _elements(element) if child.look.display == "columns" for column in _elements(child)
    ]
    if any(child.look.display not in (*_GROUPS, "columns", "none") for child in _elements(element)):
        raise UnsetError("something else in a table")
    if any(group.look.display == "header" for group in groups[1:]):
        raise UnsetError("a table head that is not first")
    rows = [row for group in groups for row in _elements(group)]
    if not rows:
        raise UnsetError("a table without rows")
    spans = [[_span(cell) for cell in _elements(row)] for row in rows]
    count = max(len(columns), sum(spans[0]))
    if any(sum(row) > count for row in spans):
        raise UnsetError("a row with more columns than its table")
    for one in (element, *groups, *rows, *columns):
        if any(one.look.border) or one.look.refused:
            raise UnsetError(f"{one.tag}: border or {one.look.refused}")
    vertical, horizontal = _borders(rows, spans, count)
    left = vertical[0][0][0] / 2
    right = vertical[0][count][0] / 2
    top = max(width for width, _ in horizontal[0]) / 2
    bottom = max(width for width, _ in horizontal[-1]) / 2
    widths = _columns(columns, _elements(rows[0]), spans[0], available - left - right, vertical[0])
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    box = Box("table", element, available)
    headers = len(_elements(groups[0])) if groups[0].look.display == "header" else 0
    box.table = TableGrid(edges, vertical, horizontal, headers)
    y, at = top, 0
    for group in groups:
        part = Box("group", group, sum(widths))
        part.x, part.y = left, y
        inner = 0.0
        for row in _elements(group):
            line = _row(setter, row, at, spans[at], widths, box.table)
            line.y = inner
            inner += line.height
            part.children.append(line)
            at += 1
        part.height = inner
        y += inner
        box.children.append(part)
    box.height = y + bottom
    box.inset_y = top
    return box


def _row(
    setter: CellSetter, row: Element, at: int, spans: Sequence[int], widths: Sequence[float], grid: TableGrid
) -> Box:
    line = Box("row", row, sum(widths))
    cells: list[Box] = []
    starts: list[float] = []
    contents: list[float] = []
    column = 0
    x = 0.0
    for element, span in zip(_elements(row), spans, strict=True):
        border = _cell_border(grid, at, column, span)
        width = sum(widths[column : column + span])
        cell = setter.cell(element, width, border)
        cell.x = x
        contents.append(cell.height)
        if element.look.height is not None:
            around = border[0] + border[2] + element.look.padding[0] + element.look.padding[2]
            cell.height = max(cell.height, element.look.height + around)
        starts.append(cell.height)
        cells.append(cell)
        column += span
        x += width
    line.children = cells
    _level(row, line, cells, contents)
    return line


def _level(row: Element, line: Box, cells: Sequence[Box], contents: Sequence[float]) -> None:
    """Give the row its height and move what stands in its cells up or down in it."""
    align = [cell.element.look.vertical for cell in cells]
    baselines: dict[int, float] = {}
    for at, cell in enumerate(cells):
        if align[at] not in ("top", "middle", "bottom"):
            align[at] = "baseline"
            found = cell.baseline()
            look = cell.element.look
            baselines[at] = cell.height - look.padding[2] if found is None else found
            if found is None and contents[at] != cell.height:
                raise UnsetError("an empty cell of fixed height on the baseline")
    if baselines:
        shared = max(baselines.values())
        for at, baseline in baselines.items():
            if shared != baseline:
                _move(cells[at], shared - baseline)
                cells[at].height += shared - baseline
    height = row.look.height or 0.0
    line.height = max(height, *(cell.height for cell in cells)) if cells else height
    for at, cell in enumerate(cells):
        extra = line.height - cell.height
        shift = extra if align[at] == "bottom" else extra / 2 if align[at] == "middle" else 0.0
        if cell.element.look.height is not None:
            spare = cell.height - contents[at]
            if align[at] in ("middle", "bottom") and spare > 0:
                shift += spare / 2 if align[at] == "middle" else spare
        if shift:
            _move(cell, shift)
        cell.height = line.height


def _move(cell: Box, down: float) -> None:
    for child in cell.children:
        child.y += down
    for line in cell.lines:
        line.y += down


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _span(cell: Element) -> int:
    if cell.look.display != "cell" or cell.attributes.get("rowspan", "1") != "1":
        raise UnsetError("a cell over several rows, or no cell in a row")
    return int(cell.attributes.get("colspan", "1"))


def _borders(
    rows: Sequence[Element], spans: Sequence[Sequence[int]], count: int
) -> tuple[list[list[Stroke]], list[list[Stroke]]]:
    """The stroke of every edge: the widest that meet there, and the first of equals."""
    vertical = [[_NONE] * (count + 1) for _ in rows]
    horizontal = [[_NONE] * count for _ in range(len(rows) + 1)]

    for y, (row, row_spans) in enumerate(zip(rows, spans, strict=True)):
        x = 0
        for cell, span in zip(_elements(row), row_spans, strict=True):
            look = cell.look
            top, right, bottom, left = _strokes(look)
            for inside in range(x + 1, x + span):
                vertical[y][inside] = _HIDDEN
            upper, lower = horizontal[y], horizontal[y + 1]
            for column in range(x, x + span):
                upper[column] = _stronger(upper[column], top)
                lower[column] = _stronger(lower[column], bottom)
            vertical[y][x] = _stronger(vertical[y][x], left)
            vertical[y][x + span] = _stronger(vertical[y][x + span], right)
            x += span
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


def _cell_border(grid: TableGrid, y: int, x: int, span: int) -> tuple[float, float, float, float]:
    top = max(width for width, _ in grid.horizontal[y][x : x + span])
    bottom = max(width for width, _ in grid.horizontal[y + 1][x : x + span])
    return top / 2, grid.vertical[y][x + span][0] / 2, bottom / 2, grid.vertical[y][x][0] / 2


def _columns(
    columns: Sequence[Element], cells: Sequence[Element], spans: Sequence[int], width: float, row: Sequence[Stroke]
) -> list[float]:
    """How wide the columns are: as told by columns, then by cells of the first row, the rest shared."""
    count = len(row) - 1
    found: list[float | None] = [None] * count
    for at, column in enumerate(columns):
        found[at] = column.look.width
    x = 0
    for cell, span in zip(cells, spans, strict=True):
        look = cell.look
        if look.full:
            raise UnsetError("a cell of full width")
        if look.width is not None:
            rest = look.width + look.padding[1] + look.padding[3] + row[x][0] / 2 + row[x + span][0] / 2
            free = [column for column in range(x, x + span) if found[column] is None]
            rest -= sum(found[column] or 0.0 for column in range(x, x + span))
            for column in free:
                found[column] = rest / len(free)
        x += span
    given = sum(one for one in found if one is not None)
    free_count = sum(1 for one in found if one is None)
    if given > width or (free_count == 0 and given <= 0):
        raise UnsetError("columns wider than their table")
    share = (width - given) / free_count if free_count else 0.0
    widths = [share if one is None else one for one in found]
    extra = (width - sum(widths)) / count
    return [one + extra for one in widths] if extra > 1e-9 else widths
