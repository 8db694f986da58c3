"""Flow drawing: to scale, inside the picture, and no box upon another."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.money import Money
from linkage.page.flow import END, POOL, SOURCE, STEP, Flow, Place
from linkage.page.flow_drawing import drawn, rows

AMOUNTS = st.integers(min_value=1, max_value=10**11)


@st.composite
def some_flows(draw: st.DrawFn) -> list[Flow]:
    """Sources into pools, one pool into the next, pools through steps to the people, and some to parties."""
    pools = [Place(POOL, f"分配{at}") for at in range(draw(st.integers(1, 3)))]
    found = [Flow(one, other, Money(draw(AMOUNTS))) for one, other in itertools.pairwise(pools)]
    for at, pool in enumerate(pools):
        found.append(Flow(Place(SOURCE, f"来源{at}"), pool, Money(draw(AMOUNTS))))
        found += [
            Flow(pool, Place(END, f"单位{at}{to}"), Money(draw(AMOUNTS)))
            for to in range(draw(st.integers(0, 3)))
        ]
        step = Place(STEP, "分给农户", pool.name)
        found += [
            Flow(pool, step, Money(draw(AMOUNTS))),
            Flow(step, Place(END, "农户"), Money(draw(AMOUNTS))),
        ]
    return found


@given(some_flows())
def test_no_box_stands_upon_another_or_outside(found: list[Flow]) -> None:
    view = drawn(found)
    boxes = view["boxes"]
    assert isinstance(boxes, list)
    places = {place for flow in found for place in (flow.start, flow.end)}
    assert len(boxes) == len(places)
    taken: dict[int, list[tuple[int, int]]] = {}
    for box in boxes:
        assert isinstance(box, dict)
        left, top, height, amount = (int(str(box[key])) for key in ("x", "y", "height", "amount_y"))
        assert 0 <= left < int(str(view["width"]))
        assert top >= 0
        assert max(top + height, amount) <= int(str(view["height"]))
        taken.setdefault(left, []).append((top, top + max(height, 44)))
    for column in taken.values():
        column.sort()
        assert all(above[1] <= below[0] for above, below in itertools.pairwise(column))


@given(some_flows())
def test_every_band_runs_from_left_to_right_and_is_told(found: list[Flow]) -> None:
    bands = drawn(found)["bands"]
    assert isinstance(bands, list)
    assert len(bands) == len(found)
    for band in bands:
        assert isinstance(band, dict)
        numbers = [int(number) for number in re.findall(r"-?[0-9]+", str(band["path"]))]
        assert numbers[0] < numbers[6]
    words = sorted(str(band["words"]) for band in bands if isinstance(band, dict))
    assert words == sorted(f"{flow.start.name} → {flow.end.name} {flow.amount} 元" for flow in found)


def test_twice_the_money_is_drawn_twice_as_thick() -> None:
    source, pool = Place(SOURCE, "来源"), Place(POOL, "分配")
    found = [Flow(source, pool, Money(300)), Flow(pool, Place(END, "甲"), Money(100))]
    boxes = drawn([*found, Flow(pool, Place(END, "乙"), Money(200))])["boxes"]
    assert isinstance(boxes, list)
    heights = {box["whole"]: int(str(box["height"])) for box in boxes if isinstance(box, dict)}
    assert heights["来源"] == heights["分配"] == 400
    assert (heights["甲"], heights["乙"]) == (400 // 3, 800 // 3)


def test_where_nothing_flows_nothing_is_drawn() -> None:
    assert drawn([])["boxes"] == []
    assert rows([]) == []


def test_a_long_name_is_cut_on_the_picture_only() -> None:
    source, end = Place(SOURCE, "名字很长很长很长很长很长的一个来源"), Place(END, "农户")
    boxes = drawn([Flow(source, end, Money(1))])["boxes"]
    assert isinstance(boxes, list)
    (first, _) = boxes
    assert isinstance(first, dict)
    assert (first["name"], first["whole"]) == ("名字很长很长很长很长…", source.name)
    assert rows([Flow(source, end, Money(1))]) == [{"start": source.name, "end": "农户", "amount": "0.01"}]
