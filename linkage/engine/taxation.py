"""Taxation (算税): every head of every payee's incomes, by the law of the season's last day.

Incomes of one head from one payer are reckoned together, or clause by clause where the head says so. One
rounding, half up to the fen, stands at the end of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from attrs import define, evolve, field, frozen

from linkage.engine.ledger import line_figure
from linkage.engine.netting import Kept
from linkage.engine.term import Owed
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Rounding
from linkage.ground.spans import span
from linkage.ground.units import MONTH
from linkage.model.arrangement import Arrangement, Term
from linkage.model.charter import Charter
from linkage.model.entitlement import Line, Withheld
from linkage.model.law import Laws, NoLawError
from linkage.model.nature import nature_of
from linkage.model.payer import COMPANY, Statute, payer_kind
from linkage.model.tax import (
    BY_MONTH,
    FREE,
    INFORM,
    NONE,
    TAX_OFFICE,
    UNRECKONED,
    WITHHOLD,
    Tax,
    TaxChoice,
)
from linkage.tax import Case, Head, Income, heads

_LAND = "地块"
#: The tax on incomes of persons alone.
PERSONAL = "个人所得税"


@frozen
class _Group:
    """The lines that one head takes together."""

    head: Head
    case: Case
    lines: tuple[Line, ...]


def taxes(
    arrangements: Sequence[Arrangement],
    lines: Sequence[Line],
    laws: Laws | None,
    charter: Charter | None,
    organisations: frozenset[str] = frozenset(),
) -> tuple[Tax, ...]:
    """Every head of every household's and person's incomes; a head that is 不算 gives nothing.

    ``organisations`` are members that are no persons (单位成员): taxes on persons do not concern them.
    Without laws there are none. Raises :class:`InputRefusedError` where a tax has to be kept and cannot.
    """
    if laws is None:
        return ()
    said = charter.taxes if charter is not None else {}
    found: list[Tax] = []
    for arrangement in arrangements:
        mine = [line for line in lines if line.arrangement == arrangement.code]
        found += _Taxation(arrangement, laws, said, organisations).run(mine)
    problems = list(_problems(found))
    if problems:
        raise InputRefusedError(problems)
    return tuple(sorted(found, key=lambda tax: (tax.payee, tax.tax, tax.head, tax.payer, tax.clauses)))


def kept_taxes(found: Sequence[Tax]) -> Iterator[Kept]:
    """What is kept for the tax office, as the debts take it."""
    for tax in found:
        if tax.manner == WITHHOLD and tax.amount and tax.choice is not None:
            item = f"{tax.tax}（{tax.head}）"
            kept = Withheld(item, tax.payee, tax.to, tax.clauses, tax.figure, tax.choice.where)
            yield Kept(tax.payer, kept)


def _problems(found: Sequence[Tax]) -> Iterator[Problem]:
    """Taxes that have to be kept and cannot: nobody to pay them to, or no law that says how much."""
    told: set[tuple[object, str]] = set()
    for tax in found:
        choice = tax.choice
        if choice is None or tax.manner != WITHHOLD or (choice.where, choice.head) in told:
            continue
        if tax.amount is None and tax.standing == UNRECKONED:
            told.add((choice.where, choice.head))
            what, why = f"“{choice.head}”写了代扣，扣多少没有依据", tax.notice
            remedy = "请在 法规.yaml 补上这一天的数值，或把它改成 告知"
            yield Problem("E651", choice.where, what, why, remedy)
        elif tax.amount and not tax.to:
            told.add((choice.where, choice.head))
            what = f"“{choice.head}”写了代扣，协议里没有税务机关"
            why = "扣下的税是欠税务机关的钱，要有收款的一方"
            remedy = "请在当事人里加一行 税务机关: {代码: swj, 类型: 税务机关, 名称: …}，或改成 告知"
            yield Problem("E650", choice.where, what, why, remedy)


@define
class _Taxation:
    """The taxes of one arrangement."""

    arrangement: Arrangement
    laws: Laws
    charter: Mapping[str, TaxChoice]
    organisations: frozenset[str]
    asked: dict[str, Figure] = field(factory=dict)
    types: Mapping[str, str] = field(init=False)
    terms: Mapping[str, Term] = field(init=False)
    agreed: set[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.types = {party.code: party.legal_type for party in self.arrangement.parties.values()}
        self.agreed = {p.name for p in self.arrangement.pools if p.statute is Statute.CONTRACT}
        self.terms = {term.name: term for term in self.arrangement.terms}

    def run(self, lines: Sequence[Line]) -> Iterator[Tax]:
        for group in self._groups(lines):
            tax = self._tax(group)
            if tax.manner != NONE:
                yield tax

    def _groups(self, lines: Sequence[Line]) -> Iterator[_Group]:
        found: dict[tuple[str, ...], list[Line]] = {}
        cases: dict[tuple[str, ...], tuple[Head, Case]] = {}
        kept = {clause for one in self.arrangement.withholdings for clause in one.clauses}
        for line in lines:
            if line.payee in self.types or line.clause in kept:
                continue
            for head, case in self._heads(line):
                own = line.clause if head.alone else ""
                key: tuple[str, ...] = (head.name, case.words, line.payer, line.payee, own)
                found.setdefault(key, []).append(line)
                cases[key] = (head, case)
        for key, mine in found.items():
            head, case = cases[key]
            yield _Group(head, case, tuple(mine))

    def _heads(self, line: Line) -> Iterator[tuple[Head, Case]]:
        """The heads a line falls under, one of each tax."""
        term = self.terms.get(line.clause)
        income = Income(
            line.income,
            line.kind,
            payer_kind(self.types.get(line.payer, "")),
            land=term is not None and term.quantity[0] == _LAND,
            shared="/" in line.clause,
            agreed=line.clause.partition("/")[0] in self.agreed,
            nature=nature_of(self.arrangement, term) if term is not None else "",
        )
        taken: set[str] = set()
        for head in heads():
            case = head.case(income)
            if head.tax == PERSONAL and line.payee in self.organisations:
                continue
            if case is not None and head.tax not in taken:
                taken.add(head.tax)
                yield head, case

    def _choice(self, head: Head, payer: str) -> TaxChoice | None:
        """What the arrangement says of a head, or the charter of a payer that is no company."""
        own = self.arrangement.taxes.get(head.label)
        if own is None and payer_kind(self.types.get(payer, "")) is not COMPANY:
            own = self.charter.get(head.label)
        return own

    def _office(self, choice: TaxChoice | None, manner: str) -> str:
        """The code of the party that gets what is kept, or nothing when there is none."""
        if choice is None or manner != WITHHOLD:
            return ""
        parties = self.arrangement.parties.values()
        named = (party.code for party in parties if party.role == choice.to)
        offices = (party.code for party in parties if party.legal_type == TAX_OFFICE)
        return next(named if choice.to else offices, "")

    def _tax(self, group: _Group) -> Tax:
        head, case, first = group.head, group.case, group.lines[0]
        choice = self._choice(head, first.payer)
        manner = choice.manner_of(case.standing) if choice is not None else INFORM
        tax = Tax(
            tax=head.tax,
            head=head.label,
            payer=first.payer,
            payee=first.payee,
            clauses=tuple(dict.fromkeys(line.clause for line in group.lines)),
            base=sum((line.amount for line in group.lines), start=ZERO),
            manner=manner,
            standing=case.standing,
            notice=case.notice,
            words=case.words,
            choice=choice,
            to=self._office(choice, manner),
        )
        if head.reckon is None or case.standing == FREE or tax.manner == NONE:
            return tax
        times = choice.times if choice is not None and choice.times else head.times
        make = partial(self._reckon, group, times)
        try:
            amount = make().money
        except NoLawError as gap:
            return _without_law(tax, gap)
        return evolve(tax, amount=amount, figure=make)

    def _reckon(self, group: _Group, times: str) -> Figure:
        head = group.head
        whole = Figure.total([line_figure(line) for line in group.lines])
        if head.reckon is None:
            message = f"{head.name} reckons nothing"
            raise ValueError(message)
        if head.spread and times == BY_MONTH:
            count = self._months(head)
            found = head.reckon((whole / count).named("每次收入"), self._ask) * count
        else:
            parts = _by_month(group.lines, whole) if head.monthly and times == BY_MONTH else [whole]
            found = Figure.total([head.reckon(part, self._ask) for part in parts])
        return found.to_fen(Rounding.HALF_UP).named(head.item)

    def _months(self, head: Head) -> Figure:
        """Over how many times the season's rent is laid: its whole months, one at least."""
        once = self._ask(head.spread)
        months = span(self.arrangement.first_day, self.arrangement.last_day, "整月").to(MONTH)
        return (months.larger_of(once) / once).named("次数")

    def _ask(self, name: str) -> Figure:
        if name not in self.asked:
            day = self.arrangement.last_day.date
            figure = self.laws.required(name, day, self.arrangement.name).figure
            if figure is None:
                raise NoLawError(name, day, self.arrangement.name)
            self.asked[name] = figure
        return self.asked[name]


def _by_month(lines: Sequence[Line], whole: Figure) -> Sequence[Figure]:
    """What was earned in each month, the last with what rounding leaves; at once where no days are known."""
    (line, *others) = lines
    owed = line.derivable
    months = owed.by_month() if isinstance(owed, Owed) and not others else {}
    if len(months) <= 1:
        return [whole]
    parts = [months[month].named(f"{month[0]}年{month[1]}月") for month in sorted(months)]
    rest = whole
    for part in parts[:-1]:
        rest -= part
    return [*parts[:-1], rest.named("余下的月份")] if rest.value > 0 else [whole]


def _without_law(tax: Tax, gap: NoLawError) -> Tax:
    notice = f"无适用法条（{gap.day}）：“{gap.name}”没有哪一版管到这一天，没有算"
    return evolve(tax, standing=UNRECKONED, notice=notice, words="")
