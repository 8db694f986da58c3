"""Events of a season: what its lines, pools and debts are to the books of those who owe and receive.

Nothing is reckoned here that the settlement does not hold, but for one thing: a set-off is told for a debt
as a whole, and is laid here on the incomes it may be taken from, in their order.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from linkage.engine.accounts import EXIT
from linkage.engine.corrections import corrected
from linkage.engine.sharing import PAYEES
from linkage.engine.surplus import Surplus, surpluses
from linkage.ground.money import ZERO, Money
from linkage.journal.account_events import account_moves
from linkage.journal.event import MEMBER, OUTSIDER, PARTY, TAX_OFFICE, Event, Opposite
from linkage.model.arrangement import Arrangement, Pool
from linkage.model.distribution import is_opening
from linkage.model.entitlement import Debt, Line, Movement, PoolOutcome, Settlement, StepOutcome
from linkage.model.nature import DIVIDEND, nature_of
from linkage.model.payer import INTEREST, REFUND, Statute, payer_kind
from linkage.rule import rules

_NOBODY = Opposite("", "", "")


@frozen
class _Meaning:
    """What a clause is to the books of its payer."""

    income: str = ""
    kind: str = ""
    ground: str = ""
    shared: bool = False


@frozen
class _Matter:
    """What an event is about: its topic, its amount, and the words on the voucher."""

    topic: str
    amount: Money
    summary: str


def events(settlement: Settlement) -> Iterator[Event]:
    """All events of a season, in the order of the arrangements; those of one topic follow each other."""
    yield from _Season(settlement).run()


class _Season:
    def __init__(self, settlement: Settlement) -> None:
        self.settlement = settlement
        self.day = max(a.last_day.date for a in settlement.arrangements)
        self.types = {p.code: p.legal_type for a in settlement.arrangements for p in a.parties.values()}
        self.pools = {outcome.pool.name: outcome for outcome in settlement.pools}
        self.whole = {pool.name: a for a in settlement.arrangements for pool in a.pools}
        self.meanings = dict(self._meanings())
        self.members = _members(settlement)
        self.between: dict[tuple[str, str], list[Line]] = {}
        for line in settlement.lines:
            self.between.setdefault((line.payer, line.payee), []).append(line)

    def run(self) -> Iterator[Event]:
        clauses = self._by_clause()
        for clause, lines in clauses.items():
            if clause.partition("/")[0] not in self.pools and clause != EXIT:
                yield from self._lines(lines)
        results = {surplus.name: surplus for surplus in surpluses(self.settlement)}
        for outcome in self.settlement.pools:
            yield from self._result(outcome, results.get(outcome.pool.name))
            yield from self._pool(outcome)
            for clause, lines in clauses.items():
                if clause.partition("/")[0] == outcome.pool.name:
                    yield from self._lines(lines)
        for debt in self.settlement.debts:
            for moved in debt.movements:
                yield from self._moved(debt, moved)
            yield from self._withheld(debt)
            yield from self._set_off(debt)
        yield from self._accounts()
        for outcome in self.settlement.pools:
            yield from self._closed(outcome)
        yield from self._guarantees_closed(clauses)

    def _meanings(self) -> Iterator[tuple[str, _Meaning]]:
        kinds = {line.clause: line.kind for line in self.settlement.lines}
        for outcome in self.settlement.pools:
            pool, ground = outcome.pool, self._ground(outcome.pool)
            for step in pool.steps:
                shared = is_distribution(pool)
                found = _Meaning(step.income, kinds.get(f"{pool.name}/{step.number}", ""), ground, shared)
                yield f"{pool.name}/{step.number}", found
                if step.income:
                    yield pool.name, found
                    yield corrected(pool.name), found
                yield f"{pool.name}/{step.number}/补足", _Meaning(step.income, "补足", ground)
        for line in self.settlement.lines:
            if line.clause not in self.pools and "/" not in line.clause:
                yield line.clause, _Meaning(line.income, line.kind, str(line.cite))
        for arrangement, term in self.settlement.terms():
            nature = nature_of(arrangement, term)
            found = _Meaning(term.income, term.kind or nature, str(term.cite), shared=nature == DIVIDEND)
            yield term.name, found
            yield corrected(term.name), found

    def _ground(self, pool: Pool) -> str:
        return str(pool.cite) if pool.cite is not None else f"{self.whole[pool.name].code}“{pool.name}”"

    def meaning(self, clause: str) -> _Meaning:
        """What a clause, a pool or an item of money is; an item of its own is none of the incomes."""
        return self.meanings.get(clause, _Meaning())

    def opposite(self, owner: str, payee: str) -> Opposite:
        """Who stands opposite in the books of a party."""
        if payee in self.types:
            sort = TAX_OFFICE if self.types[payee] == TAX_OFFICE else PARTY
            return Opposite(payee, self.settlement.party_name(payee), sort)
        name = self.settlement.books.payee_name(payee)
        inside = payee.partition(".")[0] in self.members.get(owner, frozenset())
        return Opposite(payee, f"{payee} {name}", MEMBER if inside else OUTSIDER)

    def _event(self, owner: str, name: str, matter: _Matter, sides: tuple[Opposite, Opposite]) -> Event:
        meaning = self.meaning(matter.topic)
        return Event(
            owner,
            self.day,
            name,
            matter.topic,
            meaning.income,
            meaning.kind,
            matter.amount,
            *sides,
            matter.summary,
            meaning.ground,
        )

    def _by_clause(self) -> Mapping[str, Sequence[Line]]:
        found: dict[str, list[Line]] = {}
        for line in self.settlement.lines:
            found.setdefault(line.clause, []).append(line)
        return found

    def _lines(self, lines: Sequence[Line]) -> Iterator[Event]:
        for line in lines:
            yield from self._line(line)

    def _line(self, line: Line) -> Iterator[Event]:
        """What is owed under a clause: a cost or a distribution of the payer, an income of a party."""
        clause, payee = line.clause, self.opposite(line.payer, line.payee)
        what = rules()[line.income].plain if line.income in rules() else line.income
        topic = clause.partition("/")[0]
        sides = (_NOBODY, payee)
        if self._passed_on(line):
            owner = self.pools[topic].payer
            sides = (self.opposite(line.payer, owner), payee)
            yield self._event(line.payer, "代发", _Matter(clause, line.amount, f"代发{topic}"), sides)
        elif self.meaning(clause).shared:
            yield self._event(
                line.payer, "分配", _Matter(clause, line.amount, f"{topic}：分配给成员、农户"), sides
            )
        else:
            yield self._event(
                line.payer, "计提", _Matter(clause, line.amount, f"计提{topic}（{what}）"), sides
            )
        if line.payee in self.types:
            sides = (self.opposite(line.payee, line.payer), _NOBODY)
            gained = "分得" if self.meaning(clause).shared else "确认收入"
            yield self._event(line.payee, gained, _Matter(clause, line.amount, f"应收{topic}"), sides)

    def _passed_on(self, line: Line) -> bool:
        pool = self.pools.get(line.clause.partition("/")[0])
        return pool is not None and pool.payer != line.payer and line.clause.count("/") == 1

    def _pool(self, outcome: PoolOutcome) -> Iterator[Event]:
        """What the steps of a pool set aside or give to parties."""
        owner, name = outcome.payer, outcome.pool.name
        nobody = (_NOBODY, _NOBODY)
        for step in outcome.steps:
            topic = f"{name}/{step.step.number}"
            if step.step.kind == "提取" and step.amount and is_distribution(outcome.pool):
                yield self._event(
                    owner, "提取", _Matter(topic, step.amount, f"从{name}提取{step.name}"), nobody
                )
            payee = self._receiver(outcome, step)
            if payee and step.amount:
                yield from self._given(outcome, step, topic, payee)

    def _receiver(self, outcome: PoolOutcome, step: StepOutcome) -> str:
        """The other party that a step gives to, or that pays it on behalf; nothing when there is none."""
        payee = step.to
        if step.step.to in PAYEES:
            whole: Arrangement = self.whole[outcome.pool.name]
            payee = whole.party_code(step.step.via) if step.step.via else outcome.payer
        return payee if payee in self.types and payee != outcome.payer else ""

    def _given(self, outcome: PoolOutcome, step: StepOutcome, topic: str, payee: str) -> Iterator[Event]:
        owner, name = outcome.payer, outcome.pool.name
        shared = is_distribution(outcome.pool)
        sides = (_NOBODY, self.opposite(owner, payee))
        event = "分配" if shared else "计提"
        yield self._event(owner, event, _Matter(topic, step.amount, f"{name}：分给{step.name}"), sides)
        if not step.step.via:
            back = (self.opposite(payee, owner), _NOBODY)
            gained = "分得" if shared else "确认收入"
            yield self._event(payee, gained, _Matter(topic, step.amount, f"分得{name}"), back)

    def _result(self, outcome: PoolOutcome, surplus: Surplus | None) -> Iterator[Event]:
        """This year's result of a payer, and the reserve that was moved in to make good a loss."""
        owner, name, nobody = outcome.payer, outcome.pool.name, (_NOBODY, _NOBODY)
        current, other = _earned(outcome), ZERO
        if surplus is not None:
            current, other = surplus.current, surplus.other
        elif outcome.pool.statute is not None or not is_distribution(outcome.pool):
            return
        for event, amount, words in (
            ("结转", current, f"结转{name}的本年收益"),
            ("结转亏损", -current, f"结转{name}的本年亏损"),
            ("转入", other, f"{name}：公积转入，弥补亏损"),
        ):
            if amount > ZERO:
                yield self._event(owner, event, _Matter(name, amount, words), nobody)

    def _closed(self, outcome: PoolOutcome) -> Iterator[Event]:
        """At the year's end what was distributed is taken off what was there to distribute."""
        if not is_distribution(outcome.pool):
            return
        steps = [s for s in outcome.steps if s.step.kind == "提取"]
        steps += [s for s in outcome.steps if s.step.kind == "去向" and s.step.to in PAYEES]
        steps += [s for s in outcome.steps if s.step.to not in PAYEES and self._receiver(outcome, s)]
        total = sum((step.amount for step in steps), start=ZERO)
        if total:
            name = outcome.pool.name
            sides = (_NOBODY, _NOBODY)
            yield self._event(outcome.payer, "年终结转", _Matter(name, total, f"结转{name}的各项分配"), sides)

    def _guarantees_closed(self, clauses: Mapping[str, Sequence[Line]]) -> Iterator[Event]:
        """At the year's end what was paid as a share of profit by clauses outside of all pools, too."""
        for arrangement, term in self.settlement.terms():
            if nature_of(arrangement, term) != DIVIDEND:
                continue
            lines = [line for line in clauses.get(term.name, ()) if line.arrangement == arrangement.code]
            total = sum((line.amount for line in lines), start=ZERO)
            if total:
                matter = _Matter(term.name, total, f"结转{term.name}的各项分配")
                yield self._event(lines[0].payer, "年终结转", matter, (_NOBODY, _NOBODY))

    def _moved(self, debt: Debt, moved: Movement) -> Iterator[Event]:
        """An advance, a payment, a correction or a withholding that touched a debt."""
        day = datetime.date.fromisoformat(moved.date) if moved.date else self.day
        shared = self.meaning(moved.item).shared
        payee = self.opposite(debt.payer, debt.payee)
        name, sides = "", (payee, _NOBODY)
        if moved.kind == "预付":
            name = "预付"
        elif moved.kind == "已付":
            name = "付分配款" if shared else "付款"
        elif moved.kind == "更正":
            name = "冲回分配" if shared else "冲回"
        if not name:
            return
        yield self._dated(debt.payer, name, moved, day, sides)
        if debt.payee in self.types:
            back = self.opposite(debt.payee, debt.payer)
            received = "冲减收入" if moved.kind == "更正" else "收款"
            yield self._dated(debt.payee, received, moved, day, (_NOBODY, back))

    def _dated(
        self, owner: str, name: str, moved: Movement, day: datetime.date, sides: tuple[Opposite, Opposite]
    ) -> Event:
        meaning = self.meaning(moved.item)
        voucher = f"，{moved.voucher}" if moved.voucher else ""
        summary = f"{'收到' if name == '收款' else moved.kind}{moved.item}{voucher}"
        ground = str(moved.where)
        return Event(
            owner, day, name, moved.item, meaning.income, meaning.kind, moved.amount, *sides, summary, ground
        )

    def _withheld(self, debt: Debt) -> Iterator[Event]:
        payee = self.opposite(debt.payer, debt.payee)
        for one in debt.withheld:
            meaning = self.meaning(one.clauses[0])
            name = "代扣分配款" if meaning.shared else "代扣"
            topic, to = f"代扣{one.item}", self.opposite(debt.payer, one.to)
            if one.to == debt.payer:  # it becomes the member's own contribution there
                name, topic, to = "盈余转为出资", one.item, payee
            yield Event(
                debt.payer,
                self.day,
                name,
                topic,
                meaning.income,
                meaning.kind,
                one.figure.money,
                payee,
                to,
                topic,
                "；".join(map(str, one.figure.cites)) or str(one.where),
            )

    def _accounts(self) -> Iterator[Event]:
        """What moves between a co-operative's capital, its reserve and its members."""
        accounts = self.settlement.accounts
        for moved in account_moves(self.settlement) if accounts is not None else ():
            owner = accounts.payer if accounts is not None else ""
            payee = self.opposite(owner, moved.payee)
            sides = (payee, payee)
            yield self._event(owner, moved.name, _Matter(moved.topic, moved.amount, moved.summary), sides)

    def _set_off(self, debt: Debt) -> Iterator[Event]:
        """What was set off, laid on the incomes of the debt in their order."""
        left = debt.recovered
        if not left:
            return
        payee = self.opposite(debt.payer, debt.payee)
        reached = {
            income
            for a in self.settlement.arrangements
            for deduction in a.deductions
            for income in deduction.incomes
        }
        own = self.between.get((debt.payer, debt.payee), ())
        for line in (line for line in own if line.income in reached):
            taken = Money(min(left.fen, line.amount.fen))
            if taken:
                name = "抵扣分配款" if self.meaning(line.clause).shared else "抵扣"
                summary = f"从{line.clause.partition('/')[0]}中抵扣预付款"
                yield self._event(debt.payer, name, _Matter(line.clause, taken, summary), (payee, payee))
            left -= taken
        if left:
            yield self._event(
                debt.payer, "抵扣", _Matter("期初", left, "从期初应付中抵扣预付款"), (payee, payee)
            )


def _earned(outcome: PoolOutcome) -> Money:
    """What came in this year, without what earlier years left; a loss is negative."""
    whole = outcome.taken_in - outcome.loss
    flows = zip(outcome.pool.sources, outcome.inflows, strict=True)
    return whole - sum((figure.to_fen().money for source, figure in flows if is_opening(source)), start=ZERO)


def is_distribution(pool: Pool) -> bool:
    """Say whether a pool distributes a profit, a surplus or an income, and is no cost shared by weights.

    Where nobody said what it is under the law, its shares say it: 股金 and 返还 come out of a profit.
    """
    if pool.statute is not None:
        return pool.statute is not Statute.CONTRACT
    incomes = {step.income for step in pool.steps if step.to in PAYEES}
    return not incomes or bool(incomes & {INTEREST, REFUND})


def _members(settlement: Settlement) -> Mapping[str, frozenset[str]]:
    """The households that are members, by the code of each collective and co-operative.

    Of a collective all households of the roster are. Of a co-operative those who have an account or
    shares; where neither register is kept, all of the roster.
    """
    roster = frozenset(settlement.books.households)
    rows = [row for sheet in ("成员账户", "股份") for row in settlement.books.rows(sheet)]
    own = frozenset(row.household for row in rows) & roster
    found: dict[str, frozenset[str]] = {}
    for arrangement in settlement.arrangements:
        for party in arrangement.parties.values():
            kind = payer_kind(party.legal_type)
            cooperative = kind is not None and kind.statute is Statute.COOPERATIVE
            found[party.code] = (own or roster) if cooperative else roster
    return found
