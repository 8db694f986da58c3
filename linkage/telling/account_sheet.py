"""The sheet of a member's account (成员账户): rows from the year's beginning to its end, and what they mean.

The columns are those of the official form; amounts are only put in their places here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from linkage.engine.accounts import EXIT
from linkage.ground.figure import Figure
from linkage.ground.units import YUAN
from linkage.model.accounts import (
    EVENED,
    EVENED_LATE,
    FROM_RESERVE,
    FROM_SURPLUS,
    ITEMS,
    LEAVES,
    LEFT,
    OPENING,
    QUANTIFIED,
    SHEET,
    MemberAccount,
)
from linkage.model.entitlement import Line, Settlement
from linkage.telling.paper import last_day, signed
from linkage.telling.summary import add
from linkage.words.anatomy import ground
from linkage.words.explain import numbers
from linkage.words.wording import spoken

#: What an entry is called, in the order in which a year goes.
_WORDS: Mapping[str, str] = {
    EVENED: "补助、捐赠份额分配前重新平均",
    QUANTIFIED: "本年提取的盈余公积量化到成员",
    FROM_RESERVE: "公积金转为出资（不付现金）",
    FROM_SURPLUS: "剩余盈余转为出资（不付现金）",
    EVENED_LATE: "补助、捐赠份额年末重新平均",
    LEFT: "成员资格终止，退还出资和公积金份额",
}


@frozen
class SheetRow:
    """One row of the sheet: day, words, an amount for each item, trade, refund and dividend, as printed.

    ``trade`` is how much was traded, ``value`` for how much money.
    """

    day: str
    words: str
    items: Mapping[str, str] = field(factory=dict)
    trade: str = ""
    value: str = ""
    refund: str = ""
    dividend: str = ""


@frozen
class Worked:
    """How one amount came about: what it is, the sum, and the grounds."""

    title: str
    numbers: str
    ground: str


def short_day(day: datetime.date) -> str:
    """A day of the year that stands at the head of the sheet."""
    return f"{day.month}月{day.day}日"


def sheet_rows(settlement: Settlement, account: MemberAccount) -> Iterator[SheetRow]:
    """The rows between the opening and the totals, in the order of the year."""
    season, end = settlement.main.season, short_day(last_day(settlement))
    rows = [row for row in settlement.books.rows_of(SHEET, account.payee) if row.day("日期") is not None]
    for row in sorted(rows, key=lambda one: str(one.day("日期"))):
        day, figure = row.day("日期"), row.figure("金额")
        if day is not None and figure is not None and season.first <= day.date <= season.last:
            words = f"本年登记：{row.text('项目')}"
            yield SheetRow(short_day(day.date), words, {row.text("项目"): str(figure.to_fen().money)})
    yield from _traded(account, end)
    if account.refund.money:
        yield SheetRow(end, "盈余返还（按交易量）", refund=str(account.refund.money))
    if account.dividend.money:
        yield SheetRow(end, "剩余盈余分配（按账户）", dividend=str(account.dividend.money))
    for kind, words in _WORDS.items():
        amounts = {item: signed(account.amount(item, kind)) for item in ITEMS}
        if any(amounts.values()):
            yield SheetRow(end, words, amounts)


def _traded(account: MemberAccount, end: str) -> Iterator[SheetRow]:
    """What was traded in the year, a row for each product: how much, and for how much money."""
    products = dict.fromkeys(_product(of) for of, _ in account.trade)
    for product in products:
        mine = [figure for of, figure in account.trade if _product(of) == product]
        amounts = [spoken(figure) for figure in mine if figure.unit != YUAN]
        values = [str(figure.to_fen().money) for figure in mine if figure.unit == YUAN]
        yield SheetRow(
            end, f"全年交售{product}", trade="、".join(amounts), value="、".join(values) or "没有登记"
        )


def _product(of: str) -> str:
    return of.partition("（")[2].removesuffix("）")


def _whole(account: MemberAccount) -> tuple[str, str]:
    """All that was traded, where it is of one kind, and for how much money."""
    amounts = [figure for _, figure in account.trade if figure.unit != YUAN]
    values = [figure.to_fen().money for _, figure in account.trade if figure.unit == YUAN]
    return spoken(amounts[0]) if len(amounts) == 1 else "", str(add(values)) if values else ""


def opening_row(settlement: Settlement, account: MemberAccount) -> SheetRow:
    """What the account held when the year began."""
    first = min(a.season.first for a in settlement.arrangements)
    items = {item: str(account.amount(item, OPENING)) for item in ITEMS}
    return SheetRow(short_day(first), "年初金额", items)


def total_rows(account: MemberAccount) -> Sequence[SheetRow]:
    """What the year brought, and what stands in the account at its end."""
    moved = {item: str(account.amount(item) - account.amount(item, OPENING)) for item in ITEMS}
    trade, value = _whole(account)
    refund, dividend = str(account.refund.money), str(account.dividend.money)
    closing = {item: str(account.amount(item)) for item in ITEMS}
    return (
        SheetRow("", "本年合计", moved, trade, value, refund, dividend),
        SheetRow("", "年末余额", closing),
    )


def sentences(settlement: Settlement, account: MemberAccount) -> Iterator[str]:
    """What the account means, in three sentences."""
    amount = account.amount
    if account.standing == LEAVES:
        paid = add(line.amount for line in _lines(settlement, account) if line.clause == EXIT)
        yield f"本年成员资格终止：退还出资和公积金份额，减去分担的亏损和债务，共 {paid} 元，账户到年末结清"
        yield "财政补助和捐赠形成的份额不退，平均给留下的成员"
    else:
        capital = amount("出资") + amount("到户资产")
        yield f"年末，您家在社里的出资是 {capital} 元，公积金份额 {amount('公积金')} 元，退社时照章程退还"
        shares = amount("补助") + amount("捐赠")
        yield f"财政补助和捐赠的份额 {shares} 元只用来参加分配，不退、不付现金"
    converted = amount("出资", FROM_SURPLUS)
    beside = f"，其中 {converted} 元转为出资，不付现金" if converted else ""
    debts = [debt for debt in settlement.debts_of(account.payee) if debt.held and debt.carried]
    payable = add(debt.payable for debt in settlement.debts_of(account.payee))
    held = "".join(f"；{debt.carried} 元先不付（{debt.held}）" for debt in debts)
    surplus = f"本年盈余返还 {account.refund.money} 元，剩余盈余分配 {account.dividend.money} 元{beside}"
    yield f"{surplus}。这次付现金 {payable} 元{held}"


def workings(settlement: Settlement, account: MemberAccount) -> Iterator[Worked]:
    """How this year's amounts came about."""
    accounts = settlement.accounts
    clauses = (*accounts.refunds, *accounts.dividends, EXIT) if accounts is not None else ()
    for line in _lines(settlement, account):
        if accounts is None or line.clause not in clauses:
            continue
        title = "盈余返还" if line.clause in accounts.refunds else "剩余盈余分配"
        title = EXIT if line.clause == EXIT else title
        odd = "，补零头 1 分" if line.figure.params.get("extra") is True else ""
        yield Worked(title, f"{numbers(line.figure)}{odd}", "；".join(ground(line.figure)))
    for entry in account.entries:
        if entry.kind in {EVENED, EVENED_LATE} and entry.figure.money:
            yield Worked(f"{entry.item}重新平均", _evened(entry.figure), "；".join(ground(entry.figure)))
        if entry.kind in {QUANTIFIED, FROM_SURPLUS, FROM_RESERVE} and entry.figure.money.fen > 0:
            odd = "，补零头 1 分" if entry.figure.params.get("extra") is True else ""
            title = f"公积金{entry.kind}" if entry.kind == QUANTIFIED else entry.kind
            yield Worked(title, f"{numbers(entry.figure)}{odd}", "；".join(ground(entry.figure)))


def _evened(figure: Figure) -> str:
    """How an even share came about: what all hold by so many members, and what the member held before."""
    share, *before = figure.args if figure.op == "sub" else (figure,)
    if not isinstance(share, Figure) or share.op != "share":
        return f"{numbers(figure)}，平均给留下的成员"
    odd = "，补零头 1 分" if share.params.get("extra") is True else ""
    old = [numbers(one) for one in before if isinstance(one, Figure)]
    held = "".join(f"；原有 {one}，差 {signed(figure.money)} 元" for one in old)
    return f"{numbers(share)}{odd}{held}"


def _lines(settlement: Settlement, account: MemberAccount) -> Sequence[Line]:
    payer = settlement.accounts.payer if settlement.accounts is not None else ""
    return [line for line in settlement.lines if (line.payee, line.payer) == (account.payee, payer)]
