"""Claims (按标准应得): what each payee may claim under a step by standard, and who comes first."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.engine.holding import Scope
from linkage.engine.rounding import round_figure
from linkage.ground.errors import InputRefusedError
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure
from linkage.ground.money import Rounding
from linkage.ground.units import YEAR, YUAN, UnitError
from linkage.model.arrangement import Step
from linkage.model.price import Price
from linkage.model.registers import Row

NO_YUAN = Fault(
    "E441",
    "第{step}步的标准（{said}）与按的数量（{counted}）合不成元",
    "标准乘以数量应当是金额",
    "请改正标准的单位，例如按人的写 50 元/人，按出资额的写 6%",
)
NO_PLACE = Fault("E442", "{payee} 没有写“{heading}”", "第{step}步要靠它排先后", "请在台账〔{sheet}〕填上")


def claims_of(step: Step, price: Figure | Price, weights: Mapping[str, Figure]) -> Mapping[str, Figure]:
    """Each payee's weight times the standard, in whole steps of the step's rounding (half up by default).

    A rate a year counts one whole year where the weight says no time. Raises
    :class:`InputRefusedError` when the units make no yuan.
    """
    modes = {mode.label: mode for mode in Rounding}
    mode = modes.get(step.share_mode, Rounding.HALF_UP)
    claims: dict[str, Figure] = {}
    for payee, weight in weights.items():
        figure = _in_yuan(step, price, weight)
        claims[payee] = round_figure(figure, mode, step.share_step).named("按标准应得")
    return claims


def _in_yuan(step: Step, price: Figure | Price, weight: Figure) -> Figure:
    """A claim not yet rounded; rows that were priced one by one are money already."""
    if isinstance(price, Price):
        charged = price.charge(weight) if price.on_line else None
        return weight.to(YUAN) if charged is None else _whole_year(step, charged)
    rate = price
    if ("年", -1) in (weight.unit * price.unit).powers:
        rate = price * Figure.constant(1, YEAR, "一个整期")
    try:
        return weight.to(YUAN / rate.unit) * rate
    except UnitError as error:
        words = {"said": price.unit or "比例", "counted": weight.unit or "无单位"}
        raise InputRefusedError([NO_YUAN.at(step.where, step=step.number, **words)]) from error


def _whole_year(step: Step, charged: Figure) -> Figure:
    """What tiers of a payee's sum come to; a rate a year counts one whole year."""
    figure = charged * Figure.constant(1, YEAR, "一个整期") if ("年", -1) in charged.unit.powers else charged
    if figure.unit.fits(YUAN):
        return figure.to(YUAN)
    words = {"said": "分档", "counted": figure.unit or "无单位"}
    raise InputRefusedError([NO_YUAN.at(step.where, step=step.number, **words)])


def places_in(
    column: tuple[str, str], step: Step, payees: Mapping[str, Figure], scope: Scope
) -> Mapping[str, Figure | Day]:
    """The number or day by which each payee stands in a queue; of several rows the first.

    Raises :class:`InputRefusedError` naming every payee whose place is not written.
    """
    sheet, heading = column
    found: dict[str, list[Figure | Day]] = {}
    rows: dict[str, Row] = {}
    for row in scope.books.rows(sheet):
        payee = row.payee if step.personal else row.household
        value = row.values.get(heading)
        rows.setdefault(payee, row)
        if isinstance(value, Figure | Day):
            found.setdefault(payee, []).append(value)
    problems = [
        NO_PLACE.at(
            rows[payee].where(heading) if payee in rows else step.where,
            payee=payee,
            heading=heading,
            step=step.number,
            sheet=sheet,
        )
        for payee in sorted(payees)
        if payee not in found
    ]
    if problems:
        raise InputRefusedError(problems)
    return {payee: _first(found[payee]) for payee in payees}


def _first(places: list[Figure | Day]) -> Figure | Day:
    days = sorted((place for place in places if isinstance(place, Day)), key=lambda day: day.date)
    if days:
        return Day.earliest(days)
    figures = sorted((place for place in places if isinstance(place, Figure)), key=lambda one: one.value)
    first = figures[0]
    for other in figures[1:]:
        first = first.smaller_of(other)
    return first
