"""Tariff (标准按行): what a row of a step by standard claims, where a table or formula sets the standard."""

from __future__ import annotations

from linkage.engine.holding import Scope
from linkage.ground.errors import InputRefusedError
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure
from linkage.ground.units import YEAR, YUAN, Unit, UnitError
from linkage.model.arrangement import Weight
from linkage.model.price import Asked, Price
from linkage.model.registers import Row

NO_YUAN_BY_ROW = Fault(
    "E677",
    "分配“{pool}”的标准（{said}）与这一行的数量（{counted}）合不成元",
    "标准乘以数量应当是金额",
    "请改正标准的单位，例如按人的写 50 元/人，或改正这一行的单位",
)


def priced(weight: Weight, row: Row, figure: Figure, pool: tuple[str, Day], scope: Scope) -> Figure:
    """What a row counts, times what one unit of it is worth; as it is where no row has a price.

    ``pool`` is its name and record day. A price a year counts one whole year where the row says no time.
    Raises :class:`InputRefusedError` when the table has no price for the row, or units make no yuan.
    """
    if weight.priced is None:
        return figure
    charged = weight.priced.charge(figure)
    try:
        if charged is not None:
            return _yearly(charged).to(YUAN)
        rate = _rate(weight.priced, row, figure, pool, scope)
        if ("年", -1) in (figure.unit * rate.unit).powers:
            rate = rate * _ONE_YEAR
        return figure.to(YUAN / rate.unit) * rate
    except UnitError as error:
        said = _of(weight.priced.units)
        words = {"pool": pool[0], "said": said, "counted": figure.unit or "无单位"}
        where = row.where("单位") if "单位" in row.places else weight.where
        raise InputRefusedError([NO_YUAN_BY_ROW.at(where, **words)]) from error


_ONE_YEAR = Figure.constant(1, YEAR, "一个整期")


def _yearly(charged: Figure) -> Figure:
    return charged * _ONE_YEAR if ("年", -1) in charged.unit.powers else charged


def _rate(price: Price, row: Row, figure: Figure, pool: tuple[str, Day], scope: Scope) -> Figure:
    name, record_day = pool
    day = row.day("日期") or record_day
    asked = Asked(day, scope.arrangement.first_day, scope.books, name, row, figure, record_day)
    return price.at(asked).named("标准")


def _of(units: tuple[Unit, ...]) -> str:
    return "、".join(str(unit or "比例") for unit in units) or "各行自己的单位"
