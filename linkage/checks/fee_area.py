"""A fee for organising leases charged for another area than the plots on record have (收费面积)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.check import NOTE, WARNING, Check, Spot
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import rows_read
from linkage.ground.units import Unit
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.model.land_fees import is_land_fee, leases_of
from linkage.model.registers import Row
from linkage.words.wording import decimal

_MU = Unit.parse("亩")


@frozen
class FeeArea:
    """The area a fee is charged for, the area on record, and what joined or left since the fee was booked.

    All in 亩. ``charged_on`` is the day of the last charge.
    """

    charged: Fraction
    registered: Fraction
    joined: Fraction
    left: Fraction
    charged_on: datetime.date | None

    @property
    def differs(self) -> bool:
        """Whether the two areas are not the same."""
        return self.charged != self.registered

    @property
    def explained(self) -> bool:
        """Whether what joined and left since then makes all of the difference."""
        return self.charged + self.joined - self.left == self.registered

    def words(self) -> str:
        """The difference in one sentence, with its cause where the register has it."""
        told = f"登记 {_said(self.registered)}，收费 {_said(self.charged)}"
        if not self.explained:
            return f"{told}，差 {_said(abs(self.registered - self.charged))}，台账里看不出原因"
        moved = [f"加入 {_said(self.joined)}"] if self.joined else []
        moved += [f"退出 {_said(self.left)}"] if self.left else []
        return f"{told}；收费以后登记有变动：{'，'.join(moved)}"


def fee_area(settlement: Settlement, arrangement: Arrangement, fee: Term) -> FeeArea | None:
    """What a fee is charged for beside what is on record; nothing where either is not counted by area."""
    scope = Scope(arrangement, settlement.books)
    charges = [row for row in rows_read(fee.quantity, fee.name, scope) if _area(row, fee.quantity[1])]
    plots = {
        row.number: row
        for lease in leases_of(arrangement, fee.payer)
        for row in rows_read(lease.quantity, lease.name, scope)
    }
    if not charges or not plots:
        return None
    first, last = arrangement.first_day.date, arrangement.last_day.date
    days = [day.date for row in charges if (day := row.day("日期")) is not None]
    on = max(days, default=None)
    there = [row for row in plots.values() if held_on(row, last, scope)]
    # By plots and not by rows: land that goes from one household to another neither joins nor leaves.
    then = [row for row in plots.values() if held_on(row, on or first, scope)]
    before, after = {_plot(row) for row in then}, {_plot(row) for row in there}
    return FeeArea(
        charged=sum((_area(row, fee.quantity[1]) for row in charges), start=Fraction(0)),
        registered=_sum(there),
        joined=_sum([row for row in there if _plot(row) not in before]),
        left=_sum([row for row in then if _plot(row) not in after]),
        charged_on=on,
    )


def _plot(row: Row) -> str:
    return row.text("地块代码") or str(row.number)


def _sum(plots: Sequence[Row]) -> Fraction:
    return sum((_area(row, "面积") for row in plots), start=Fraction(0))


def _area(row: Row, heading: str) -> Fraction:
    figure = row.figure(heading)
    return figure.to(_MU).value if figure is not None and figure.unit.fits(_MU) else Fraction(0)


def _said(area: Fraction) -> str:
    return f"{decimal(area, 2)} 亩"


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement, term in settlement.terms():
        if not is_land_fee(term, arrangement):
            continue
        area = fee_area(settlement, arrangement, term)
        if area is None or not area.differs:
            continue
        mend = "" if area.explained else "。请核对〔地块〕和〔居间〕，改正一处"
        yield Spot(
            f"条款“{term.name}”", f"{area.words()}{mend}", severity=NOTE if area.explained else WARNING
        )


CHECK = Check(
    name="fee_area",
    code="C799",
    severity=WARNING,
    asks="流转服务费收费的面积，和登记的地块合不合",
    ground="流转服务管理费的三方约定；台账〔地块〕",
    find=_find,
    mechanisms=(23,),
)
