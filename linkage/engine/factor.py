"""Factor (系数): what a row of a weight is multiplied by: by its class, for all alike, or by itself."""

from __future__ import annotations

from linkage.engine.eligible import person_of
from linkage.engine.holding import Scope
from linkage.engine.quantity import PER_HOUSEHOLD
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.figure import Day, Figure, Word
from linkage.model.arrangement import Weight
from linkage.model.categories import DATED, categories_on
from linkage.model.factor import RowFactor
from linkage.model.registers import Row


def times_factor(weight: Weight, row: Row, figure: Figure, record_day: Day, scope: Scope) -> Figure:
    """Multiply a row by the factor of its class, and leave a weight without factors as it is.

    Raises :class:`InputRefusedError` when the class has no factor, or the row two classes at once.
    """
    if not weight.factors:
        return figure
    words = _words(weight, row, record_day, scope)
    known = [word for word in words if word.text in weight.factors]
    if len(known) != 1:
        raise _refused(weight, row, words, record_day)
    factor = weight.factors[known[0].text]
    chosen = Figure(
        op="pick",
        value=factor.value,
        unit=factor.unit,
        name="系数",
        args=(known[0], *weight.factors.values()),
        params={"keys": list(weight.factors), "last_holds": False},
    )
    return figure * chosen


def times_scale(weight: Weight, row: Row, figure: Figure, record_day: Day, scope: Scope) -> Figure:
    """Multiply a row by the one factor of all rows, or by the one it gives for itself.

    Raises :class:`InputRefusedError` when the row's own cannot be reckoned.
    """
    scale = weight.scale
    if isinstance(scale, RowFactor):
        person = person_of(row, scope) or scope.books.households[row.household].head
        scale = scale.of(row, person.row, record_day, scope.books)
    return figure if scale is None else figure * scale


def _words(weight: Weight, row: Row, record_day: Day, scope: Scope) -> tuple[Word, ...]:
    """The words the factor may go by: dated categories on the record date, else a column.

    A column the sheet lacks is the roster's: the row's person, or the head.
    """
    column = weight.factor_column
    if column == DATED:
        member = "" if weight.quantity == PER_HOUSEHOLD else row.member
        return categories_on(scope.books, row.household, member, record_day.date)
    if column not in row.values:
        person = person_of(row, scope) or scope.books.households[row.household].head
        if column not in row.places:
            row = person.row
    said = row.values.get(column)
    return (said,) if isinstance(said, Word) else ()


def _refused(weight: Weight, row: Row, words: tuple[Word, ...], record_day: Day) -> InputRefusedError:
    said = "、".join(f"“{word.text}”" for word in words) or "“”"
    where = words[0].origin.where if words and words[0].origin else row.where(weight.factor_column)
    if len([word for word in words if word.text in weight.factors]) > 1:
        what, why = f"{record_day.date}这一天有{said}几个类别", "系数只能取一个，不知道取哪个"
        remedy = "请在〔类别〕用起、止把先后分开"
        return InputRefusedError([Problem("E463", where, what, why, remedy)])
    what, why = f"{said}在系数表中没有系数", f"系数表只写了：{'、'.join(weight.factors)}"
    remedy = f"请改正这一格，或在{weight.where}补上系数"
    return InputRefusedError([Problem("E423", where, what, why, remedy)])
