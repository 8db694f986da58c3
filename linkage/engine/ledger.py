"""Ledger (往来账): all that stands between one payer and one payee, as figures that know their place.

Lines are referred to, registers are read; nothing is netted here. What is open on a clause is what
has fallen due of it, less what was withheld from it and paid on it, never below nought.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import define, field

from linkage.engine.schedule import due_in_season
from linkage.engine.setoff import Claim
from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Json
from linkage.ground.money import Money
from linkage.ground.units import YUAN
from linkage.model.entitlement import Line, Movement, Withheld
from linkage.model.payment import Schedule
from linkage.model.registers import Row


@define
class Ledger:
    """What is gathered for one payer and payee before it is netted.

    ``due`` holds by clause what is owed, ``paid`` by clause or pool what was paid; ``claims`` are in no
    order yet, each with its place in the queue and its row.
    """

    payer: str
    payee: str
    schedules: Mapping[str, Schedule]
    end: datetime.date
    due: dict[str, list[Figure]] = field(factory=dict)
    owed: list[Figure] = field(factory=list)
    opened: list[Figure] = field(factory=list)
    reclaimed: list[Figure] = field(factory=list)
    deducted: list[Figure] = field(factory=list)
    paid: dict[str, list[Figure]] = field(factory=dict)
    claims: list[tuple[tuple[int, int, str, str, str], Claim, Where]] = field(factory=list)
    withheld: list[Withheld] = field(factory=list)
    movements: list[Movement] = field(factory=list)

    @property
    def gross(self) -> Figure:
        """本期应得."""
        return total(self.owed)

    @property
    def opening(self) -> Figure:
        """期初: what the payer still owed, less what the payee did."""
        return total(self.opened) - total(self.reclaimed) if self.reclaimed else total(self.opened)

    @property
    def all_deducted(self) -> Figure:
        """应抵扣: everything due for deduction, recovered or not."""
        return total(self.deducted)

    @property
    def all_paid(self) -> Figure:
        """已付."""
        return total([figure for item in sorted(self.paid) for figure in self.paid[item]])

    def owe(self, clause: str, figure: Figure) -> None:
        """Add what is owed under a clause this season."""
        self.owed.append(figure)
        self.due.setdefault(clause, []).append(figure)

    def waiting(self) -> Mapping[str, Money]:
        """What the clauses owe this season and has not fallen due by its end (未到期)."""
        found = {}
        for clause, figures in self.due.items():
            later = total(figures).value - self._due_now(clause).value
            if later > 0:
                found[clause] = Money(int(later * 100))
        return found

    def open(self) -> dict[str, Figure]:
        """What is still open on each clause; a payment that names a pool pays its steps in order."""
        found = {clause: self._due_now(clause) for clause in sorted(self.due)}
        for withheld in self.withheld:
            for clause in withheld.clauses:
                if clause in found:
                    found[clause] = less(found[clause], withheld.figure)
                    break
        for item in sorted(self.paid):
            rest: Figure | None = total(self.paid[item])
            steps = [clause for clause in found if clause.partition("/")[0] == item and clause != item]
            for clause in [*((item,) if item in found else ()), *steps]:
                if rest is None or not rest.value:
                    break
                before = found[clause]
                found[clause] = less(before, rest)
                rest = less(rest, before) if rest.value > before.value else None
        return found

    def _due_now(self, clause: str) -> Figure:
        whole = total(self.due[clause])
        schedule = self.schedules.get(clause)
        return whole if schedule is None else due_in_season(whole, schedule, self.end)


def total(figures: Sequence[Figure]) -> Figure:
    """Add amounts in yuan; of none, nought."""
    return Figure.total(figures) if figures else Figure.zero(YUAN)


def less(whole: Figure, part: Figure) -> Figure:
    """Take a part away, never below nought."""
    if not part.value:
        return whole
    rest = whole - part
    return rest if rest.value >= 0 else rest.at_least_zero()


def line_figure(line: Line) -> Figure:
    """A line as the debts refer to it."""
    return referred(line.clause, line.amount, {"clause": line.clause, "payee": line.payee})


def referred(name: str, amount: Money, params: Mapping[str, Json]) -> Figure:
    """An amount that stands elsewhere in the same document."""
    return Figure(op="ref", value=Fraction(amount.fen, 100), unit=YUAN, name=name, params=params)


def movement(kind: str, payee: str, row: Row, amount: Figure) -> Movement:
    """A row of money about a payee as the papers list it."""
    day = row.day("日期")
    return Movement(
        kind=kind,
        item=row.text("项目"),
        payee=payee,
        amount=amount.money,
        date=day.date.isoformat() if day is not None else "",
        voucher=row.text("凭证"),
        where=row.where("金额"),
    )
