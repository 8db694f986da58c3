"""Factor (系数): what a row of a weight is multiplied by: by its class, for all alike, or by itself."""

from __future__ import annotations

from linkage.engine.holding import Scope
from linkage.engine.quantity import PER_HOUSEHOLD
from linkage.ground.errors import InputRefusedError
from linkage.ground.fault import Fault, listed
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
        person = scope.books.person_or_head_of(row)
        scale = scale.of(row, person.row if person is not None else None, record_day, scope.books)
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
        person = scope.books.person_or_head_of(row)
        if column not in row.places and person is not None:
            row = person.row
    said = row.values.get(column)
    return (said,) if isinstance(said, Word) else ()


NO_FACTOR = Fault(
    "E423", "{said}在系数表中没有系数", "系数表只写了：{known}", "请改正这一格，或在{place}补上系数"
)
TWO_CLASSES = Fault(
    "E463",
    "{day}这一天有{said}几个类别",
    "系数只能取一个，不知道取哪个",
    "请在〔类别〕用起、止把先后分开",
)


def _refused(weight: Weight, row: Row, words: tuple[Word, ...], record_day: Day) -> InputRefusedError:
    said = "、".join(f"“{word.text}”" for word in words) or "“”"
    where = words[0].origin.where if words and words[0].origin else row.where(weight.factor_column)
    if len([word for word in words if word.text in weight.factors]) > 1:
        return InputRefusedError([TWO_CLASSES.at(where, day=record_day.date, said=said)])
    words_known = listed(weight.factors)
    return InputRefusedError([NO_FACTOR.at(where, said=said, known=words_known, place=weight.where)])
