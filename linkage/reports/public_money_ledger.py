"""Public money from its source to the households (资金流向表): what reached whom, what is left or strayed."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.checks.earmark_outside import outside
from linkage.engine.asset_income import SHEET, cost
from linkage.engine.money_trace import KEPT, TO_PEOPLE, Use, uses
from linkage.ground.money import ZERO, Money
from linkage.ground.units import YUAN
from linkage.model.entitlement import Settlement
from linkage.model.public_money import is_public, public_fact
from linkage.model.registers import Row
from linkage.report import Heading, Report, Table
from linkage.telling.counting import UNKNOWN, households
from linkage.telling.summary import add

_SUMS = (
    Heading("资金"),
    Heading("来源", 50),
    Heading("用途", 36),
    Heading("到账", 26, "num", added=True),
    Heading("到户", 26, "num", added=True),
    Heading("其他支出", 26, "num", added=True),
    Heading("用途外", 24, "num", added=True),
    Heading("未用", 26, "num", added=True),
)
_WHERE = (
    Heading("资金"),
    Heading("去向", 90),
    Heading("性质", 30, "center"),
    Heading("金额", 34, "num"),
    Heading("到户数", 24, "center"),
    Heading("在用途内", 26, "center"),
)
_ASSETS = (Heading("资金来源"), Heading("项数", 30, "center"), Heading("形成资产原值", 50, "num", added=True))


def _tell(settlement: Settlement) -> Sequence[Table]:
    rows = [row for row in settlement.books.rows("事实") if public_fact(row) and _amount(row)]
    assets = _assets(settlement)
    if not rows and not assets.rows:
        return ()
    return (_sums(settlement, rows), _where(settlement, rows), assets)


def _amount(row: Row) -> Money:
    figure = row.figure("数值")
    return figure.to(YUAN).to_fen().money if figure is not None and figure.unit.fits(YUAN) else ZERO


def _uses(settlement: Settlement, row: Row) -> Sequence[Use]:
    return [use for use in uses(settlement) if use.source == f"事实.{row.text('名称')}"]


def _sums(settlement: Settlement, rows: Sequence[Row]) -> Table:
    told: list[tuple[str, ...]] = []
    sums = [ZERO] * 5
    for row in rows:
        mine = _uses(settlement, row)
        people = add(use.amount for use in mine if use.sort == TO_PEOPLE)
        strayed = add(use.amount for use in mine if outside(row, use))
        spent = add(use.amount for use in mine if use.sort not in {TO_PEOPLE, KEPT})
        left = _amount(row) - people - spent
        amounts = (_amount(row), people, spent, strayed, left)
        sums = [total + amount for total, amount in zip(sums, amounts, strict=True)]
        name = (row.text("名称"), row.text("来源") or UNKNOWN, row.text("用途") or "没有写")
        told.append((*name, *map(str, amounts)))
    total = ("合计", "", "", *map(str, sums))
    note = "到账＝到户＋其他支出＋未用；用途外的已经包含在到户和其他支出里，要另行收回或改正。"
    return Table("一、每笔公共资金", _SUMS, tuple(told), total, (note,))


def _where(settlement: Settlement, rows: Sequence[Row]) -> Table:
    told: list[tuple[str, ...]] = []
    for row in rows:
        mine = _uses(settlement, row)
        for use in mine:
            lines = [line for line in settlement.lines if line.clause == use.clause]
            allowed = "" if use.sort == KEPT else "否" if outside(row, use) else "是"
            count = str(len(households(lines))) if use.sort == TO_PEOPLE else ""
            told.append(
                (row.text("名称"), f"{use.pool}：{use.to}", use.sort, str(use.amount), count, allowed)
            )
        if not mine:
            told.append((row.text("名称"), "没有进任何分配", "未用", str(_amount(row)), "", ""))
    return Table("二、从来源到户", _WHERE, tuple(told))


def _assets(settlement: Settlement) -> Table:
    groups: dict[str, list[Row]] = {}
    for row in settlement.books.rows(SHEET):
        if is_public(row.text("资金来源")):
            groups.setdefault(row.text("资金来源"), []).append(row)
    told = [(name, str(len(inside)), str(add(map(cost, inside)))) for name, inside in sorted(groups.items())]
    total = (
        "合计",
        str(sum(map(len, groups.values()))),
        str(add(cost(r) for g in groups.values() for r in g)),
    )
    return Table("三、以前形成的资产", _ASSETS, tuple(told), total)


REPORT = Report(
    name="public_money_ledger",
    title="公共资金流向表",
    edition="internal",
    about=(
        "名称或来源里写明财政、帮扶、衔接、补助、协作、捐赠等的，算公共资金；几笔钱在一个分配里的，按到账的比例追到各步。",
    ),
    tell=_tell,
    mechanisms=(44, 59, 86),
)
