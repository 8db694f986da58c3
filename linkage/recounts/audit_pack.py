"""The audit sheet again: counted off the roster, the lines, the debts and the findings, row by row."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from linkage.ground.money import Money
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Debt, Line, Settlement
from linkage.model.tax import Tax
from linkage.recounting.late import Late, late_again
from linkage.recounting.tables import Counted, recounted

_FEW = 3


def _count(settlement: Settlement) -> Iterator[Counted]:
    yield Counted("一、户数、笔数和金额", ("数什么", "数"), tuple(_counts(settlement)), notes=())
    yield Counted(
        "二、必须相符的合计",
        ("必须相符的合计", "结果"),
        tuple((" ".join(str(Money(fen)) for fen in sums), "相符") for sums in _sums(settlement)),
        numbers=("必须相符的合计",),
        notes=(),
    )
    found = Counter((one.code, one.severity) for one in settlement.findings)
    findings = tuple((*sort, str(count)) for sort, count in found.items())
    yield Counted("三、发现", ("编号", "轻重", "处数"), findings)
    decided = tuple((row.text("编号"), row.text("对象")) for row in settlement.books.rows("决定"))
    yield Counted("四、答复和准予", ("编号", "对象"), decided)
    yield Counted("五、读入的文件", ("文件", "摘要（sha256）"), tuple(settlement.inputs))
    yield _late(settlement)
    yield from _taxes(settlement)


def _home(payee: str) -> str:
    return payee.partition(".")[0]


def _of_people(settlement: Settlement) -> tuple[Sequence[Line], Sequence[Debt]]:
    homes = settlement.books.households
    return (
        [line for line in settlement.lines if _home(line.payee) in homes],
        [debt for debt in settlement.debts if _home(debt.payee) in homes],
    )


def _counts(settlement: Settlement) -> Iterator[tuple[str, str]]:
    lines, debts = _of_people(settlement)
    homes = settlement.books.households
    earning = {_home(line.payee) for line in lines}
    paid = {_home(debt.payee) for debt in debts if debt.paid.fen}
    now = {_home(debt.payee) for debt in debts if debt.payable.fen}
    reasons = {_home(one.payee) for one in settlement.reasons}
    mine = sum(line.amount.fen for line in lines)
    whole = sum(line.amount.fen for line in settlement.lines)
    yield "名册上的户", f"{len(homes)}"
    yield "名册上的人", f"{sum(len(one.members) for one in homes.values())}"
    yield "有应得的户（带动户数）", f"{len(earning)}"
    yield "没有应得、写明原因的户", f"{len(reasons - earning)}"
    yield "已经付过钱的户", f"{len(paid)}"
    yield "现在要付钱的户", f"{len(now)}"
    yield "有应得，却没有付过、也没有现付的户", f"{len(earning - (paid | now))}"
    yield "应得笔数", f"{len(lines)}"
    yield "应得合计（元）", str(Money(mine))
    if whole != mine:
        yield "付给单位的条款款项，不在上一行里（元）", str(Money(whole - mine))
        yield "应得合计，连同付给单位的（元）", str(Money(whole))
    yield "已付合计（元）", str(Money(sum(debt.paid.fen for debt in debts)))
    yield "现付合计（元）", str(Money(sum(debt.payable.fen for debt in debts)))
    yield "结转合计（元）", str(Money(sum(debt.carried.fen for debt in debts)))
    yield "更正笔数", f"{len(settlement.books.rows('更正'))}"
    yield "〔决定〕件数", f"{len(settlement.books.rows('决定'))}"


def _sums(settlement: Settlement) -> Iterator[tuple[int, ...]]:
    """Each sum that must agree, in fen, as often as it stands; before that of debts what no line tells."""
    _, debts = _of_people(settlement)
    lines, gross = (
        sum(line.amount.fen for line in settlement.lines),
        sum(debt.gross.fen for debt in settlement.debts),
    )
    now = sum(debt.payable.fen for debt in debts)
    yield lines, lines
    yield gross - lines, gross, gross
    yield now, now, now
    for payer in {debt.payer for debt in debts}:
        left = sum(one.payable.fen + one.carried.fen for one in debts if one.payer == payer)
        yield left, left
    for outcome in settlement.pools:
        yield outcome.taken_in.fen, outcome.taken_in.fen


def _late(settlement: Settlement) -> Counted:
    found = late_again(settlement)
    rows = [
        (*_named(settlement, line), _since(several), *_sums_of(several), _cost(settlement, line))
        for line, own in found
        for several in ([own] if len(own) > _FEW else [(one,) for one in own])
    ]
    every = [one for _, own in found for one in own]
    told = ("", f"{len(every)} 笔", "", "", "", str(Money(sum(one.fen for one in every))), "")
    total = ("合计", *told[1:]) if every else ()
    columns = ("付款方", "收款人", "条款", "应付日", "逾期天数", "没有付（元）", "违约金（元）")
    return Counted("六、到期没有付的", columns, tuple(rows), total, notes=())


def _named(settlement: Settlement, line: Line) -> tuple[str, str, str]:
    named = f"{line.clause}（{line.cite.article}）"
    return settlement.party_name(line.payer), f"{line.payee} {line.name}", named


def _sums_of(several: Sequence[Late]) -> tuple[str, str]:
    return str(several[0].days), str(Money(sum(one.fen for one in several)))


def _since(several: Sequence[Late]) -> str:
    day: datetime.date = several[0].due
    return f"{chinese_date(day)}起" if len(several) > 1 else chinese_date(day)


def _cost(settlement: Settlement, line: Line) -> str:
    """What lateness costs on a line, which is a line of its own."""
    name = f"{line.clause}逾期违约金"
    costs = [
        str(one.amount)
        for one in settlement.lines
        if (one.payer, one.payee, one.clause) == (line.payer, line.payee, name)
    ]
    return costs[0] if costs else "没有约定"


def _taxes(settlement: Settlement) -> Iterator[Counted]:
    """The income taxes of each payer by head and manner, added up from the taxes one by one."""
    found: dict[tuple[str, str, str, str], list[Tax]] = {}
    for tax in settlement.taxes:
        if tax.tax == "个人所得税" and tax.amount is not None and tax.amount.fen and tax.standing in _TAXED:
            key = (tax.payer, tax.head, tax.manner, "" if tax.standing == "应税" else tax.words)
            found.setdefault(key, []).append(tax)
    rows = tuple(
        (
            settlement.party_name(payer),
            head,
            str(len({tax.payee for tax in taxes})),
            str(Money(sum(tax.base.fen for tax in taxes))),
            str(Money(sum(tax.amount.fen for tax in taxes if tax.amount is not None))),
        )
        for (payer, head, _, _), taxes in found.items()
    )
    if rows:
        columns = ("付款方", "税目", "收款人", "收入（元）", "算出的税（元）")
        yield Counted("七、付给个人的钱，要申报、代扣的个人所得税", columns, rows, notes=())


_TAXED = ("应税", "有争议")

RECOUNT = recounted("audit_pack", _count)
