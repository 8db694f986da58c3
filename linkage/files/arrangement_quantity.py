"""Quantities of terms (数量): a column, one a household or person, or a formula over the columns of a row."""

from __future__ import annotations

from attrs import frozen

from linkage.engine.formula_factor import FormulaFactor
from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.formula_columns import sheet_named
from linkage.formula.faults import FormulaError, Text
from linkage.formula.function import Kind as Sorted
from linkage.formula.function import Sort
from linkage.formula.parser import is_formula, parse
from linkage.ground.fault import quoted
from linkage.ground.source import Scalar
from linkage.ground.units import Unit
from linkage.model.registers import Kind

_ANY_UNIT = Sort(Sorted.NUMBER, None)


@frozen
class Counted:
    """What a clause counts: the column, its unit where the headings say it, and the formula if it is one."""

    quantity: tuple[str, str]
    unit: Unit | None
    formula: FormulaFactor | None = None

    @property
    def words(self) -> str:
        """What is counted, as it was written."""
        if self.formula is not None:
            return self.formula.words()
        return ".".join(part for part in self.quantity if part)


def read_counted(desk: Desk, scalar: Scalar) -> Counted | None:
    """Read 数量; nothing when it has problems, which are noted."""
    if not is_formula(scalar.text):
        quantity = desk.quantity(scalar, "数量")
        return Counted(quantity, desk.quantity_unit(quantity)) if quantity is not None else None
    try:
        parse(Text(scalar.text, scalar.where))
    except FormulaError as error:
        desk.problems.extend(error.problems)
        return None
    sheet = sheet_named(scalar)
    if not sheet:
        _note_no_sheet(desk, scalar)
        return None
    if sheet not in desk.headings:
        desk.column(sheet, "", scalar.where, "数量")
        return None
    dated = desk.headings[sheet].get("日期") is not None
    formula = desk.formulas.of_rows(scalar, sheet, _ANY_UNIT, dated=dated)
    if formula is None or desk.season is None:
        return None
    if not formula.columns:
        _note_no_sheet(desk, scalar)
        return None
    numbers = [name for name in formula.columns if _is_number(desk, sheet, name)]
    leading = next(iter(numbers), formula.columns[0])
    return Counted((sheet, leading), formula.unit, FormulaFactor(formula, desk.season, "数量"))


def _is_number(desk: Desk, sheet: str, heading: str) -> bool:
    found = desk.headings[sheet].get(heading)
    return found is not None and found.column.kind is Kind.NUMBER


def _note_no_sheet(desk: Desk, scalar: Scalar) -> None:
    """A formula that names no register cannot say whose rows it counts."""
    remedy = "请写明数的是哪张台账，例如 =交售.数量 − 交售.扣杂"
    desk.note(faults.BAD_REFERENCE, scalar.where, key="“数量”", said=quoted(scalar.text), remedy=remedy)
