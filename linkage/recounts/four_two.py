"""The record of 四议两公开 again: who was due, came and voted, step by step, off the register of meetings."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.document import View
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.recount import Miscount, Recount
from linkage.telling.counting import percent
from linkage.telling.paper_leaf import parts, words

_COLUMNS = {"due": "应到", "present": "实到", "yes": "赞成", "no": "反对", "abstained": "弃权"}
_STEPS = ("提议", "商议", "审议", "决议", "决议公开", "结果公开")
_UNWRITTEN = "——"


def _apart(settlement: Settlement, number: str, view: View) -> Iterator[Miscount]:
    steps = parts(view, "steps")
    if len(steps) != len(_STEPS):
        yield Miscount(f"{number} 的步骤", str(len(steps)), str(len(_STEPS)))
    rows = [row for row in settlement.books.rows("会议") if row.text("会议号") == number]
    for name, shown in zip(_STEPS, steps, strict=False):
        # Of several records of a step the paper tells one.
        known = [_told(row) for row in rows if row.text("步骤") == name] or [(_UNWRITTEN,) * 6]
        said = tuple(words(shown, key) for key in (*_COLUMNS, "share"))
        if said not in known:
            yield Miscount(f"{number} {name}的人数和票数", "、".join(said), "、".join(known[-1]))


def _told(row: Row) -> tuple[str, ...]:
    figures = {heading: row.figure(heading) for heading in _COLUMNS.values()}
    due, present = figures["应到"], figures["实到"]
    share = percent(present.value, due.value) if due is not None and due.value and present is not None else ""
    numbers = (str(one.value) if one is not None else _UNWRITTEN for one in figures.values())
    return (*numbers, share or _UNWRITTEN)


RECOUNT = Recount(("four_two",), _apart)
