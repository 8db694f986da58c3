"""The lines around boxes and cells, where the layout engine draws them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import floor

from attrs import frozen

from linkage.press.setting.boxes import Stroke, TableGrid
from linkage.press.setting.looks import Look

# So many lengths and borders are remembered: most papers have the same ones.
_MEMORY = 20_000

#: A row on a page: its number in the table, its top, its height.
TableRow = tuple[int, float, float]


@lru_cache(maxsize=_MEMORY)
def _n(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_known: dict[object, Sequence[str]] = {}


def border_of(look: Look, x: float, y: float, width: float, height: float) -> Sequence[str]:
    """The border of a box; those of the same box at the same place on every paper are drawn once."""
    if not any(look.border):
        return ()
    key = (look.border, look.strokes, x, y, width, height)
    found = _known.get(key)
    if found is None:
        if len(_known) >= _MEMORY:
            _known.clear()
        found = _known[key] = box_border(look, x, y, width, height)
    return found


def box_border(look: Look, x: float, y: float, width: float, height: float) -> list[str]:
    """The border of a box."""
    top, right, bottom, left = look.border
    if not any(look.border):
        return []
    if set(look.strokes) == {"dashed"} and len(set(look.border)) == 1:
        return [_dashed_around(x, y, width, height, top)]
    inner = (x + left, y + top, width - left - right, height - top - bottom)
    ring = f"{_rectangle(x, y, width, height)}{_rectangle(*inner)}f*\n"
    if set(look.strokes) == {"solid"} and all(look.border):
        return [ring]
    across, down = (x, x + left, x + width - right, x + width), (y, y + top, y + height - bottom, y + height)
    sides = (
        (bottom, look.strokes[2], ((3, 3), (0, 3), (1, 2), (2, 2)), (x, down[2], width, bottom)),
        (left, look.strokes[3], ((0, 3), (0, 0), (1, 1), (1, 2)), (x, y, left, height)),
        (right, look.strokes[1], ((3, 3), (3, 0), (2, 1), (2, 2)), (across[2], y, right, height)),
        (top, look.strokes[0], ((3, 0), (0, 0), (1, 1), (2, 1)), (x, y, width, top)),
    )
    drawn = []
    for size, stroke, corners, strip in sides:
        if size:
            # The engine shows the whole border through a side and its dashes: edges are smoothed each time.
            path = [
                f"{_n(across[h])} {_n(down[v])} {'l' if at else 'm'}\n" for at, (h, v) in enumerate(corners)
            ]
            dashes = f"{''.join(_dashes_of(*strip))}W n\n" if stroke == "dashed" else ""
            drawn.append(f"q\n{''.join(path)}W* n\n{dashes}{ring}Q\n")
    return drawn


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"{_n(x)} {_n(y)} {_n(width)} {_n(height)} re\n"


def _dashes_of(x: float, y: float, width: float, height: float) -> Iterator[str]:
    """The dashes of a side, which is much longer than wide."""
    for at, dash in _dashes(max(width, height), min(width, height)):
        if width > height:
            yield _rectangle(x + at, y, dash, height)
        else:
            yield _rectangle(x, y + at, width, dash)


@lru_cache(maxsize=_MEMORY)
def _dashes(length: float, width: float) -> tuple[tuple[float, float], ...]:
    """Where the dashes of a side begin and how long they are: one in each corner, as long as the blanks."""
    blanks = floor(length / (3 * width) / 2)
    dash = length / (2 * blanks + 1) or 1.0
    return tuple((at * 2 * dash, dash) for at in range(blanks + 1))


def _dashed_around(x: float, y: float, width: float, height: float, line: float) -> str:
    half = line / 2
    out = [f"q\n{_n(line)} w\n"]
    for x1, y1, x2, y2, length in (
        (x, y + half, x + width, y + half, width),
        (x + width - half, y, x + width - half, y + height, height),
        (x, y + height - half, x + width, y + height - half, width),
        (x + half, y, x + half, y + height, height),
    ):
        count = int(length // (6 * line)) + 1
        dash = length / (2 * count - 1)
        out.append(f"[{_n(dash)} {_n(dash)}] 0 d\n{_n(x1)} {_n(y1)} m\n{_n(x2)} {_n(y2)} l\nS\n")
    return "".join(out) + "Q\n"


def table_borders(grid: TableGrid, rows: Sequence[TableRow], left: float) -> list[str]:
    """The lines of some rows of a table, which stand on one page: equal strokes in a row as one line."""
    if not rows or not any(size for row in (*grid.horizontal, *grid.vertical) for size, _ in row):
        return []
    # Between a head and the rows of a later page stands the line that the head has below it.
    level = [grid.horizontal[at] for at, _, _ in rows]
    heads = sum(1 for at, _, _ in rows if at < grid.headers)
    if heads and heads < len(rows):
        level[heads] = grid.horizontal[grid.headers]
    level.append(grid.horizontal[rows[-1][0] + 1])
    lattice = _Lattice(
        across=[left + column for column in grid.columns],
        down=[*(top for _, top, _ in rows), rows[-1][1] + rows[-1][2]],
        upright=[grid.vertical[at] for at, _, _ in rows],
        level=level,
    )
    drawn: dict[float, list[str]] = {}
    for size, words in (*lattice.level_lines(), *lattice.upright_lines()):
        drawn.setdefault(size, []).append(words)
    return [f"{_n(size)} w\n{''.join(lines)}S\n" for size, lines in drawn.items()]


@frozen
class _Lattice:
    """The edges of some rows: where they stand, and their strokes."""

    across: Sequence[float]
    down: Sequence[float]
    upright: Sequence[Sequence[Stroke]]
    level: Sequence[Sequence[Stroke]]

    def level_lines(self) -> Iterator[tuple[float, str]]:
        """The lines from left to right: they reach over the half of those that they meet."""
        for y, strokes in enumerate(self.level):
            for first, last, size in _stretches([size for size, _ in strokes]):
                start = self.across[first] - self._half_upright(y, first)
                stop = self.across[last + 1] + self._half_upright(y, last + 1)
                height = _n(self.down[y])
                yield size, f"{_n(start)} {height} m\n{_n(stop)} {height} l\n"

    def upright_lines(self) -> Iterator[tuple[float, str]]:
        """The lines from top to bottom."""
        for x, across in enumerate(self.across):
            for first, last, size in _stretches([row[x][0] for row in self.upright]):
                start = self.down[first] - self._half_level(first, x)
                stop = self.down[last + 1] + self._half_level(last + 1, x)
                yield size, f"{_n(across)} {_n(start)} m\n{_n(across)} {_n(stop)} l\n"

    def _half_upright(self, y: int, x: int) -> float:
        return (
            max((self.upright[at][x][0] for at in (y - 1, y) if 0 <= at < len(self.upright)), default=0.0) / 2
        )

    def _half_level(self, y: int, x: int) -> float:
        return (
            max((self.level[y][at][0] for at in (x - 1, x) if 0 <= at < len(self.level[y])), default=0.0) / 2
        )


def _stretches(sizes: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """Where equal strokes stand side by side: the first, the last, how wide."""
    first = 0
    for at, size in enumerate(sizes):
        if at + 1 == len(sizes) or sizes[at + 1] != size:
            if size:
                yield first, at, size
            first = at + 1
