"""Asking (问一次): what each column of a list is, asked of the person at the terminal.

The proposal stands first and is taken by pressing Enter; a column is changed by its letter. What is not a
terminal is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import evolve

from linkage.console import terminal
from linkage.files.addresses import column_number
from linkage.ground.fault import listed, suggestion
from linkage.verify.column_plan import ColumnPlan, PlannedColumn
from linkage.verify.columns import related
from linkage.verify.payout_list import PayoutList, Role

_HEADINGS = ("列", "标题", "是", "关于", "单位", "第一行写着")
_SECRET = frozenset({Role.IDENTITY, Role.ACCOUNT, Role.PHONE, Role.LAST_FOUR})
_ROLES = {role.value: role for role in Role}
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_NOTHING = "-"
_WIDE = 16


#: What people type instead of only pressing the key; a column of that letter comes first.
_YES = frozenset({"y", "yes", "是", "对", "都对", "好"})


def confirmed(plan: ColumnPlan, read: Callable[[ColumnPlan], PayoutList]) -> ColumnPlan:
    """Have a plan confirmed or put right; ``read`` reads the list by a plan."""
    while True:
        _show(plan, read(plan))
        said = terminal.ask("都对就按回车；哪一列不对，写它的字母", "").strip()
        column = _column(plan, said)
        if not said or (column is None and said.lower() in _YES):
            return evolve(plan, columns=tuple(evolve(one, doubt="") for one in plan.columns))
        if column is None:
            terminal.tell(f"没有 {said} 列。请写 {listed(one.letter for one in plan.columns)} 之一。")
            continue
        changed = _changed(plan, column)
        plan = related(changed, read(changed))


def _column(plan: ColumnPlan, said: str) -> PlannedColumn | None:
    if not _LETTERS.fullmatch(said):
        return None
    index = column_number(said.upper())
    return next((column for column in plan.columns if column.index == index), None)


def _changed(plan: ColumnPlan, column: PlannedColumn) -> ColumnPlan:
    terminal.tell(f"可以写：{listed(_ROLES)}。")
    while True:
        said = terminal.ask(f"{column.letter} 列“{column.heading}”是", column.role.value).strip()
        if said in _ROLES:
            break
        terminal.tell(f"不认识“{said}”。{suggestion(said, _ROLES)}。")
    about = terminal.ask("关于哪一笔钱（没有就写 -）", column.about or _NOTHING).strip()
    about = "" if about == _NOTHING else about
    new = evolve(column, role=_ROLES[said], about=about, doubt="")
    columns = tuple(new if one.index == column.index else one for one in plan.columns)
    return evolve(plan, columns=columns, relations=())


def _show(plan: ColumnPlan, paid: PayoutList) -> None:
    first = paid.rows[0].texts if paid.rows else {}
    rows = []
    for column in plan.columns:
        text = first.get(column.index, "")
        shown = f"…{text[-4:]}" if column.role in _SECRET and text else text[:_WIDE]
        rows.append((column.letter, column.heading, column.role.value, column.about, str(column.unit), shown))
    terminal.tell_table("每一列是什么", _HEADINGS, rows)
    for column in plan.columns:
        if column.doubt:
            terminal.tell(f"{column.letter} 列“{column.heading}”：{column.doubt}。")
    if plan.relations:
        terminal.tell("每一行都应当成立：")
    for relation in plan.relations:
        terminal.tell(f"  {plan.said(relation)}")
