"""Fact (事实): an amount the books state for a season, such as a net profit, with its source."""

from __future__ import annotations

from linkage.engine.holding import Scope
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.fault import Fault
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money
from linkage.ground.units import YUAN
from linkage.model.arrangement import Arrangement
from linkage.model.registers import Books, Row

UNUSABLE = Fault("E424", "事实“{name}”{wrong}", "分配要用到它", "{remedy}（台账〔事实〕）")


def fact_in_force(name: str, where: Where, scope: Scope) -> Figure:
    """The amount of the one row of 事实 with this name that is in force in the season, in yuan.

    ``where`` is the place that asks for it, told when there is no row. Raises
    :class:`InputRefusedError` when no row or several rows are in force, or the unit is no money.
    """
    rows = [row for row in scope.books.rows("事实") if row.text("名称") == name]
    current = [row for row in rows if _in_force(row, scope)]
    figure = current[0].figure("数值") if len(current) == 1 else None
    if figure is not None and figure.unit.fits(YUAN):
        return figure.to(YUAN).named(name)
    if figure is not None:
        wrong, remedy = "的单位不是元", "请把单位改成“元”或“万元”"
    elif len(current) > 1:
        wrong, remedy = "在结算期内有几行", "请用起、止分清，或只留一行"
    else:
        wrong, remedy = "在结算期内没有金额", "请写一行：名称、数值、单位“元”、来源"
    place = rows[0].where("数值") if rows else where
    raise InputRefusedError([UNUSABLE.at(place, name=name, wrong=wrong, remedy=remedy)])


def fact_if_stated(name: str, arrangement: Arrangement, books: Books) -> Money:
    """The amount the books state under this name in the season, to the fen; nought when they state none."""
    rows = [row for row in books.rows("事实") if row.text("名称") == name]
    figures = [row.figure("数值") for row in rows if _in_season(row, arrangement)]
    found = next((figure for figure in figures if figure is not None and figure.unit.fits(YUAN)), None)
    return found.to(YUAN).to_fen().money if found is not None else ZERO


def _in_force(row: Row, scope: Scope) -> bool:
    return _in_season(row, scope.arrangement)


def _in_season(row: Row, arrangement: Arrangement) -> bool:
    season = arrangement.season
    start, end = row.day("起"), row.day("止")
    return (start is None or start.date <= season.last) and (end is None or end.date >= season.first)
