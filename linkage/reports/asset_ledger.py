"""Asset ledger (帮扶项目资产台账, B12): the three classes of assets, what each earned and where it went."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from linkage.engine.asset_income import SHEET, Earned, cost, earned
from linkage.engine.money_trace import TO_PEOPLE, Use, split, uses
from linkage.ground.money import ZERO, Money
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.report import Heading, Report, Table
from linkage.telling.counting import UNKNOWN, households, percent
from linkage.telling.paper import last_day
from linkage.telling.summary import add

#: The classes of the policy, in its order; what says something else stands behind them.
_CLASSES = ("到户类", "经营性", "公益性")

_BOOK = (
    Heading("资产号", 18),
    Heading("名称"),
    Heading("类别", 18),
    Heading("原值", 28, "num"),
    Heading("资金来源", 38),
    Heading("验收日", 27, "center"),
    Heading("所有者", 36),
    Heading("本期收入", 26, "num"),
    Heading("收入÷原值", 20, "num"),
)
_WHERE = (
    Heading("资产号", 18),
    Heading("名称"),
    Heading("收入记在", 44),
    Heading("去向", 66),
    Heading("性质", 22, "center"),
    Heading("金额", 28, "num"),
    Heading("到户数", 18, "center"),
)


def _tell(settlement: Settlement) -> Sequence[Table]:
    first = min(a.season.first for a in settlement.arrangements)
    rows = [row for row in settlement.books.rows(SHEET) if not _ended(row, first)]
    rows.sort(key=lambda row: (_rank(row), row.text("资产号"), row.number))
    if not rows:
        return ()
    incomes = earned(settlement)
    return (_book(rows, incomes, last_day(settlement)), _where(settlement, incomes))


def _ended(row: Row, day: datetime.date) -> bool:
    """Say whether a valuation was no longer in force on a day."""
    end = row.day("止")
    return end is not None and end.date < day


def _rank(row: Row) -> tuple[int, str]:
    said = row.text("类别")
    at = next((at for at, name in enumerate(_CLASSES) if said.startswith(name[:2])), len(_CLASSES))
    return (at, said)


def _book(rows: Sequence[Row], incomes: Sequence[Earned], last: datetime.date) -> Table:
    got: Mapping[int, Money] = {
        row.number: add(one.amount for one in incomes if one.row.number == row.number) for row in rows
    }
    told = [
        (
            row.text("资产号"),
            row.text("名称"),
            row.text("类别") or UNKNOWN,
            str(cost(row)),
            row.text("资金来源") or UNKNOWN,
            _day(row),
            row.text("所有者") or UNKNOWN,
            str(got[row.number]),
            percent(got[row.number].yuan, cost(row).yuan),
        )
        for row in rows
    ]
    now = [row for row in rows if not _ended(row, last)]
    costs, sums = add(map(cost, now)), add(got.values())
    total = ("合计", f"{len(now)} 项", "", str(costs), "", "", "", str(sums), percent(sums.yuan, costs.yuan))
    notes = (
        *_by_class(rows, got, last),
        *_replaced(rows, last),
        "收入÷原值只是这一季的数，不是评分；没有收入的写明状态和打算。",
    )
    return Table("一、资产和本期收入", _BOOK, tuple(told), total, notes)


def _replaced(rows: Sequence[Row], last: datetime.date) -> Sequence[str]:
    """Valuations that another took the place of inside the season: told, and not added to the total."""
    return [
        f"{row.text('资产号')} 的 {cost(row)} 元用到{chinese_date(end.date)}，以后换了作价，不计入合计。"
        for row in rows
        if _ended(row, last) and (end := row.day("止")) is not None
    ]


def _by_class(rows: Sequence[Row], got: Mapping[int, Money], last: datetime.date) -> Sequence[str]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.text("类别") or UNKNOWN, []).append(row)
    return [
        f"{name} {sum(not _ended(row, last) for row in inside)} 项，"
        f"原值 {add(cost(row) for row in inside if not _ended(row, last))} 元，"
        f"本期收入 {add(got[row.number] for row in inside)} 元。"
        for name, inside in groups.items()
    ]


def _day(row: Row) -> str:
    day = row.day("验收日")
    return chinese_date(day.date) if day is not None else "未验收"


def _where(settlement: Settlement, incomes: Sequence[Earned]) -> Table:
    rows: list[tuple[str, ...]] = []
    followed = ZERO
    for one in incomes:
        on = [use for use in uses(settlement) if use.source == one.source]
        shares = split(one.amount, [use.amount for use in on])
        for use, amount in zip(on, shares, strict=True):
            followed = followed + amount
            rows.append(_row(settlement, one, use, amount))
        if not on:
            rows.append(
                (
                    one.row.text("资产号"),
                    one.row.text("名称"),
                    one.source,
                    "没有进任何分配",
                    "",
                    str(one.amount),
                    "",
                )
            )
    total = ("合计", "", "", "", "", str(add(one.amount for one in incomes)), "")
    note = f"进了分配、追到去处的 {followed} 元；几项收入在一个分配里的，按收入的比例分到各步。"
    return Table("二、收入去了哪里", _WHERE, tuple(rows), total, (note,))


def _row(settlement: Settlement, one: Earned, use: Use, amount: Money) -> tuple[str, ...]:
    lines = [line for line in settlement.lines if line.clause == use.clause]
    return (
        one.row.text("资产号"),
        one.row.text("名称"),
        one.source,
        f"{use.pool}：{use.to}",
        use.sort,
        str(amount),
        str(len(households(lines))) if use.sort == TO_PEOPLE else "",
    )


REPORT = Report(
    name="asset_ledger",
    title="帮扶项目资产台账",
    edition="internal",
    about=("资产照〔资产〕登记；收入和去向由结算结果追出来，每项资产的去向加起来正好等于它的收入。",),
    tell=_tell,
    mechanisms=(25, 28, 29, 45, 46),
)
