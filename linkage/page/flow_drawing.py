"""Flow drawing (资金流向图): where boxes and bands of the money flow stand in the picture, to scale.

Whole numbers throughout: the picture has its own units, and a browser makes it as large as the page lets it.
Boxes stand in columns from the sources on the left to where the money ends on the right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from linkage.document import Shown, View
from linkage.ground.money import Money
from linkage.page.flow import END, SOURCE, STEP, Flow, Place, through

#: The picture: its width, the height that the fullest column takes, the room at its edges.
_WIDTH, _HEIGHT, _EDGE = 1240, 400, 10

#: A box, the room that its two lines of words need, and the gap to the next box.
_BOX, _WORDS, _GAP = 14, 44, 10

#: Room beside the last column for its words.
_LAST = 190

#: Longer names are cut on the picture; the table beside it has them whole.
_LETTERS = 11

_TONES = {SOURCE: "source", STEP: "step", END: "end"}


@frozen
class _Box:
    column: int
    top: int
    height: int


def drawn(found: Sequence[Flow]) -> View:
    """The picture for its template; nothing flows, nothing is drawn."""
    if not found:
        return {"width": "0", "height": "0", "boxes": [], "bands": []}
    amounts = through(found)
    columns = _columns(found, amounts)
    fullest = max(
        sum(amounts[place] for place in amounts if columns[place] == at) for at in set(columns.values())
    )
    scale = {place: max(1, fen * _HEIGHT // fullest) for place, fen in amounts.items()}
    boxes = _boxes(found, columns, scale)
    height = max(box.top + max(box.height, _WORDS) for box in boxes.values()) + _EDGE
    return {
        "width": str(_WIDTH),
        "height": str(height),
        "boxes": [_box(place, box, amounts[place], columns) for place, box in boxes.items()],
        "bands": _bands(found, boxes, fullest),
    }


def _columns(found: Sequence[Flow], places: Mapping[Place, int]) -> Mapping[Place, int]:
    """In which column a place stands: one after whatever feeds it; ends last, steps before them."""
    at = dict.fromkeys(places, 0)
    for _ in at:
        for flow in found:
            at[flow.end] = max(at[flow.end], at[flow.start] + 1)
    last = max(at.values())
    for place in at:
        if place.sort == END:
            at[place] = last
        elif place.sort == STEP:
            at[place] = last - 1
    return at


def _boxes(
    found: Sequence[Flow], columns: Mapping[Place, int], scale: Mapping[Place, int]
) -> Mapping[Place, _Box]:
    """Stand the boxes below each other, in each column in the order of what feeds them."""
    boxes: dict[Place, _Box] = {}
    heights: dict[int, int] = {}
    for column in range(max(columns.values()) + 1):
        inside = [place for place in columns if columns[place] == column]
        inside.sort(key=lambda place: _middle(found, boxes, place))
        top = _EDGE
        for place in inside:
            boxes[place] = _Box(column, top, scale[place])
            top += max(scale[place], _WORDS) + _GAP
        heights[column] = top - _GAP
    tallest = max(heights.values())
    return {
        place: _Box(box.column, box.top + (tallest - heights[box.column]) // 2, box.height)
        for place, box in boxes.items()
    }


def _middle(found: Sequence[Flow], boxes: Mapping[Place, _Box], place: Place) -> int:
    """Where, on the whole, what feeds a place stands."""
    feeding = [
        (boxes[flow.start], flow.amount.fen) for flow in found if flow.end == place and flow.start in boxes
    ]
    weight = sum(fen for _, fen in feeding)
    return sum((box.top + box.height // 2) * fen for box, fen in feeding) // weight if weight else 0


def _left(column: int, last: int) -> int:
    return _EDGE + column * (_WIDTH - _LAST - _BOX - _EDGE) // last


def _box(place: Place, box: _Box, fen: int, columns: Mapping[Place, int]) -> View:
    left, middle = _left(box.column, max(columns.values())), box.top + max(box.height, _WORDS) // 2
    name = place.name if len(place.name) <= _LETTERS else f"{place.name[: _LETTERS - 1]}…"
    return {
        "tone": _TONES.get(place.sort, "pool"),
        "x": str(left),
        "y": str(box.top),
        "width": str(_BOX),
        "height": str(box.height),
        "words_x": str(left + _BOX + 6),
        "name_y": str(middle - 4),
        "amount_y": str(middle + 16),
        "name": name,
        "whole": place.name,
        "amount": str(Money(fen)),
    }


def _bands(found: Sequence[Flow], boxes: Mapping[Place, _Box], fullest: int) -> list[Shown]:
    """The bands between the boxes, those of one box side by side in the order of where they lead."""
    last = max(box.column for box in boxes.values())
    out, came = ({place: box.top for place, box in boxes.items()} for _ in range(2))
    bands: list[Shown] = []
    for flow in sorted(found, key=lambda flow: (boxes[flow.start].top, boxes[flow.end].top)):
        start, end = boxes[flow.start], boxes[flow.end]
        thick = max(1, flow.amount.fen * _HEIGHT // fullest)
        left, right = _left(start.column, last) + _BOX, _left(end.column, last)
        one, other, middle = out[flow.start], came[flow.end], (left + right) // 2
        out[flow.start] += thick
        came[flow.end] += thick
        there = f"M{left} {one}C{middle} {one} {middle} {other} {right} {other}"
        back = f"V{other + thick}C{middle} {other + thick} {middle} {one + thick} {left} {one + thick}Z"
        words = f"{flow.start.name} → {flow.end.name} {flow.amount} 元"
        bands.append({"tone": _TONES.get(flow.end.sort, "pool"), "path": there + back, "words": words})
    return bands


def rows(found: Sequence[Flow]) -> list[Shown]:
    """The flows as a table: the picture in words."""
    return [
        {"start": _named(flow.start), "end": _named(flow.end), "amount": str(flow.amount)} for flow in found
    ]


def _named(place: Place) -> str:
    return f"{place.mark}·{place.name}" if place.mark and place.sort == STEP else place.name
