"""Asset ledger (帮扶项目资产台账、收益台账, B12): assets, whose they are, what each earned, where it went."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from linkage.engine.asset_income import SHEET, Earned, cost, earned
from linkage.engine.money_trace import TO_PEOPLE, Use
from linkage.ground.money import ZERO, Money
from linkage.ground.season import chinese_date
from linkage.ground.units import YUAN
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.report import Heading, Report, Table
from linkage.telling.asset_uses import COLUMNS, by_column, papers_of, used
from linkage.telling.counting import UNKNOWN, households, percent
from linkage.telling.paper import last_day, season_name
from linkage.telling.summary import add
from linkage.words.wording import decimal

#: The classes of the policy, in its order; what says something else stands behind them.
_CLASSES = ("到户类", "经营性", "公益性")
#: Assets that are a claim or a share lose nothing by use.
_NO_WEAR = ("股权", "债权", "股金")
_IDLE = ("闲置", "低效", "毁损")

_BOOK = (
    Heading("资产号", 15),
    Heading("名称"),
    Heading("类别", 16),
    Heading("坐落", 28),
    Heading("数量", 18, "num"),
    Heading("购建或验收日", 27, "center"),
    Heading("原值", 28, "num"),
    Heading("累计折旧", 26, "num"),
    Heading("净值", 28, "num"),
    Heading("资金来源", 30),
)
_RIGHTS = (
    Heading("资产号", 15),
    Heading("名称"),
    Heading("所有权人", 34),
    Heading("经营权人", 26),
    Heading("收益权人", 26),
    Heading("监督人", 22),
    Heading("合同编号", 28),
    Heading("起止", 36, "center"),
    Heading("使用情况和打算", 30),
)
_INCOME = (
    Heading("资产号", 18),
    Heading("名称"),
    Heading("本期应收", 36, "num", added=True),
    Heading("实收", 36, "num", added=True),
    Heading("欠收", 36, "num", added=True),
    Heading("应收÷原值", 24, "num"),
)
_USES = (
    Heading("年度", 18),
    Heading("资产"),
    Heading("应收", 26, "num", added=True),
    Heading("实收", 26, "num", added=True),
    *(Heading(name, 25, "num", added=True) for name in COLUMNS),
    Heading("决议号", 20),
)
_WHERE = (
    Heading("资产号", 18),
    Heading("名称"),
    Heading("收入记在", 44),
    Heading("去向", 66),
    Heading("性质", 22, "center"),
    Heading("金额", 32, "num", added=True),
    Heading("到户数", 18, "center"),
)


def _tell(settlement: Settlement) -> Sequence[Table]:
    first = min(a.season.first for a in settlement.arrangements)
    rows = [row for row in settlement.books.rows(SHEET) if not _ended(row, first)]
    rows.sort(key=lambda row: (_rank(row), row.text("资产号"), row.number))
    if not rows:
        return ()
    incomes = earned(settlement)
    last = last_day(settlement)
    got = {row.number: add(one.amount for one in incomes if one.row.number == row.number) for row in rows}
    return (
        _book(rows, got, last),
        _rights(rows),
        _income(rows, got, last),
        _ledger(settlement, rows, incomes, got),
        _where(settlement, incomes),
    )


def _ended(row: Row, day: datetime.date) -> bool:
    """Say whether a valuation was no longer in force on a day."""
    end = row.day("止")
    return end is not None and end.date < day


def _rank(row: Row) -> tuple[int, str]:
    said = row.text("类别")
    at = next((at for at, name in enumerate(_CLASSES) if said.startswith(name[:2])), len(_CLASSES))
    return (at, said)


def _book(rows: Sequence[Row], got: Mapping[int, Money], last: datetime.date) -> Table:
    told = [
        (
            row.text("资产号"),
            row.text("名称"),
            row.text("类别") or UNKNOWN,
            row.text("坐落"),
            _quantity(row),
            _day(row),
            str(cost(row)),
            *_worn(row),
            row.text("资金来源") or UNKNOWN,
        )
        for row in rows
    ]
    now = [row for row in rows if not _ended(row, last)]
    total = ("合计", f"{len(now)} 项", "", "", "", "", str(add(map(cost, now))), "", "", "")
    notes = (
        *_by_class(rows, got, last),
        *_replaced(rows, last),
        "累计折旧照账上的数，没有登记的空着；股权、债权不提折旧。",
    )
    return Table("一、资产", _BOOK, tuple(told), total, notes)


def _quantity(row: Row) -> str:
    figure = row.figure("数量")
    return f"{decimal(figure.value)} {row.text('单位')}".strip() if figure is not None else ""


def _worn(row: Row) -> tuple[str, str]:
    """Depreciation as the accounts have it, and what is left of the cost."""
    if any(word in f"{row.text('名称')}{row.text('类别')}" for word in _NO_WEAR):
        return "不提", str(cost(row))
    worn = _money(row, "累计折旧")
    return (str(worn), str(cost(row) - worn)) if worn is not None else ("", "")


def _money(row: Row, heading: str) -> Money | None:
    figure = row.figure(heading)
    return figure.to(YUAN).to_fen().money if figure is not None else None


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
    day = row.day("购建日") or row.day("验收日")
    return chinese_date(day.date) if day is not None else "未验收"


def _rights(rows: Sequence[Row]) -> Table:
    told = [
        (
            row.text("资产号"),
            row.text("名称"),
            row.text("所有者") or UNKNOWN,
            *(row.text(heading) for heading in ("经营权人", "收益权人", "监督人", "合同编号")),
            _term(row),
            "；".join(text for text in (row.text("使用情况") or row.text("状态"), row.text("打算")) if text),
        )
        for row in rows
    ]
    idle = [row.text("资产号") for row in rows if row.text("使用情况") in _IDLE and not row.text("打算")]
    notes = ["所有、经营、收益、监督各归谁，分开写；空着的还没有登记。"]
    notes += [f"{'、'.join(idle)} 闲置、低效或毁损，还没有写原因和打算。"] if idle else []
    return Table("二、权利和使用", _RIGHTS, tuple(told), notes=tuple(notes))


def _term(row: Row) -> str:
    days = [row.day(heading) for heading in ("起", "止")]
    first, last = (chinese_date(day.date) if day is not None else "" for day in days)
    return f"{first}至{last}" if last else f"{first}起" if first else ""


def _income(rows: Sequence[Row], got: Mapping[int, Money], last: datetime.date) -> Table:
    told = []
    for row in rows:
        paid = _money(row, "实收")
        told.append(
            (
                row.text("资产号"),
                row.text("名称"),
                str(got[row.number]),
                str(paid) if paid is not None else "",
                str(got[row.number] - paid) if paid is not None else "",
                percent(got[row.number].yuan, cost(row).yuan),
            )
        )
    now = [row for row in rows if not _ended(row, last)]
    costs, sums = add(map(cost, now)), add(got.values())
    total = ("合计", "", str(sums), *_received(rows, got), percent(sums.yuan, costs.yuan))
    note = "应收÷原值只是这一季的数，不是评分；实收空着的没有登记，不算欠收。"
    return Table("三、本期收入", _INCOME, tuple(told), total, (note,))


def _received(rows: Sequence[Row], got: Mapping[int, Money]) -> tuple[str, str]:
    """What came in, and what is still owed by those assets of which it is known."""
    paid = [(row, amount) for row in rows if (amount := _money(row, "实收")) is not None]
    if not paid:
        return "", ""
    return str(add(amount for _, amount in paid)), str(add(got[row.number] - amount for row, amount in paid))


def _ledger(
    settlement: Settlement, rows: Sequence[Row], incomes: Sequence[Earned], got: Mapping[int, Money]
) -> Table:
    """收益台账: one row an asset that earned or took in something."""
    told: list[tuple[str, ...]] = []
    sums = dict.fromkeys(COLUMNS, ZERO)
    for row in rows:
        mine = [one for one in incomes if one.row.number == row.number]
        paid = _money(row, "实收")
        if not mine and paid is None:
            continue
        parts = by_column(settlement, mine)
        sums = {name: sums[name] + parts[name] for name in COLUMNS}
        name = f"{row.text('资产号')} {row.text('名称')}"
        amounts = (str(got[row.number]), str(paid) if paid is not None else "")
        uses = (str(parts[column]) if parts[column] else "" for column in COLUMNS)
        told.append((season_name(settlement), name, *amounts, *uses, papers_of(settlement, mine)))
    known = (str(add(got.values())), _received(rows, got)[0])
    total = ("合计", "", *known, *(str(sums[name]) for name in COLUMNS), "")
    note = "各栏由结算追出来，加起来等于应收；结余是留在分配里和没有进分配的。"
    return Table("四、收益台账", _USES, tuple(told), total, (note,))


def _where(settlement: Settlement, incomes: Sequence[Earned]) -> Table:
    rows: list[tuple[str, ...]] = []
    followed = ZERO
    for one in incomes:
        parts = used(settlement, one)
        for use, amount in parts:
            followed = followed + amount
            rows.append(_row(settlement, one, use, amount))
        if not parts:
            front = (one.row.text("资产号"), one.row.text("名称"), one.source)
            rows.append((*front, "没有进任何分配", "", str(one.amount), ""))
    total = ("合计", "", "", "", "", str(add(one.amount for one in incomes)), "")
    note = f"进了分配、追到去处的 {followed} 元；几项收入在一个分配里的，按收入的比例分到各步。"
    none = "这些收入没有进任何分配，是本单位自己的收入。"
    notes = (note,) if followed else (none,) if rows else ()
    return Table("五、收入去了哪里", _WHERE, tuple(rows), total, notes)


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
