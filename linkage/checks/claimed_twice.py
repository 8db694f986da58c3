"""One plot claimed twice for one kind of reward (同一地块、同一事项重复申报)."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.engine.quantity import belongs
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

SHEET, PLOT, MATTER = "验收", "地块代码", "事项"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for term in arrangement.terms:
            if term.income != "奖补" or term.quantity[0] != SHEET:
                continue
            first: dict[tuple[str, str], Row] = {}
            rows = [row for row in settlement.books.rows(SHEET) if belongs(row, term.name, arrangement)]
            for row in rows:
                if not row.text(PLOT):
                    continue
                before = first.setdefault((row.text(PLOT), row.text(MATTER)), row)
                if before is not row:
                    yield Spot(
                        str(row.where(PLOT)),
                        f"地块 {row.text(PLOT)} 的“{row.text(MATTER)}”报了两次："
                        f"户 {before.household} 一次（{before.where(PLOT)}），户 {row.household} 一次；"
                        "同一地块、同一事项只奖补一次，请删去一行",
                    )


CHECK = Check(
    name="claimed_twice",
    code="C764",
    severity=WARNING,
    asks="同一地块、同一事项有没有重复申报奖补",
    ground="以奖代补方案关于不重复奖补的规定",
    find=_find,
    mechanisms=(36, 40),
)
