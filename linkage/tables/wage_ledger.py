"""Wage ledger (工资支付台账): what each person was owed and paid for work, with the fields of a wage slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Said
from linkage.engine.payments import Parties, parties_of, payments_of
from linkage.engine.quantity import belongs
from linkage.ground.money import ZERO, Money
from linkage.ground.season import years_later
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Debt, Line, Settlement
from linkage.model.registers import Member, Row
from linkage.model.work import is_work
from linkage.table import Table
from linkage.telling.known_sums import earned
from linkage.words.wording import spoken

_KEPT = "工资支付台账保存年限"

_HEADINGS = (
    *("用人单位", "支付周期", "户号.成员号", "姓名", "证件号", "联系方式", "条款", "工作和工时"),
    *("应发（元）", "代扣（元）", "已付（元）", "未付（元）", "保存至", "本人签收"),
)


def _lines(settlement: Settlement) -> Iterator[tuple[Arrangement, Term, Line]]:
    terms = {term.name: (arrangement, term) for arrangement, term in settlement.terms()}
    for line in settlement.lines:
        if is_work(line.income, line.kind) and line.clause in terms:
            yield (*terms[line.clause], line)


def _paths(settlement: Settlement) -> Mapping[str, str]:
    payers = sorted({line.payer for _, _, line in _lines(settlement)})
    return {f"内部/wage_ledger-{payer}.csv": payer for payer in payers}


def _rows(settlement: Settlement, payer: str) -> Iterator[Sequence[str]]:
    debts = {debt.payee: debt for debt in settlement.debts if debt.payer == payer}
    parties = parties_of(settlement.arrangements)
    for arrangement, term, line in _lines(settlement):
        if line.payer == payer:
            settled = (_withheld(debts[line.payee], line), _paid(settlement, parties, line))
            yield _row(settlement, arrangement, term, (line, *settled))


def _row(
    settlement: Settlement, arrangement: Arrangement, term: Term, owed: tuple[Line, Money, Money]
) -> Sequence[str]:
    line, kept, paid = owed
    worker, household = _worker(settlement, line)
    identity = worker.row.secret("证件号")
    phone = worker.row.secret("电话") or household.row.secret("电话")
    return (
        settlement.party_name(line.payer),
        f"{arrangement.first_day.date} 至 {arrangement.last_day.date}",
        line.payee,
        line.name,
        str(identity) if identity is not None else "",
        str(phone) if phone is not None else "",
        term.name,
        "；".join(_work(settlement, arrangement, term, line)),
        line.amount.plain,
        kept.plain,
        paid.plain,
        (line.amount - kept - paid).plain,
        _kept_until(settlement, arrangement),
        "",
    )


def _worker(settlement: Settlement, line: Line) -> tuple[Member, Member]:
    """The person, or the head where the household is paid; and the head, whose telephone serves both."""
    household, _, number = line.payee.partition(".")
    known = settlement.books.households[household]
    person = next((member for member in known.members if member.number == number), known.head)
    return person, known.head


def _work(settlement: Settlement, arrangement: Arrangement, term: Term, line: Line) -> Iterator[str]:
    """Days, posts and hours as they were recorded, in the order of their days."""
    household, _, number = line.payee.partition(".")
    season = arrangement.season
    for row in sorted(settlement.books.rows_of(term.quantity[0], household), key=_day):
        day, amount = row.day("日期"), row.figure(term.quantity[1])
        if (number and row.member != number) or amount is None or day is None:
            continue
        if season.first <= day.date <= season.last and belongs(row, term.name, arrangement):
            yield f"{day.date} {row.text('岗位')} {spoken(amount)}"


def _day(row: Row) -> str:
    day = row.day("日期")
    return f"{day.date}{row.text('岗位')}" if day is not None else ""


def _withheld(debt: Debt, line: Line) -> Money:
    """What was kept from this clause; an item that keeps from several is told at the first of them."""
    return sum(
        (one.figure.money for one in debt.withheld if one.clauses[:1] == (line.clause,)),
        start=ZERO,
    )


def _paid(settlement: Settlement, parties: Parties, line: Line) -> Money:
    payments = payments_of(line, settlement.books, parties)
    return sum((one.amount.money for one in payments), start=ZERO)


def _kept_until(settlement: Settlement, arrangement: Arrangement) -> str:
    last = arrangement.last_day.date
    law = settlement.laws.on(_KEPT, last)
    if law is None or law.figure is None:
        return f"无适用法条（{last}）"
    day = years_later(last, int(law.figure.value)).isoformat()
    return day if law.cite.confirmed else f"{day}（{law.said}，未确认）"


def _total(settlement: Settlement, payer: str) -> str:
    return sum((line.amount for _, _, line in _lines(settlement) if line.payer == payer), start=ZERO).plain


def _says(settlement: Settlement, payer: str, rows: Sequence[Sequence[str]]) -> Iterator[Said]:
    """What each earned; what was kept, paid and is left of it; all together."""
    owed = _HEADINGS.index("应发（元）")
    for row in rows:
        payee, name, clause = (row[_HEADINGS.index(one)] for one in ("户号.成员号", "姓名", "条款"))
        yield Said(earned(clause, payee, name), row[owed])
        yield Said(f"{payee} {name}应发", row[owed], of=tuple(row[owed + 1 : owed + 4]))
    yield Said("应发合计", _total(settlement, payer), of=tuple(row[owed] for row in rows))


TABLE = Table(title="工资支付台账", headings=_HEADINGS, rows=_rows, paths=_paths, amount=_total, says=_says)
