"""Write examples/云坪村2025/台账.xlsx again from nothing: python examples/tools/build_yunping.py [FILE]."""

from __future__ import annotations

import datetime
import sys
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from yunping_cells import Rows
from yunping_registers import sheets

from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.model.registers import Column, Kind

TARGET = Path(__file__).parent.parent / "云坪村2025" / "台账.xlsx"
UNITS = {"交售": {"数量": "斤"}, "地块": {"面积": "亩"}}


def heading(sheet: str, column: Column) -> str:
    """The heading with its unit, as people write it."""
    unit = UNITS.get(sheet, {}).get(column.heading, column.units[0] if column.units else "")
    return f"{column.heading}（{unit}）" if unit else column.heading


def main(target: Path) -> None:
    """Write the workbook."""
    book = xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd"})
    fixed = datetime.datetime(2026, 1, 30, tzinfo=datetime.UTC).replace(tzinfo=None)
    book.set_properties({"title": "云坪村2025年台账（虚构）", "author": "云坪村（虚构）", "created": fixed})
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#EDE7D9", "border": 1, "text_wrap": True}),
        "text": book.add_format({"num_format": "@"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "money": book.add_format({"num_format": "0.00"}),
    }
    for name, rows in sheets().items():
        _sheet(book, name, rows, formats)
    book.close()


def _sheet(
    book: xlsxwriter.Workbook, name: str, rows: Rows, formats: dict[str, xlsxwriter.format.Format]
) -> None:
    sheet = book.add_worksheet(name)
    columns = SHEET_BY_NAME[name].columns
    for index, column in enumerate(columns):
        sheet.write_string(0, index, heading(name, column), formats["head"])
        wide = {Kind.SECRET: 22, Kind.DAY: 12}.get(column.kind, 10)
        if column.heading in {"依据", "来源", "事项", "条款", "地块代码", "开户行"}:
            wide = 24
        sheet.set_column(index, index, wide)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        if len(row) != len(columns):
            raise ValueError(name, row)
        for index, (cell, column) in enumerate(zip(row, columns, strict=True)):
            match cell:
                case None:
                    continue
                case datetime.date():
                    sheet.write_datetime(number, index, _midnight(cell), formats["day"])
                case int() | Decimal():
                    money = "元" in heading(name, column) or isinstance(cell, Decimal)
                    sheet.write_number(number, index, cell, formats["money"] if money else None)
                case _:
                    sheet.write_string(number, index, cell, formats["text"])


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime(date.year, date.month, date.day)  # noqa: DTZ001 - a cell has no zone


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
